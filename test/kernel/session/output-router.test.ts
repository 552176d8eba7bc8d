import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Output } from "../../../kernel/session/output.js";
import { OutputRouter } from "../../../kernel/session/output-router.js";

const text = (name: "stdout" | "stderr", content: string): Output => ({
  type: "stream",
  name,
  text: content,
});
const clear: Output = { type: "clear_output", wait: false };

/** A router with listeners for `cells`, and what they received: `cell: output`. */
function routerWith(...cells: string[]) {
  const router = new OutputRouter();
  const received: string[] = [];
  for (const cell of cells) {
    router.open(cell, (output) =>
      received.push(
        `${cell}: ${output.type === "stream" ? `${output.name} ${output.text}` : output.type}`,
      ),
    );
  }
  return { router, received };
}

test("neighbouring text of one stream is joined", () => {
  const { router, received } = routerWith("a");
  for (const part of ["1", "2", "3"]) router.show("a", text("stdout", part));
  assert.deepEqual(received, []);
  router.flush();
  assert.deepEqual(received, ["a: stdout 123"]);
});

test("text is sent after a short while, without anything else happening", async () => {
  const { router, received } = routerWith("a");
  router.show("a", text("stdout", "1"));
  while (received.length === 0) await delay(5);
  assert.deepEqual(received, ["a: stdout 1"]);
});

test("streams, cells and other outputs keep their order", () => {
  const { router, received } = routerWith("a", "b");
  router.show("a", text("stdout", "1"));
  router.show("a", text("stderr", "2"));
  router.show("b", text("stderr", "3"));
  router.show("a", clear);
  router.show("a", text("stdout", "4"));
  router.flush();
  assert.deepEqual(received, [
    "a: stdout 1",
    "a: stderr 2",
    "b: stderr 3",
    "a: clear_output",
    "a: stdout 4",
  ]);
});

test("much text is not held back", () => {
  const { router, received } = routerWith("a");
  for (let part = 0; part < 1000; part++) router.show("a", text("stdout", "x".repeat(1000)));
  router.flush();
  assert.ok(received.length > 1 && received.length < 10, `${received.length} messages`);
  const length = received.join("").replaceAll("a: stdout ", "").length;
  assert.equal(length, 1_000_000);
});

test("output without a known cell goes to the newest", () => {
  const { router, received } = routerWith("a", "b");
  router.show(undefined, clear);
  router.show("forgotten", clear);
  assert.deepEqual(received, ["b: clear_output", "b: clear_output"]);
});

test("output before any cell is dropped", () => {
  new OutputRouter().show(undefined, clear);
});

test("the oldest of very many cells are forgotten, so that memory is bounded", () => {
  const cells = Array.from({ length: 1001 }, (_, index) => `cell ${index}`);
  const { router, received } = routerWith(...cells);
  router.show("cell 1", clear);
  router.show("cell 0", clear);
  assert.deepEqual(received, ["cell 1: clear_output", "cell 1000: clear_output"]);
});
