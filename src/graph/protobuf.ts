/** Writers of protobuf's wire format: each returns the bytes of one field. */

/** An integer, a boolean or an enumeration; negative ones as int64. */
export function varint(field: number, value: number | bigint): Buffer {
  return Buffer.concat([tag(field, 0), encodeVarint(value)]);
}

/** A float. */
export function float(field: number, value: number): Buffer {
  return Buffer.concat([tag(field, 5), littleEndian(value)]);
}

/** A string, bytes or a message. */
export function bytes(field: number, value: string | Uint8Array): Buffer {
  const content = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([tag(field, 2), encodeVarint(content.length), content]);
}

/** A message made of fields. */
export function message(field: number, ...fields: readonly Uint8Array[]): Buffer {
  return bytes(field, Buffer.concat(fields));
}

function tag(field: number, wireType: number): Buffer {
  return encodeVarint((field << 3) | wireType);
}

function littleEndian(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}

function encodeVarint(value: number | bigint): Buffer {
  const groups: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    groups.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...groups, Number(rest)]);
}
