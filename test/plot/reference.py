"""Writes fixtures/statistics.json: bins, boxes, densities and correlations by numpy, matplotlib, scipy and pandas.

    pip install numpy==2.4.6 matplotlib==3.11.2 pandas==3.1.1 scipy==1.17.1 && python reference.py
"""

import json
import math
from pathlib import Path

import matplotlib
import numpy
import pandas
import scipy
from matplotlib.cbook import boxplot_stats
from scipy.stats import gaussian_kde

rng = numpy.random.default_rng(9)
lists = {
    "normal": rng.normal(3, 2, 500),
    "skewed": rng.exponential(10, 300),
    "whole": rng.integers(0, 10, 100).astype(float),
    "few": numpy.array([1.0, 2.0, 4.0]),
    "one": numpy.array([7.0]),
    "constant": numpy.full(20, 0.3),
    "outliers": numpy.r_[rng.normal(0, 1, 50), 30, -25],
    "mostly equal": numpy.r_[numpy.zeros(30), 1, 2, 50],
}


def distribution(values):
    edges = numpy.histogram_bin_edges(values, "auto")
    seven = numpy.histogram(values, 7)
    box = boxplot_stats(values)[0]
    varied = len(set(values)) > 1
    places = numpy.quantile(values, [0, 0.3, 0.5, 0.9]) + 0.1
    return {
        "density": {"at": places.tolist(), "values": gaussian_kde(values)(places).tolist()} if varied else None,
        "values": values.tolist(),
        "edges": edges.tolist(),
        "counts": numpy.histogram(values, edges)[0].tolist(),
        "seven": {"edges": seven[1].tolist(), "counts": seven[0].tolist()},
        "box": {
            "low": float(box["whislo"]),
            "lower": float(box["q1"]),
            "median": float(box["med"]),
            "upper": float(box["q3"]),
            "high": float(box["whishi"]),
            "outliers": sorted(box["fliers"].tolist()),
        },
    }


a = rng.normal(0, 1, 60)
frame = pandas.DataFrame(
    {
        "a": a,
        "b": 2 * a + rng.normal(0, 1, 60),
        "missing": numpy.where(rng.random(60) < 0.2, numpy.nan, rng.normal(0, 1, 60) - a),
        "times": 1.6e9 + numpy.round(10 * a),
        "same": 5.0,
        "opposite": -a,
    }
)


def plain(table):
    return [[None if math.isnan(value) else value for value in row] for row in table]


# From the medians on: pandas loses digits where values are large and close together.
result = {
    "versions": {
        "numpy": numpy.__version__,
        "matplotlib": matplotlib.__version__,
        "pandas": pandas.__version__,
        "scipy": scipy.__version__,
    },
    "distributions": {name: distribution(values) for name, values in lists.items()},
    "correlation": {
        "columns": dict(zip(frame.columns, plain(frame.to_numpy().T.tolist()))),
        "values": plain((frame - frame.median()).corr().to_numpy().tolist()),
    },
}
Path(__file__).parent.joinpath("fixtures/statistics.json").write_text(json.dumps(result) + "\n")
