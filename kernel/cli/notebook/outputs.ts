import type { Output } from "../../session/output.js";
import type { NotebookOutput } from "./file.js";

/** Data and metadata of a display, in whatever cell it stands. */
type Display = Extract<NotebookOutput, { output_type: "display_data" }>;

/** Turns what cells show into the outputs of a notebook file, as JupyterLab would keep them. */
export class NotebookOutputs {
  /** Displays that can be updated from any cell. */
  readonly #displays = new Map<string, Display[]>();

  /** A listener that fills the outputs of one cell. */
  listener(outputs: NotebookOutput[]): (output: Output) => void {
    let clearAtNext = false;
    const clear = (): void => {
      clearAtNext = false;
      outputs.length = 0;
    };
    return (output) => {
      if (output.type === "update_display_data") {
        this.#update(output);
      } else if (output.type === "clear_output" && output.wait) {
        clearAtNext = true;
      } else if (output.type === "clear_output") {
        clear();
      } else {
        if (clearAtNext) clear();
        this.#add(outputs, output);
      }
    };
  }

  #add(outputs: NotebookOutput[], output: Exclude<Output, { type: "clear_output" }>): void {
    if (output.type === "stream") appendText(outputs, output);
    else if (output.type === "error") {
      const { ename, evalue, traceback } = output;
      outputs.push({ output_type: "error", ename, evalue, traceback });
    } else if (output.type === "execute_result") {
      const { execution_count, data, metadata } = output;
      outputs.push({ output_type: "execute_result", execution_count, data, metadata });
    } else {
      const display: Display = {
        output_type: "display_data",
        data: output.data,
        metadata: output.metadata,
      };
      outputs.push(display);
      const id = output.transient.display_id;
      if (id !== undefined) this.#displays.set(id, [...(this.#displays.get(id) ?? []), display]);
    }
  }

  #update({ data, metadata, transient }: Extract<Output, { transient: object }>): void {
    const id = transient.display_id;
    if (id === undefined) return;
    for (const display of this.#displays.get(id) ?? []) Object.assign(display, { data, metadata });
  }
}

/** Neighbouring text of one stream is one output. */
function appendText(outputs: NotebookOutput[], output: Extract<Output, { type: "stream" }>): void {
  const last = outputs.at(-1);
  if (last?.output_type === "stream" && last.name === output.name) {
    last.text = `${String(last.text)}${output.text}`;
  } else {
    outputs.push({ output_type: "stream", name: output.name, text: output.text });
  }
}
