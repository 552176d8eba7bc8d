"""Writes fixtures/engineering.json: features by scikit-learn and pandas.

    pip install scikit-learn==1.9.1 pandas==3.1.1 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import pandas
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import PolynomialFeatures

rng = numpy.random.default_rng(2)
nan = math.nan
x = rng.normal(0, 2, (6, 3)).round(6)
series = [1.5, 2.0, nan, 4.25, -3.0, 8.0, 8.0, nan, nan, 0.5, 7.0, 1e9, 1e9 + 1, 1e9 + 2]
shop = list("aabbababbaabba")
frame = pandas.DataFrame({"sales": series, "shop": shop})
dates = pandas.to_datetime(
    ["2024-02-29", "2023-12-31T23:59:58", None, "1969-07-20 20:17:40", "2021-01-03", "2020-12-28", "2024-12-30T06:00"],
    format="mixed",
)
words = ["", "a", "Oslo", "São Paulo", "北京", "a long name of a place", "abcd", "abcde", "7", "true"]


def plain(values):
    return [None if math.isnan(v) else v for v in numpy.ravel(values).astype(float).tolist()]


def polynomial(**options):
    made = PolynomialFeatures(**options).fit(x)
    names = {"degree": "degree", "interaction_only": "interactionOnly", "include_bias": "includeBias"}
    return {
        "options": {names[key]: value for key, value in options.items()},
        "names": made.get_feature_names_out(["a", "b", "c"]).tolist(),
        "values": made.transform(x).tolist(),
    }


def rolled(statistic, **options):
    return {
        "statistic": statistic,
        "options": {{"min_periods": "minPeriods"}.get(key, key): value for key, value in options.items()},
        "alone": plain(getattr(frame["sales"].rolling(**options), statistic)()),
        "grouped": plain(
            getattr(frame.groupby("shop")["sales"].rolling(**options), statistic)().droplevel(0).sort_index()
        ),
    }


windows = [{"window": 3}, {"window": 3, "min_periods": 1}, {"window": 4, "min_periods": 2, "center": True}]
fixture = {
    "x": x.tolist(),
    "polynomial": [
        polynomial(**options)
        for options in ({}, {"degree": 3, "include_bias": False}, {"degree": 3, "interaction_only": True}, {"degree": 1})
    ],
    "sales": plain(series),
    "shop": shop,
    "lags": {
        str(period): {
            "alone": plain(frame["sales"].shift(period)),
            "grouped": plain(frame.groupby("shop")["sales"].shift(period)),
        }
        for period in (1, 3, -2, 20)
    },
    "rolling": [
        rolled(statistic, **options)
        for statistic in ("mean", "sum", "min", "max", "median", "std")
        for options in windows
    ],
    "dates": [None if pandas.isna(d) else d.strftime("%Y-%m-%dT%H:%M:%S") for d in dates],
    "parts": {
        "year": plain(dates.year),
        "quarter": plain(dates.quarter),
        "month": plain(dates.month),
        "week": plain(pandas.Series(dates).dt.isocalendar().week.astype(float)),
        "day": plain(dates.day),
        "dayOfYear": plain(dates.day_of_year),
        "weekday": plain(dates.day_of_week),
        "hour": plain(dates.hour),
        "minute": plain(dates.minute),
        "second": plain(dates.second),
    },
    "words": words,
    "hashed": {
        str(n): FeatureHasher(n, input_type="string").transform([[word] for word in words]).toarray().tolist()
        for n in (3, 8)
    },
}
Path(__file__).parent.joinpath("fixtures/engineering.json").write_text(json.dumps(fixture) + "\n")
