"""Soft: sessions follow straight on others, as is wished."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.rules.base import Charge
from scheduler.year.domain import HALVES, Calendar, Year
from scheduler.year.rules.base import SoftRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan

# After a session that ends in the morning, the other may begin the next morning.
MOST_BETWEEN = 1


class BackToBack(SoftRule):
    """Straight after means with at most one free half-day between, weekends and holidays apart."""

    id = "back-to-back"
    sentence = "A session begins straight after the one after which it is wished."
    unit = "wish"
    weight = 20

    def post(self, plan: "Plan") -> None:
        """A wish is met at a place of the one and those of the other that follow on it."""
        weight = self.weight_in(plan.year)
        if not weight:
            return
        for later in plan.year.sessions:
            places = plan.places[later.id]
            for name in later.straight_after:
                length = plan.year.session_by_id[name].meetings
                pairs = {
                    column: [
                        places[now]
                        for now in range(first + length, first + length + MOST_BETWEEN + 1)
                        if now in places
                    ]
                    for first, column in plan.places[name].items()
                }
                plan.wish(
                    name, later.id, weight, {one: all_ for one, all_ in pairs.items() if all_}
                )

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Count the open half-days between the end of the one and the beginning of the other."""
        meetings = calendar.by_session()
        for later in year.sessions:
            for name in later.straight_after:
                if later.id not in meetings or name not in meetings:
                    continue
                end, begin = meetings[name][-1].when, meetings[later.id][0].when
                free = sum(
                    end < (day, half) < begin for day in year.days for half in range(len(HALVES))
                )
                if begin <= end or free > MOST_BETWEEN:
                    yield Charge(1, f"{later.id} does not begin straight after {name}")
