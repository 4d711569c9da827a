"""The bound raised further, in a process of its own beside the search.

It is given the plan and the cuts of the relaxation, and looks for no calendars but finds more cuts
and branches (`trees`). What it has proved when the search ends counts, and then it is killed.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from typing import IO

from scheduler.model.signals import outliving_readers
from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.trees import raised

_NICE = 5  # the search for calendars goes before, where there are too few processors for both


@dataclass(frozen=True)
class _Task:
    """What the process is given: a calendar that costs `known` is there already."""

    plan: Plan
    cuts: tuple[Row, ...]
    known: int
    seconds: float


@dataclass
class Proved:
    """No calendar costs less than `bound`; `has_failed` where the process ended by a fault."""

    bound: int = 0
    has_failed: bool = False


@contextmanager
def proof(plan: Plan, cuts: tuple[Row, ...], known: int, seconds: float) -> Iterator[Proved]:
    """Prove while the block runs; what is given is kept up to date."""
    # A session of its own does not hear of Ctrl-C; and unlike `multiprocessing` this does not run
    # the script of whoever calls us once more.
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    proved = Proved()
    task = _Task(plan, cuts, known, seconds)
    talk = Thread(target=_listen, args=(process, task, proved), daemon=True)
    # It may be gone, or ended, before it has been given all.
    with outliving_readers():
        talk.start()
        try:
            yield proved
        finally:
            proved.has_failed = bool(process.poll())
            process.kill()
            process.wait()
            talk.join()


def _listen(process: "subprocess.Popen[bytes]", task: _Task, proved: Proved) -> None:
    """Send the task; keep the last number that comes back."""
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdout as stdout:
        with suppress(OSError), process.stdin as stdin:
            pickle.dump(task, stdin)
        for line in stdout:
            if line.endswith(b"\n"):
                proved.bound = min(task.known, int(line))


def _prove(task: _Task, told: IO[str]) -> None:
    """Tell of each better bound, a number a line."""
    best = 0

    def tell(bound: int) -> None:
        nonlocal best
        if bound > best:
            best = bound
            print(best, file=told, flush=True)

    ends = time.monotonic() + task.seconds
    raised(task.plan, task.cuts, task.known, lambda: ends - time.monotonic(), tell)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICE)
    _prove(pickle.load(sys.stdin.buffer), sys.stdout)
