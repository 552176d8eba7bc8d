import type { Binding } from "./binding.js";
import type { LibtensorflowSearch } from "./locate.js";

/** What this process calls TensorFlow through. */
export interface Native {
  search: LibtensorflowSearch;
  binding: Binding;
  /** Why `binding` is absent: where it was looked for, or the system's message. */
  problem?: string;
}

let native: Native | undefined;

/** The native part of this process, if it was asked for before. */
export function loadedNative(): Native | undefined {
  return native;
}

export function setNative(value: Native): Native {
  return (native = value);
}
