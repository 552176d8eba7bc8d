"""A notebook through one kernel, seen from its client: reads a spec (JSON) from stdin, prints a record (JSON).

The spec is a kernel of ../kernel/peers.ts with `setup`, the cell that loads the libraries, `notebook`, its cells,
`passes`, how often they are run, and what to complete and to inspect after every tenth cell of the first pass. Times are
seconds from a request to its reply and, for a cell, to the `idle` status.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "kernel"))

from client import has, started  # noqa: E402
from memory import rss_mb, tree  # noqa: E402

def typescript_mb(kernel):
    """Resident memory of TypeScript's own process; none where the kernel has no such."""
    pids = [pid for pid in tree(kernel.process.pid) if "--lsp" in Path(f"/proc/{pid}/cmdline").read_text()]
    return sum(map(rss_mb, pids)) if pids else None


def run(spec):
    record = {"cells": [], "completions": [], "inspections": [], "memory": []}
    with started(spec) as kernel:
        kernel.wait_ready()
        kernel.execute(spec["setup"], has(""))
        for done in range(spec["passes"]):
            for index, cell in enumerate(spec["notebook"]):
                seconds = kernel.execute(cell, has(""))
                if done > 0:
                    continue
                record["cells"].append(seconds)
                if index % 10 == 9:
                    record["completions"].append(kernel.complete(spec["complete"])[0])
                    record["inspections"].append(kernel.inspect(spec["inspect"]))
            record["memory"].append({"all": kernel.memory()["rss"], "typescript": typescript_mb(kernel)})
    return record


if __name__ == "__main__":
    print(json.dumps(run(json.load(sys.stdin))))
