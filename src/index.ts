/** What a notebook knows as `lab`. */
import "./compiled-tf.js"; // also where tf is imported from tfjs-node itself
export * as callbacks from "./callbacks/index.js";
export * as data from "./data/index.js";
export * as datasets from "./datasets/index.js";
export {
  compareModels,
  crossValidate,
  evaluate,
  learningCurve,
  validationCurve,
  type ClassScores,
  type ComparedPair,
  type CompareModelsOptions,
  type CrossValidateOptions,
  type CrossValidation,
  type EvaluateOptions,
  type Evaluation,
  type EvaluationData,
  type FoldContext,
  type FoldResult,
  type LearningCurve,
  type LearningCurveOptions,
  type ModelComparison,
  type RegressionEvaluation,
  type ScoreName,
  type ScoreSummary,
  type ValidationCurve,
  type ValidationCurveOptions,
  type ValueContext,
} from "./evaluation/index.js";
export * as export from "./export/index.js";
export {
  compiled,
  compileFunction as function,
  type CompiledFunction,
  type FunctionOptions,
} from "./graph/index.js";
export * as import from "./import/index.js";
export * as layers from "./layers/index.js";
export * as linalg from "./linalg/index.js";
export * as metrics from "./metrics/index.js";
export * as plot from "./plot/index.js";
export {
  compilation,
  fit,
  History,
  type ClassWeight,
  type Compilation,
  type CompileOptions,
  type FitOptions,
  type HistoryRecord,
  type Loss,
  type LossFunction,
  type Metric,
  type PerOutput,
  type StepsOfCaller,
  type Tensors,
  type TrainingData,
} from "./training/index.js";
