import type { MimeBundle } from "../../src/display/host.js";
import type { Failure } from "../runtime/messages.js";

/**
 * What a cell shows. `type` is the name of the IOPub message and the other fields are its content; the first, second,
 * fourth and fifth kind are the outputs of a notebook file.
 */
export type Output =
  | { type: "stream"; name: StreamName; text: string }
  | ({ type: "display_data" | "update_display_data" } & DisplayContent)
  | { type: "clear_output"; wait: boolean }
  | {
      type: "execute_result";
      execution_count: number;
      data: MimeBundle;
      metadata: Record<string, unknown>;
    }
  | ({ type: "error" } & Failure);

export type StreamName = "stdout" | "stderr";

interface DisplayContent {
  data: MimeBundle;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

export type OutputListener = (output: Output) => void;
