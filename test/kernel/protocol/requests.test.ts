import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createMessage } from "../../../kernel/protocol/message.js";
import { KernelClient } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

test("the first subscriber is greeted, and hears that the kernel starts", async () => {
  await kernel.until(() => kernel.broadcast.length >= 2, "two messages");
  const [welcome, starting] = kernel.broadcast;
  assert.equal(welcome?.header.msg_type, "iopub_welcome");
  assert.deepEqual(welcome.content, { subscription: "" });
  assert.deepEqual(starting?.content, { execution_state: "starting" });
});

for (const channel of ["shell", "control"] as const) {
  test(`kernel_info on ${channel}`, async () => {
    const { content } = await kernel.request(channel, "kernel_info_request");
    assert.equal(content["status"], "ok");
    assert.equal(content["protocol_version"], "5.5");
    assert.equal(content["implementation"], "trainlab");
    assert.match(String(content["banner"]), /TypeScript 7\.\d+\.\d+/);
    assert.match(String(content["banner"]), /TensorFlow|JavaScript backend/);
    assert.deepEqual(content["supported_features"], []);
    const language = content["language_info"] as Record<string, unknown>;
    assert.equal(language["name"], "typescript");
    assert.equal(language["mimetype"], "application/typescript");
    assert.equal(language["file_extension"], ".ts");
    const links = content["help_links"] as { text: string; url: string }[];
    assert.ok(links.every(({ text, url }) => text !== "" && url.startsWith("https://")));
  });
}

test("every request is framed by busy and idle", async () => {
  const reply = await kernel.request("shell", "kernel_info_request");
  const request = reply.parentHeader.msg_id ?? "";
  await kernel.until(() => kernel.messagesOf(request).length >= 2, "two statuses");
  const states = kernel.messagesOf(request).map(({ content }) => content["execution_state"]);
  assert.deepEqual(states, ["busy", "idle"]);
});

test("replies carry this kernel's session and the parent's header", async () => {
  const reply = await kernel.request("shell", "comm_info_request");
  assert.notEqual(reply.header.session, "");
  assert.equal(reply.header.msg_type, "comm_info_reply");
  assert.equal(reply.header.version, "5.5");
  assert.equal(reply.parentHeader.msg_type, "comm_info_request");
});

test("completion counts code points, and names kinds", async () => {
  await kernel.execute("const learningRate = 0.1;");
  const code = `const t = "🎉"; learn`;
  const { content } = await kernel.request("shell", "complete_request", {
    code,
    cursor_pos: [...code].length,
  });
  assert.equal(content["status"], "ok");
  assert.equal(content["cursor_start"], [...code].length - "learn".length);
  assert.equal(content["cursor_end"], [...code].length);
  assert.ok((content["matches"] as string[]).includes("learningRate"));
  const metadata = content["metadata"] as Record<string, Record<string, unknown>[]>;
  const match = metadata["_jupyter_types_experimental"]?.find(
    ({ text }) => text === "learningRate",
  );
  assert.equal(match?.["start"], content["cursor_start"]);
  assert.equal(match?.["end"], content["cursor_end"]);
  assert.equal(typeof match?.["type"], "string");
});

test("inspection shows the type", async () => {
  const { content } = await kernel.request("shell", "inspect_request", {
    code: "Math.max",
    cursor_pos: 8,
    detail_level: 0,
  });
  assert.equal(content["found"], true);
  assert.match(String((content["data"] as Record<string, unknown>)["text/plain"]), /max/);
});

test("inspection of nothing finds nothing", async () => {
  const { content } = await kernel.request("shell", "inspect_request", {
    code: "   ",
    cursor_pos: 1,
  });
  assert.equal(content["status"], "ok");
  assert.equal(content["found"], false);
  assert.deepEqual(content["data"], {});
});

const samples = { "1 + 1": "complete", "function f() {": "incomplete", "let = = 1;": "invalid" };
for (const [code, status] of Object.entries(samples)) {
  test(`is_complete: ${code} is ${status}`, async () => {
    const { content } = await kernel.request("shell", "is_complete_request", { code });
    assert.equal(content["status"], status);
    assert.equal(typeof content["indent"], status === "incomplete" ? "string" : "undefined");
  });
}

test("history gives tail, range and search, with and without output", async () => {
  await kernel.execute("40 + 2");
  const tail = await kernel.request("shell", "history_request", {
    hist_access_type: "tail",
    n: 1,
    output: true,
    raw: true,
  });
  const [[session, line, pair]] = tail.content["history"] as [[number, number, unknown]];
  assert.deepEqual(pair, ["40 + 2", "42"]);

  const range = await kernel.request("shell", "history_request", {
    hist_access_type: "range",
    session,
    start: line,
    stop: line + 1,
    output: false,
    raw: true,
  });
  assert.deepEqual(range.content["history"], [[session, line, "40 + 2"]]);

  const search = await kernel.request("shell", "history_request", {
    hist_access_type: "search",
    pattern: "40*",
    unique: true,
    output: false,
    raw: true,
  });
  assert.deepEqual(search.content["history"], [[session, line, "40 + 2"]]);
});

test("connect_request names the ports", async () => {
  const { content } = await kernel.request("shell", "connect_request");
  assert.equal(content["shell_port"], kernel.connection.shell_port);
  assert.equal(content["hb_port"], kernel.connection.hb_port);
});

test("comm_info lists open comms by target", async () => {
  const { content } = await kernel.request("shell", "comm_info_request", { target_name: "x" });
  assert.deepEqual(content, { status: "ok", comms: {} });
});

test("a comm that no cell knows is closed again", async () => {
  const open = createMessage(
    "comm_open",
    { comm_id: "c1", target_name: "nobody", data: {} },
    undefined,
  );
  kernel.send("shell", open);
  const closed = () =>
    kernel.broadcast.some(
      ({ header, content }) => header.msg_type === "comm_close" && content["comm_id"] === "c1",
    );
  await kernel.until(closed, "comm_close");
  const { content } = await kernel.request("shell", "comm_info_request");
  assert.deepEqual(content["comms"], {});
});

test("a request with a wrong field is answered with one clear error", async () => {
  const { content } = await kernel.request("shell", "complete_request", {
    code: 3,
    cursor_pos: 0,
  });
  assert.equal(content["status"], "error");
  assert.match(String(content["evalue"]), /code: expected a string; received 3/);
});

test("an unknown message is logged, and the kernel goes on", async () => {
  kernel.send("shell", createMessage("nonsense_request", {}, undefined));
  const { content } = await kernel.request("shell", "kernel_info_request");
  assert.equal(content["status"], "ok");
  assert.match(kernel.log, /unknown message type nonsense_request/);
});

test("the heart beats", async () => {
  assert.equal(await kernel.ping(), "ping");
});
