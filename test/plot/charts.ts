import { plotConfusionMatrix } from "../../src/plot/confusion-matrix.js";
import { plotHistory } from "../../src/plot/history.js";
import type { Plot } from "../../src/plot/plot.js";

const run = {
  metrics: {
    loss: [0.9, 0.6, 0.45, 0.4],
    accuracy: [0.5, 0.7, 0.8, 0.85],
    val_loss: [0.95, 0.7, 0.6, 0.65],
    val_accuracy: [0.45, 0.65, 0.75, 0.7],
  },
};
const other = {
  metrics: { loss: [0.8, 0.75, NaN], accuracy: [0.55, 0.6, 0.6] },
  initialEpoch: 2,
};
const iris = {
  labels: ["setosa", "versicolor", "virginica"],
  values: [
    [10, 0, 0],
    [0, 9, 1],
    [0, 2, 8],
  ],
};
const digits = {
  labels: [..."0123456789"],
  values: Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 10 }, (__, j) => (i === j ? 90 : (i * 7 + j * 3) % 9 > 6 ? 2 : 0)),
  ),
};

/** One chart of every kind and variant, by the name of its golden file. */
export const charts: Readonly<Record<string, Plot>> = {
  history: plotHistory(run),
  "history-loss": plotHistory(run, { metrics: ["loss"], title: "Loss", subtitle: "of one run" }),
  "history-one-epoch": plotHistory({ metrics: { loss: [0.5] } }),
  "history-runs": plotHistory({ "dropout 0.2": run, "dropout 0.5": other }),
  "confusion-matrix": plotConfusionMatrix(iris),
  "confusion-matrix-shares": plotConfusionMatrix(iris, { normalize: "true", title: "Iris" }),
  "confusion-matrix-digits": plotConfusionMatrix(digits),
};
