export { fit, type FitOptions } from "./fit.js";
export { History, type HistoryRecord } from "./history.js";
export type { ClassWeight } from "./class-weight.js";
export type { CompileOptions, Loss, LossFunction, Metric, PerOutput } from "./compile.js";
export type { Tensors, TrainingData } from "./data.js";
