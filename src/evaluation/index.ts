export { evaluate, type EvaluateOptions, type EvaluationData } from "./evaluate.js";
export type { ClassScores, Evaluation } from "./evaluation.js";
