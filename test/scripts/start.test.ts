import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Clone, finish } from "./clone.js";

const firstCalls = [
  "venv",
  "npm ci",
  "tsc",
  "pip download",
  "unpack",
  "pip install",
  "jupyterlab version",
];
const opened = 7;

test("a fresh clone is set up step by step and JupyterLab opened with the arguments", () =>
  Clone.use(async (clone) => {
    const { code, output } = await clone.start({}, ["--no-browser", "--port", "8899"]);
    assert.equal(code, opened, output);
    assert.deepEqual(clone.calls(), firstCalls);
    const library = join(clone.cache, "libtensorflow/2.21.0/libtensorflow_cc.so.2");
    const lines = output.replace(/ \(\d+ s\)$/gm, "").split("\n");
    assert.match(lines[0] ?? "", /^✓ disk space for \d\.\d GB$/);
    assert.match(lines[3] ?? "", /^✓ npm packages \(\d+\)$/);
    assert.deepEqual(
      lines.filter((_, index) => index !== 0 && index !== 3),
      [
        `✓ Node ${process.versions.node}`,
        "✓ Python 3.11.4 in .venv",
        "✓ TypeScript compiled",
        `✓ libtensorflow 2.21.0 (cache: ${library})`,
        "✓ JupyterLab 4.6.0 in .venv",
        '✓ kernels "Fake" and "Fake too" in .venv',
        "opened --no-browser --port 8899",
        "",
      ],
    );
  }));

test("the second start does nothing again", () =>
  Clone.use(async (clone) => {
    await clone.start();
    clone.calls();
    const { code, output } = await clone.start();
    assert.equal(code, opened, output);
    assert.deepEqual(clone.calls(), []);
    assert.match(output, /^✓ disk space: nothing to add$/m);
  }));

const changes: { name: string; change: (clone: Clone) => void; calls: string[] }[] = [
  {
    name: "another requirement installs the Python packages",
    change: ({ folder }) => appendFileSync(join(folder, "requirements.txt"), "more==1.0\n"),
    calls: ["pip install", "jupyterlab version"],
  },
  {
    name: "a changed source is compiled",
    change: ({ folder }) => {
      mkdirSync(join(folder, "src"));
      writeFileSync(join(folder, "src", "new.ts"), "export {};\n");
    },
    calls: ["tsc"],
  },
  {
    name: "another version in the lock file installs the npm packages, and compiles",
    change: ({ folder }) => {
      const file = join(folder, "package-lock.json");
      const lock = JSON.parse(readFileSync(file, "utf8")) as {
        packages: Record<string, { version: string }>;
      };
      const entry = lock.packages["node_modules/typescript"];
      assert.ok(entry);
      entry.version = "99.0.0";
      writeFileSync(file, JSON.stringify(lock));
    },
    calls: ["npm ci", "tsc"],
  },
  {
    name: "a virtual environment whose Python is gone is made anew",
    change: ({ folder }) => rmSync(join(folder, ".venv"), { recursive: true }),
    calls: ["venv", "pip install", "jupyterlab version"],
  },
  {
    name: "a lost library is fetched",
    change: ({ cache }) => rmSync(join(cache, "libtensorflow"), { recursive: true }),
    calls: ["pip download", "unpack"],
  },
];

for (const { name, change, calls } of changes) {
  test(name, () =>
    Clone.use(async (clone) => {
      await clone.start();
      clone.calls();
      change(clone);
      const { code, output } = await clone.start();
      assert.equal(code, opened, output);
      assert.deepEqual(clone.calls(), calls);
    }),
  );
}

test("a clone that was moved gets a virtual environment of its own path", () =>
  Clone.use(async (clone) => {
    await clone.start();
    clone.calls();
    const scratch = join(clone.folder, "..");
    renameSync(clone.folder, join(scratch, "moved"));
    const moved = new Clone(scratch, join(scratch, "moved"));
    assert.equal((await moved.start()).code, opened);
    assert.ok(moved.calls().includes("venv"));
  }));

const failures: { step: string; env: NodeJS.ProcessEnv; says: RegExp; before: string[] }[] = [
  {
    step: "npm packages",
    env: { FAIL_NPM_CI: "npm error code ENOTFOUND\nnpm error network request failed" },
    says: /The package registry cannot be reached\. Check the network/,
    before: ["venv", "npm ci"],
  },
  {
    step: "npm packages",
    env: { FAIL_NPM_CI: "npm error ENOSPC: no space left on device, write" },
    says: /The disk is full\. Free some space/,
    before: ["venv", "npm ci"],
  },
  {
    step: "JupyterLab",
    env: { FAIL_PIP_INSTALL: "NewConnectionError: Failed to establish a new connection" },
    says: /The package registry cannot be reached\. Check the network/,
    before: firstCalls.slice(0, -1),
  },
  {
    step: "JupyterLab",
    env: { FAIL_PIP_INSTALL: "ERROR: No matching distribution found for anyio==4.16.0" },
    says: /The package registry does not have a pinned version/,
    before: firstCalls.slice(0, -1),
  },
];

