import type { Series } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";
import { isSeries, seriesValues } from "../frame/read.js";

/** Texts: a column of a frame, or an array. */
export type Texts = Series | readonly string[];

/**
 * The texts; a missing one is "".
 * @throws if there is anything else among them.
 */
export function readTexts(texts: Texts): string[] {
  const values: unknown = isSeries(texts) ? seriesValues(texts) : texts;
  if (!Array.isArray(values)) {
    throw invalid("texts", { expected: "a column of texts or an array", received: texts });
  }
  return values.map((value: unknown, i) => {
    if (typeof value === "string") return value;
    if (isMissing(value)) return "";
    throw invalid(`texts[${i}]`, { expected: "a text", received: value });
  });
}
