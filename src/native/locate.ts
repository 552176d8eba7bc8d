import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../util/cache-folder.js";
import { processorProblem } from "./processor.js";
import { pythonPackageFolders } from "./python-packages.js";

/** The TensorFlow that TrainLab fetches where there is none. */
export const tensorflowVersion = "2.21.0";

/** Where a libtensorflow came from: an environment variable, a Python, our own cache, tfjs-node's installer. */
export type LibtensorflowSource = "TRAINLAB_LIBTENSORFLOW" | "python" | "cache" | "tfjs-node";

/** A libtensorflow on this machine. */
export interface Libtensorflow {
  /** The file to load: `libtensorflow_cc.so.2`, or `libtensorflow.so.2` of tfjs-node's installer. */
  path: string;
  source: LibtensorflowSource;
  /** As the files say; absent where only the library itself knows. */
  version?: string;
}

/** A place without a libtensorflow, and what is wrong there. */
export interface Miss {
  source: LibtensorflowSource;
  path: string;
  problem: string;
}

export interface LibtensorflowSearch {
  found?: Libtensorflow;
  /** The places looked at before, in order. */
  missed: Miss[];
}

export interface LocateOptions {
  /** Default `process.env`. */
  env?: NodeJS.ProcessEnv;
  /** Virtual environments to look into as well; default TrainLab's own `.venv`. */
  environments?: readonly string[];
  /** Folder of the package `@tensorflow/tfjs-node`; default the one that TrainLab uses. */
  tfjsNode?: string;
  /** Contents of `/proc/cpuinfo`; default this machine's. */
  cpuinfo?: string;
}

interface Place {
  source: LibtensorflowSource;
  path: string;
  version?: string;
}

/** The C API is in the first two; the framework library belongs to the first. */
const libraries = ["libtensorflow_cc.so.2", "libtensorflow.so.2"];
const framework = "libtensorflow_framework.so.2";

/**
 * Finds libtensorflow by looking at files, in about a millisecond: `TRAINLAB_LIBTENSORFLOW` (a folder, or one of
 * its libraries; when it is set, nothing else counts), a TensorFlow in a Python at hand, TrainLab's cache,
 * tfjs-node's own download. The last three count only on a processor that TensorFlow's own builds run on.
 */
export function locateLibtensorflow(options: LocateOptions = {}): LibtensorflowSearch {
  const missed: Miss[] = [];
  const unfit = processorProblem(options.cpuinfo);
  for (const place of places(options)) {
    const library = libraryIn(place.path);
    if ("path" in library && unfit && place.source !== "TRAINLAB_LIBTENSORFLOW") {
      missed.push({ source: place.source, path: library.path, problem: unfit });
    } else if ("path" in library) {
      const version = place.version ?? versionBeside(library.path);
      const found = { path: library.path, source: place.source };
      return { found: version ? { ...found, version } : found, missed };
    } else {
      missed.push({ source: place.source, path: place.path, problem: library.problem });
    }
  }
  return { missed };
}

function places({ env = process.env, environments, tfjsNode }: LocateOptions): Place[] {
  const named = env["TRAINLAB_LIBTENSORFLOW"];
  if (named) return [{ source: "TRAINLAB_LIBTENSORFLOW", path: named }];
  return [
    ...pythonPackageFolders(env, environments ?? [join(packageRoot, ".venv")]).map(
      (folder): Place => ({ source: "python", path: join(folder, "tensorflow") }),
    ),
    {
      source: "cache",
      path: join(cacheFolder(env), "libtensorflow", tensorflowVersion),
      version: tensorflowVersion,
    },
    { source: "tfjs-node", path: join(tfjsNode ?? tfjsNodeFolder(), "deps", "lib") },
  ];
}

function libraryIn(place: string): { path: string } | { problem: string } {
  const entry = statSync(place, { throwIfNoEntry: false });
  if (!entry) return { problem: "not there" };
  const folder = entry.isDirectory() ? place : dirname(place);
  const path = libraries.map((name) => join(folder, name)).find(isFile);
  if (!path) return { problem: `no ${libraries.join(" or ")} in it` };
  if (!isFile(join(folder, framework))) return { problem: `no ${framework} beside ${path}` };
  return { path };
}

function isFile(path: string): boolean {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry !== undefined && entry.isFile() && entry.size > 0;
}

/** pip leaves `tensorflow_cpu-2.21.0.dist-info` beside the package `tensorflow`. */
function versionBeside(library: string): string | undefined {
  const packages = dirname(dirname(library));
  const info = readdirSync(packages).map((name) =>
    /^tensorflow(?:_cpu|_intel|_gpu)?-([\d.]+\w*)\.dist-info$/.exec(name),
  );
  return info.find((match) => match !== null)?.[1];
}

const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));

function tfjsNodeFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-node/package.json"));
}
