"""Writes fixtures/preparation.json: scaling and splitting by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import math
from collections import Counter
from pathlib import Path

import numpy
import sklearn
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rng = numpy.random.default_rng(3)
nan = math.nan
columns = {
    "ordinary": rng.normal(5, 2, 40).tolist(),
    "missing": [nan if i % 7 == 0 else v for i, v in enumerate(rng.normal(0, 1, 40).tolist())],
    "times": [1.6e9 + (i % 3) - 1 for i in range(40)],
    "tiny": (rng.normal(0, 1, 40) * 1e-9).tolist(),
    "constant": [0.1] * 40,
    "zero": [0.0] * 40,
    "one value": [nan] * 39 + [4.0],
    "skewed": [1e12] + [1.0] * 39,
}
fresh = [-1.0, 0.0, nan, 1e9]


def plain(values):
    return [None if math.isnan(v) else v for v in numpy.ravel(values).tolist()]


def scaling(values, **options):
    scaler = StandardScaler(**options)
    matrix = numpy.array(values).reshape(-1, 1)
    scaled = scaler.fit_transform(matrix)
    return {
        "fitted": plain(scaled),
        "fresh": plain(scaler.transform(numpy.array(fresh).reshape(-1, 1))),
        "restored": plain(scaler.inverse_transform(scaled)),
    }


def learnt(values):
    scaler = StandardScaler().fit(numpy.array(values).reshape(-1, 1))
    count = int(sum(not math.isnan(v) for v in values))
    return {"count": count, "mean": scaler.mean_[0], "variance": scaler.var_[0], "scale": scaler.scale_[0]}


def sizes(count, test_size, train_size):
    try:
        train, test = train_test_split(range(count), test_size=test_size, train_size=train_size)
        outcome = {"train": len(train), "test": len(test)}
    except ValueError as error:
        outcome = {"error": str(error)}
    sizes = {"testSize": test_size, "trainSize": train_size}
    return {"count": count, "options": {k: v for k, v in sizes.items() if v is not None}, **outcome}


def strata(counts, test_size, train_size=None):
    """Every outcome of 200 draws: chance decides between equal remainders."""
    labels = [label for label, count in enumerate(counts) for _ in range(count)]
    outcomes = set()
    for seed in range(200):
        parts = train_test_split(
            labels, test_size=test_size, train_size=train_size, stratify=labels, random_state=seed
        )
        outcomes.add(tuple(tuple(Counter(part)[i] for i in range(len(counts))) for part in parts))
    options = {"testSize": test_size, **({"trainSize": train_size} if train_size else {})}
    return {"counts": counts, "options": options, "outcomes": sorted(outcomes)}


result = {
    "versions": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "scaling": {
        "fresh": plain(fresh),
        "columns": {
            name: {
                "values": plain(values),
                "learnt": learnt(values),
                "both": scaling(values),
                "mean only": scaling(values, with_std=False),
                "std only": scaling(values, with_mean=False),
            }
            for name, values in columns.items()
        },
    },
    "sizes": [
        sizes(count, test_size, train_size)
        for count in (1, 2, 3, 10, 150, 997)
        for test_size, train_size in (
            (None, None),
            (0.2, None),
            (0.3, None),
            (0.999, None),
            (None, 0.7),
            (None, 0.01),
            (0.1, 0.1),
            (0.5, 0.5),
            (0.6, 0.5),
            (1, None),
            (9, None),
            (10, None),
            (None, 3),
            (4, 5),
            (0.25, 6),
        )
    ],
    "strata": [
        strata([50, 50, 50], 0.2),
        strata([50, 50, 50], 0.25),
        strata([90, 10], 0.25),
        strata([90, 7, 3], 0.1),
        strata([2, 2, 2], 3),
        strata([5, 5, 5, 5], 6),
        strata([13, 11, 7, 5, 3, 2], 0.3),
        strata([13, 11, 7, 5, 3, 2], 10, 12),
    ],
}
text = json.dumps(result, ensure_ascii=False)
Path(__file__).parent.joinpath("fixtures/preparation.json").write_text(text + "\n")
