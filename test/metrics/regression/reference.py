"""Writes fixtures/regression.json: errors of predicted numbers by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import math
import warnings
from functools import partial
from pathlib import Path

import numpy
import sklearn
from sklearn import metrics

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(7)


def noisy(truth, scale):
    return (numpy.array(truth) + rng.normal(0, scale, numpy.shape(truth))).tolist()


ordinary = rng.normal(5, 2, 60).tolist()
times = (1.6e9 + rng.integers(0, 50, 40)).astype(float).tolist()
outputs = rng.normal(0, 3, (30, 3)).tolist()
cases = {
    "ordinary": (ordinary, noisy(ordinary, 1)),
    "even count, ties": ([1.0, 2.0, 3.0, 4.0], [1.5, 2.5, 2.0, 5.0]),
    "worse than the mean": ([1.0, 2.0, 3.0], [3.0, 2.0, -7.0]),
    "large and close together": (times, noisy(times, 5)),
    "zeros": ([0.0, 1.0, 0.0, -2.0], [0.0, 1.0, 1e-20, -1.0]),
    "constant": ([4.0] * 5, [4.0, 5.0, 4.0, 3.0, 4.5]),
    "constant, right": ([4.0] * 5, [4.0] * 5),
    "constant, all off by one": ([4.0] * 5, [5.0] * 5),
    "all off by ten": ([1.0, 2.0, 3.0], [11.0, 12.0, 13.0]),
    "one sample": ([3.0], [2.0]),
    "three outputs": (outputs, noisy(outputs, 2)),
}
functions = {
    "meanAbsoluteError": metrics.mean_absolute_error,
    "meanSquaredError": metrics.mean_squared_error,
    "rootMeanSquaredError": metrics.root_mean_squared_error,
    "meanAbsolutePercentageError": metrics.mean_absolute_percentage_error,
    "medianAbsoluteError": metrics.median_absolute_error,
    "maxError": metrics.max_error,
    "r2": metrics.r2_score,
    "explainedVariance": metrics.explained_variance_score,
    "pinballLoss": metrics.mean_pinball_loss,
    "pinballLoss 0": partial(metrics.mean_pinball_loss, alpha=0),
    "pinballLoss 0.9": partial(metrics.mean_pinball_loss, alpha=0.9),
}


def plain(value):
    """JSON has no NaN."""
    return None if math.isnan(value) else float(value)


def reference(truth, predicted):
    single = numpy.ndim(truth) == 1
    return {
        "truth": truth,
        "predicted": predicted,
        "scores": {
            name: plain(function(truth, predicted))
            for name, function in functions.items()
            if single or name != "maxError"
        },
    }


result = {
    "versions": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "cases": {name: reference(*case) for name, case in cases.items()},
}
Path(__file__).parent.joinpath("fixtures/regression.json").write_text(json.dumps(result) + "\n")
