import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import {
  requireFitted,
  type InvertibleTransformer,
  type Transformer,
  type TransformerJson,
} from "../transformer.js";
import { diagramBundle, nameOf, type Diagram, type Drawable } from "./diagram.js";

export interface Pipeline extends InvertibleTransformer, Displayable, Drawable {
  /** The transformers, first to last. */
  readonly steps: readonly Transformer[];
  /** Names of all columns that come out; `undefined` before `fit`. */
  readonly featureNames: readonly string[] | undefined;
  toJSON(): PipelineJson;
}

export interface PipelineJson extends TransformerJson {
  transformer: "pipeline";
  steps: readonly TransformerJson[];
  featureNames?: readonly string[];
}

/**
 * Transformers one after the other, as one: each learns from what the one before made of the data. Fit it on the
 * training data only, and nothing of the test data leaks into any of them. Semantics of scikit-learn's `Pipeline`; a
 * failed `fit` may leave the first steps fitted anew. Shows itself as a diagram.
 *
 * @throws if there is no step, or something is no transformer; `inverseTransform` throws if a step has none.
 * @example
 * const prepare = lab.data.pipeline([lab.data.simpleImputer(), lab.data.standardScaler()]).fit(train);
 */
export function pipeline(steps: readonly Transformer[]): Pipeline {
  if (steps.length === 0) {
    throw invalid("steps", { expected: "at least one transformer", received: "none" });
  }
  steps.forEach((step, i) => requireTransformer(`steps[${i}]`, step));
  return new Steps(steps);
}

/** The pipeline that `toJSON` described. */
export function restorePipeline(
  { steps, featureNames }: PipelineJson,
  restore: (json: TransformerJson) => Transformer,
): Pipeline {
  return new Steps(steps.map(restore), featureNames);
}

/** @throws if it cannot fit and transform. */
export function requireTransformer(argument: string, value: unknown): void {
  const methods = ["fit", "transform", "fitTransform", "toJSON"];
  const isOne =
    typeof value === "object" &&
    value !== null &&
    methods.every((method) => typeof Reflect.get(value, method) === "function");
  if (!isOne) throw invalid(argument, { expected: "a transformer", received: value });
}

class Steps implements Pipeline {
  readonly steps: readonly Transformer[];
  #featureNames: readonly string[] | undefined;

  constructor(steps: readonly Transformer[], featureNames?: readonly string[]) {
    this.steps = steps;
    this.#featureNames = featureNames;
  }

  get target(): string | undefined {
    return this.steps.find((step) => step.target !== undefined)?.target;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#featureNames;
  }

  fit(data: Tabular): this {
    const made = this.fitTransform(data);
    if (made instanceof tf.Tensor) made.dispose();
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    requireFitted("pipeline", this.#featureNames);
    return through(data, this.steps, (step, now) => step.transform(now));
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    const made = through(data, this.steps, (step, now) => step.fitTransform(now));
    this.#featureNames = [...tableOf("data", made as Tabular).names];
    return made;
  }

  inverseTransform<T extends Tabular>(data: T): SameKind<T> {
    requireFitted("pipeline", this.#featureNames);
    const back = this.steps.toReversed().map((step) => {
      if (isInvertible(step)) return step;
      throw invalid("steps", {
        expected: "steps that can be undone",
        received: `${nameOf(step)}, which cannot`,
      });
    });
    return through(data, back, (step, now) => step.inverseTransform(now));
  }

  toJSON(): PipelineJson {
    return {
      transformer: "pipeline",
      steps: this.steps.map((step) => step.toJSON()),
      ...(this.#featureNames ? { featureNames: this.#featureNames } : {}),
    };
  }

  diagram(): Diagram {
    return {
      title: "pipeline",
      flow: "down",
      parts: this.steps.map((transformer) => ({ transformer })),
    };
  }

  [displaySymbol](): MimeBundle {
    return diagramBundle(this.diagram());
  }
}

/** The data after each of the steps; tensors on the way are freed. */
function through<T extends Tabular, Step>(
  data: T,
  steps: readonly Step[],
  apply: (step: Step, now: Tabular) => Tabular,
): SameKind<T> {
  let now: Tabular = data;
  for (const step of steps) {
    const before: Tabular = now;
    try {
      now = apply(step, before);
    } finally {
      if (before !== data && before instanceof tf.Tensor) before.dispose();
    }
  }
  return now as SameKind<T>; // every step keeps the kind
}

function isInvertible(step: Transformer): step is InvertibleTransformer {
  return "inverseTransform" in step && typeof step.inverseTransform === "function";
}
