import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoint } from "../../../kernel/protocol/connection.js";
import { createConnection } from "./client.js";

const cases = {
  "tcp://127.0.0.1:5": { transport: "tcp", ip: "127.0.0.1" },
  "ipc:///tmp/kernel-5": { transport: "ipc", ip: "/tmp/kernel" },
};

for (const [address, given] of Object.entries(cases)) {
  test(address, async () => {
    assert.equal(endpoint({ ...(await createConnection("")), ...given }, 5), address);
  });
}
