"""Soft: an item gets the minutes the planner wishes for it, or that are usual."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule
from scheduler.rules.deviation import charge_deviation, deviation, price_deviation

if TYPE_CHECKING:
    from scheduler.model.path import Amounts, Places
    from scheduler.model.plan import Plan


class DesiredDurations(SoftRule):
    """Counts for each minute more or less than the wish, or than a procedural item's usual time."""

    id = "desired-durations"
    sentence = "An item gets the minutes that are desired for it."
    unit = "minutes away from the desired duration"
    weight = 4

    def post(self, plan: "Plan") -> None:
        """Charge the distance from the target."""
        charge_deviation(plan, self.id, wished=True)

    def price(self, places: "Places") -> "Amounts":
        """The distance from the target."""
        return price_deviation(places, wished=True)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the wish."""
        for part in conference.parts:
            if part.has_wish:
                yield from deviation(conference, timetable, part, "desired")
