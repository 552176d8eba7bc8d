"""Writes fixtures/imputers.json: missing values filled by scikit-learn and pandas.

    pip install scikit-learn==1.9.1 pandas==3.1.1 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import pandas
import scipy
import sklearn
from sklearn.impute import KNNImputer, SimpleImputer

rng = numpy.random.default_rng(5)
nan = math.nan
matrix = rng.normal(3, 2, (30, 4))
matrix[:, 1] = numpy.round(matrix[:, 1])
matrix[rng.random((30, 4)) < 0.2] = nan
new = numpy.where(rng.random((6, 4)) < 0.4, nan, rng.normal(3, 2, (6, 4)))
# Without whole numbers, which make rows equally near: scikit-learn takes any of those.
points = matrix + rng.normal(0, 0.1, matrix.shape)
text = ["b", "a", None, "b", "a", None, "c"]
groups = ["x", "y", "x", "y", "x", "x", "z"]
sizes = [1.0, 4.0, nan, nan, 2.0, nan, nan]
series = {
    "inside": [1.0, nan, nan, 4.0, 6.0, nan, 5.0],
    "ends": [nan, nan, 2.0, nan, 8.0, nan, nan],
    "one value": [nan, nan, 3.0, nan, nan, nan, nan],
    "none": [nan] * 7,
    "complete": [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0],
    "long gap": [0.0, nan, nan, nan, nan, nan, 6.0],
}
times = ["2024-01-01", "2024-01-02", "2024-01-04", "2024-01-05", "2024-01-20", "2024-02-01", "2024-03-01"]
strategies = {"mean": "mean", "median": "median", "mode": "most_frequent"}
options = [
    {},
    {"limit": 1},
    {"direction": "backward"},
    {"direction": "both"},
    {"direction": "both", "limit": 1},
    {"limit": 2, "direction": "backward"},
]


def plain(values):
    if isinstance(values, list):
        return [plain(v) for v in values]
    return None if isinstance(values, float) and math.isnan(values) else values


def interpolated(values, method, limit=None, direction="forward"):
    index = pandas.to_datetime(times) if method == "time" else None
    column = pandas.Series(values, index=index)
    return plain(column.interpolate(method, limit=limit, limit_direction=direction).tolist())


def nearest(values):
    if sum(not math.isnan(v) for v in values) < 2:
        return plain(values)
    return plain(pandas.Series(values).interpolate("nearest").tolist())


result = {
    "versions": {
        "scikit-learn": sklearn.__version__,
        "pandas": pandas.__version__,
        "scipy": scipy.__version__,
        "numpy": numpy.__version__,
    },
    "matrix": plain(matrix.tolist()),
    "points": plain(points.tolist()),
    "new": plain(new.tolist()),
    "simple": {
        ours: {
            "rows": imputer.fit_transform(matrix).tolist(),
            "new": imputer.transform(new).tolist(),
        }
        for ours, theirs in strategies.items()
        for imputer in [SimpleImputer(strategy=theirs, add_indicator=True)]
    },
    "text": {
        "values": text,
        "mode": SimpleImputer(strategy="most_frequent", missing_values=None)
        .fit_transform(numpy.array(text, dtype=object).reshape(-1, 1))
        .ravel()
        .tolist(),
    },
    "groups": {
        "by": groups,
        "values": plain(sizes),
        "mean": pandas.Series(sizes)
        .fillna(pandas.Series(sizes).groupby(groups).transform("mean"))
        .fillna(pandas.Series(sizes).mean())
        .tolist(),
    },
    "times": times,
    "series": {
        name: {
            "values": plain(values),
            "linear": [{"options": o, "filled": interpolated(values, "linear", **o)} for o in options],
            "time": [{"options": o, "filled": interpolated(values, "time", **o)} for o in options],
            "nearest": [{"options": {}, "filled": nearest(values)}],
            "ffill": {str(n): plain(pandas.Series(values).ffill(limit=n).tolist()) for n in (None, 1, 2)},
            "bfill": {str(n): plain(pandas.Series(values).bfill(limit=n).tolist()) for n in (None, 1, 2)},
        }
        for name, values in series.items()
    },
    "neighbours": [
        {
            "options": {"neighbours": k, "weights": weights},
            "rows": imputer.fit_transform(points).tolist(),
            "new": imputer.transform(new).tolist(),
        }
        for k, weights in ((1, "uniform"), (5, "uniform"), (3, "distance"), (50, "uniform"))
        for imputer in [KNNImputer(n_neighbors=k, weights=weights)]
    ],
}
text = json.dumps(result, ensure_ascii=False, allow_nan=False)
Path(__file__).parent.joinpath("fixtures/imputers.json").write_text(text + "\n")
