/** Things that watch or steer a training: `lab.callbacks`. */
export { earlyStopping, type EarlyStoppingOptions } from "./early-stopping.js";
export { livePlot, type LivePlotOptions } from "./live-plot.js";
export { progress } from "./progress.js";
export { requireLog } from "./require-log.js";
export type { Callback, Logs, TrainingRun } from "./callback.js";
export type { Mode } from "./monitor.js";
