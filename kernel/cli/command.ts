/** A subcommand of `trainlab`. */
export interface Command {
  /** What follows its name on the command line. */
  usage: string;
  /** What `--help` says below the usage: options, exit codes. */
  details: string;
  /** Returns the exit code. */
  run(args: string[]): Promise<number> | number;
}
