import type { NotebookLanguage } from "../../notebook-language.js";
import { languageInfos } from "../../protocol/language-info.js";
import { kernels } from "../kernelspec.js";
import type { Notebook } from "./file.js";

/** What the cells of a notebook are written in: what its kernelspec says, else TypeScript. */
export function languageOf({ metadata }: Pick<Notebook, "metadata">): NotebookLanguage {
  const { kernelspec } = metadata as { kernelspec?: { language?: unknown } };
  return kernelspec?.language === "javascript" ? "javascript" : "typescript";
}

/** What Jupyter notes in a notebook about the kernel that ran it. */
export function notebookMetadata(language: NotebookLanguage): Record<string, unknown> {
  const { name, displayName } = kernels[language];
  return {
    kernelspec: { display_name: displayName, language, name },
    language_info: languageInfos[language],
  };
}
