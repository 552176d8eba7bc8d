import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder for what can be made again: `TRAINLAB_CACHE`, else `trainlab` under `XDG_CACHE_HOME`, else
 * `~/.cache/trainlab`. It need not exist.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env["TRAINLAB_CACHE"]) return env["TRAINLAB_CACHE"];
  return join(env["XDG_CACHE_HOME"] || join(env["HOME"] || homedir(), ".cache"), "trainlab");
}
