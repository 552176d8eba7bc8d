import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readIfThere, records } from "./paths.mjs";

const file = join(records, "lock");

/** Does `work` while no other set-up of this folder is at work; waits for one that is. */
export async function locked(work, onWait) {
  mkdirSync(records, { recursive: true });
  let waits = false;
  while (!take()) {
    if (!waits) onWait(`waiting for another set-up (process ${holder()})`);
    waits = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  // Left behind by a set-up that was killed.
  if (!isAlive(holder())) rmSync(file, { force: true });
  return false;
}

function holder() {
  return Number(readIfThere(file));
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
