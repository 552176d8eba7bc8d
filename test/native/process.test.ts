import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const built = new URL("../../src/", import.meta.url);
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs a module in a process of its own, with `tf` imported first unless told otherwise. */
function node(code: string, env: Record<string, string> = {}) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", code],
    { cwd: root, env: { ...process.env, ...env }, encoding: "utf8" },
  );
  return { status, signal, stdout, stderr };
}

const importTf = `const { tf } = await import("${new URL("tf.js", built).href}");
const value = tf.matMul(tf.ones([64, 64]), tf.ones([64, 64])).sum().dataSync()[0];`;
const print = `console.log(JSON.stringify({ backend: tf.getBackend(), value }));`;
const nowhere = { TRAINLAB_LIBTENSORFLOW: "/nowhere" };

const endings: Record<string, { code: string; status: number }> = {
  "the end of the script": { code: "", status: 0 },
  "process.exit": { code: "process.exit(3)", status: 3 },
  "an uncaught error": { code: `throw new Error("no")`, status: 1 },
  "an unhandled rejection": { code: `Promise.reject(new Error("no"))`, status: 1 },
};

for (const [ending, { code, status }] of Object.entries(endings)) {
  test(`a process that used TensorFlow ends cleanly by ${ending}`, () => {
    for (let run = 0; run < 3; run++) {
      const ended = node(`${importTf}\n${code}`);
      assert.deepEqual([ended.status, ended.signal], [status, null], ended.stderr);
    }
  });
}

test("a process may end while the library is loading", () => {
  const library = new URL("native/library.js", built).href;
  const locate = new URL("native/locate.js", built).href;
  const ended = node(`const { beginLoading } = await import("${library}");
    const { locateLibtensorflow } = await import("${locate}");
    beginLoading(locateLibtensorflow().found.path);
    process.exit(4);`);
  assert.deepEqual([ended.status, ended.signal], [4, null], ended.stderr);
});

test("nothing is printed but the program's own words", () => {
  const { stdout, stderr } = node(`${importTf} ${print} console.error("mine");
    tf.setBackend("cpu"); tf.ones([2]).add(1).dispose();`);
  assert.equal(stderr, "mine\n");
  assert.deepEqual(JSON.parse(stdout), { backend: "tensorflow", value: 262144 });
});

test("what is written to standard error while the library loads is not lost", () => {
  const hook = new URL("native/hook.js", built).href;
  const { stderr } = node(`const { hookTfjsNode } = await import("${hook}");
    const { createRequire } = await import("node:module");
    const require = createRequire("${root}");
    hookTfjsNode();
    const Module = require("node:module");
    const load = Module._load;
    Module._load = function (request, ...rest) {
      if (request === "./io/file_system") console.error("in between");
      return load.call(this, request, ...rest);
    };
    require("@tensorflow/tfjs-node");
    console.error("after");`);
  assert.equal(stderr, "in between\nafter\n");
});

test("the user's own require and import of tfjs-node give the same tf", () => {
  const hook = new URL("native/hook.js", built).href;
  const { stdout, stderr } = node(`const { hookTfjsNode } = await import("${hook}");
    hookTfjsNode((tf) => console.log("loaded", typeof tf.tensor));
    hookTfjsNode();
    const imported = await import("@tensorflow/tfjs-node");
    const { createRequire } = await import("node:module");
    hookTfjsNode((tf) => console.log("late", typeof tf.tensor));
    const required = createRequire("${root}")("@tensorflow/tfjs-node");
    ${importTf}
    console.log(imported.default === required, required === tf, imported.tensor === tf.tensor, value);`);
  assert.equal(stdout, "loaded function\nlate function\ntrue true true 262144\n", stderr);
});

test("without libtensorflow the JavaScript backend serves, quietly", () => {
  const status = new URL("native/status.js", built).href;
  const { stdout, stderr } = node(
    `const { nativeStatus } = await import("${status}");
    const before = nativeStatus();
    ${importTf} ${print}
    console.log(JSON.stringify([before, nativeStatus()]));
    try { tf.node.decodePng(new Uint8Array(8)); } catch (error) { console.log(error.message); }`,
    nowhere,
  );
  assert.equal(stderr, "");
  const [result = "", statuses = "", message = ""] = stdout.split("\n");
  assert.deepEqual(JSON.parse(result), { backend: "cpu", value: 262144 });
  const [before, later] = JSON.parse(statuses);
  assert.equal(before.backend, "cpu");
  assert.match(before.cost, /slower/);
  assert.deepEqual(before.missed, [
    { source: "TRAINLAB_LIBTENSORFLOW", path: "/nowhere", problem: "not there" },
  ]);
  assert.deepEqual(later, before);
  assert.match(message, /tensorflow/);
});

test("a library that does not load is reported in the system's words", () => {
  const { stdout, stderr } = node(
    `const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
    const folder = mkdtempSync("/tmp/broken-");
    for (const name of ["cc", "framework"]) writeFileSync(folder + "/libtensorflow_" + name + ".so.2", "text");
    process.env.TRAINLAB_LIBTENSORFLOW = folder;
    try {
      ${importTf} ${print}
      const { nativeStatus } = await import("${new URL("native/status.js", built).href}");
      console.log(nativeStatus().problem);
    } finally {
      rmSync(folder, { recursive: true });
    }`,
  );
  const [result = "", problem = ""] = stdout.split("\n");
  assert.deepEqual(JSON.parse(result), { backend: "cpu", value: 262144 }, stderr);
  assert.match(problem, /libtensorflow_cc\.so\.2: (file too short|invalid ELF header)/);
});
