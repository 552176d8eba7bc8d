import { invalid } from "../util/errors.js";
import type { SameKind, Tabular } from "./tabular.js";

/**
 * Something that learns from data and then changes data: scalers, encoders, imputers. Frames, 2-D tensors and arrays
 * of rows go in, the same kind comes out, and what went in is never changed. Tensors that come out are the caller's
 * to dispose of.
 */
export interface Transformer {
  /** Column that it looks at and leaves as it is: the one to predict. Absent where it looks at none. */
  readonly target?: string | undefined;
  /** Learns from the data, forgetting what was learnt before; returns itself. */
  fit(data: Tabular): this;
  /** Changes data by what was learnt. */
  transform<T extends Tabular>(data: T): SameKind<T>;
  /** `fit`, then `transform`, on the same data. */
  fitTransform<T extends Tabular>(data: T): SameKind<T>;
  /** Options and what was learnt, as plain JSON; `lab.data.fromJSON` makes an equal transformer of it. */
  toJSON(): TransformerJson;
}

/** A transformer whose change can be undone. */
export interface InvertibleTransformer extends Transformer {
  /** Undoes `transform`. */
  inverseTransform<T extends Tabular>(data: T): SameKind<T>;
}

/** What every saved transformer carries beside its own fields. */
export interface TransformerJson {
  /** Name of the factory that made it: `"standardScaler"`. */
  transformer: string;
}

/** The target among a transformer's options, by name. */
export function targetOf(options: object): string | undefined {
  return "target" in options && options.target !== undefined ? String(options.target) : undefined;
}

/** What was learnt, or one clear error where nothing was. */
export function requireFitted<T>(transformer: string, learnt: T | undefined): T {
  if (learnt === undefined) {
    throw invalid(transformer, { expected: "fit() to have been called", received: "no fit" });
  }
  return learnt;
}
