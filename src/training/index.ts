export { compilation, type Compilation, type StepsOfCaller } from "./compilation.js";
export { fit, type FitOptions } from "./fit.js";
export { History } from "./history.js";
export type { HistoryRecord } from "./history-record.js";
export type { BestEpoch } from "./best-epoch.js";
export type { ClassWeight } from "./class-weight.js";
export type { CompileOptions, Loss, LossFunction, Metric, PerOutput } from "./compile.js";
export type { Tensors, TrainingData } from "./data.js";
