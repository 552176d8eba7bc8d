"""Writes the fixtures of this folder: what scikit-learn has for the same tables and generators.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
from pathlib import Path

from sklearn.datasets import load_breast_cancer, load_iris, load_wine, make_circles, make_moons


def write(name, value):
    Path(__file__).parent.joinpath(f"fixtures/{name}.json").write_text(json.dumps(value) + "\n")


def points(made):
    x, labels = made
    return [[*row, label] for row, label in zip(x.tolist(), labels.tolist())]


iris = load_iris()
write("iris", [[*row, str(iris.target_names[target])] for row, target in zip(iris.data.tolist(), iris.target)])
write(
    "tables",
    {
        name: {"sums": data.data.sum(axis=0).tolist(), "targets": data.target.tolist()}
        for name, data in {"breastCancer": load_breast_cancer(), "wine": load_wine()}.items()
    },
)
write(
    "points",
    {
        "moons": points(make_moons(7, shuffle=False)),
        "circles": points(make_circles(7, shuffle=False, factor=0.5)),
    },
)
