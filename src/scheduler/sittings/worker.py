"""What one process of the search does, from the first plan to the end of the time."""

import signal
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection

from scheduler.sittings.programme import Programme

STARTS = 12
STEP = 10.0  # seconds for one neighbourhood at the most; its effort ends it earlier as a rule
PROOF_AFTER, PROOF_SHARE = 0.25, 0.6
SHORTEST_PROOF = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """What a process is to do; the one that `proves` gives much of its time to the bound."""

    programme: Programme
    seconds: float
    seed: int
    proves: bool


def work(task: Task, pipe: Connection) -> None:
    """Search, and tell of better plans and bounds through the pipe; listen for those of others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _Worker(task, pipe).run()
    except (BrokenPipeError, EOFError, KeyboardInterrupt):
        return
    except Exception:  # noqa: BLE001 - told to the process that waits
        pipe.send(("failed", traceback.format_exc()))


class _Worker:
    def __init__(self, task: Task, pipe: Connection) -> None:
        self.task, self.pipe = task, pipe
        self.began = time.monotonic()
        self.bound = 0

    @property
    def gone(self) -> float:
        """The share of the time that is over."""
        return (time.monotonic() - self.began) / self.task.seconds

    def run(self) -> None:
        """Find first plans, then better them; a share of the time goes to the bound."""
        from scheduler.sittings.build import model_of
        from scheduler.sittings.prove import prove
        from scheduler.sittings.search import Search
        from scheduler.sittings.start import sketches

        model = model_of(self.task.programme)
        search = Search(model, self.task.seed)
        told = None
        for number, sketch in enumerate(sketches(model, self.task.seed)):
            search.begin(sketch, STEP)
            if search.best is not None and search.best is not told:
                told = search.best
                self.pipe.send(("found", told))
            if search.best is not None and (number + 1 >= STARTS or self.gone > 0.05):
                break
        proving = 0.0
        while self.gone < 1 and (search.best is None or search.best.cost > self.bound):
            while self.pipe.poll():
                told = self.pipe.recv()
                search.take(told)
            left = self.task.seconds * (1 - self.gone)
            due = PROOF_SHARE * (self.gone - PROOF_AFTER) * self.task.seconds
            if self.task.proves and search.best is not None and proving < due:
                started = time.monotonic()
                length = min(left, max(SHORTEST_PROOF, proving))
                self.bound = prove(model, search.best, self.bound, length, self._tell)
                proving += time.monotonic() - started
                continue
            search.step(min(STEP, left))
            if search.best is not None and (told is None or search.best.cost < told.cost):
                told = search.best
                self.pipe.send(("found", told))

    def _tell(self, bound: int) -> None:
        self.pipe.send(("bound", bound))
