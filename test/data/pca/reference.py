"""Writes fixtures/pca.json: principal components by scikit-learn.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
from pathlib import Path

import numpy
from sklearn.decomposition import PCA

rng = numpy.random.default_rng(8)
mix = rng.normal(0, 1, (5, 5))
data = {
    "ordinary": rng.normal(0, [3, 2, 1, 0.5, 0.1], (40, 5)) @ mix + [10, -5, 0, 1e3, 2],
    "wide": rng.normal(0, 1, (4, 7)),
    "rank two": rng.normal(0, 1, (30, 2)) @ rng.normal(0, 1, (2, 4)),
    "constant column": numpy.column_stack([rng.normal(0, 1, (20, 2)), numpy.full(20, 3.5)]),
}


def analysis(x, **options):
    pca = PCA(svd_solver="full", **options).fit(x)
    return {
        "options": {{"n_components": "components"}.get(k, k): v for k, v in options.items()},
        "components": pca.components_.tolist(),
        "explainedVariance": pca.explained_variance_.tolist(),
        "explainedVarianceRatio": pca.explained_variance_ratio_.tolist(),
        "transformed": pca.transform(x).tolist(),
        "restored": pca.inverse_transform(pca.transform(x)).tolist(),
    }


fixture = {
    name: {
        "x": x.tolist(),
        "analyses": [
            analysis(x, **options)
            for options in ({}, {"n_components": 2}, {"n_components": 0.8}, {"n_components": 2, "whiten": True})
        ],
    }
    for name, x in data.items()
}
Path(__file__).parent.joinpath("fixtures/pca.json").write_text(json.dumps(fixture) + "\n")
