/** What a notebook knows as `lab`. */
export * as data from "./data/index.js";
export * as datasets from "./datasets/index.js";
export {
  evaluate,
  type ClassScores,
  type EvaluateOptions,
  type Evaluation,
  type EvaluationData,
} from "./evaluation/index.js";
export * as metrics from "./metrics/index.js";
