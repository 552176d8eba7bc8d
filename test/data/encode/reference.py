"""Writes fixtures/encoders.json: encoding by scikit-learn, of ordinary and nasty columns.

    pip install scikit-learn==1.9.1 pandas==3.1.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
import pandas
import sklearn
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder, OrdinalEncoder, TargetEncoder

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(11)
nan = math.nan
categories = {
    "text": ["red", "green", "blue", "green", "red", "green", "Blue", "élan", "green", "red"],
    "missing": ["red", None, "blue", "red", None, "blue", "green", "blue", "red", "blue"],
    "whole": [3, -1, 10, 3, 3, 10, 2, 2, 2, 3],
    "fractions": [0.5, -1.5, nan, 0.5, 0.5, -1.5, 0.5, nan, 0.5, 7.0],
    "flags": [True, False, True, True, False, True, True, True, True, True],
    "one": ["a"] * 10,
    "all different": list("jihgfedcba"),
}
fresh = {
    "text": ["red", "violet", None],
    "missing": ["green", "violet", None],
    "whole": [3, 99, 10],
    "fractions": [0.5, 99.0, nan],
    "flags": [True, False, True],
    "one": ["a", "b", None],
    "all different": ["a", "k", "b"],
}
infrequent = {
    "minFrequency 3": {"min_frequency": 3},
    "minFrequency 0.25": {"min_frequency": 0.25},
    "maxCategories 3": {"max_categories": 3},
    "maxCategories 1": {"max_categories": 1},
    "both": {"min_frequency": 2, "max_categories": 2},
}
numbers = {
    "ordinary": rng.normal(5, 2, 60).tolist(),
    "skewed": rng.lognormal(0, 2, 64).tolist(),
    "equal": [1.0] * 30 + [2.0] * 20 + [7.0] * 5 + [8.5],
    "two values": [0.0] * 6 + [1.0] * 3,
    "constant": [4.0] * 6,
    "an outlier": [1e6] + rng.normal(0, 1, 49).tolist(),
    "gaps": numpy.concatenate([rng.normal(c, 0.1, 12) for c in (0, 1, 50, 51, 300)]).tolist(),
    "negative": (-rng.lognormal(0, 1, 40)).tolist(),
}
strategies = {"width": "uniform", "quantile": "quantile", "kMeans": "kmeans"}
# The smallest and the largest value are equally far from their first centres, but for rounding, which decides where a
# single empty cluster goes.
undecided = [("kMeans", 8, "negative")]
new_numbers = [-1e9, -1.0, 0.0, 1.0, 2.0, 4.5, 8.0, 50.4, 1e9]


def frame(values):
    kind = None if isinstance(values[0], (int, float)) else object
    return pandas.DataFrame({"x": pandas.Series(values, dtype=kind)})


def plain(values):
    return [None if isinstance(v, float) and math.isnan(v) else v for v in numpy.ravel(values).tolist()]


def one_hot(values, new, **options):
    encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore", **options).fit(frame(values))
    lenient = OneHotEncoder(sparse_output=False, handle_unknown="infrequent_if_exist", **options)
    return {
        "rows": encoder.transform(frame(values)).astype(int).tolist(),
        "ignore": encoder.transform(frame(new)).astype(int).tolist(),
        "infrequent": lenient.fit(frame(values)).transform(frame(new)).astype(int).tolist(),
    }


def ordinal(values, new):
    # To scikit-learn None is a category like others, and only NaN is missing.
    values, new = ([nan if v is None else v for v in column] for column in (values, new))
    encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(frame(values))
    codes = encoder.transform(frame(values))
    return {
        "codes": plain(codes),
        "fresh": plain(encoder.transform(frame(new))),
        "restored": plain(encoder.inverse_transform(codes)),
    }


def bins(values, count, strategy):
    binner = KBinsDiscretizer(count, encode="ordinal", strategy=strategy)
    column = numpy.array(values).reshape(-1, 1)
    codes = binner.fit_transform(column)
    return {
        "edges": binner.bin_edges_[0].tolist() if len(set(values)) > 1 else None,
        "codes": plain(codes),
        "fresh": plain(binner.transform(numpy.array(new_numbers).reshape(-1, 1))),
        "restored": plain(binner.inverse_transform(codes)) if len(set(values)) > 1 else None,
    }


cities = rng.choice(["Oslo", "Rome", "Bonn", "Bern"], 40, p=[0.5, 0.3, 0.15, 0.05]).tolist()
cities[7] = cities[21] = None
sizes = rng.integers(0, 3, 40).tolist()
targets = {
    "numbers": rng.normal(10, 3, 40).tolist(),
    "two classes": rng.choice(["no", "yes"], 40).tolist(),
    "three classes": rng.choice(["a", "b", "c"], 40, p=[0.5, 0.3, 0.2]).tolist(),
}


def target_means(y, smooth):
    features = pandas.DataFrame({"city": pandas.Series(cities, dtype=object), "size": sizes})
    new = pandas.DataFrame({"city": pandas.Series(["Rome", "Lima", None], dtype=object), "size": [0, 9, 2]})
    folds = KFold(4) if isinstance(y[0], float) else StratifiedKFold(4)
    encoder = TargetEncoder(smooth=smooth, cv=folds)
    crossed = encoder.fit_transform(features, y)
    return {
        "crossed": crossed.tolist(),
        "rows": encoder.transform(features).tolist(),
        "fresh": encoder.transform(new).tolist(),
    }


result = {
    "versions": {
        "scikit-learn": sklearn.__version__,
        "pandas": pandas.__version__,
        "numpy": numpy.__version__,
    },
    "categories": {name: plain(numpy.array(values, dtype=object)) for name, values in categories.items()},
    "fresh": {name: plain(numpy.array(values, dtype=object)) for name, values in fresh.items()},
    "oneHot": {
        options: {name: one_hot(values, fresh[name], **arguments) for name, values in categories.items()}
        for options, arguments in {"all": {}, **infrequent}.items()
    },
    "ordinal": {name: ordinal(values, fresh[name]) for name, values in categories.items()},
    "target": {
        "cities": cities,
        "sizes": sizes,
        "targets": targets,
        "encoded": {
            name: {str(smooth): target_means(y, smooth) for smooth in ("auto", 0, 5)}
            for name, y in targets.items()
        },
    },
    "numbers": numbers,
    "newNumbers": new_numbers,
    "bins": {
        ours: {
            str(count): {
                name: bins(values, count, theirs)
                for name, values in numbers.items()
                if (ours, count, name) not in undecided
            }
            for count in (2, 5, 8)
        }
        for ours, theirs in strategies.items()
    },
}
text = json.dumps(result, ensure_ascii=False, allow_nan=False)
Path(__file__).parent.joinpath("fixtures/encoders.json").write_text(text + "\n")
