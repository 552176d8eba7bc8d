"""Writes fixtures/report.json: scikit-learn's reports of the labels in ../fixtures/scores.json.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
import re
import warnings
from pathlib import Path

import numpy
from sklearn.metrics import classification_report

warnings.filterwarnings("ignore")
here = Path(__file__).parent
cases = json.loads(here.joinpath("../fixtures/scores.json").read_text())["cases"]


def text(case, **options):
    report = classification_report(case["truth"], case["predicted"], **options)
    # Where no sample is right, scikit-learn writes counts as fractions: 1.0 for 1.
    return re.sub(r"(\d+)\.0$", r"  \1", report, flags=re.MULTILINE)


def named(case):
    """With names in place of labels."""
    labels = case.get("labels") or sorted(set(case["truth"]) | set(case["predicted"]))
    return [f"a class with a long name, {label}" for label in labels]


found = {
    name: {
        "plain": text(case, labels=case.get("labels")),
        "four digits, 1": text(case, labels=case.get("labels"), digits=4, zero_division=1),
        "one digit, NaN": text(case, labels=case.get("labels"), digits=1, zero_division=numpy.nan),
        "names": named(case),
        "named": text(case, labels=case.get("labels"), target_names=named(case)),
    }
    for name, case in cases.items()
}
# Scores that lie in the middle between two decimals: 1/8, 3/8, …
eighths = {"truth": [0] * 8 + [1] * 8, "predicted": [0] * 1 + [1] * 7 + [0] * 3 + [1] * 5}
found["ties"] = {**eighths, "plain": text(eighths, digits=2), "one digit": text(eighths, digits=1)}
here.joinpath("fixtures/report.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
