"""Writes fixtures/compose.json: transformers put together by scikit-learn.

    pip install scikit-learn==1.9.1 pandas==3.1.1 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import pandas
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = numpy.random.default_rng(4)
frame = pandas.DataFrame(
    {
        "age": [31.0, math.nan, 58, 24, 45, 37, math.nan, 62],
        "city": ["Oslo", "Bergen", "Oslo", "Rome", "Rome", "Oslo", "Bergen", "Rome"],
        "income": rng.lognormal(10, 1, 8).round(2).tolist(),
        "id": range(8),
        "price": rng.normal(100, 20, 8).round(3).tolist(),
    }
)
train, test = frame[:6], frame[6:]
numbers = ["age", "income"]
prepare = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
columns = ColumnTransformer([("numbers", prepare, numbers), ("city", OneHotEncoder(sparse_output=False), ["city"])])
flat = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), PCA(1))


def plain(rows):
    return [[None if isinstance(v, float) and math.isnan(v) else v for v in row] for row in rows]


fixture = {
    "columns": {name: plain([frame[name].tolist()])[0] for name in frame},
    "prepared": [prepare.fit_transform(train[numbers]).tolist(), prepare.transform(test[numbers]).tolist()],
    "restored": prepare[-1].inverse_transform(prepare.transform(test[numbers])).tolist(),
    "transformed": [columns.fit_transform(train).tolist(), columns.transform(test).tolist()],
    "flat": [flat.fit_transform(train[numbers]).tolist(), flat.transform(test[numbers]).tolist()],
}
Path(__file__).parent.joinpath("fixtures/compose.json").write_text(json.dumps(fixture) + "\n")
