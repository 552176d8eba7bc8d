import assert from "node:assert/strict";
import { test } from "node:test";
import { explainDeath, type RuntimeExit } from "../../../kernel/session/runtime-death.js";

const ordinary: RuntimeExit = {
  code: null,
  signal: null,
  stderr: "",
  forced: false,
  beforeReady: false,
};

const cases: Record<string, { exit: Partial<RuntimeExit>; ename: string; says: RegExp }> = {
  "an exit code": { exit: { code: 3 }, ename: "ProcessExit", says: /exit code 3/ },
  "a full heap": {
    exit: {
      signal: "SIGABRT",
      stderr: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    },
    ename: "OutOfMemory",
    says: /--max-old-space-size/,
  },
  "an array that is too long": {
    exit: { signal: "SIGTRAP", stderr: "# Fatal JavaScript invalid size error 169220804" },
    ename: "OutOfMemory",
    says: /SIGTRAP/,
  },
  "the system's killer": { exit: { signal: "SIGKILL" }, ename: "Killed", says: /memory/ },
  "a crash": { exit: { signal: "SIGSEGV" }, ename: "NativeCrash", says: /SIGSEGV/ },
  "a forced end": {
    exit: { signal: "SIGKILL", forced: true },
    ename: "Interrupted",
    says: /did not stop/,
  },
  "a start that failed": {
    exit: { code: 1, beforeReady: true, stderr: "Cannot find module" },
    ename: "RuntimeError",
    says: /did not start.*Cannot find module/,
  },
};

for (const [name, { exit, ename, says }] of Object.entries(cases)) {
  test(name, () => {
    const failure = explainDeath({ ...ordinary, ...exit });
    assert.equal(failure.ename, ename);
    assert.match(failure.evalue, says);
    assert.ok(failure.traceback.join("\n").includes(failure.evalue));
  });
}

test("it says what is lost", () => {
  const { traceback } = explainDeath({ ...ordinary, code: 1 });
  assert.match(traceback.join("\n"), /All variables are lost\. A new process was started/);
});
