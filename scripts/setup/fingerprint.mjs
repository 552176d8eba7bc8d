import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** Hash of the contents of files and, recursively, folders of the repository, and of further facts. */
export function fingerprint(paths, ...facts) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn))
    hash.update(path).update(readFileSync(join(root, path)));
  for (const fact of facts) hash.update(`\0${fact}`);
  return hash.digest("hex");
}

function filesIn(path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (entry.isFile()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesIn(join(path, name)));
}
