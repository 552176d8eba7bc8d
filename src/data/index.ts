export { fromJSON, type Restored, type SavedTransformer } from "./from-json.js";
export type { Label, LabelSource } from "./labels.js";
export type { Samples, Selected } from "./samples.js";
export {
  trainTestSplit,
  type TrainTest,
  type TrainTestSplitOptions,
} from "./split/train-test-split.js";
export type { ColumnScaler, ColumnScalerJson } from "./scale/column-scaler.js";
export {
  maxAbsScaler,
  type ColumnMagnitude,
  type MaxAbsScaler,
  type MaxAbsScalerOptions,
} from "./scale/max-abs-scaler.js";
export {
  minMaxScaler,
  type ColumnRange,
  type MinMaxScaler,
  type MinMaxScalerOptions,
} from "./scale/min-max-scaler.js";
export {
  normalizer,
  type Normalizer,
  type NormalizerJson,
  type NormalizerOptions,
} from "./scale/normalizer.js";
export {
  powerTransformer,
  type ColumnPower,
  type PowerTransformer,
  type PowerTransformerOptions,
} from "./scale/power-transformer.js";
export {
  quantileTransformer,
  type ColumnQuantiles,
  type QuantileTransformer,
  type QuantileTransformerOptions,
} from "./scale/quantile-transformer.js";
export {
  robustScaler,
  type ColumnSpread,
  type RobustScaler,
  type RobustScalerOptions,
} from "./scale/robust-scaler.js";
export {
  standardScaler,
  type ColumnScale,
  type StandardScaler,
  type StandardScalerOptions,
} from "./scale/standard-scaler.js";
export type { SameKind, Tabular } from "./tabular.js";
export {
  toTensors,
  type FeatureTensors,
  type LabelledTensors,
  type ToLabelledTensorsOptions,
  type ToTensorsOptions,
} from "./to-tensors.js";
export type { InvertibleTransformer, Transformer, TransformerJson } from "./transformer.js";
