/** TensorFlow's status codes by their names in `absl/status/status.h`. */
const codes = [
  "ok",
  "cancelled",
  "unknown",
  "invalid argument",
  "deadline exceeded",
  "not found",
  "already exists",
  "permission denied",
  "resource exhausted",
  "failed precondition",
  "aborted",
  "out of range",
  "unimplemented",
  "internal",
  "unavailable",
  "data loss",
  "unauthenticated",
];

/** A failure inside TensorFlow, in TensorFlow's own words after the name of what was asked for. */
export class TensorFlowError extends Error {
  override readonly name = "TensorFlowError";

  constructor(
    /** What failed: an operation (`MatMul`) or a step (`loadSavedModel`). */
    readonly operation: string,
    /** TF_Code: 3 is an invalid argument, 8 is out of memory, … */
    readonly code: number,
    message: string,
  ) {
    super(`${operation}: ${clean(message)} (${codes[code] ?? `code ${code}`})`);
  }
}

/** Drops what eager execution and protobuf's printer put around an operation's own message. */
function clean(message: string): string {
  return message
    .replace(/\{\{function_node [^}]*\}\}\s*/g, "")
    .replace(/goo\.gle\/debug\w+\s*/g, "")
    .replace(/\s*\[Op:[^\]]*\](?: name: ?)?\s*$/, "")
    .trim();
}
