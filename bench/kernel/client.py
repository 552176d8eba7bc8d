"""One kernel, one round, seen from its client: reads a spec (JSON) from stdin, prints a record of figures (JSON).

A spec is written by peers.ts; every start is a fresh process. Times are wall-clock from the client's side: a cell
has ended when both its reply and the `idle` status have arrived.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import contextmanager
from pathlib import Path

import zmq
from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from memory import pss_mb, rss_mb, runs, tree

START_LIMIT_S = 60
CELL_LIMIT_S = 120
SETTLE_S = 1.0
END_LIMIT_S = 5


class Kernel:
    """A running kernel process and the client that talks to it."""

    def __init__(self, spec, folder):
        self.spec = spec
        connection_file, _ = write_connection_file(str(Path(folder) / "kernel.json"), key=uuid.uuid4().hex.encode())
        self.client = BlockingKernelClient(connection_file=connection_file)
        self.client.load_connection_file()
        # ZeroMQ tries again only every 100 ms by default, which would round every start to that.
        self.client.context.setsockopt(zmq.RECONNECT_IVL, 5)
        self.log = open(Path(folder) / "kernel.log", "w+b")
        argv = [part.replace("{connection_file}", connection_file) for part in spec["argv"]]
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            argv,
            cwd=spec["cwd"],
            env={**os.environ, **spec["env"]},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self.client.start_channels(hb=False)

    def wait_ready(self):
        """Seconds from the start of the process to the reply to the first `kernel_info_request`."""
        request = self.client.kernel_info()
        self._until(lambda channel, msg: channel == "shell" and parent(msg) == request, START_LIMIT_S)
        ready = time.perf_counter() - self.started
        self._wait_for_iopub()
        return ready

    def _wait_for_iopub(self):
        """A cell sent before the subscription has arrived would lose its output: ask until some status comes."""
        deadline = time.perf_counter() + START_LIMIT_S
        while time.perf_counter() < deadline:
            request = self.client.kernel_info()
            if self._until(lambda c, m: c == "iopub" and parent(m) == request and is_idle(m), 0.05, required=False):
                return
        raise TimeoutError("no status on iopub")

    def execute(self, code, shown, limit=CELL_LIMIT_S):
        """Seconds until the reply, the `idle` status and the output that `shown` waits for have all arrived.

        Some kernels say that they are idle before their last output: they are waited for.
        """
        sent = time.perf_counter()
        request = self.client.execute(code)
        seen = {"text": "", "status": None, "idle": False}

        def ended(channel, msg):
            if parent(msg) != request:
                return False
            if channel == "shell":
                seen["status"] = msg["content"]["status"]
            else:
                seen["text"] += text_of(msg)
                seen["idle"] = seen["idle"] or is_idle(msg)
            failed = seen["status"] not in (None, "ok")
            return seen["idle"] and seen["status"] and (failed or shown(seen["text"]))

        if not self._until(ended, limit, required=False) or seen["status"] != "ok":
            state = "idle" if seen["idle"] else f"not idle in {limit} s"
            lines = seen["text"].count("\n")
            raise AssertionError(f"{code[:80]!r}: {seen['status']}, {state}, {lines} lines: {seen['text'][-200:]!r}")
        return time.perf_counter() - sent

    def complete(self, code):
        sent = time.perf_counter()
        request = self.client.complete(code, len(code))
        reply = self._until(lambda c, m: c == "shell" and parent(m) == request and m, CELL_LIMIT_S)
        return time.perf_counter() - sent, reply["content"].get("matches", [])

    def inspect(self, code):
        sent = time.perf_counter()
        request = self.client.inspect(code, len(code))
        self._until(lambda c, m: c == "shell" and parent(m) == request, CELL_LIMIT_S)
        return time.perf_counter() - sent

    def interrupt_loop(self, loop):
        """Starts an endless loop that first prints `go`, interrupts it, and returns the seconds to its end."""
        request = self.client.execute(loop)
        self._until(lambda c, m: c == "iopub" and parent(m) == request and "go" in text_of(m), CELL_LIMIT_S)
        time.sleep(0.2)
        sent = time.perf_counter()
        if self.spec["interrupt"] == "message":
            self.client.control_channel.send(self.client.session.msg("interrupt_request", {}))
        else:
            os.killpg(self.process.pid, signal.SIGINT)
        ends = set()

        def ended(channel, msg):
            if parent(msg) == request and (channel == "shell" or is_idle(msg)):
                ends.add(channel)
            return len(ends) == 2

        self._until(ended, 15)
        return time.perf_counter() - sent

    def shutdown(self):
        sent = time.perf_counter()
        self.client.shutdown()
        self.process.wait(timeout=15)
        return time.perf_counter() - sent

    def memory(self):
        """Megabytes of the whole process tree: what each process holds (RSS), and with shared pages split (PSS)."""
        pids = tree(self.process.pid)
        return {"rss": sum(map(rss_mb, pids)), "pss": sum(map(pss_mb, pids))}

    def close(self):
        """Ends the kernel, and what it leaves behind: processes that clean up after it get the time to."""
        self.client.stop_channels()
        pids = tree(self.process.pid)
        self.process.terminate()
        deadline = time.perf_counter() + END_LIMIT_S
        while time.perf_counter() < deadline and any(map(runs, pids)):
            self.process.poll()
            time.sleep(0.01)
        for pid in filter(runs, pids):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def _until(self, found, limit, required=True):
        """Hands each message to `found` until it returns something true, which is returned."""
        channels = {
            self.client.shell_channel.socket: self.client.shell_channel,
            self.client.iopub_channel.socket: self.client.iopub_channel,
        }
        names = {self.client.shell_channel.socket: "shell", self.client.iopub_channel.socket: "iopub"}
        poller = zmq.Poller()
        for socket in channels:
            poller.register(socket, zmq.POLLIN)
        deadline = time.perf_counter() + limit
        while (left := deadline - time.perf_counter()) > 0:
            if self.process.poll() is not None:
                raise RuntimeError(f"the kernel ended with code {self.process.returncode}: {self._tail()}")
            for socket, _ in poller.poll(min(left, 1) * 1000):
                result = found(names[socket], channels[socket].get_msg(timeout=0))
                if result:
                    return result
        if required:
            raise TimeoutError(f"nothing after {limit} s: {self._tail()}")
        return None

    def _tail(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()[-2000:].decode(errors="replace")


def parent(msg):
    return msg["parent_header"].get("msg_id")


def is_idle(msg):
    return msg["msg_type"] == "status" and msg["content"]["execution_state"] == "idle"


def text_of(msg):
    content = msg["content"]
    if msg["msg_type"] == "stream":
        return content["text"]
    if msg["msg_type"] in ("execute_result", "display_data"):
        return str(content["data"].get("text/plain", ""))
    if msg["msg_type"] == "error":
        return f"{content['ename']}: {content['evalue']}"
    return ""


@contextmanager
def started(spec):
    with tempfile.TemporaryDirectory(prefix="kernel-bench-") as folder:
        kernel = Kernel(spec, folder)
        try:
            yield kernel
        finally:
            kernel.close()


def cells(kernel, template, count, expect):
    """Seconds of `count` runs of a cell; `$I` in it is the number of the run."""
    return [kernel.execute(template.replace("$I", str(i)), has(expect)) for i in range(count)]


def has(part):
    return lambda text: part in text


def lines(count):
    return lambda text: text.count("\n") == count


def completions(kernel, spec, count):
    kernel.execute(spec["before"], has(""))
    runs = [kernel.complete(spec["code"]) for _ in range(count)]
    names = [match.rpartition(".")[2] for match in runs[-1][1]]
    if not any(name.startswith(spec["expect"]) for name in names):
        raise AssertionError(f"completion of {spec['code']!r}: no {spec['expect']!r} in {names[:20]}")
    return [seconds for seconds, _ in runs]


def plain_start(spec):
    """Without the stack: start, cells, completion, interrupt, output."""
    code, counts, figures = spec["cells"], spec["counts"], {}
    with started(spec) as kernel:
        figures["ready"] = kernel.wait_ready()
        cells(kernel, code["trivial"], 1, "2")
        figures["firstResult"] = time.perf_counter() - kernel.started
        time.sleep(SETTLE_S)
        figures["idleMemory"] = kernel.memory()
        figures["trivialCell"] = cells(kernel, code["trivial"], counts["cells"], "2")
        figures["typedCell"] = cells(kernel, code["typed"], counts["cells"], "3")
        attempt(figures, "completion", lambda: completions(kernel, spec["completion"], counts["completions"]))
        attempt(figures, "interrupt", lambda: kernel.interrupt_loop(code["loop"]))
        if "interrupt" in figures:
            # tslab refuses every cell that comes within 200 ms of an error.
            time.sleep(0.5)
            attempt(figures, "stateAfterInterrupt", lambda: kernel.execute(code["state"], has("3")) > 0)
        attempt(figures, "lines", lambda: kernel.execute(code["lines"], lines(10_000), 30))
    return figures


def tensor_start(spec):
    """A cold start whose first cell uses a tensor."""
    with started(spec) as kernel:
        kernel.wait_ready()
        kernel.execute(spec["stack"]["tensor"], has("6"))
        return {"firstTensor": time.perf_counter() - kernel.started}


def stack_start(spec):
    """A cold start whose first cell uses a tensor and a data frame; then cells with that stack in memory, and the end."""
    stack, counts, figures = spec["stack"], spec["counts"], {}
    with started(spec) as kernel:
        kernel.wait_ready()
        kernel.execute(stack["tensorAndFrame"], has("6"))
        figures["firstStack"] = time.perf_counter() - kernel.started
        figures["stackTrivialCell"] = cells(kernel, spec["cells"]["trivial"], counts["cells"], "2")
        figures["stackTypedCell"] = cells(kernel, stack["typed"], counts["cells"], "3")
        attempt(figures, "stackCompletion", lambda: completions(kernel, stack["completion"], counts["completions"]))
        time.sleep(SETTLE_S)
        figures["stackMemory"] = kernel.memory()
        figures["shutdown"] = kernel.shutdown()
    return figures


def attempt(figures, name, measure):
    """A figure that one kernel cannot give is noted, and does not end the round."""
    try:
        figures[name] = measure()
    except Exception as error:
        figures.setdefault("failures", {})[name] = f"{type(error).__name__}: {error}"


def main():
    spec = json.load(sys.stdin)
    record = {"failures": {}}
    for name, start in [("plain", plain_start), ("tensor", tensor_start), ("stack", stack_start)]:
        attempt(record, name, lambda start=start: start(spec))
    figures = {}
    for name in ("plain", "tensor", "stack"):
        part = record.get(name, {})
        record["failures"].update(part.pop("failures", {}))
        figures.update(part)
    print(json.dumps({"figures": figures, "failures": record["failures"]}))


if __name__ == "__main__":
    main()
