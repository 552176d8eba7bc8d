import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser that `TRAINLAB_CHROMIUM` names, else the first on the PATH; undefined where there is none. */
export function findChromium(env = process.env) {
  if (env.TRAINLAB_CHROMIUM)
    return existsSync(env.TRAINLAB_CHROMIUM) ? env.TRAINLAB_CHROMIUM : undefined;
  const folders = (env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}
