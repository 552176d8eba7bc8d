import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { bindCApi, type CApi } from "./capi.js";
import { koffi, libc } from "./libc.js";
import { holdStderr } from "./stderr.js";

/**
 * Kept in memory until the process ends: unloading libtensorflow while its threads run crashes. koffi unloads
 * at exit, which this pin outlasts.
 */
const RTLD_LAZY = 0x1;
const RTLD_NODELETE = 0x1000;

/**
 * What libtensorflow writes while it loads, whatever `TF_CPP_MIN_LOG_LEVEL` says.
 * https://github.com/tensorflow/tensorflow/issues/100442
 */
const chatter = /^WARNING: All log messages before absl::InitializeLog|^I\d{4} \d\d:\d\d:/;

/** A library being loaded on another thread. */
export interface LoadingLibrary {
  /** Waits for it. Throws the system's message when it cannot be loaded. */
  finish(): CApi;
}

/**
 * Begins to load libtensorflow beside whatever this thread does next. Call `finish` in the same turn: standard
 * error is held back until then.
 */
export function beginLoading(path: string): LoadingLibrary {
  const { dlopen, dlerror } = libc();
  const quiet = process.env["TF_CPP_MIN_LOG_LEVEL"] === undefined;
  if (quiet) process.env["TF_CPP_MIN_LOG_LEVEL"] = "2"; // errors only
  const release = quiet ? holdStderr((line) => chatter.test(line)) : () => {};
  dlopen.async(path, RTLD_LAZY | RTLD_NODELETE, () => {});
  return {
    finish() {
      try {
        // The loader's lock makes this wait for the other thread, and then it only counts a reference.
        if (dlopen(path, RTLD_LAZY | RTLD_NODELETE) === 0) {
          throw new Error(dlerror() ?? `${path} cannot be loaded`);
        }
      } finally {
        release();
      }
      return bindCApi(koffi().load(path, { lazy: true }));
    },
  };
}

/** The file and the library it rests on, as the system names their mappings. */
export function libraryFiles(path: string): string[] {
  const framework = join(dirname(path), "libtensorflow_framework.so.2");
  return [path, framework].filter((file) => existsSync(file)).map((file) => realpathSync(file));
}
