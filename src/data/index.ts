export { fromJSON } from "./from-json.js";
export type { Label, LabelSource } from "./labels.js";
export type { Samples, Selected } from "./samples.js";
export {
  trainTestSplit,
  type TrainTest,
  type TrainTestSplitOptions,
} from "./split/train-test-split.js";
export {
  standardScaler,
  type ColumnScale,
  type StandardScaler,
  type StandardScalerOptions,
} from "./standard-scaler.js";
export type { SameKind, Tabular } from "./tabular.js";
export {
  toTensors,
  type FeatureTensors,
  type LabelledTensors,
  type ToLabelledTensorsOptions,
  type ToTensorsOptions,
} from "./to-tensors.js";
export type { Transformer, TransformerJson } from "./transformer.js";
