import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { temporaryFolder } from "../../../kernel/compiler/temporary-folder.js";

const url = new URL("../../../kernel/compiler/temporary-folder.js", import.meta.url).href;
const script = `
  const { temporaryFolder } = await import(${JSON.stringify(url)});
  console.log(temporaryFolder("trainlab-test-").path);
`;

/** A process that makes a folder and goes on as `rest` says. */
async function processWithFolder(rest: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script + rest], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = (await once(child.stdout, "data")) as [Buffer];
  return { child, folder: String(printed).trim() };
}

async function isGone(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 200 && existsSync(folder); tries++) await wait(25);
  return !existsSync(folder);
}

describe("a temporary folder", () => {
  test("is removed when asked", () => {
    const folder = temporaryFolder("trainlab-test-");
    assert.ok(existsSync(folder.path));
    folder.remove();
    assert.equal(existsSync(folder.path), false);
  });

  test("does not keep its process, and goes with it", async () => {
    const { child, folder } = await processWithFolder("");
    if (child.exitCode === null) await once(child, "exit");
    assert.equal(child.exitCode, 0);
    assert.ok(await isGone(folder));
  });

  test("goes also when the process is killed", async () => {
    const { child, folder } = await processWithFolder("setInterval(() => {}, 1000);");
    assert.ok(existsSync(folder));
    child.kill("SIGKILL");
    assert.ok(await isGone(folder));
  });
});
