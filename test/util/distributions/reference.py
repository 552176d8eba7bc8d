"""Writes fixtures/survival.json: tails of distributions by SciPy.

    pip install scipy==1.17.1 && python reference.py
"""

import json
from pathlib import Path

from scipy import stats

values = [0, 1e-8, 0.3, 1, 2.5, 7, 40, 300]
degrees = [1, 2, 3, 10, 57, 1000]
fixture = {
    "f": [[v, a, b, stats.f.sf(v, a, b)] for v in values for a in degrees for b in degrees],
    "chiSquared": [[v, d, stats.chi2.sf(v, d)] for v in [*values, 990, 1100] for d in degrees],
    # SciPy itself is wrong near 0: 2 sf(1e-8, 1) is 1 - 2 atan(1e-8) / pi.
    "student": [[v, d, 2 * stats.t.sf(v, d)] for v in values if v != 1e-8 for d in [*degrees, 2.5]],
}
Path(__file__).parent.joinpath("fixtures/survival.json").write_text(json.dumps(fixture) + "\n")
