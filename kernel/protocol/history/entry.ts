/** One executed cell. */
export interface HistoryEntry {
  /** Number of the kernel's life, counted over all kernels of this user. */
  session: number;
  /** Execution count within its session. */
  line: number;
  input: string;
  /** `text/plain` of its result. */
  output?: string;
}
