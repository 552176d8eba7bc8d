"""Writes fixtures/probability.json: metrics of scores and probabilities by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    auc,
    average_precision_score,
    brier_score_loss,
    hinge_loss,
    log_loss,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
    top_k_accuracy_score,
)
from sklearn.preprocessing import label_binarize

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(11)


def plain(value):
    """JSON has no NaN and no infinity."""
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [plain(item) for item in value]
    return float(value) if math.isfinite(value) else None


def binary(truth, scores, positive=None):
    """Curves and areas; of probabilities also what only they have."""
    classes = sorted(set(truth))
    positive = classes[-1] if positive is None else positive
    hit = [int(label == positive) for label in truth]
    probabilities = min(scores) >= 0 and max(scores) <= 1
    drop = dict(zip(("false", "true", "thresholds"), map(plain, roc_curve(hit, scores))))
    keep = dict(zip(("false", "true", "thresholds"), map(plain, roc_curve(hit, scores, drop_intermediate=False))))
    curve = dict(zip(("precision", "recall", "thresholds"), map(plain, precision_recall_curve(hit, scores))))
    return {
        "truth": truth,
        "scores": scores,
        "positive": positive,
        "roc": drop,
        "rocKept": keep,
        "area": plain(roc_auc_score(hit, scores)),
        "curve": curve,
        "averagePrecision": average_precision_score(hit, scores),
        "hinge": hinge_loss(hit, scores, labels=[0, 1]) if set(hit) == {0, 1} else None,
        **(
            {
                "logLoss": log_loss(hit, scores, labels=[0, 1]),
                "brier": brier_score_loss(hit, scores, pos_label=1),
                "calibration": {
                    f"{strategy} {bins}": [
                        plain(part) for part in calibration_curve(hit, scores, n_bins=bins, strategy=strategy)
                    ]
                    for strategy in ("uniform", "quantile")
                    for bins in (1, 5, 10)
                },
            }
            if probabilities
            else {}
        ),
    }


def several(truth, rows, labels=None):
    """One-vs-rest averages and what is made of whole rows."""
    classes = labels or sorted(set(truth))
    one_hot = label_binarize(truth, classes=classes)
    missing = set(classes) != set(truth)
    sums_to_one = numpy.allclose(numpy.sum(rows, axis=1), 1)
    averages = {"macro": "macro", "weighted": "weighted", "micro": "micro", "none": None}
    return {
        "truth": truth,
        "scores": rows,
        **({"labels": labels} if labels else {}),
        "rocAuc": {
            ours: plain(roc_auc_score(one_hot, rows, average=theirs)) for ours, theirs in averages.items()
        },
        "averagePrecision": {
            ours: plain(average_precision_score(one_hot, rows, average=theirs)) for ours, theirs in averages.items()
        },
        "topK": [
            float(top_k_accuracy_score(truth, rows, k=k, labels=classes if labels else None))
            for k in range(1, len(classes) + 1)
        ]
        if classes == sorted(classes)
        else None,
        "hinge": None if missing or labels else hinge_loss(truth, rows),
        **(
            {
                "logLoss": log_loss(truth, rows, labels=classes),
                "brier": brier_score_loss(truth, rows, labels=classes),
            }
            if sums_to_one and classes == sorted(classes)
            else {}
        ),
    }


def softmax(size, classes):
    weights = numpy.exp(rng.normal(0, 1.5, (size, classes)))
    rows = weights / weights.sum(axis=1, keepdims=True)
    return rows


truth = rng.integers(0, 2, 80)
chances = numpy.clip(rng.normal(0.35 + 0.3 * truth, 0.2), 0, 1)
animals = ["cat", "dog", "emu"]
three = rng.integers(0, 3, 60)
informed = softmax(60, 3) + 0.8 * numpy.eye(3)[three]
informed /= informed.sum(axis=1, keepdims=True)

binaries = {
    "probabilities": binary(truth.tolist(), chances.tolist()),
    "rounded probabilities, many equal": binary(truth.tolist(), chances.round(1).tolist()),
    "logits, positive class 0": binary(truth.tolist(), (3 - 6 * chances).tolist(), 0),
    "text": binary([animals[label] for label in truth], chances.tolist()),
    "minus one and one": binary((2 * truth - 1).tolist(), (6 * chances - 3).tolist()),
    "all right": binary([0, 0, 1, 1], [0.0, 0.1, 0.9, 1.0]),
    "all wrong": binary([1, 1, 0, 0], [0.0, 0.1, 0.9, 1.0]),
    "all equal": binary([1, 0, 0, 1], [0.5] * 4),
    "one positive": binary([0, 0, 0, 1, 0], [0.2, 0.3, 0.4, 0.35, 0.1]),
    "no negative": binary([1, 1, 1], [0.2, 0.9, 0.9], 1),
    "no positive": binary([0, 0, 0], [0.2, 0.9, 0.9], 1),
}
multiples = {
    "probabilities": several(three.tolist(), informed.tolist()),
    "text": several([animals[label] for label in three], informed.tolist()),
    "ties": several(three.tolist(), informed.round(1).tolist()),
    "logits": several(three.tolist(), numpy.log(informed).tolist()),
    "a class that does not occur": several(
        [int(label) for label in three], numpy.c_[informed * 0.9, [0.1] * 60].tolist(), [0, 1, 2, 3]
    ),
    "ten classes": several(list(range(10)) * 4, softmax(40, 10).tolist()),
    "labels in another order": several([animals[label] for label in three], informed.tolist(), ["emu", "cat", "dog"]),
}
areas = [
    {"x": x, "y": y, "area": auc(x, y)}
    for x, y in (([0, 1, 3], [1, 1, 4]), ([3, 1, 0], [4, 1, 1]), ([0, 0, 1], [0, 1, 1]))
]
result = {
    "versions": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "binaries": binaries,
    "multiples": multiples,
    "areas": areas,
}
Path(__file__).parent.joinpath("fixtures/probability.json").write_text(json.dumps(result) + "\n")
