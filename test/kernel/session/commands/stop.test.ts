import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { KernelClient } from "../../protocol/client.js";
import { CommandNotebook } from "./command-notebook.js";

const notebook = new CommandNotebook();
const { run, value } = notebook;

const stopped: Record<string, string> = {
  "a shell and what it started": "%%sh\necho begun\nsleep 1000 & echo $! > pid\nwait",
  "a shell that ignores it":
    "%%bash\ntrap '' INT\necho begun\necho $$ > pid\nwhile true; do sleep 0.1; done",
  "timed code": "%time console.log('begun'); while (true) {}",
  "timed code that waits": "%%time\nconsole.log('begun'); await new Promise(() => {})",
  "repeated code": "%timeit -n 1000 -r 1000 console.log('begun'); for (let i = 0; i < 1e7; i++);",
  "repeated code that waits":
    "%timeit -n 1000 -r 1000 console.log('begun'); await new Promise((resolve) => setTimeout(resolve, 10))",
};
for (const [name, code] of Object.entries(stopped)) {
  test(`an interrupt stops ${name}`, async () => {
    const { id, done } = notebook.kernel.begin(`${code}`);
    const begun = () =>
      notebook.kernel
        .messagesOf(id)
        .some(({ content }) => String(content["text"]).includes("begun"));
    await notebook.kernel.until(begun, "the command's beginning");
    const inShell = name.includes("shell");
    const pidFile = join(notebook.kernel.folder, "pid");
    const pid = inShell ? await fileText(pidFile) : 0;
    await notebook.kernel.request("control", "interrupt_request");
    if (name.includes("ignores")) await notebook.kernel.request("control", "interrupt_request");
    const { reply } = await done;
    assert.equal(reply.content["ename"], "Interrupted");
    if (inShell) await ended(Number(pid));
    assert.equal(await value("1 + 1"), "2");
  });
}

test("an interrupt takes a question back", async () => {
  let asked = false;
  notebook.kernel.onInput = () => {
    asked = true;
    void notebook.kernel.request("control", "interrupt_request");
    return undefined;
  };
  const { reply } = await notebook.kernel.execute("%reset");
  assert.ok(asked);
  assert.equal(reply.content["ename"], "Interrupted");
  notebook.kernel.onInput = () => "typed";
  assert.equal(await value("prompt('name')"), "'typed'");
});

test("the end of the runtime ends the program of a command", async () => {
  await run("setTimeout(() => process.exit(3), 1000)");
  const { reply, stdout } = await notebook.kernel.execute("%%sh\necho $$\nsleep 1000");
  assert.equal(reply.content["status"], "error");
  assert.match(String(reply.content["evalue"]), /exit code 3/);
  await ended(Number(stdout));
  assert.equal(await value("1 + 1"), "2");
});

test("the end of the kernel ends the program of a command", async () => {
  const other = await KernelClient.start();
  const { id } = other.begin("%%sh\necho $$\nsleep 1000");
  const begun = () => other.messagesOf(id).some(({ header }) => header.msg_type === "stream");
  await other.until(begun, "the shell's number");
  const line = other.messagesOf(id).find(({ header }) => header.msg_type === "stream");
  await other.close();
  await ended(Number(line?.content["text"]));
});

async function fileText(path: string): Promise<string> {
  for (;;) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (text.endsWith("\n")) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when a process is gone; a test that waits in vain is ended by its runner. */
async function ended(pid: number): Promise<void> {
  assert.ok(pid > 0);
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  try {
    // One that nobody has buried yet has ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
