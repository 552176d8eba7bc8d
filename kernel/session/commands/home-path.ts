import { homedir } from "node:os";

/** A path in which a leading `~` stands for the home folder. */
export function homePath(path: string): string {
  return path.replace(/^~(?=\/|$)/, () => homedir());
}
