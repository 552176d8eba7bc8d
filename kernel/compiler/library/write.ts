/** The last step of a build: writes `library.d.ts`. */
import { renameSync, writeFileSync } from "node:fs";
import { bundleDeclarations } from "./bundle.js";
import { libraryFile, packageRoot } from "./place.js";
import { libraryRoots } from "./roots.js";

// A kernel that starts meanwhile finds the old file or the new one.
const unfinished = `${libraryFile}.${process.pid}`;
writeFileSync(unfinished, bundleDeclarations({ roots: libraryRoots(), packageRoot }));
renameSync(unfinished, libraryFile);
