import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs the four JSON parts of a message, and checks what others signed. Buffers are not part of a signature. */
export interface Signer {
  sign(parts: readonly Buffer[]): string;
  verify(signature: Buffer, parts: readonly Buffer[]): boolean;
}

/** An empty key turns signatures off, as in every Jupyter client. */
export function createSigner(key: string, scheme: string): Signer {
  if (key === "") return { sign: () => "", verify: () => true };
  const hash = scheme.replace(/^hmac-/, "");
  const sign = (parts: readonly Buffer[]): string => {
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  };
  return {
    sign,
    verify(signature, parts) {
      const expected = Buffer.from(sign(parts));
      return expected.length === signature.length && timingSafeEqual(expected, signature);
    },
  };
}
