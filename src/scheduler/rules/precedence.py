"""One part before another, posted and checked: shared by the rules that order parts."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Precedence
from scheduler.domain.timetable import Placement, Timetable
from scheduler.rules.base import Case

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


def comes_before(plan: "Plan", case: Case, precedence: Precedence) -> None:
    """Post: whatever has begun by the end of a stretch, its predecessor is over by then."""
    parts = plan.conference.part_by_id
    before, after = parts[precedence.before], parts[precedence.after]
    for s in range(plan.span(after)[0], plan.span(before)[1]):
        plan.add(case, plan.begun(after, s) <= plan.ended(before, s))


def first_out_of_order(
    conference: Conference, timetable: Timetable, precedences: Iterable[Precedence]
) -> Iterator[Precedence]:
    """Check: the precedences whose second part begins before the first one has ended."""

    def begins(placed: Placement) -> tuple[date, int]:
        return conference.meeting_by_id[placed.meeting].date, placed.start

    def ends(placed: Placement) -> tuple[date, int]:
        return conference.meeting_by_id[placed.meeting].date, placed.end

    for precedence in precedences:
        before, after = timetable.of_part(precedence.before), timetable.of_part(precedence.after)
        if before and after and min(map(begins, after)) < max(map(ends, before)):
            yield precedence
