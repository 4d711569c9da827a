"""How far each way to the bound of a year comes, and in how many seconds of processor time."""

from collections.abc import Iterator
from time import process_time

from benchmarks.record import Row
from benchmarks.year.contenders import without_cuts
from benchmarks.year.runs import year_of
from scheduler.year.model.plan import Plan
from scheduler.year.model.relax import relax

_SECONDS = 600.0  # by the clock: no limit on a machine that does nothing else


def bounds(meetings: int, text: str) -> Iterator[Row]:
    """A row for each way, for a year file of so many meetings."""
    plan = Plan(year_of(text))
    bare = without_cuts(plan)
    for what, programme, added in (
        ("relaxation", bare, 1),
        ("cuts from single limits", plan, 1),
        ("cuts from two limits added up", plan, 2),
        ("cuts from three limits added up", plan, 3),
    ):
        begun = process_time()
        found = relax(programme, _SECONDS, added)
        yield {
            "meetings": meetings,
            "bound by": what,
            "bound": found.whole,
            "cuts with a price": len(found.cuts),
            "processor": round(process_time() - begun, 1),
        }