for (const { step, env, says, before } of failures) {
  const words = Object.values(env).join();
  test(`${step} that fails with "${words.split("\n")[0]}" says what to do, and can be done again`, () =>
    Clone.use(async (clone) => {
      const failed = await clone.start(env);
      assert.equal(failed.code, 1);
      assert.deepEqual(clone.calls(), before);
      assert.match(failed.output, new RegExp(`^✗ ${step}`, "m"));
      assert.match(failed.output, says);
      assert.doesNotMatch(failed.output, /^opened/m);
      const log = /^The whole log: (.+)$/m.exec(failed.output)?.[1] ?? "";
      assert.ok(readFileSync(log, "utf8").includes(words));

      const again = await clone.start();
      assert.equal(again.code, opened, again.output);
      // Nothing that was done before is done twice.
      assert.deepEqual(clone.calls(), firstCalls.slice(before.length - 1));
    }));
}

const pythons: { name: string; env: NodeJS.ProcessEnv; says: RegExp }[] = [
  { name: "too old", env: { FAKE_PYTHON: "3.8.10" }, says: /^ {2}python3: 3\.8\.10 is too old$/m },
  {
    name: "without venv",
    env: { FAKE_PYTHON: "3.12.1" },
    says: /^ {2}python3: 3\.12\.1 has no venv or ensurepip$/m,
  },
  { name: "not on the PATH", env: { PATH: "/nowhere" }, says: /^ {2}no Python$/m },
  {
    name: "named wrongly",
    env: { TRAINLAB_PYTHON: "/nowhere/python3" },
    says: /^ {2}\/nowhere\/python3: not a Python that starts$/m,
  },
];

for (const { name, env, says } of pythons) {
  test(`a Python that is ${name} is named before anything is loaded`, () =>
    Clone.use(async (clone) => {
      const { code, output } = await clone.start(env);
      assert.equal(code, 1);
      assert.match(output, /^✗ Python$/m);
      assert.match(output, says);
      assert.match(output, /apt install python3 python3-venv/);
      assert.deepEqual(clone.calls(), []);
    }));
}

test("without libtensorflow the start goes on with a warning, and the next one tries again", () =>
  Clone.use(async (clone) => {
    const { code, output } = await clone.start({ FAIL_PIP_DOWNLOAD: "ConnectTimeoutError" });
    assert.equal(code, opened, output);
    assert.match(output, /^! no libtensorflow: tensors are computed in JavaScript/m);
    const calls = clone.calls();
    // The wheel first, then the installer of tfjs-node.
    assert.deepEqual(calls.slice(3, 5), ["pip download", "tfjs-node"]);
    await clone.start();
    assert.deepEqual(clone.calls(), ["pip download", "unpack"]);
  }));

test("the cache holds the two libraries and nothing of the wheel", () =>
  Clone.use(async (clone) => {
    const libraries = join(clone.cache, "libtensorflow");
    // Of a set-up that was killed: no process has a number that large.
    mkdirSync(join(libraries, ".download-99999999"), { recursive: true });
    await clone.start();
    assert.deepEqual(readdirSync(libraries), ["2.21.0"]);
    const kept = readdirSync(join(libraries, "2.21.0")).toSorted();
    assert.deepEqual(kept, ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"]);
    const asked = readFileSync(join(libraries, "2.21.0/libtensorflow_cc.so.2"), "utf8");
    assert.match(asked, /--python-version 3\.11 .*--no-deps .*tensorflow(-cpu)?==2\.21\.0$/);
  }));

test("a signal ends the program of the step too, and the next start takes over", () =>
  Clone.use(async (clone) => {
    const pidFile = join(clone.cache, "..", "pid");
    const start = clone.spawn("start.mjs", [], { FAIL_NPM_CI: "hang", FAKE_PID: pidFile });
    const finished = finish(start);
    await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "");
    start.kill("SIGTERM");
    assert.equal((await finished).code, 128 + 15);
    const npm = Number(readFileSync(pidFile, "utf8"));
    await until(() => !isAlive(npm));
    clone.calls();
    const again = await clone.start();
    assert.equal(again.code, opened, again.output);
    assert.deepEqual(clone.calls(), firstCalls.slice(1));
  }));

test("a second set-up waits for the first", () =>
  Clone.use(async (clone) => {
    const first = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const ended = once(first, "exit");
    mkdirSync(join(clone.folder, ".setup"));
    writeFileSync(join(clone.folder, ".setup", "lock"), String(first.pid));
    const second = clone.spawn("start.mjs");
    const finished = finish(second);
    const [said] = (await once(second.stdout ?? second, "data")) as [string];
    assert.match(said, new RegExp(`^waiting for another set-up \\(process ${first.pid}\\)$`, "m"));
    assert.deepEqual(clone.calls(), []);
    first.kill();
    await ended;
    const { code, output } = await finished;
    assert.equal(code, opened, output);
  }));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
