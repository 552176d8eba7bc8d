import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeFrame, FrameDecoder } from "../../../kernel/runtime/frames.js";

const messages = [{ text: "plain" }, { text: "ü 🎉" }, { text: "" }, { long: "x".repeat(100_000) }];

for (const size of [1, 3, 4, 5, 1000, 1_000_000]) {
  test(`frames cut into chunks of ${size} bytes come out whole and in order`, () => {
    const bytes = Buffer.concat(messages.map((message) => encodeFrame(message)));
    const decoder = new FrameDecoder();
    const decoded: unknown[] = [];
    for (let start = 0; start < bytes.length; start += size) {
      decoded.push(...decoder.push(bytes.subarray(start, start + size)));
    }
    assert.deepEqual(decoded, messages);
  });
}

test("a frame that is not whole waits for the rest", () => {
  const decoder = new FrameDecoder();
  const frame = encodeFrame({ value: 1 });
  assert.deepEqual(decoder.push(frame.subarray(0, frame.length - 1)), []);
  assert.deepEqual(decoder.push(frame.subarray(frame.length - 1)), [{ value: 1 }]);
});
