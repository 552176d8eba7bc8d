"""Time of preparing data by scikit-learn, beside dist/bench/data.js: python bench/data.py [rows]"""

import sys
import time

import numpy
import pandas
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    KBinsDiscretizer,
    MaxAbsScaler,
    MinMaxScaler,
    Normalizer,
    OneHotEncoder,
    OrdinalEncoder,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
numbers = numpy.exp(3 * numpy.sin(numpy.arange(rows * 4) * 12.9898)).reshape(-1, 4)
place = numpy.arange(rows)
colors = numpy.array(["red", "green", "blue", "violet", "black"], dtype=object)[(place * 7 + place % 3) % 5]
frame = pandas.DataFrame({"color": colors})
target = numbers.ravel()[:rows]


def measure(transformer, data, *arguments):
    start = time.perf_counter()
    transformer.fit(data, *arguments)
    fitted = time.perf_counter()
    transformer.transform(data)
    done = time.perf_counter()
    name = type(transformer).__name__
    print(f"{name:20} {(fitted - start) * 1000:7.0f} ms {(done - fitted) * 1000:7.0f} ms")


print(f"{rows} rows: fit, transform")
for kind in (StandardScaler, MinMaxScaler, MaxAbsScaler, RobustScaler, QuantileTransformer, PowerTransformer, Normalizer):
    measure(kind(), numbers)
measure(SimpleImputer(), numbers)
measure(KBinsDiscretizer(), numbers)
measure(PCA(), numbers)
measure(OneHotEncoder(sparse_output=False), frame)
measure(OrdinalEncoder(), frame)
measure(TargetEncoder(), frame, target)
