import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notebookLanguages, type NotebookLanguage } from "../notebook-language.js";

/** By the language of the notebook: the name in notebook files and folders, and the one that people see. */
export const kernels: Readonly<Record<NotebookLanguage, { name: string; displayName: string }>> = {
  typescript: { name: "trainlab", displayName: "TypeScript (TrainLab)" },
  javascript: { name: "trainlab-js", displayName: "JavaScript (TrainLab)" },
};

const kernelMain = fileURLToPath(new URL("../main.js", import.meta.url));
const kernelArguments: Readonly<Record<NotebookLanguage, readonly string[]>> = {
  typescript: [],
  javascript: ["--javascript"],
};

/** How a Jupyter client starts the kernel and what it shows of it. */
export interface Kernelspec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: "message" | "signal";
  metadata: Record<string, unknown>;
}

/** Names this Node by its path: the one on a Jupyter server's PATH may be another, or none. */
export function kernelspec(language: NotebookLanguage): Kernelspec {
  return {
    argv: [process.execPath, kernelMain, ...kernelArguments[language], "{connection_file}"],
    display_name: kernels[language].displayName,
    language,
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}

/** A kernelspec's place among those of a folder. */
export interface KernelspecPlace {
  language: NotebookLanguage;
  displayName: string;
  folder: string;
}

/** Where the kernelspecs of TrainLab lie in a folder of kernelspecs. */
export function kernelspecPlaces(parent: string): KernelspecPlace[] {
  return notebookLanguages.map((language) => {
    const { name, displayName } = kernels[language];
    return { language, displayName, folder: join(parent, name) };
  });
}

/** Where Jupyter keeps the kernelspecs of a prefix (`/usr`, a virtual environment). */
export function kernelsFolder(prefix: string): string {
  return join(prefix, "share", "jupyter", "kernels");
}

/** Where Jupyter keeps the user's own kernelspecs. */
export function userKernelsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const share = env["XDG_DATA_HOME"] || join(env["HOME"] ?? "", ".local", "share");
  return join(env["JUPYTER_DATA_DIR"] || join(share, "jupyter"), "kernels");
}
