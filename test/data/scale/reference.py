"""Writes fixtures/scalers.json: each kind of scaling by scikit-learn, on ordinary and nasty columns.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
import scipy
import sklearn
from scipy.stats import norm
from sklearn.preprocessing import (
    MaxAbsScaler,
    MinMaxScaler,
    Normalizer,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
)

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(7)
nan = math.nan
# 33 rows: steps of 1/32 are exact. Where a quantile's place is a little off, scikit-learn takes equal values for unequal.
columns = {
    "ordinary": rng.normal(5, 2, 33).tolist(),
    "missing": [nan if i % 7 == 0 else v for i, v in enumerate(rng.normal(0, 1, 33).tolist())],
    "tiny": (rng.normal(0, 1, 33) * 1e-9).tolist(),
    "constant": [0.1] * 33,
    "zero": [0.0] * 33,
    "one value": [nan] * 32 + [4.0],
    "skewed": rng.lognormal(1, 1, 33).tolist(),
    "negative": (-rng.lognormal(0, 0.5, 33)).tolist(),
    "an outlier": [1e6] + rng.normal(0, 1, 32).tolist(),
    "many equal": [0.0] * 13 + [1.0] * 10 + [2.0, 3.0, 3.0, 3.0, 5.0] * 2,
    "whole": rng.integers(-3, 9, 33).astype(float).tolist(),
    "one row": [3.5],
    "two rows": [3.5, -1.0],
}
fresh = [-1e7, -2.0, -1.0, 0.0, nan, 0.5, 1.0, 2.5, 3.0, 5.0, 1e7]
# What scikit-learn takes for no constant, and for the end of what it knows.
odd = {"powerTransformer": ["one value"], "quantileTransformer": ["one row"]}
scalers = {
    "minMaxScaler": [
        ({}, MinMaxScaler()),
        ({"range": [-1, 1]}, MinMaxScaler(feature_range=(-1, 1))),
        ({"range": [5, 5.5], "clip": True}, MinMaxScaler(feature_range=(5, 5.5), clip=True)),
    ],
    "maxAbsScaler": [({}, MaxAbsScaler())],
    "robustScaler": [
        ({}, RobustScaler()),
        ({"quantileRange": [10, 95]}, RobustScaler(quantile_range=(10, 95))),
        ({"unitVariance": True}, RobustScaler(unit_variance=True)),
        ({"withCentering": False}, RobustScaler(with_centering=False)),
        ({"withScaling": False}, RobustScaler(with_scaling=False)),
    ],
    "quantileTransformer": [
        ({}, QuantileTransformer()),
        ({"quantiles": 7}, QuantileTransformer(n_quantiles=7)),
        ({"output": "normal"}, QuantileTransformer(output_distribution="normal")),
        (
            {"output": "normal", "quantiles": 11},
            QuantileTransformer(output_distribution="normal", n_quantiles=11),
        ),
    ],
    "powerTransformer": [
        ({}, PowerTransformer()),
        ({"standardize": False}, PowerTransformer(standardize=False)),
    ],
}
rows = rng.normal(0, 3, (12, 4))
rows[3] = 0
rows[4] = [0, 0, -2, 0]
rows[5] *= 1e-200
probabilities = [0.0, 1e-300, 1e-30, 1e-7, 0.001, 0.02425, 0.0750001, 0.3, 0.5, 0.7, 0.925, 0.98, 1 - 1e-7, 1 - 1e-15]
values = [-37.0, -20.0, -8.3, -5.2, -3.0, -2.9999, -1.0, -1e-9, 0.0, 0.1, 1.5, 2.99, 3.0, 3.5, 6.0, 9.0]


def plain(values):
    return [None if math.isnan(v) else v for v in numpy.ravel(values).tolist()]


def column(values):
    return numpy.array(values).reshape(-1, 1)


def scaling(scaler, values):
    # Far outside of the data a power overflows, which scikit-learn refuses.
    power = isinstance(scaler, PowerTransformer)
    new = column([1.1 * v for v in values[:5]] + [nan] if power else fresh)
    scaled = scaler.fit_transform(column(values))
    return {
        "fitted": plain(scaled),
        "restored": plain(scaler.inverse_transform(scaled)),
        "fresh": {
            "values": plain(new),
            "scaled": plain(scaler.transform(new)),
            "restored": plain(scaler.inverse_transform(scaler.transform(new))),
        },
    }


result = {
    "versions": {
        "scikit-learn": sklearn.__version__,
        "scipy": scipy.__version__,
        "numpy": numpy.__version__,
    },
    "columns": {name: plain(values) for name, values in columns.items()},
    "scalers": {
        name: [
            {
                "options": options,
                "columns": {
                    key: scaling(scaler, values)
                    for key, values in columns.items()
                    if key not in odd.get(name, [])
                },
            }
            for options, scaler in variants
        ]
        for name, variants in scalers.items()
    },
    "rows": rows.tolist(),
    "normalizer": {name: Normalizer(norm=name).fit_transform(rows).tolist() for name in ("l1", "l2", "max")},
    "normal": {
        "probabilities": probabilities,
        "quantiles": [None if math.isinf(q) else q for q in norm.ppf(probabilities).tolist()],
        "values": values,
        "below": norm.cdf(values).tolist(),
    },
}
text = json.dumps(result, ensure_ascii=False, allow_nan=False)
Path(__file__).parent.joinpath("fixtures/scalers.json").write_text(text + "\n")
