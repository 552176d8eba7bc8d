import { displaySymbol, type MimeBundle } from "../../src/display/host.js";
import { imageType } from "./image-types.js";
import { plainText } from "./plain-text.js";

/**
 * How a value is shown, or `undefined` where there is nothing to show. Asked in this order: the value's own
 * `Symbol.for("Jupyter.display")`, the bytes of a picture, then text.
 *
 * @throws (or rejects with) what the value's own method throws.
 */
export function bundleOf(value: unknown): MimeBundle | undefined | Promise<MimeBundle | undefined> {
  if (value === undefined) return undefined;
  const draw = ownDisplay(value);
  if (draw) {
    const bundle = draw();
    return isThenable(bundle) ? Promise.resolve(bundle).then(shown) : shown(bundle);
  }
  if (value instanceof Uint8Array) {
    const type = imageType(value);
    if (type) return imageBundle(value, type);
  }
  return { "text/plain": plainText(value) };
}

/** An encoded picture as MIME bundle. */
export function imageBundle(bytes: Uint8Array, type: string): MimeBundle {
  return {
    [type]: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
    "text/plain": `${type}, ${bytes.length} bytes`,
  };
}

/** An empty bundle says that there is nothing to show. */
function shown(bundle: unknown): MimeBundle | undefined {
  if (typeof bundle !== "object" || bundle === null) return undefined;
  return Object.keys(bundle).length > 0 ? (bundle as MimeBundle) : undefined;
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | undefined)?.then === "function";
}

function ownDisplay(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== "object" && typeof value !== "function") || value === null)
    return undefined;
  const method: unknown = Reflect.get(value, displaySymbol);
  return typeof method === "function" ? () => method.call(value) as unknown : undefined;
}
