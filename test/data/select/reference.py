"""Writes fixtures/selection.json: correlations by pandas, scores of features by scikit-learn.

    pip install scikit-learn==1.9.1 pandas==3.1.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
import pandas
from sklearn.feature_selection import (
    RFE,
    SelectKBest,
    VarianceThreshold,
    chi2,
    f_classif,
    f_regression,
    mutual_info_classif,
    mutual_info_regression,
)
from sklearn.linear_model import LinearRegression

warnings.simplefilter("ignore")
rng = numpy.random.default_rng(5)
rows = 90
y = numpy.repeat([0, 1, 2], [40, 30, 20])
base = rng.normal(0, 1, rows)
columns = {
    "strong": y + rng.normal(0, 0.4, rows),
    "weak": 0.3 * y + base,
    "copy": base + rng.normal(0, 0.05, rows),
    "curved": base**2 + rng.normal(0, 0.1, rows),
    "tied": rng.integers(0, 4, rows).astype(float),
    "count": rng.poisson(1 + 2 * y).astype(float),
    "large": 1e9 + rng.normal(0, 1, rows),
    "constant": numpy.full(rows, 0.1),
}
# Far from 0, pandas' correlation and scikit-learn's F lose digits, and its mutual information adds noise of that size.
near = {**columns, "large": columns["large"] - 1e9}
number = 2 * base + 0.5 * columns["strong"] + rng.normal(0, 0.3, rows)
gaps = pandas.DataFrame(near)
for i, name in enumerate(columns):
    gaps.loc[rng.choice(rows, 5 + i, replace=False), name] = math.nan
gaps["empty"] = math.nan


def plain(values):
    return [None if math.isnan(v) else v for v in numpy.ravel(values).tolist()]


def matrix(frame, **options):
    """pandas says 1 for Kendall's correlation of any column with itself, a constant one too."""
    found = frame.corr(**options)
    for name in found:
        if frame[name].nunique() < 2:
            found.loc[name, name] = math.nan
    return [plain(row) for row in found.to_numpy()]


def scores(test, target, names, **options):
    x = numpy.column_stack([near[name] for name in names])
    found = test(x, target, **options)
    scored, p = found if isinstance(found, tuple) else (found, numpy.full(len(names), math.nan))
    return {"columns": names, "score": plain(scored), "pValue": plain(p)}


every = [name for name in columns if name != "constant"]
spread = ["strong", "weak", "copy", "curved", "large"]
counts = ["tied", "count", "constant"]
methods = ["pearson", "spearman", "kendall"]
kept = SelectKBest(f_classif, k=3).fit(numpy.column_stack([near[name] for name in every]), y).get_support()
rfe = RFE(LinearRegression(), n_features_to_select=2, step=1).fit(
    numpy.column_stack([columns[name] for name in spread[:4]]), number
)
fixture = {
    "columns": {name: values.tolist() for name, values in columns.items()},
    "class": y.tolist(),
    "number": number.tolist(),
    "gaps": {name: plain(gaps[name]) for name in gaps},
    "correlation": {method: matrix(pandas.DataFrame(near), method=method) for method in methods},
    "gappy": {method: matrix(gaps, method=method, min_periods=70) for method in methods},
    "scores": {
        "fClassif": scores(f_classif, y, every),
        "chi2": scores(chi2, y, counts),
        "mutualInfoClassif": scores(mutual_info_classif, y, spread, random_state=0),
        "fRegression": scores(f_regression, number, every),
        "mutualInfoRegression": scores(mutual_info_regression, number, spread, random_state=0),
        "mutualInfoRegression, 7": scores(
            mutual_info_regression, number, spread, random_state=0, n_neighbors=7
        ),
    },
    "best": [name for name, keep in zip(every, kept) if keep],
    "variances": VarianceThreshold().fit(numpy.column_stack(list(columns.values()))).variances_.tolist(),
    "ranking": dict(zip(spread[:4], rfe.ranking_.tolist())),
}
Path(__file__).parent.joinpath("fixtures/selection.json").write_text(json.dumps(fixture) + "\n")
