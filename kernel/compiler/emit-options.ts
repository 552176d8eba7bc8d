import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { EmitOptions } from "../emit-options.js";
import { typescriptBinary } from "./typescript-binary.js";
import type { Workspace } from "./workspace.js";

const kept: readonly (keyof EmitOptions)[] = [
  "experimentalDecorators",
  "jsx",
  "jsxFactory",
  "jsxFragmentFactory",
  "jsxImportSource",
  "useDefineForClassFields",
];

/** What the user's `tsconfig.json`, with everything it extends, says on how cells become JavaScript. */
export async function emitOptions({ folder, hasUserConfig }: Workspace): Promise<EmitOptions> {
  if (!hasUserConfig) return {};
  const show = ["--showConfig", "--project", folder];
  const { stdout } = await promisify(execFile)(typescriptBinary(), show);
  const { compilerOptions } = JSON.parse(stdout) as { compilerOptions: Record<string, unknown> };
  const entries = kept.map((name) => [name, compilerOptions[name]] as const);
  // "preserve" would leave JSX in the JavaScript, for a later tool that there is none of.
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && value !== "preserve"),
  ) as EmitOptions;
}
