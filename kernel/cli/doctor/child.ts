import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);
const limitMilliseconds = 60_000;

/** What a program prints, or why it gives nothing: a part that crashes must not end the doctor. */
export async function outputOf(
  command: string,
  args: readonly string[],
): Promise<{ output: string } | { problem: string }> {
  try {
    const { stdout } = await execute(command, args, { timeout: limitMilliseconds });
    return { output: stdout.trim() };
  } catch (error) {
    // Node's errors of child processes carry these.
    const { stderr, signal, message } = error as Error & { stderr?: string; signal?: string };
    const lastLine = stderr?.trim().split("\n").at(-1);
    return { problem: lastLine || (signal ? `ended by ${signal}` : message) };
  }
}
