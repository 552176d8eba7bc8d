import assert from "node:assert/strict";
import { test } from "node:test";
import { unchangedMappings } from "../../src/native/pages.js";

const maps = `
7f0000000000-7f0000100000 r--p 00000000 08:01 42                         /opt/my libs/libtensorflow_cc.so.2
7f0000100000-7f0000300000 r-xp 00100000 08:01 42                         /opt/my libs/libtensorflow_cc.so.2
7f0000300000-7f0000380000 r--p 00300000 08:01 42                         /opt/my libs/libtensorflow_cc.so.2
7f0000380000-7f0000400000 rw-p 00380000 08:01 42                         /opt/my libs/libtensorflow_cc.so.2
7f0000400000-7f0000500000 rw-p 00000000 00:00 0 
7f0000500000-7f0000600000 r-xp 00000000 08:01 43                         /usr/lib/libc.so.6
7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0                          [stack]
`.trimStart();

test("only a library's constants and code may be let go, never what was relocated or written", () => {
  assert.deepEqual(unchangedMappings(maps, ["/opt/my libs/libtensorflow_cc.so.2"]), [
    { start: 0x7f0000000000, end: 0x7f0000100000 },
    { start: 0x7f0000100000, end: 0x7f0000300000 },
  ]);
  assert.deepEqual(unchangedMappings(maps, ["/elsewhere"]), []);
});
