"""Writes fixtures/iris.json: scikit-learn's copy of the irises, which follows Fisher's paper.

    pip install scikit-learn==1.9.1 && python reference.py
"""

import json
from pathlib import Path

from sklearn.datasets import load_iris

iris = load_iris()
rows = [[*row, str(iris.target_names[target])] for row, target in zip(iris.data.tolist(), iris.target)]
Path(__file__).parent.joinpath("fixtures/iris.json").write_text(json.dumps(rows) + "\n")
