import type { Compiler, Completeness, Completion, Inspection } from "../compiler/compiler.js";
import { withValue } from "../compiler/inspection.js";
import { completeCell, inspectCell, isCellComplete } from "./command-assist.js";
import { completeMembers } from "./member-completion.js";
import type { RuntimeClient } from "./runtime-client.js";

export interface AssistantParts {
  /** The notebook's folder. */
  directory: string;
  compiler: Promise<Compiler>;
  runtime: RuntimeClient;
  /** Whether a cell runs. */
  isBusy(): boolean;
}

/** Helps with a cell that is being written: what the types say, and what the values do. Offsets are UTF-16 code units. */
export class SessionAssistant {
  readonly #parts: AssistantParts;

  constructor(parts: AssistantParts) {
    this.#parts = parts;
  }

  complete(code: string, cursor: number): Promise<Completion> {
    const { directory, runtime } = this.#parts;
    return completeCell(code, cursor, (typescript) => this.#complete(typescript, cursor), {
      directory,
      state: async () => (await runtime.state()) ?? { directory, environment: process.env },
    });
  }

  inspect(code: string, cursor: number, level: 0 | 1): Promise<Inspection | undefined> {
    return inspectCell(code, cursor, (typescript) => this.#inspect(typescript, cursor, level));
  }

  isComplete(code: string): Promise<Completeness> {
    return isCellComplete(code, async (typescript) =>
      (await this.#parts.compiler).isComplete(typescript),
    );
  }

  async #complete(code: string, cursor: number): Promise<Completion> {
    const { compiler, runtime, isBusy } = this.#parts;
    const completion = await (await compiler).complete(code, cursor);
    if (completion.matches.length > 0 || isBusy()) return completion;
    return completeMembers(code, cursor, (path) => runtime.members(path));
  }

  async #inspect(code: string, cursor: number, level: 0 | 1): Promise<Inspection | undefined> {
    const { compiler, runtime } = this.#parts;
    const inspection = await (await compiler).inspect(code, cursor, level);
    if (inspection?.variable === undefined) return inspection;
    const value = await runtime.summary(inspection.variable);
    return value === undefined ? inspection : withValue(inspection, value);
  }
}
