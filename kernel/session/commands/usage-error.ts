import { CellFailure, plainFailure } from "../cell-failure.js";

/** A command that is not written as it should be. */
export function usageError(message: string): CellFailure {
  return new CellFailure(plainFailure("UsageError", message));
}
