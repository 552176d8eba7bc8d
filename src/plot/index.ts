/** Charts as Vega-Lite: `lab.plot`. */
export { plotSpec as spec, type AnySpec, type SpecOptions } from "./custom.js";
export { plotBiplot as biplot, type BiplotOptions, type BiplotSource } from "./data/biplot.js";
export { plotBox as box, type BoxPlotOptions } from "./data/box.js";
export {
  plotClassBalance as classBalance,
  type ClassBalanceOptions,
} from "./data/class-balance.js";
export { plotCorrelation as correlation, type CorrelationPlotOptions } from "./data/correlation.js";
export type { DistributionOptions } from "./data/distributions.js";
export { plotEmbedding as embedding, type EmbeddingOptions } from "./data/embedding.js";
export { plotHistogram as histogram, type HistogramPlotOptions } from "./data/histogram.js";
export { plotMissingMap as missingMap, type MissingMapOptions } from "./data/missing-map.js";
export { plotPairs as pairPlot, type PairPlotOptions } from "./data/pair-plot.js";
export { plotScatter as scatter, type ScatterPlotOptions } from "./data/scatter.js";
export { plotScree as scree, type ScreePlotOptions, type ScreeSource } from "./data/scree.js";
export {
  plotTimeSeries as timeSeries,
  type ForecastSource,
  type TimeSeriesOptions,
} from "./data/time-series.js";
export { plotViolin as violin, type ViolinPlotOptions } from "./data/violin.js";
export {
  plotCalibration as calibration,
  type CalibrationSource,
} from "./evaluation/calibration.js";
export {
  plotConfusionMatrix as confusionMatrix,
  type ConfusionMatrixPlotOptions,
  type MatrixSource,
} from "./evaluation/confusion-matrix.js";
export { plotFoldScores as foldScores, type FoldScoreSource } from "./evaluation/fold-scores.js";
export { plotKFold as kFold, type FoldSource, type KFoldPlotOptions } from "./evaluation/k-fold.js";
export {
  plotLearningCurve as learningCurve,
  type LearningCurvePlotOptions,
  type LearningCurveSource,
} from "./evaluation/learning-curve.js";
export {
  plotPrecisionRecall as precisionRecall,
  type PrecisionRecallSource,
} from "./evaluation/precision-recall.js";
export {
  plotResiduals as residuals,
  type ResidualPlotOptions,
  type ResidualSource,
} from "./evaluation/residuals.js";
export { plotRoc as roc, type RocSource } from "./evaluation/roc.js";
export {
  plotValidationCurve as validationCurve,
  type ValidationCurvePlotOptions,
  type ValidationCurveSource,
} from "./evaluation/validation-curve.js";
export {
  plotAugmentation as augmentation,
  type AugmentationOptions,
  type AugmentationSource,
} from "./images/augmentation.js";
export { plotFeatureMaps as featureMaps, type FeatureMapsOptions } from "./images/feature-maps.js";
export { plotFilters as filters, type FiltersOptions } from "./images/filters.js";
export { plotImageGrid as imageGrid, type ImageGridOptions } from "./images/image-grid.js";
export { plotLatentGrid as latentGrid, type LatentGridOptions } from "./images/latent-grid.js";
export type { ImageSource, PixelRange } from "./images/read-images.js";
export {
  plotActivations as activations,
  type ActivationName,
  type ActivationSource,
  type ActivationsOptions,
} from "./model/activations.js";
export { plotDecisionBoundary as decisionBoundary } from "./model/decision-boundary.js";
export {
  plotDecisionSurface as decisionSurface,
  type DecisionSurfaceOptions,
} from "./model/decision-surface.js";
export {
  plotLossFunctions as lossFunctions,
  type LossFunctionsOptions,
} from "./model/loss-functions.js";
export { plotNetwork as network } from "./model/network.js";
export { plotParseTree as parseTree, type ParseTreeOptions } from "./model/parse-tree.js";
export type { ParseTreeSource } from "./model/place-nodes.js";
export type { PlaneModel, PlanePoints } from "./model/plane.js";
export type { NumbersSource } from "./parts/flat-numbers.js";
export type { TitleOption } from "./parts/heading.js";
export type { PlotData } from "./parts/plot-columns.js";
export { Plot } from "./plot.js";
export { savePlot as save } from "./save.js";
export type { VegaLiteSpec } from "./spec.js";
export { plotGradientFlow as gradientFlow } from "./training/gradient-flow.js";
export {
  plotHistory as history,
  type HistoryPlotOptions,
  type HistoryRow,
  type HistorySource,
} from "./training/history.js";
export {
  plotLearningRate as learningRate,
  type LearningRatePlotOptions,
  type ScheduleSource,
} from "./training/learning-rate.js";
export {
  plotLossSurface as lossSurface,
  type LossSurfaceOptions,
  type OptimizerPath,
} from "./training/loss-surface.js";
export {
  plotWeightHistograms as weightHistograms,
  type WeightHistogramsOptions,
} from "./training/weight-histograms.js";
