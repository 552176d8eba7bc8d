"""Writes fixtures/scores.json: scores of nasty labels by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
import sklearn
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    cohen_kappa_score,
    confusion_matrix,
    f1_score,
    fbeta_score,
    jaccard_score,
    matthews_corrcoef,
    multilabel_confusion_matrix,
    precision_score,
    recall_score,
    silhouette_samples,
    silhouette_score,
)

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(20)


def draw(classes, size, right=0.6):
    """True labels, and predictions of which a share is right."""
    truth = rng.choice(classes, size)
    guess = rng.choice(classes, size)
    return truth.tolist(), numpy.where(rng.random(size) < right, truth, guess).tolist()


animals = ["cat", "dog", "Emu", "élan"]
cases = {
    "two classes": (*draw([0, 1], 50), None),
    "two classes, imbalanced": ([0] * 40 + [1], [0] * 39 + [1, 1], None),
    "three classes": (*draw([0, 1, 2], 80), None),
    "ten classes": (*draw(list(range(10)), 400), None),
    "numbers in no order, negative too": (*draw([30, -2, 7], 40), None),
    "text": (*draw(animals, 70), None),
    "text, some labels, another order": (*draw(animals, 70), ["dog", "cat"]),
    "one class": ([1] * 5, [1] * 5, None),
    "only zeros": ([0] * 5, [0] * 5, None),
    "one sample": ([1], [0], None),
    "a class that is never predicted": ([0, 0, 1, 1, 2, 2], [0, 0, 1, 0, 1, 1], None),
    "a class that only is predicted": ([0, 0, 1, 1, 0, 1], [0, 2, 1, 2, 0, 2], None),
    "all wrong": ([0, 1, 2, 0, 1, 2], [1, 2, 0, 2, 0, 1], None),
    "a label that never occurs": ([0, 1, 1, 2], [0, 1, 2, 2], [0, 1, 2, 3]),
    "one label of several": ([0, 1, 1, 2], [0, 1, 2, 2], [2]),
    "a label without truth": ([0, 1, 1, 0], [0, 2, 2, 0], [2, 0]),
}


def specificity_score(truth, guess, labels, average, zero_division, pos_label=None):
    """Recall of what is not of a class, averaged as scikit-learn averages recall."""
    matrices = multilabel_confusion_matrix(truth, guess, labels=labels)
    if average == "binary":
        labels = sorted(set(truth) | set(guess))
        matrices = matrices[[labels.index(pos_label)]]
    elif average == "micro":
        matrices = matrices.sum(axis=0, keepdims=True)
    right, negatives = matrices[:, 0, 0], matrices[:, 0].sum(axis=1)
    values = numpy.where(negatives == 0, zero_division, right / numpy.maximum(negatives, 1))
    if average is None:
        return values
    weights = matrices[:, 1].sum(axis=1) if average == "weighted" else numpy.ones(len(values))
    kept = ~numpy.isnan(values)
    if not weights[kept].sum():
        return numpy.mean(values[kept]) if kept.any() else numpy.nan
    return numpy.average(values[kept], weights=weights[kept])


def fbeta(beta):
    return lambda truth, guess, **options: fbeta_score(truth, guess, beta=beta, **options)


scores = {
    "precision": precision_score,
    "recall": recall_score,
    "f1": f1_score,
    "fBeta 0.5": fbeta(0.5),
    "fBeta 2": fbeta(2),
    "jaccard": jaccard_score,
    "specificity": specificity_score,
}
averages = {"macro": "macro", "micro": "micro", "weighted": "weighted", "none": None, "binary": "binary"}
divisions = {"0": 0.0, "1": 1.0, "NaN": numpy.nan}
normalizations = {"true": "true", "predicted": "pred", "all": "all"}


def plain(value):
    """JSON has no NaN and no infinity."""
    if isinstance(value, numpy.ndarray):
        return [plain(item) for item in value.tolist()]
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if math.isfinite(value) else None


def score(function, truth, guess, labels, average, division):
    if function is jaccard_score and math.isnan(division):
        return None  # scikit-learn refuses NaN here
    positive = {} if average != "binary" else {"pos_label": sorted(set(truth) | set(guess))[-1]}
    return plain(
        function(truth, guess, labels=labels, average=average, zero_division=division, **positive)
    )


def reference(truth, guess, labels):
    classes = set(truth) | set(guess)
    return {
        "truth": truth,
        "predicted": guess,
        **({"labels": labels} if labels else {}),
        "accuracy": accuracy_score(truth, guess),
        "balanced": balanced_accuracy_score(truth, guess),
        "adjusted": plain(balanced_accuracy_score(truth, guess, adjusted=True)),
        "matthews": matthews_corrcoef(truth, guess),
        "kappa": {
            ours: plain(cohen_kappa_score(truth, guess, labels=labels, weights=theirs))
            for ours, theirs in {"none": None, "linear": "linear", "quadratic": "quadratic"}.items()
        },
        "confusion": confusion_matrix(truth, guess, labels=labels).tolist(),
        "normalized": {
            ours: plain(confusion_matrix(truth, guess, labels=labels, normalize=theirs))
            for ours, theirs in normalizations.items()
        },
        "scores": {
            name: {
                average: {
                    key: score(function, truth, guess, labels, theirs, division)
                    for key, division in divisions.items()
                }
                for average, theirs in averages.items()
                if average != "binary" or len(classes) <= 2
            }
            for name, function in scores.items()
        },
    }


def clustering(x, labels):
    return {
        "x": x,
        "labels": labels,
        "samples": silhouette_samples(x, labels).tolist(),
        "mean": silhouette_score(x, labels),
    }


blobs = numpy.concatenate([rng.normal(center, 1, (15, 3)) for center in (0, 3, 8)]).tolist()
clusterings = {
    "three blobs": clustering(blobs, [0] * 15 + [1] * 15 + [2] * 15),
    "wrong clusters": clustering(blobs, rng.integers(0, 4, 45).tolist()),
    "one alone, text": clustering(blobs, ["a"] * 22 + ["b"] * 22 + ["c"]),
    "equal samples": clustering([[1.0, 2.0]] * 4 + [[3.0, 4.0]], [0, 0, 1, 1, 1]),
}

versions = {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__}
result = {"versions": versions, "cases": {name: reference(*case) for name, case in cases.items()}, "clusterings": clusterings}
Path(__file__).parent.joinpath("fixtures/scores.json").write_text(json.dumps(result, ensure_ascii=False) + "\n")
