import type { MimeBundle } from "../../src/display/host.js";
import type { Inspection } from "../compiler/compiler.js";
import type { CellId, Evaluated, Failure } from "../runtime/messages.js";
import type { OutputListener } from "./output.js";

/** What a `prompt` shows. */
export interface InputQuestion {
  prompt: string;
  password: boolean;
}

/** Answers a `prompt`; `undefined` (or a rejection) where there is no answer. */
export type InputHandler = (question: InputQuestion) => Promise<string | undefined>;

export interface ExecuteOptions {
  /** Names the cell in later output; a random name by default. */
  id?: CellId;
  /** Show no result and keep `_` and the execution count; default `false`. */
  silent?: boolean;
  /** Whether the cell counts, `In [n]`; default: unless `silent`. */
  storeHistory?: boolean;
  /** Name → expression to evaluate after the cell. */
  userExpressions?: Record<string, string>;
  /** Called once with the cell's number, before anything else. */
  onStart?: (executionCount: number) => void;
  /** Receives all that the cell shows, also after it ended (from a timer). */
  onOutput: OutputListener;
  /** Answers `prompt`; without it, `prompt` throws in the cell. */
  onInput?: InputHandler;
}

export interface ExecuteResult {
  executionCount: number;
  /** Why the cell failed; it was shown as an output, too. */
  failure?: Failure;
  /** The bundle that was shown as the cell's result. */
  result?: MimeBundle;
  userExpressions: Record<string, Evaluated>;
  /** What the front end should show in its pager, in Jupyter's form. */
  payload: PagePayload[];
}

export interface PagePayload {
  source: "page";
  data: Inspection["data"];
  start: number;
}
