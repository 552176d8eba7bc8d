"""Memory of a process and all its descendants, as Linux counts it."""

from pathlib import Path


def tree(pid):
    """The process and all its descendants."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, queue = [], [pid]
    while queue:
        each = queue.pop()
        if Path(f"/proc/{each}").exists():
            found.append(each)
        queue += children.get(each, [])
    return found


def runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def rss_mb(pid):
    return proc_kb(pid, "status", "VmRSS:") / 1024


def pss_mb(pid):
    return proc_kb(pid, "smaps_rollup", "Pss:") / 1024


def proc_kb(pid, file, field):
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)
