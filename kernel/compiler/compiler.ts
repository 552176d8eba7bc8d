import type { EmitOptions } from "../emit-options.js";
import type { Failure } from "../runtime/messages.js";
import type { NotebookLanguage } from "../notebook-language.js";
import type { Limits } from "./limits.js";

/** A cell as it stands in the notebook. */
export interface CellSource {
  code: string;
  /** `In [count]`; names the cell in errors and stack traces. */
  count: number;
  /** The text that errors show, where `code` is a part of it and keeps its place; default: `code`. */
  written?: string;
}

/** A cell that passed the type check, ready to run. */
export interface CompiledCell {
  code: string;
  sourceMap: string;
  /** `Cell 12`, as stack traces name it. */
  fileName: string;
  /** How the files that it imports become JavaScript. */
  emit: EmitOptions;
  /** The names that may exist in the scope when it ran; `_` among them where the cell ends with a value. */
  declares: readonly string[];
}

export type Compilation = { ok: true; cell: CompiledCell } | { ok: false; failure: Failure };

/** Offsets are UTF-16 code units; the protocol's code points are converted before and after. */
export interface Completion {
  matches: CompletionMatch[];
  start: number;
  end: number;
}

export interface CompletionMatch {
  text: string;
  /** `_jupyter_types_experimental` kind: function, class, module, keyword, property … */
  type: string;
  signature?: string;
}

export interface Inspection {
  /** `text/plain` and `text/markdown`. */
  data: { "text/plain": string; "text/markdown": string };
  /** The variable of the notebook that it is about, if it is about one. */
  variable?: string;
}

export interface Declared {
  name: string;
  /** As TypeScript writes it; empty where it does not say. */
  type: string;
  /** Whether there is something of that name at run time. */
  exists: boolean;
}

export type Completeness =
  { status: "complete" | "invalid" | "unknown" } | { status: "incomplete"; indent: string };

/** The language side of the kernel: one growing module, checked before it runs. Never runs user code. */
export interface Compiler {
  /** Checks a cell (TypeScript under `strict`) and turns it into JavaScript. Declares nothing. */
  compile(source: CellSource): Promise<Compilation>;
  /** Makes names of a compiled cell visible to later cells: those that exist after it ran, and `_` if it is the value. */
  commit(cell: CompiledCell, declared: readonly string[]): Promise<void>;
  complete(code: string, cursor: number): Promise<Completion>;
  inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined>;
  isComplete(code: string): Completeness;
  /** What the cells have declared, by name. */
  declared(): Promise<Declared[]>;
  /** Packages were installed or removed: the next cell finds them so. */
  packagesChanged(): void;
  /** Forgets every declared name: after the runtime was started anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface CompilerOptions {
  /** The notebook's folder: relative imports and packages resolve from here first. */
  directory: string;
  /** What the cells are written in; default: TypeScript. */
  language?: NotebookLanguage;
  /** Whose globals the cells know; default: Node's. */
  platform?: "node" | "browser";
  /** How long TypeScript may take before it is taken for hung; default: `defaultLimits`. */
  limits?: Partial<Limits>;
}
