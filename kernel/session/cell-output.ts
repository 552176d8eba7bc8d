import type { CellEvent } from "./runtime-client.js";
import type { Output } from "./output.js";

type Shown = Extract<CellEvent, { type: "stream" | "display" | "clear_output" | "late_error" }>;

const outputs: { [T in Shown["type"]]: (event: Extract<Shown, { type: T }>) => Output } = {
  stream: ({ name, text }) => ({ type: "stream", name, text }),
  display: ({ data, metadata, displayId, update }) => ({
    type: update ? "update_display_data" : "display_data",
    data,
    metadata,
    transient: displayId === undefined ? {} : { display_id: displayId },
  }),
  clear_output: ({ wait }) => ({ type: "clear_output", wait }),
  // No reply carries it any more, so that it is text: an `error` would mark a cell as failed that has succeeded.
  late_error: ({ failure }) => ({
    type: "stream",
    name: "stderr",
    text: `${failure.traceback.join("\n")}\n`,
  }),
};

/** The output that an event of the runtime means; `undefined` where it shows nothing. */
export function outputOf(event: CellEvent): Output | undefined {
  const make = outputs[event.type as Shown["type"]] as ((event: CellEvent) => Output) | undefined;
  return make?.(event);
}
