"""The bound raised further, in a process of its own beside the search.

It is given the plan and the cuts of the relaxation, and looks for no calendars but finds more cuts
and branches (`trees`); if it comes upon the best one there, it gives it back. It hears of better
calendars, and when it may have the search's processor too. What it has proved when time is up
counts, and then it is killed.
"""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from typing import IO

from scheduler.model.signals import outliving_readers
from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.trees import Aim, raised

_NICE = 5  # the search for calendars goes before, where there are too few processors for both


@dataclass(frozen=True)
class _Task:
    """What the process is given first; then it is given new aims."""

    plan: Plan
    cuts: tuple[Row, ...]
    aim: Aim
    seconds: float


@dataclass
class Proved:
    """No calendar costs less than `bound`; `calendar` is where sessions begin in one that it found.

    `has_ended` where the process will find no more, `has_failed` where it ended by a fault.
    """

    bound: int = 0
    calendar: dict[str, int] | None = None
    has_ended: bool = False
    has_failed: bool = False
    _news: "SimpleQueue[_Task | Aim | None]" = field(default_factory=SimpleQueue)

    def hear(self, known: int, *, is_alone: bool = False) -> None:
        """A calendar of such a cost is known; and whether nobody looks for another any more."""
        self._news.put(Aim(known, threads=2 if is_alone else 1))


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
    assert process.stdin is not None
    assert process.stdout is not None
    proved = Proved()
    proved._news.put(_Task(plan, cuts, Aim(known), seconds))
    talks = [
        Thread(target=_speak, args=(process.stdin, proved), daemon=True),
        Thread(target=_listen, args=(process.stdout, proved), daemon=True),
    ]
    # It may be gone, or ended, before it has been given all.
    with outliving_readers():
        for talk in talks:
            talk.start()
        try:
            yield proved
        finally:
            proved.has_failed = bool(process.poll())
            proved._news.put(None)
            process.kill()
            process.wait()
            for talk in talks:
                talk.join()


def _speak(stdin: IO[bytes], proved: Proved) -> None:
    """Send what there is to be told, until there is no more."""
    with suppress(OSError), stdin:
        for news in iter(proved._news.get, None):
            pickle.dump(news, stdin)
            stdin.flush()


def _listen(stdout: IO[bytes], proved: Proved) -> None:
    """Keep the last number that comes back, and the last calendar."""
    with stdout:
        for line in stdout:
            if not line.endswith(b"\n"):
                continue
            match json.loads(line):
                case int(bound):
                    proved.bound = bound
                case dict(calendar):
                    proved.calendar = calendar
    proved.has_ended = True


def _hear(news: IO[bytes], aim: Aim) -> None:
    """Keep the last aim that comes."""
    with suppress(EOFError):
        while True:
            last: Aim = pickle.load(news)
            aim.known, aim.threads = last.known, last.threads


def _prove(task: _Task, told: IO[str]) -> None:
    """Tell of each better bound, a number a line, and of a calendar."""
    best = 0

    def tell(bound: int) -> None:
        nonlocal best
        if bound > best:
            best = bound
            print(best, file=told, flush=True)

    def give(calendar: dict[str, int]) -> None:
        print(json.dumps(calendar), file=told, flush=True)

    ends = time.monotonic() + task.seconds
    raised(task.plan, task.cuts, task.aim, lambda: ends - time.monotonic(), tell, give)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICE)
    task: _Task = pickle.load(sys.stdin.buffer)
    Thread(target=_hear, args=(sys.stdin.buffer, task.aim), daemon=True).start()
    failed = 1
    try:
        _prove(task, sys.stdout)
        failed = 0
    finally:
        # At its usual end the interpreter would wait for the thread that reads.
        os._exit(failed)
