"""One run of CP-SAT on a plan: parameters, hints, progress, and what it came to."""

import math
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from scheduler.domain.timetable import Placement
from scheduler.errors import ModelDisagrees
from scheduler.model.cp_sat import cp_model
from scheduler.model.extract import placements
from scheduler.model.options import Progress, SolveOptions, Watch
from scheduler.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: `status` is CP-SAT's word; `bound` and `objective` belong together."""

    status: str
    placements: tuple[Placement, ...] | None
    objective: int | None
    bound: int
    interrupted: bool
    values: tuple[int, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether the best timetable is known to be optimal."""
        return self.status == "OPTIMAL"


class Interrupt:
    """Whether Ctrl-C has been pressed, and the solver that it ends."""

    def __init__(self) -> None:
        self._pressed = threading.Event()
        self.solver: cp_model.CpSolver | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether it is time to stop."""
        return self._pressed.is_set()

    def press(self, _signal: int, _frame: FrameType | None) -> None:
        """Note it, and end the search under way."""
        self._pressed.set()
        if self.solver is not None:
            self.solver.stop_search()


@contextmanager
def interruptible() -> Iterator[Interrupt]:
    """Let Ctrl-C end the search instead of the program, where we own the main thread.

    Whoever listens for Ctrl-C already, without being ended by it, hears of it too.
    """
    interrupt = Interrupt()
    if threading.current_thread() is not threading.main_thread():
        yield interrupt
        return
    before = signal.getsignal(signal.SIGINT)

    def press(number: int, frame: FrameType | None) -> None:
        interrupt.press(number, frame)
        if callable(before) and before is not signal.default_int_handler:
            before(number, frame)

    signal.signal(signal.SIGINT, press)
    try:
        yield interrupt
    finally:
        signal.signal(signal.SIGINT, before)


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Tells of each better timetable."""

    def __init__(self, watch: Watch | None, started: float) -> None:
        super().__init__()
        self._watch, self._started = watch, started

    def on_solution_callback(self) -> None:
        if self._watch is not None:
            seconds = time.monotonic() - self._started
            objective, bound = round(self.objective_value), round(self.best_objective_bound)
            self._watch(Progress(objective, bound, seconds))


def run(
    plan: Plan,
    options: SolveOptions,
    seconds: float,
    watch: Watch | None = None,
    effort: float | None = None,
    interrupt: Interrupt | None = None,
) -> Outcome:
    """Search for at most so many seconds; Ctrl-C ends the search and keeps the best timetable.

    `effort` is a limit in CP-SAT's deterministic time, which is the same on every machine.
    `interrupt` is given where Ctrl-C may come before this search or after it, too.
    """
    if interrupt is None:
        with interruptible() as interrupt:
            return run(plan, options, seconds, watch, effort, interrupt)
    if interrupt.is_pressed:
        return Outcome("UNKNOWN", None, None, 0, interrupted=True)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    effort = options.effort if effort is None else effort
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    solver.parameters.random_seed = options.seed
    solver.parameters.num_workers = options.workers
    # The relaxation is tight, so it pays to use all of it (benchmarks/formulations).
    solver.parameters.linearization_level = 2
    # Several workers taking turns in fixed batches find the same timetable on every run.
    solver.parameters.interleave_search = options.workers > 1
    # CP-SAT would keep Ctrl-C to itself; in a thread of its own it leaves it to us.
    solver.parameters.catch_sigint_signal = False
    watcher = _Watcher(watch, time.monotonic())
    interrupt.solver = solver
    with ThreadPoolExecutor(1) as thread:
        status = thread.submit(solver.solve, plan.cp, watcher).result()
    if status == cp_model.MODEL_INVALID:
        raise ModelDisagrees(f"CP-SAT refuses the model: {plan.cp.validate()}")
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Outcome(
        status=solver.status_name(status),
        placements=placements(plan, solver) if found else None,
        objective=round(solver.objective_value) if found else None,
        bound=max(0, math.ceil(solver.best_objective_bound - 1e-6)) if found else 0,
        interrupted=interrupt.is_pressed,
        values=tuple(solver.response_proto.solution) if found else (),
    )
