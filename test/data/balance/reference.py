"""Writes fixtures/balance.json: what imbalanced-learn and scikit-learn do with three overlapping classes.

    pip install scikit-learn==1.9.1 imbalanced-learn==0.14.2 && python reference.py
"""

import json
from collections import Counter
from pathlib import Path

import numpy
from imblearn.over_sampling import ADASYN, SMOTE, BorderlineSMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler, TomekLinks
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.class_weight import compute_class_weight

rng = numpy.random.default_rng(11)
sizes = {"a": 60, "b": 25, "c": 12}
centres = {"a": (0, 0, 0), "b": (1.2, 0.5, 0), "c": (0.5, 1.2, 1)}
x = numpy.vstack([rng.normal(centres[label], 1, (size, 3)) for label, size in sizes.items()])
y = numpy.repeat(list(sizes), list(sizes.values()))
order = rng.permutation(len(y))
x, y = x[order].round(6), y[order]
two = y != "c"


def counts(sampler, rows=slice(None)):
    return dict(sorted(Counter(sampler.fit_resample(x[rows], y[rows])[1].tolist()).items()))


def danger(label):
    border = BorderlineSMOTE(random_state=0)
    near = NearestNeighbors(n_neighbors=11).fit(x)
    here = numpy.flatnonzero(y == label)
    return here[border._in_danger_noise(near, x[here], label, y, kind="danger")].tolist()


def adasyn_starts(label, samples, neighbours):
    """How many new samples start from each of the class, by the formula of ADASYN.fit_resample."""
    near = NearestNeighbors(n_neighbors=neighbours + 1).fit(x).kneighbors(return_distance=False)[:, :neighbours]
    here = numpy.flatnonzero(y == label)
    ratio = (y[near[here]] != label).sum(axis=1) / neighbours
    return numpy.rint(ratio / ratio.sum() * samples).astype(int).tolist()


fixture = {
    "x": x.tolist(),
    "y": y.tolist(),
    "over": {
        "auto": counts(RandomOverSampler()),
        "minority": counts(RandomOverSampler(sampling_strategy="minority")),
        "sizes": counts(RandomOverSampler(sampling_strategy={"c": 40})),
        "ratio": counts(RandomOverSampler(sampling_strategy=0.75), two),
    },
    "under": {
        "auto": counts(RandomUnderSampler()),
        "majority": counts(RandomUnderSampler(sampling_strategy="majority")),
        "sizes": counts(RandomUnderSampler(sampling_strategy={"a": 30})),
        "ratio": counts(RandomUnderSampler(sampling_strategy=0.75), two),
    },
    "smote": counts(SMOTE()),
    "adasyn": counts(ADASYN(random_state=0)),
    "adasynStarts": {label: adasyn_starts(label, 60 - sizes[label], 5) for label in "bc"},
    "danger": {label: danger(label) for label in "bc"},
    "tomek": {
        strategy: TomekLinks(sampling_strategy=strategy).fit(x, y).fit_resample(x, y)[0].tolist()
        for strategy in ("auto", "all")
    },
    "weights": compute_class_weight("balanced", classes=numpy.unique(y), y=y).tolist(),
}
Path(__file__).parent.joinpath("fixtures/balance.json").write_text(json.dumps(fixture) + "\n")
