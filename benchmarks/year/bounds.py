"""How far each way to the bound of a year comes, and in how many seconds of processor time."""

from collections.abc import Iterator, Sequence
from time import process_time

import numpy as np

from benchmarks.record import Row
from benchmarks.year.contenders import mip, without_cuts
from benchmarks.year.runs import year_of
from scheduler.year.model.plan import Plan
from scheduler.year.model.plan import Row as PlanRow
from scheduler.year.model.relax import relax, whole
from scheduler.year.model.trees import Aim, raised

_SECONDS = 600.0  # by the clock: no limit on a machine that does nothing else
_BRANCHING = 30.0  # seconds of processor time
_UNKNOWN = 10**6  # the cost of no calendar


def bounds(meetings: int, text: str, branching: float = _BRANCHING) -> Iterator[Row]:
    """A row for each way, for a year file of so many meetings."""
    plan = Plan(year_of(text))
    bare = without_cuts(plan)
    first: tuple[PlanRow, ...] = ()
    for what, plan_of_it, added in (
        ("relaxation", bare, 1),
        ("cuts from single limits", plan, 1),
        ("cuts from two limits added up", plan, 2),
        ("cuts from three limits added up", plan, 3),
    ):
        begun = process_time()
        found = relax(plan_of_it, _SECONDS, added)
        if plan_of_it is plan and added == 1:
            first = found.cuts
        yield _row(meetings, what, found.whole, begun)
    for name, way in (
        ("HiGHS as a MIP", _mip),
        ("trees over some weeks each, then one cost after another", _trees),
    ):
        begun = process_time()
        bound = way(plan, first, branching)
        yield _row(meetings, f"cuts from single limits, then {name}", bound, begun)


def _row(meetings: int, what: str, bound: int, begun: float) -> Row:
    seconds = round(process_time() - begun, 1)
    return {"meetings": meetings, "bound by": what, "bound": bound, "processor": seconds}


def _trees(plan: Plan, cuts: Sequence[PlanRow], seconds: float) -> int:
    until, told = process_time() + seconds, [0]
    raised(plan, cuts, Aim(_UNKNOWN), lambda: until - process_time(), told.append, _unused)
    return max(told)


def _unused(calendar: dict[str, int]) -> None:
    """Is given a calendar that was come upon."""


def _mip(plan: Plan, cuts: Sequence[PlanRow], seconds: float) -> int:
    """HiGHS, which looks for no calendars, as none is known either."""
    info = mip(
        plan,
        seconds,
        cuts,
        mip_heuristic_effort=0.0,
        mip_heuristic_run_rins=False,
        mip_heuristic_run_rens=False,
        mip_heuristic_run_root_reduced_cost=False,
        mip_allow_restart=False,
    )
    return whole(info.mip_dual_bound) if np.isfinite(info.mip_dual_bound) else 0
