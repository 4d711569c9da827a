"""What one process of the search does, from the first plan to the end of the time."""

import signal
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection

from scheduler.sittings.programme import Found, Programme

STARTS = 24
IDLE = 15  # steps without a better plan after which something else is tried
STEP = 10.0  # seconds for one neighbourhood at the most; its effort ends it earlier as a rule
# Shares of the time: for first plans, with the rough model, before proofs, and for proofs then.
START_SHARE, ROUGH_SHARE, PROOF_AFTER, PROOF_SHARE = 0.08, 0.2, 0.2, 0.7


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
        Worker(task, pipe).run()
    except (BrokenPipeError, EOFError, KeyboardInterrupt):
        return
    except Exception:  # noqa: BLE001 - told to the process that waits
        pipe.send(("failed", traceback.format_exc()))


class Worker:
    """The search of one process; messages go and come through its pipe."""

    def __init__(self, task: Task, pipe: Connection) -> None:
        from scheduler.sittings.build import model_of
        from scheduler.sittings.model import rough_kinds
        from scheduler.sittings.prove import Prover
        from scheduler.sittings.search import Search

        self.task, self.pipe = task, pipe
        self.began = time.monotonic()
        self.model = model_of(task.programme)
        rough = rough_kinds(task.programme)
        self.rough = None if rough == self.model.kinds else model_of(task.programme, rough)
        self.search = Search(self.rough or self.model, task.seed)
        self.prover = Prover(self.model, self._tell_bound) if task.proves else None
        self.proving = 0.0
        self.idle = 0
        self.told: Found | None = None

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.task.seconds - (time.monotonic() - self.began)

    def run(self) -> None:
        """Find first plans, then better them; a share of the time goes to the bound."""
        self._begin()
        while self.left > 0:
            late = self.left < (1 - ROUGH_SHARE) * self.task.seconds
            if self.rough is not None and (late or self.idle > IDLE):
                self._refine()
            while self.pipe.poll():
                self.told = self.pipe.recv()
                self.search.take(self.told)
            if not self._prove():
                self.search.step(min(STEP, self.left))
                self.idle += 1
            self._tell_best()

    def _begin(self) -> None:
        from scheduler.sittings.start import sketches

        for number, sketch in enumerate(sketches(self.search.model, self.task.seed)):
            self.search.begin(sketch, STEP)
            self._tell_best()
            enough = number + 1 >= STARTS or self.left < (1 - START_SHARE) * self.task.seconds
            if self.search.best is not None and enough:
                return

    def _refine(self) -> None:
        """Go on with the model that tells all kinds of rooms apart."""
        from scheduler.sittings.search import Search

        best, self.rough, self.idle = self.search.best, None, 0
        self.search = Search(self.model, self.task.seed)
        if best is not None:
            self.search.take(best)

    def _prove(self) -> bool:
        """Work on the bound, where that is due."""
        gone = self.task.seconds - self.left
        due = PROOF_SHARE * (gone - PROOF_AFTER * self.task.seconds)
        best = self.search.best
        waits = self.proving >= due and self.idle <= IDLE
        if self.prover is None or self.rough is not None or best is None or waits:
            return False
        self.idle = 0
        started = time.monotonic()
        values = self.prover.turn(best, self.left)
        if values is not None:
            self.search.consider(values)
        self.proving += time.monotonic() - started
        return True

    def _tell_best(self) -> None:
        best = self.search.best
        if best is not None and (self.told is None or best.cost < self.told.cost):
            self.told = best
            self.idle = 0
            self.pipe.send(("found", best))

    def _tell_bound(self, bound: int) -> None:
        self.pipe.send(("bound", bound))
