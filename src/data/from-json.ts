import { invalid } from "../util/errors.js";
import {
  restoreStandardScaler,
  type StandardScaler,
  type StandardScalerJson,
} from "./standard-scaler.js";
import type { Transformer, TransformerJson } from "./transformer.js";

/** Every transformer that can be saved: its name in JSON → what is saved, and what comes back. */
interface Saved {
  standardScaler: { json: StandardScalerJson; transformer: StandardScaler };
}

const restorers: { [K in keyof Saved]: (saved: Saved[K]["json"]) => Saved[K]["transformer"] } = {
  standardScaler: restoreStandardScaler,
};

/**
 * Makes the transformer again that `toJSON` described; it gives the same numbers, in another process too.
 *
 * @param json what `toJSON` gave, or its text.
 * @throws if it describes no transformer of this library.
 * @example
 * await writeFile("scaler.json", JSON.stringify(scaler));
 * const same = lab.data.fromJSON(await readFile("scaler.json", "utf8"));
 */
export function fromJSON<K extends keyof Saved>(json: Saved[K]["json"]): Saved[K]["transformer"];
export function fromJSON(json: string): Transformer;
export function fromJSON(json: string | TransformerJson): Transformer {
  const saved = typeof json === "string" ? parsed(json) : json;
  const restorer = Object.hasOwn(restorers, saved.transformer)
    ? restorers[saved.transformer as keyof Saved]
    : undefined;
  if (!restorer) {
    throw invalid("transformer", {
      expected: "the name of a transformer",
      received: saved.transformer,
      available: Object.keys(restorers),
    });
  }
  return restorer(saved as StandardScalerJson);
}

function parsed(text: string): TransformerJson {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && "transformer" in value) {
    return value as TransformerJson;
  }
  throw invalid("json", { expected: "a saved transformer", received: text });
}
