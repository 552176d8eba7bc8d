export type { Factor } from "./augment/factor.js";
export {
  randomCrop,
  randomFlip,
  randomRotation,
  randomShear,
  randomTranslation,
  randomZoom,
  type RandomCropOptions,
  type RandomFlipOptions,
  type RandomShearOptions,
  type RandomTranslationOptions,
  type RandomZoomOptions,
} from "./augment/geometric.js";
export {
  imageAugmentation,
  type ImageAugmentation,
  type ImageAugmentationOptions,
  type ImageBatch,
} from "./augment/image-augmentation.js";
export {
  cutMix,
  mixUp,
  type MixableBatch,
  type Mixing,
  type MixOptions,
} from "./augment/mixing.js";
export type { AugmentedBox } from "./augment/move-boxes.js";
export {
  cutout,
  gaussianBlur,
  randomBrightness,
  randomContrast,
  randomHue,
  randomNoise,
  randomSaturation,
  type CutoutOptions,
  type GaussianBlurOptions,
} from "./augment/photometric.js";
export { randAugment, type RandAugmentOptions } from "./augment/rand-augment.js";
export type { FillMode } from "./augment/resample.js";
export {
  jitter,
  scaling,
  seriesAugmentation,
  timeWarp,
  windowCrop,
  type SeriesAugmentation,
  type SeriesStep,
} from "./augment/series.js";
export type { AugmentationStep } from "./augment/step.js";
export { adasyn } from "./balance/adasyn.js";
export { borderlineSmote, type BorderlineSmoteOptions } from "./balance/borderline-smote.js";
export { classWeights, type ClassWeightsOptions } from "./balance/class-weights.js";
export type { Augmentable, Augmented, FeaturesAndLabels } from "./balance/labelled-rows.js";
export { randomOverSample } from "./balance/random-over-sample.js";
export { randomUnderSample } from "./balance/random-under-sample.js";
export type { Resampled, ResampleOptions } from "./balance/resample.js";
export type { SamplingStrategy } from "./balance/sampling-strategy.js";
export { smote } from "./balance/smote.js";
export type { SmoteOptions } from "./balance/synthesize.js";
export { tomekLinks, type TomekLinksOptions } from "./balance/tomek-links.js";
export type { Cleaned } from "./clean/cleaned.js";
export {
  convertTypes,
  type CellType,
  type ConvertedTypes,
  type ConvertTypesOptions,
  type FailedCell,
} from "./clean/convert-types.js";
export {
  dropDuplicates,
  type DropDuplicatesOptions,
  type DroppedDuplicates,
} from "./clean/drop-duplicates.js";
export { dropMissing, type DropMissingOptions, type DroppedMissing } from "./clean/drop-missing.js";
export {
  medianFilterImages,
  type MedianFilterImagesOptions,
} from "./clean/median-filter-images.js";
export {
  outliers,
  type ColumnOutliers,
  type FoundOutliers,
  type OutliersOptions,
} from "./clean/outliers.js";
export {
  gaussianFilter,
  medianFilter,
  movingAverage,
  savgolFilter,
  type GaussianOptions,
  type SavgolOptions,
  type WindowOptions,
} from "./clean/smoothing.js";
export {
  tidyText,
  type TidiedText,
  type TidyStep,
  type TidyTextOptions,
} from "./clean/tidy-text.js";
export {
  columnTransformer,
  type ColumnChoice,
  type ColumnPart,
  type ColumnTransformer,
  type ColumnTransformerJson,
  type ColumnTransformerOptions,
} from "./compose/column-transformer.js";
export { pipeline, type Pipeline, type PipelineJson } from "./compose/pipeline.js";
export type { Category } from "./encode/categories.js";
export type { ColumnEncoder, ColumnEncoderJson } from "./encode/column-encoder.js";
export {
  countEncoder,
  type CountColumn,
  type CountEncoder,
  type CountEncoderOptions,
} from "./encode/count-encoder.js";
export {
  cyclicEncoder,
  type CyclicColumn,
  type CyclicEncoder,
  type CyclicEncoderOptions,
} from "./encode/cyclic-encoder.js";
export {
  dateEncoder,
  type DateColumn,
  type DateEncoder,
  type DateEncoderOptions,
  type DatePart,
} from "./encode/date-encoder.js";
export {
  hashingEncoder,
  type HashedColumn,
  type HashingEncoder,
  type HashingEncoderOptions,
} from "./encode/hashing-encoder.js";
export {
  kBinsDiscretizer,
  type BinnedColumn,
  type KBinsDiscretizer,
  type KBinsDiscretizerOptions,
} from "./encode/k-bins-discretizer.js";
export { labelEncoder, type LabelEncoder, type LabelEncoderJson } from "./encode/label-encoder.js";
export {
  oneHotEncoder,
  type OneHotColumn,
  type OneHotEncoder,
  type OneHotEncoderOptions,
} from "./encode/one-hot-encoder.js";
export {
  ordinalEncoder,
  type OrdinalColumn,
  type OrdinalEncoder,
  type OrdinalEncoderOptions,
} from "./encode/ordinal-encoder.js";
export {
  rareLabelEncoder,
  type FrequentColumn,
  type RareLabelEncoder,
  type RareLabelEncoderOptions,
} from "./encode/rare-label-encoder.js";
export {
  targetEncoder,
  type TargetColumn,
  type TargetEncoder,
  type TargetEncoderOptions,
  type TargetOutput,
} from "./encode/target-encoder.js";
export {
  functionTransformer,
  type FunctionTransformer,
  type FunctionTransformerOptions,
} from "./engineer/function-transformer.js";
export type { OrderedOptions } from "./engineer/groups.js";
export { lag, type LagOptions } from "./engineer/lag.js";
export {
  polynomialFeatures,
  type PolynomialFeatures,
  type PolynomialFeaturesJson,
  type PolynomialFeaturesOptions,
} from "./engineer/polynomial-features.js";
export { rolling, type RollingOptions, type RollingStatistic } from "./engineer/rolling.js";
export {
  slidingWindows,
  type SlidingWindows,
  type SlidingWindowsOptions,
} from "./engineer/sliding-windows.js";
export {
  fromJSON,
  type Restored,
  type RestoredTransformer,
  type SavedTransformer,
} from "./from-json.js";
export { bfill, ffill, type FillOptions } from "./impute/fill-gaps.js";
export { interpolate, type InterpolateOptions } from "./impute/interpolate.js";
export {
  knnImputer,
  type KnnColumn,
  type KnnImputer,
  type KnnImputerJson,
  type KnnImputerOptions,
} from "./impute/knn-imputer.js";
export {
  simpleImputer,
  type ImputedColumn,
  type ImputeStrategy,
  type SimpleImputer,
  type SimpleImputerOptions,
} from "./impute/simple-imputer.js";
export type { Label, LabelSource } from "./labels.js";
export { fromRows } from "./load/from-rows.js";
export { readExcel, type ReadExcelOptions } from "./load/read-excel.js";
export { readCsv, readJson, readParquet } from "./load/read-files.js";
export type { Paths, ReadCsvOptions, ReadOptions } from "./load/sources.js";
export { sql } from "./load/sql.js";
export { streamBatches, type StreamBatchesOptions } from "./load/stream-batches.js";
export { writeCsv, writeParquet, type WriteCsvOptions } from "./load/write-files.js";
export { pca, type Pca, type PcaJson, type PcaLearnt, type PcaOptions } from "./pca/pca.js";
export type { PrincipalComponent } from "./pca/principal-components.js";
export type { ColumnProfile, NumberSummary } from "./profile/column-profile.js";
export type { CorrelatedPair, FrameProfile } from "./profile/frame-profile.js";
export { profile, type Profile } from "./profile/profile.js";
export { bootstrap, type BootstrapOptions, type BootstrapSample } from "./sample/bootstrap.js";
export { sample, type SampleOptions } from "./sample/sample.js";
export type { Samples, Selected } from "./samples.js";
export { groupKFold, type GroupKFoldOptions } from "./split/group-k-fold.js";
export { kFold, type KFoldOptions } from "./split/k-fold.js";
export { leaveOneOut } from "./split/leave-one-out.js";
export { leavePOut } from "./split/leave-p-out.js";
export type { SplitPositions } from "./split/positions.js";
export { repeatedKFold, type RepeatedKFoldOptions } from "./split/repeated-k-fold.js";
export type { Splittable } from "./split/sets.js";
export { shuffleSplit, type ShuffleSplitOptions } from "./split/shuffle-split.js";
export type { Splitter } from "./split/splitter.js";
export { stratifiedKFold, type StratifiedKFoldOptions } from "./split/stratified-k-fold.js";
export { timeSeriesSplit, type TimeSeriesSplitOptions } from "./split/time-series-split.js";
export {
  trainTestSplit,
  type TrainTest,
  type TrainTestSplitOptions,
} from "./split/train-test-split.js";
export { leakage, type Leakage, type LeakageOptions } from "./split/leakage.js";
export {
  trainValidationTestSplit,
  type TrainValidationTest,
  type TrainValidationTestSplitOptions,
} from "./split/train-validation-test-split.js";
export {
  toDataset,
  type BatchDataset,
  type LabelledBatch,
  type ToDatasetOptions,
} from "./to-dataset.js";
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
export type { ColumnSelector, ColumnSelectorJson, JudgedColumn } from "./select/column-selector.js";
export {
  correlation,
  type CorrelationMethod,
  type CorrelationOptions,
} from "./select/correlation.js";
export {
  correlationThreshold,
  type CorrelatedColumn,
  type CorrelationThreshold,
  type CorrelationThresholdOptions,
} from "./select/correlation-threshold.js";
export {
  featureScores,
  type FeatureScore,
  type FeatureScoresOptions,
} from "./select/feature-scores.js";
export {
  permutationImportance,
  type ColumnImportance,
  type PermutationImportance,
  type PermutationImportanceOptions,
} from "./select/permutation-importance.js";
export {
  recursiveElimination,
  type RecursiveElimination,
  type RecursiveEliminationOptions,
} from "./select/recursive-elimination.js";
export {
  selectKBest,
  type ScoredColumn,
  type SelectKBest,
  type SelectKBestOptions,
} from "./select/select-k-best.js";
export {
  varianceThreshold,
  type VarianceColumn,
  type VarianceThreshold,
  type VarianceThresholdOptions,
} from "./select/variance-threshold.js";
export type { SameKind, Tabular } from "./tabular.js";
export {
  countVectorizer,
  type CountVectorizer,
  type CountVectorizerOptions,
} from "./text/count-vectorizer.js";
export type { Texts } from "./text/texts.js";
export {
  textVectorization,
  type TextVectorization,
  type TextVectorizationJson,
  type TextVectorizationOptions,
} from "./text/text-vectorization.js";
export {
  tfidfVectorizer,
  type TfidfVectorizer,
  type TfidfVectorizerOptions,
} from "./text/tfidf-vectorizer.js";
export type { LearntVocabulary, Vectorizer, VectorizerJson } from "./text/vectorizer.js";
export {
  toTensors,
  type FeatureTensors,
  type LabelledTensors,
  type ToLabelledTensorsOptions,
  type ToTensorsOptions,
} from "./to-tensors.js";
export type { InvertibleTransformer, Transformer, TransformerJson } from "./transformer.js";
