"""Writes fixtures/significance.json: tests of paired results by statsmodels and SciPy.

    pip install statsmodels==0.15.0 scipy==1.17.1 && python reference.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(11)


def clean(value):
    value = float(value)
    return value if math.isfinite(value) else str(value)


def mcnemar_case(first, second):
    table = [[3, first], [second, 4]]
    found = {}
    for name, options in {
        "exact": {"exact": True},
        "corrected": {"exact": False, "correction": True},
        "plain": {"exact": False, "correction": False},
    }.items():
        result = mcnemar(table, **options)
        found[name] = [clean(result.statistic), clean(result.pvalue)]
    return {"first": first, "second": second, **found}


def corrected_case(first, second, trained, tested):
    """Nadeau and Bengio's formula; the tail of t is SciPy's."""
    differences = numpy.array(first) - numpy.array(second)
    folds = len(first)
    spread = math.sqrt((1 / folds + tested / trained) * numpy.var(differences, ddof=1))
    statistic = differences.mean() / spread
    return {
        "first": first,
        "second": second,
        "trained": trained,
        "tested": tested,
        "statistic": statistic,
        "pValue": 2 * stats.t.sf(abs(statistic), folds - 1),
    }


def scores(folds, mean, spread):
    return rng.normal(mean, spread, folds).round(4).tolist()


counts = [(5, 0), (0, 9), (10, 12), (1, 30), (40, 60), (7, 7), (1, 0), (2500, 2400), (800, 1100)]
folds = [
    (scores(5, 0.9, 0.02), scores(5, 0.88, 0.03), 80, 20),
    (scores(10, 0.7, 0.1), scores(10, 0.7, 0.1), 900, 100),
    (scores(30, 0.5, 0.01), scores(30, 0.48, 0.02), 200, 100),
    (scores(2, 3.0, 1.0), scores(2, 2.0, 1.0), 50, 50),
]
several = [rng.random(size).round(3).tolist() for size in (1, 3, 6)] + [[0.01, 0.01, 0.04, 0.9]]

Path(__file__).with_name("fixtures").joinpath("significance.json").write_text(
    json.dumps(
        {
            "mcnemar": [mcnemar_case(*case) for case in counts],
            "corrected": [corrected_case(*case) for case in folds],
            "holm": [
                {"given": values, "adjusted": multipletests(values, method="holm")[1].tolist()}
                for values in several
            ],
        },
        indent=1,
    )
    + "\n"
)
