import { invalid } from "../util/errors.js";
import {
  restoreColumnTransformer,
  type ColumnTransformer,
  type ColumnTransformerJson,
} from "./compose/column-transformer.js";
import { restorePipeline, type Pipeline, type PipelineJson } from "./compose/pipeline.js";
import { restoreColumnEncoder } from "./encode/column-encoder.js";
import { binning } from "./encode/k-bins-discretizer.js";
import { countEncoding } from "./encode/count-encoder.js";
import { goingRound } from "./encode/cyclic-encoder.js";
import { dating } from "./encode/date-encoder.js";
import { hashing } from "./encode/hashing-encoder.js";
import { restoreLabelEncoder } from "./encode/label-encoder.js";
import { oneHotEncoding } from "./encode/one-hot-encoder.js";
import { ordinalEncoding } from "./encode/ordinal-encoder.js";
import { grouping } from "./encode/rare-label-encoder.js";
import { targetEncoding } from "./encode/target-encoder.js";
import { applying } from "./engineer/function-transformer.js";
import { restorePolynomialFeatures } from "./engineer/polynomial-features.js";
import { restoreKnnImputer } from "./impute/knn-imputer.js";
import { imputing } from "./impute/simple-imputer.js";
import { restorePca } from "./pca/pca.js";
import { restoreColumnScaler } from "./scale/column-scaler.js";
import { maxAbsScaling } from "./scale/max-abs-scaler.js";
import { minMaxScaling } from "./scale/min-max-scaler.js";
import { restoreNormalizer } from "./scale/normalizer.js";
import { powerTransforming } from "./scale/power-transformer.js";
import { quantileTransforming } from "./scale/quantile-transformer.js";
import { robustScaling } from "./scale/robust-scaler.js";
import { standardScaling } from "./scale/standard-scaler.js";
import { restoreColumnSelector } from "./select/column-selector.js";
import { byCorrelation } from "./select/correlation-threshold.js";
import { byScore } from "./select/select-k-best.js";
import { byVariance } from "./select/variance-threshold.js";
import { counting } from "./text/count-vectorizer.js";
import { restoreTextVectorization } from "./text/text-vectorization.js";
import { weighting } from "./text/tfidf-vectorizer.js";
import { restoreVectorizer } from "./text/vectorizer.js";
import type { Transformer, TransformerJson } from "./transformer.js";

/** Every transformer that can be saved, by its name in JSON. */
const restorers = {
  standardScaler: restoreColumnScaler(standardScaling),
  minMaxScaler: restoreColumnScaler(minMaxScaling),
  maxAbsScaler: restoreColumnScaler(maxAbsScaling),
  robustScaler: restoreColumnScaler(robustScaling),
  quantileTransformer: restoreColumnScaler(quantileTransforming),
  powerTransformer: restoreColumnScaler(powerTransforming),
  normalizer: restoreNormalizer,
  oneHotEncoder: restoreColumnEncoder(oneHotEncoding),
  ordinalEncoder: restoreColumnEncoder(ordinalEncoding),
  labelEncoder: restoreLabelEncoder,
  targetEncoder: restoreColumnEncoder(targetEncoding),
  kBinsDiscretizer: restoreColumnEncoder(binning),
  simpleImputer: restoreColumnEncoder(imputing),
  knnImputer: restoreKnnImputer,
  countEncoder: restoreColumnEncoder(countEncoding),
  cyclicEncoder: restoreColumnEncoder(goingRound),
  dateEncoder: restoreColumnEncoder(dating),
  hashingEncoder: restoreColumnEncoder(hashing),
  rareLabelEncoder: restoreColumnEncoder(grouping),
  functionTransformer: restoreColumnScaler(applying),
  polynomialFeatures: restorePolynomialFeatures,
  pca: restorePca,
  countVectorizer: restoreVectorizer(counting),
  tfidfVectorizer: restoreVectorizer(weighting),
  textVectorization: restoreTextVectorization,
  pipeline: (json: PipelineJson): Pipeline => restorePipeline(json, restoreStep),
  columnTransformer: (json: ColumnTransformerJson): ColumnTransformer =>
    restoreColumnTransformer(json, restoreStep),
  varianceThreshold: restoreColumnSelector(byVariance),
  correlationThreshold: restoreColumnSelector(byCorrelation),
  selectKBest: restoreColumnSelector(byScore),
};

type Restorers = typeof restorers;

/** What the `toJSON` of any transformer gives. */
export type SavedTransformer = {
  [K in keyof Restorers]: Parameters<Restorers[K]>[0];
}[keyof Restorers];

/** Everything that `fromJSON` can give. */
export type RestoredTransformer = ReturnType<Restorers[keyof Restorers]>;

/** The transformer that a record describes. */
export type Restored<Json extends SavedTransformer> = ReturnType<Restorers[Json["transformer"]]>;

/**
 * Makes the transformer again that `toJSON` described; it gives the same numbers, in another process too.
 *
 * @param json what `toJSON` gave, or its text; of a text you may say what it is: `fromJSON<LabelEncoder>(text)`.
 * @throws if it describes no transformer of this library.
 * @example
 * await writeFile("scaler.json", JSON.stringify(scaler));
 * const same = lab.data.fromJSON(await readFile("scaler.json", "utf8"));
 */
export function fromJSON<Json extends SavedTransformer>(json: Json): Restored<Json>;
export function fromJSON<T extends RestoredTransformer | Transformer = Transformer>(
  json: string,
): T;
export function fromJSON(json: string | TransformerJson): RestoredTransformer {
  return restore(typeof json === "string" ? parsed(json) : json);
}

function restore(saved: TransformerJson): RestoredTransformer {
  if (!Object.hasOwn(restorers, saved.transformer)) {
    throw invalid("transformer", {
      expected: "the name of a transformer",
      received: saved.transformer,
      available: Object.keys(restorers),
    });
  }
  // What the name says is taken on trust: the fields are those that toJSON wrote.
  const restorer: (json: never) => RestoredTransformer =
    restorers[saved.transformer as keyof Restorers];
  return restorer(saved as never);
}

/** What a composed transformer is made of: of tables, as it was when it was saved. */
function restoreStep(json: TransformerJson): Transformer {
  return restore(json) as Transformer;
}

function parsed(text: string): TransformerJson {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && "transformer" in value) {
    return value as TransformerJson;
  }
  throw invalid("json", { expected: "a saved transformer", received: text });
}
