import assert from "node:assert/strict";
import { test } from "node:test";
import { createMessage } from "../../../kernel/protocol/message.js";
import { createSigner } from "../../../kernel/protocol/signature.js";
import { decodeMessage, encodeMessage } from "../../../kernel/protocol/wire.js";

const signer = createSigner("a secret", "hmac-sha256");
const message = {
  ...createMessage("execute_request", { code: "'ü 🎉'" }, undefined),
  identities: [Buffer.from("client")],
  buffers: [Buffer.from([0, 255])],
};
const frames = encodeMessage(message, signer);

test("a message survives its frames", () => {
  assert.deepEqual(decodeMessage(frames, signer), message);
});

test("the signature is that of the Jupyter specification", () => {
  // From Python: hmac.new(b"a secret", b"{}{}{}{}", "sha256").hexdigest()
  assert.equal(
    signer.sign(["{}", "{}", "{}", "{}"].map((part) => Buffer.from(part))),
    "38bd2f8467b468f26904fa9b9770eb77f3e1aee78937e005d57de76cfbb979b4",
  );
});

test("buffers are not signed", () => {
  const changed = [...frames.slice(0, -1), Buffer.from("other")];
  assert.equal(String(decodeMessage(changed, signer).buffers[0]), "other");
});

test("an empty key turns signatures off", () => {
  const open = createSigner("", "hmac-sha256");
  const unsigned = encodeMessage(message, open);
  assert.equal(String(unsigned[2]), "");
  assert.deepEqual(decodeMessage(unsigned, open), message);
});

const replaced = (index: number, text: string) =>
  frames.map((frame, place) => (place === index ? Buffer.from(text) : frame));

const broken: Record<string, { frames: Buffer[]; signer?: typeof signer; error: RegExp }> = {
  "nothing at all": { frames: [], error: /incomplete message/ },
  "no delimiter": { frames: replaced(1, "<IDS>"), error: /incomplete message/ },
  "too few parts": { frames: frames.slice(0, 5), error: /incomplete message/ },
  "another key": {
    frames,
    signer: createSigner("another secret", "hmac-sha256"),
    error: /wrong signature/,
  },
  "no signature": { frames: replaced(2, ""), error: /wrong signature/ },
  "another content": { frames: replaced(6, `{"code":"2"}`), error: /wrong signature/ },
  "content that is no JSON": {
    frames: replaced(6, "{"),
    signer: createSigner("", "hmac-sha256"),
    error: /JSON/,
  },
  "content that is no object": {
    frames: replaced(6, "[]"),
    signer: createSigner("", "hmac-sha256"),
    error: /no JSON object/,
  },
  "a header without a type": {
    frames: replaced(3, `{"msg_id":"1"}`),
    signer: createSigner("", "hmac-sha256"),
    error: /header without/,
  },
};

for (const [name, { frames: received, signer: own = signer, error }] of Object.entries(broken)) {
  test(`${name}: rejected`, () => {
    assert.throws(() => decodeMessage(received, own), error);
  });
}
