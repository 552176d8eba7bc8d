import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder {
  path: string;
  remove(): void;
}

/**
 * A folder that goes with this process, however it ends: front ends kill kernels, and a killed process cleans up
 * nothing. So a shell waits at a pipe that closes when this process is gone; a session of its own keeps it from what
 * is sent to the group of the kernel.
 */
export function temporaryFolder(prefix: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), prefix));
  const cleaner = spawn("/bin/sh", ["-c", 'read -r _; rm -rf -- "$0"', path], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a shell the folder stays behind: no reason for a notebook not to work.
  cleaner.on("error", () => {});
  cleaner.stdin.on("error", () => {});
  cleaner.unref();
  // A socket to Node, though typed as a plain stream.
  (cleaner.stdin as Partial<Socket>).unref?.();
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      cleaner.stdin.end();
    },
  };
}
