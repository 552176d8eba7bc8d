/** Charts as Vega-Lite: `lab.plot`. */
export {
  plotConfusionMatrix as confusionMatrix,
  type ConfusionMatrixPlotOptions,
  type MatrixSource,
} from "./confusion-matrix.js";
export {
  plotHistory as history,
  type HistoryPlotOptions,
  type HistoryRow,
  type HistorySource,
} from "./history.js";
export { Plot } from "./plot.js";
export type { VegaLiteSpec } from "./spec.js";
