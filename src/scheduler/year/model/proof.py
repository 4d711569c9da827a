"""The bound raised further, in a process of its own beside the search.

It is given the plan and the cuts of the relaxation, and looks for no calendars. First it finds
more cuts of our own (`rounding`), until they raise the bound no more; then HiGHS cuts and branches,
which does not end within minutes where there are many sessions: what it has proved by then counts.
It is killed when the search ends: HiGHS looks at the time too rarely. What HiGHS says rests on its
tolerances, unlike the bound of the relaxation.
"""

import math
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.relax import add_cuts, programme, relax

if TYPE_CHECKING:
    import highspy

# What HiGHS may be wrong by; costs are whole numbers.
_EPSILON = 1e-3
_ADDED = 2  # limits that are added up for a cut
_NO_CALENDARS = {
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_allow_restart": False,
}


@dataclass(frozen=True)
class _Task:
    """What the process is given: a calendar that costs `known` is there already."""

    plan: Plan
    cuts: tuple[Row, ...]
    known: int
    seconds: float


@contextmanager
def proof(
    plan: Plan, cuts: tuple[Row, ...], known: int, seconds: float
) -> Iterator[Callable[[], int]]:
    """Prove while the block runs; what is given says what no calendar costs less than."""
    # A session of its own does not hear of Ctrl-C; and unlike `multiprocessing` this does not run
    # the script of whoever calls us once more.
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    proved = [0]
    task = _Task(plan, cuts, known, seconds)
    talk = Thread(target=_listen, args=(process, task, proved), daemon=True)
    talk.start()
    try:
        yield lambda: min(known, max(proved))
    finally:
        process.kill()
        process.wait()
        talk.join()


def _listen(process: "subprocess.Popen[bytes]", task: _Task, proved: list[int]) -> None:
    """Send the task; keep the last number that comes back."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with process.stdin as stdin:
            pickle.dump(task, stdin)
    except OSError:  # it was ended before it had read all
        return
    with process.stdout as stdout:
        for line in stdout:
            if line.endswith(b"\n"):
                proved[0] = int(line)


def _prove(task: _Task, told: IO[str]) -> None:
    """Tell of each better bound, a number a line."""
    best = 0

    def tell(bound: int) -> None:
        nonlocal best
        if bound > best:
            best = bound
            print(best, file=told, flush=True)

    began = time.monotonic()
    relaxation = relax(task.plan, task.seconds, _ADDED, task.cuts, tell)
    if best < task.known:
        left = task.seconds - (time.monotonic() - began)
        _branch(replace(task, cuts=relaxation.cuts, seconds=left), tell)


def _branch(task: _Task, tell: Callable[[int], None]) -> None:
    """Have HiGHS cut and branch."""
    import highspy

    solver = highspy._core._Highs()
    lp = programme(task.plan)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(task.plan.upper)
    for name, value in _NO_CALENDARS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", max(0.0, task.seconds))
    solver.setOptionValue("objective_bound", task.known - 0.5)
    solver.passModel(lp)
    add_cuts(solver, task.cuts)

    def heard(kind: Any, message: str, out: Any, back: Any, data: Any) -> None:
        if np.isfinite(out.mip_dual_bound):
            tell(whole(out.mip_dual_bound))

    def whole(bound: float) -> int:
        return math.ceil(min(bound, task.known) - _EPSILON)

    solver.setCallback(heard, None)
    solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipInterrupt)
    solver.run()
    tell(whole(_at_the_end(solver, task.known)))


def _at_the_end(solver: "highspy._core._Highs", known: int) -> float:
    import highspy

    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return known  # nothing is cheaper than what is known
    bound: float = solver.getInfo().mip_dual_bound
    return bound if np.isfinite(bound) else 0.0


if __name__ == "__main__":
    _prove(pickle.load(sys.stdin.buffer), sys.stdout)
