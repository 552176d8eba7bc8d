"""Writes fixtures/threshold.json: every threshold tried, scored by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import warnings
from pathlib import Path

import numpy
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    matthews_corrcoef,
)

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(5)
scores = {
    "accuracy": accuracy_score,
    "balancedAccuracy": balanced_accuracy_score,
    "f1": f1_score,
    "matthewsCorrelation": matthews_corrcoef,
}
costs = [
    {"falsePositive": 1, "falseNegative": 20},
    {"falsePositive": 30, "falseNegative": 1},
    {"falsePositive": 2, "falseNegative": 10, "truePositive": -3, "trueNegative": 0.5},
]


def cost_of(truth, guess, cost):
    matrix = confusion_matrix(truth, guess, labels=[0, 1])
    names = [["trueNegative", "falsePositive"], ["falseNegative", "truePositive"]]
    return sum(matrix[i][j] * cost.get(names[i][j], 0) for i in range(2) for j in range(2))


def best(truth, given, value, sign):
    """The highest of the best thresholds, and what it comes to."""
    thresholds = [numpy.inf, *sorted(set(given), reverse=True)]
    values = [value(truth, [int(score >= threshold) for score in given]) for threshold in thresholds]
    at = int(numpy.argmax([sign * one for one in values]))
    return {
        "threshold": float(thresholds[at]) if numpy.isfinite(thresholds[at]) else None,
        "value": float(values[at]),
        "values": [float(one) for one in values],
    }


def case(truth, given):
    return {
        "truth": truth,
        "scores": given,
        "byScore": {name: best(truth, given, value, 1) for name, value in scores.items()},
        "byCost": [
            {"costs": cost, **best(truth, given, lambda t, g, cost=cost: cost_of(t, g, cost), -1)}
            for cost in costs
        ],
    }


def drawn(positives, negatives, digits):
    truth = [1] * positives + [0] * negatives
    given = rng.normal(truth, 1.0).round(digits).tolist()
    return truth, given


cases = [
    case(*drawn(20, 20, 3)),
    case(*drawn(5, 60, 3)),
    case(*drawn(30, 30, 0)),  # many equal scores
    case([1, 0], [0.2, 0.8]),
]
Path(__file__).with_name("fixtures").joinpath("threshold.json").write_text(
    json.dumps(cases, indent=1) + "\n"
)
