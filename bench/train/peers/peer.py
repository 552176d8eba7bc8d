"""What the Python peers of the bench share: the problem, and lines of JSON."""

import json
import sys
import time
from pathlib import Path

import numpy as np


def read_problem(folder):
    folder = Path(folder)
    problem = json.loads((folder / "problem.json").read_text())
    numbers = np.fromfile(folder / "numbers.bin", dtype=np.float32)

    def tensor(place):
        size = int(np.prod(place["shape"]))
        return numbers[place["start"] : place["start"] + size].reshape(place["shape"])

    weights = [tensor(place) for place in problem["weights"]]
    return problem["row"], tensor(problem["x"]), tensor(problem["y"]), weights


def timed(work, steps):
    """Milliseconds a step."""
    start = time.perf_counter()
    work()
    return [(time.perf_counter() - start) * 1000 / steps]


def peak_memory():
    """In MB."""
    status = Path("/proc/self/status").read_text()
    return [int(status.split("VmHWM:")[1].split()[0]) / 1024]


def serve(works):
    for line in sys.stdin:
        print(json.dumps([float(value) for value in works[json.loads(line)["work"]]()]), flush=True)
