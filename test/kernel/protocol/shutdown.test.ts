import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection, KernelClient, kernelMain } from "./client.js";

/** Whether a process is there (and is no zombie that only waits to be collected). */
async function lives(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "gone) Z");
  return status.slice(status.lastIndexOf(")")).split(" ")[1] !== "Z";
}

async function died(pids: number[]): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const alive = await Promise.all(pids.map(lives));
    if (!alive.includes(true)) return;
    await delay(50);
  }
  assert.fail(`still there: ${pids.join(", ")}`);
}

/** Ids of the kernel and of all processes below it. */
async function familyOf(root: number): Promise<number[]> {
  const children = await readFile(`/proc/${root}/task/${root}/children`, "utf8").catch(() => "");
  const below = children.split(" ").filter(Boolean).map(Number);
  return [root, ...(await Promise.all(below.map(familyOf))).flat()];
}

for (const channel of ["control", "shell"] as const) {
  for (const restart of [true, false]) {
    test(`shutdown on ${channel}, restart ${restart}: echoed, and nothing stays`, async (t) => {
      const kernel = await KernelClient.start();
      t.after(() => kernel.close());
      await kernel.execute("1");
      const family = await familyOf(kernel.process.pid ?? 0);
      assert.ok(family.length >= 3, "the front, the runtime and the compiler");
      const { content } = await kernel.request(channel, "shutdown_request", { restart });
      assert.deepEqual(content, { status: "ok", restart });
      assert.deepEqual(await kernel.exited(), { code: 0, signal: null });
      await died(family);
    });
  }
}

test("other clients hear of the shutdown on IOPub", async (t) => {
  const kernel = await KernelClient.start();
  t.after(() => kernel.close());
  await kernel.request("control", "shutdown_request", { restart: false });
  await kernel.until(
    () => kernel.broadcast.some(({ header }) => header.msg_type === "shutdown_reply"),
    "shutdown_reply on IOPub",
  );
  await kernel.exited();
});

test("shutdown ends a busy cell and what it started", async (t) => {
  const kernel = await KernelClient.start();
  t.after(() => kernel.close());
  const { id, done } = kernel.begin(
    `import { spawn } from "node:child_process";
     console.log(String(spawn("sleep", ["1000"]).pid)); while (true) {}`,
  );
  // Nobody answers it any more.
  done.catch(() => {});
  const printed = () =>
    kernel
      .messagesOf(id)
      .find(({ header, content }) => header.msg_type === "stream" && content["name"] === "stdout");
  await kernel.until(() => printed() !== undefined, "the child's id");
  const child = Number(printed()?.content["text"]);
  assert.ok(await lives(child));
  const family = await familyOf(kernel.process.pid ?? 0);
  await kernel.close();
  await died([...family, child]);
});

test("exit listeners of an idle notebook run", async (t) => {
  const kernel = await KernelClient.start();
  t.after(() => kernel.close());
  const file = join(kernel.folder, "goodbye");
  const { reply } = await kernel.execute(
    `import { writeFileSync } from "node:fs";
     process.on("exit", () => writeFileSync(${JSON.stringify(file)}, "said"));`,
  );
  assert.equal(reply.content["status"], "ok");
  await kernel.request("control", "shutdown_request", { restart: false });
  await kernel.exited();
  assert.equal(await readFile(file, "utf8"), "said");
});

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`${signal} to the front leaves nothing behind, a busy cell included`, async (t) => {
    const kernel = await KernelClient.start();
    t.after(() => kernel.close());
    const { id, done } = kernel.begin("console.log('begun'); while (true) {}");
    done.catch(() => {});
    await kernel.until(
      () => kernel.messagesOf(id).some(({ header }) => header.msg_type === "stream"),
      "the cell's beginning",
    );
    const family = await familyOf(kernel.process.pid ?? 0);
    kernel.process.kill(signal);
    await kernel.exited();
    await died(family);
  });
}

/** Starts a kernel as a kernel manager does, tells its id, and stays. */
const manager = `
  const env = { ...process.env, JPY_PARENT_PID: String(process.pid) };
  const [kernel, connection] = process.argv.slice(1);
  const child = require("node:child_process").spawn(process.execPath, [kernel, connection], { env, stdio: "ignore" });
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

test("a kernel whose manager was killed ends itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trainlab-orphan-"));
  const file = join(folder, "connection.json");
  await writeFile(file, JSON.stringify(await createConnection("")));
  const parent = spawn(process.execPath, ["-e", manager, kernelMain, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const kernel = Number(String(line));
  assert.ok(await lives(kernel));
  parent.kill("SIGKILL");
  await died([kernel]);
  await rm(folder, { recursive: true, force: true });
});

test("without a connection file: a message and exit code 2", async () => {
  const child = spawn(process.execPath, [kernelMain], { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const [code] = (await once(child, "exit")) as [number];
  assert.equal(code, 2);
  assert.match(text, /expected a connection file/);
});
