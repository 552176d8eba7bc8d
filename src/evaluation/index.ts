export {
  compareModels,
  type ComparedPair,
  type CompareModelsOptions,
  type ModelComparison,
} from "./compare-models.js";
export { crossValidate, type CrossValidateOptions, type FoldContext } from "./cross-validate.js";
export type { CrossValidation, FoldResult, ScoreSummary } from "./cross-validation.js";
export { evaluate, type EvaluateOptions, type EvaluationData } from "./evaluate.js";
export type { ClassScores, Evaluation } from "./evaluation.js";
export { learningCurve, type LearningCurve, type LearningCurveOptions } from "./learning-curve.js";
export type { RegressionEvaluation } from "./regression-evaluation.js";
export type { ScoreName } from "./score-names.js";
export {
  validationCurve,
  type ValidationCurve,
  type ValidationCurveOptions,
  type ValueContext,
} from "./validation-curve.js";
