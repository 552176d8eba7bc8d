import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { locateLibtensorflow, tensorflowVersion } from "../../src/native/locate.js";

const root = mkdtempSync(join(tmpdir(), "locate-"));
after(() => rmSync(root, { recursive: true }));

const cc = "libtensorflow_cc.so.2";
const framework = "libtensorflow_framework.so.2";

/** Writes files that only look like libraries. */
function put(folder: string, ...names: string[]): string {
  for (const name of names) {
    const file = join(root, folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "not empty");
  }
  return join(root, folder);
}

const packages = "lib/python3.12/site-packages";
const own = put(`own/${packages}/tensorflow`, cc, framework);
put(`own/${packages}/tensorflow_cpu-2.20.1.dist-info`, "METADATA");
put(`active/${packages}/tensorflow`, cc, framework);
put("active", "pyvenv.cfg", "bin/python3");
put(`system/${packages}/tensorflow`, cc, framework);
put(`system/${packages}/tensorflow-2.19.0.dist-info`, "METADATA");
put("system", "bin/python3.12");
put(`shimmed/versions/3.12.1/${packages}/tensorflow`, cc, framework);
put("shimmed", "shims/python3");
writeFileSync(join(root, "shimmed/version"), "3.12.1\n");
put(`bare`, "bin/python3");
put(`bare/${packages}`, "pip/__init__.py");
const cache = put(
  "cache",
  `libtensorflow/${tensorflowVersion}/${cc}`,
  `libtensorflow/${tensorflowVersion}/${framework}`,
);
const tfjsNode = put("tfjs-node", "deps/lib/libtensorflow.so.2", `deps/lib/${framework}`);
mkdirSync(join(root, "links"));
symlinkSync(join(root, "system/bin/python3.12"), join(root, "links/python3"));

/** A machine with nothing on it but what a test adds. */
const locate = (env: Record<string, string>, options = {}) =>
  locateLibtensorflow({
    env: { HOME: join(root, "nobody"), ...env },
    environments: [],
    tfjsNode: join(root, "none"),
    ...options,
  });

const pathFrom = (env: Record<string, string>) => locate(env).found?.path;

test("the variable names a folder or one of the libraries, and beats everything", () => {
  const env = { TRAINLAB_CACHE: cache, VIRTUAL_ENV: join(root, "active") };
  for (const named of [own, join(own, cc), join(own, framework)]) {
    assert.deepEqual(locate({ ...env, TRAINLAB_LIBTENSORFLOW: named }), {
      found: { path: join(own, cc), source: "TRAINLAB_LIBTENSORFLOW", version: "2.20.1" },
      missed: [],
    });
  }
});

test("a variable that names nothing is not papered over", () => {
  const path = join(root, "nowhere");
  assert.deepEqual(locate({ TRAINLAB_CACHE: cache, TRAINLAB_LIBTENSORFLOW: path }), {
    missed: [{ source: "TRAINLAB_LIBTENSORFLOW", path, problem: "not there" }],
  });
});

test("a Python's TensorFlow comes before the cache, the cache before tfjs-node's download", () => {
  const env = { TRAINLAB_CACHE: cache };
  const all = { tfjsNode, environments: [join(root, "own")] };
  assert.deepEqual(locate(env, all).found, {
    path: join(own, cc),
    source: "python",
    version: "2.20.1",
  });
  assert.deepEqual(locate(env, { tfjsNode }).found, {
    path: join(cache, "libtensorflow", tensorflowVersion, cc),
    source: "cache",
    version: tensorflowVersion,
  });
  assert.deepEqual(locate({}, { tfjsNode }).found, {
    path: join(tfjsNode, "deps/lib/libtensorflow.so.2"),
    source: "tfjs-node",
  });
});

test("the Python at hand is the active environment's, else the one that python3 starts", () => {
  const library = (prefix: string) => join(root, prefix, packages, "tensorflow", cc);
  assert.equal(pathFrom({ VIRTUAL_ENV: join(root, "active") }), library("active"));
  assert.equal(pathFrom({ CONDA_PREFIX: join(root, "system") }), library("system"));
  assert.equal(pathFrom({ PATH: join(root, "active/bin") }), library("active"));
  assert.equal(pathFrom({ PATH: join(root, "links") }), library("system"));
  assert.equal(pathFrom({ PATH: join(root, "shimmed/shims") }), library("shimmed/versions/3.12.1"));
  assert.equal(pathFrom({ PATH: join(root, "bare/bin") }), undefined);
});

test("what is missing is said for each place", () => {
  const half = put("half", cc);
  const { found, missed } = locate({ TRAINLAB_CACHE: half, PATH: join(root, "bare/bin") });
  assert.equal(found, undefined);
  assert.deepEqual(missed, [
    { source: "python", path: join(root, "bare", packages, "tensorflow"), problem: "not there" },
    { source: "cache", path: join(half, "libtensorflow", tensorflowVersion), problem: "not there" },
    { source: "tfjs-node", path: join(root, "none/deps/lib"), problem: "not there" },
  ]);
  const alone = locate({ TRAINLAB_LIBTENSORFLOW: half }).missed[0]?.problem;
  assert.equal(alone, `no ${framework} beside ${join(half, cc)}`);
  const empty = locate({ TRAINLAB_LIBTENSORFLOW: join(root, "links") }).missed[0]?.problem;
  assert.equal(empty, `no ${cc} or libtensorflow.so.2 in it`);
});

test("TensorFlow's own builds are left alone on a processor without AVX", () => {
  const env = { TRAINLAB_CACHE: cache };
  const without = { cpuinfo: "processor\t: 0\nflags\t\t: fpu sse4_2 avx512 \n" };
  const path = join(cache, "libtensorflow", tensorflowVersion, cc);
  const problem = "the processor has no AVX, which TensorFlow's builds need";
  const { found, missed } = locate(env, without);
  assert.equal(found, undefined);
  assert.deepEqual(missed[0], { source: "cache", path, problem });
  assert.equal(locate({ TRAINLAB_LIBTENSORFLOW: own }, without).found?.path, join(own, cc));
  for (const cpuinfo of ["flags : fpu avx avx2\n", "Features : fp asimd\n"]) {
    assert.equal(locate(env, { cpuinfo }).found?.path, path);
  }
});
