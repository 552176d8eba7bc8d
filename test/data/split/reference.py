"""Writes fixtures/folds.json: folds by scikit-learn, of the splitters that draw nothing.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
from pathlib import Path

import numpy
import sklearn
from sklearn.model_selection import (
    GroupKFold,
    KFold,
    LeaveOneOut,
    LeavePOut,
    RepeatedStratifiedKFold,
    ShuffleSplit,
    StratifiedKFold,
    TimeSeriesSplit,
)

rng = numpy.random.default_rng(2)


def folds(splitter, count, labels=None, groups=None):
    try:
        found = list(splitter.split(numpy.zeros(count), labels, groups))
    except ValueError as error:
        return {"error": str(error)}
    return {"folds": [[train.tolist(), test.tolist()] for train, test in found]}


def k_fold(count, size):
    return {"count": count, "options": {"folds": size}, **folds(KFold(size), count)}


def stratified(labels, size):
    return {"options": {"folds": size, "stratify": labels}, **folds(StratifiedKFold(size), len(labels), labels)}


def grouped(groups, size):
    return {
        "options": {"folds": size, "groups": groups},
        **folds(GroupKFold(size), len(groups), groups=groups),
    }


def series(count, folds_=5, **options):
    names = {"testSize": "test_size", "gap": "gap", "maxTrainSize": "max_train_size"}
    theirs = {names[name]: value for name, value in options.items()}
    return {
        "count": count,
        "options": {"folds": folds_, **options},
        **folds(TimeSeriesSplit(folds_, **theirs), count),
    }


def left_out(count, p):
    splitter = LeaveOneOut() if p == 1 else LeavePOut(p)
    return {"count": count, "p": p, **folds(splitter, count)}


def sizes(count, **options):
    theirs = {"testSize": "test_size", "trainSize": "train_size"}
    splitter = ShuffleSplit(3, **{theirs[name]: value for name, value in options.items()}, random_state=0)
    return {
        "count": count,
        "options": options,
        "sizes": [[len(train), len(test)] for train, test in splitter.split(numpy.zeros(count))],
    }


def classes_of_folds(labels, size):
    """Shuffled or not, a fold has as many samples of each class."""
    splitter = RepeatedStratifiedKFold(n_splits=size, n_repeats=2, random_state=0)
    counts = [
        [int((numpy.array(labels)[test] == label).sum()) for label in sorted(set(labels))]
        for _, test in splitter.split(numpy.zeros(len(labels)), labels)
    ]
    return {"options": {"folds": size, "stratify": labels, "repeats": 2}, "counts": counts}


mixed = rng.choice(["cat", "dog", "emu"], 37, p=[0.6, 0.3, 0.1]).tolist()
result = {
    "versions": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "kFold": [k_fold(*case) for case in ((2, 2), (5, 2), (10, 3), (11, 5), (23, 4), (3, 4), (7, 7))],
    "stratifiedKFold": [
        stratified([0] * 6 + [1] * 6, 3),
        stratified([0, 1] * 7, 4),
        stratified([2, 2, 0, 0, 0, 1, 2, 0, 1, 1, 2, 2, 0], 3),
        stratified(mixed, 5),
        stratified([0] * 7 + [1], 3),
        stratified([0, 1, 0, 1], 3),
    ],
    "groupKFold": [
        grouped([1, 1, 2, 2, 3, 3], 2),
        grouped(list("aabbbbcddddde"), 3),
        grouped([5, 5, 5, 1, 2, 3, 4, 4, 1, 2], 4),
        grouped([1, 1, 1, 2], 3),
    ],
    "timeSeriesSplit": [
        series(6),
        series(23, 4),
        series(30, 3, testSize=4),
        series(30, 3, testSize=4, gap=2),
        series(30, 4, maxTrainSize=7),
        series(30, 4, maxTrainSize=7, gap=3, testSize=2),
        series(5),
        series(12, 3, testSize=4),
    ],
    "leavePOut": [left_out(*case) for case in ((5, 1), (5, 2), (6, 3), (4, 3), (3, 3), (1, 1))],
    "shuffleSplit": [sizes(50), sizes(47, testSize=0.3), sizes(20, testSize=3, trainSize=0.5), sizes(20, trainSize=15)],
    "classes": [classes_of_folds(["a"] * 20 + ["b"] * 10, 5)],
}
Path(__file__).parent.joinpath("fixtures/folds.json").write_text(json.dumps(result) + "\n")
