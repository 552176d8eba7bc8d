import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command.mjs";
import { isAlive } from "./lock.mjs";
import { environmentPython, root } from "./paths.mjs";
import { pip } from "./pip.mjs";

/** Wheels that hold the library for the processor; the Python that they are for does not matter. */
const wheels = {
  x64: { name: "tensorflow-cpu", platform: "manylinux_2_27_x86_64" },
  // There is no tensorflow-cpu for it, and this one is without CUDA there.
  arm64: { name: "tensorflow", platform: "manylinux_2_27_aarch64" },
};
const python = ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"];
const libraries = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"];
const downloads = ".download-";

/** Loads the wheel with pip and keeps two libraries of it in the cache, or nothing. */
export async function fetchLibtensorflow(log) {
  const wheel = wheels[process.arch];
  if (!wheel) return log(`there is no TensorFlow for ${process.arch}\n`);
  const { cacheFolder } = await import("../../dist/src/util/cache-folder.js");
  const { tensorflowVersion } = await import("../../dist/src/native/locate.js");
  const cache = join(cacheFolder(), "libtensorflow");
  removeAbandoned(cache);
  const work = join(cache, `${downloads}${process.pid}`);
  const unpacked = join(work, tensorflowVersion);
  mkdirSync(unpacked, { recursive: true });
  try {
    const requirement = `${wheel.name}==${tensorflowVersion}`;
    const target = ["--platform", wheel.platform, ...python, "--no-deps", "--dest", work];
    await pip("download", [...target, requirement], log);
    const file = readdirSync(work).find((name) => name.endsWith(".whl"));
    const members = libraries.map((name) => `tensorflow/${name}`);
    const unpack = join(root, "scripts", "setup", "unpack_wheel.py");
    await run(environmentPython, [unpack, join(work, file), unpacked, ...members], { log });
    const final = join(cache, tensorflowVersion);
    rmSync(final, { recursive: true, force: true });
    renameSync(unpacked, final);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What set-ups that were killed have left. */
function removeAbandoned(cache) {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const pid = name.startsWith(downloads) ? Number(name.slice(downloads.length)) : undefined;
    if (pid !== undefined && !isAlive(pid))
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}
