"""Time of loading a CSV file by pandas: the figure beside `node dist/bench/load.js FILE`, which writes the file.

    pip install pandas && python bench/load.py FILE
"""

import resource
import sys
import time

import pandas

best = float("inf")
for _ in range(3):
    start = time.perf_counter()
    pandas.read_csv(sys.argv[1], parse_dates=["day"])
    best = min(best, time.perf_counter() - start)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"pandas {pandas.__version__:12} {1000 * best:7.0f} ms   peak {memory:5.0f} MB")
