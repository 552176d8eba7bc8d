"""Writes fixtures/clean.json: dropping by pandas, filters by SciPy, limits of outliers by NumPy and SciPy.

    pip install pandas==3.1.1 scipy==1.17.1 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import pandas
from scipy import ndimage, signal, stats

rng = numpy.random.default_rng(6)
nan = math.nan
gaps = pandas.DataFrame(
    {
        "a": [1, nan, 3, nan, 5, nan],
        "b": ["x", None, "y", "z", None, None],
        "c": [1.5, 2.5, nan, nan, 5.5, nan],
    }
)
copies = pandas.DataFrame(
    {
        "n": [1, 2, 1, nan, nan, 1, 2],
        "t": ["a", "b", "a", "a", "a", "b", "b"],
        "u": [1, 1, 1, 1, 1, 1, 2],
    }
)
series = rng.normal(0, 1, 25).round(6)
values = numpy.concatenate([rng.normal(10, 2, 60), [30, -15, 11, 10.5]]).round(6)
image = rng.integers(0, 50, (2, 6, 5, 2)).astype(float)


def plain(v):
    return [None if isinstance(x, float) and math.isnan(x) else x for x in v]


def limits(values):
    low, high = numpy.quantile(values, [0.25, 0.75])
    deviation = stats.median_abs_deviation(values) / 0.6745
    median = numpy.median(values)
    return {
        "iqr": [low - 1.5 * (high - low), high + 1.5 * (high - low)],
        "zScore": [values.mean() - 3 * values.std(), values.mean() + 3 * values.std()],
        "mad": [median - 3.5 * deviation, median + 3.5 * deviation],
    }


fixture = {
    "gaps": {name: plain(gaps[name].tolist()) for name in gaps},
    "missing": [
        {"options": o, "kept": gaps.dropna(**{{"threshold": "thresh"}.get(k, k): v for k, v in o.items()}).index.tolist()}
        for o in ({}, {"how": "all"}, {"threshold": 2}, {"subset": ["a"]}, {"subset": ["a", "c"], "how": "all"}, {"threshold": 0})
    ],
    "copies": {name: plain(copies[name].tolist()) for name in copies},
    "duplicates": [
        {"options": o, "kept": copies.drop_duplicates(**o).index.tolist()}
        for o in ({}, {"keep": "last"}, {"keep": False}, {"subset": ["t"]}, {"subset": ["n", "t"], "keep": False})
    ],
    "series": series.tolist(),
    "filters": {
        "movingAverage": [[{"window": w}, ndimage.uniform_filter1d(series, w).tolist()] for w in (1, 3, 7, 51)],
        "medianFilter": [[{"window": w}, ndimage.median_filter(series, w).tolist()] for w in (1, 3, 7, 51)],
        "gaussianFilter": [[{"sigma": s}, ndimage.gaussian_filter1d(series, s).tolist()] for s in (0.5, 1, 3, 9)],
        "savgolFilter": [
            [{"window": w, "order": o}, signal.savgol_filter(series, w, o).tolist()]
            for w, o in ((3, 1), (5, 2), (7, 3), (25, 4), (11, 9))
        ],
    },
    "values": values.tolist(),
    "limits": limits(values),
    "image": image.tolist(),
    "filtered": {
        str(size): [
            numpy.stack([ndimage.median_filter(one[..., c], size) for c in range(2)], -1).tolist() for one in image
        ]
        for size in (1, 3, 5)
    },
}
Path(__file__).parent.joinpath("fixtures/clean.json").write_text(json.dumps(fixture) + "\n")
