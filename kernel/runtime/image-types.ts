/** First bytes of the picture formats that a notebook shows. */
const signatures: ReadonlyArray<{ type: string; offset: number; bytes: readonly number[] }> = [
  { type: "image/png", offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: "image/gif", offset: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  // `RIFF`, four bytes of length, `WEBP`.
  { type: "image/webp", offset: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];

/** The MIME type of an encoded picture, told by its first bytes. */
export function imageType(bytes: Uint8Array): string | undefined {
  return signatures.find(({ offset, bytes: expected }) =>
    expected.every((byte, index) => bytes[offset + index] === byte),
  )?.type;
}
