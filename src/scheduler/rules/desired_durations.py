"""Soft: an item gets the minutes the planner wishes for it, or that are usual."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, minutes_of
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class DesiredDurations(SoftRule):
    """Counts for each minute more or less than the wish, or than a procedural item's usual time."""

    id = "desired-durations"
    sentence = "An item gets the minutes that are desired for it."
    unit = "minutes away from the desired duration"
    weight = 4

    def post(self, plan: "Plan") -> None:
        """Charge the distance from the target."""
        for part in plan.conference.parts:
            if part.has_wish:
                for way, chosen in plan.choices(part):
                    aim = plan.balance[part.body].aim(part, way) * plan.grid
                    plan.charge(self.id, abs(aim - part.target) * chosen)
        for balance in plan.balance.values():
            for off in (*balance.over[True], *balance.under[True]):
                plan.charge(self.id, plan.grid * off)

    def price(self, places: "Places") -> "Amounts":
        """The distance from the target."""
        return abs(places.minutes - places.part.target) if places.part.has_wish else 0

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the wish."""
        for part in conference.parts:
            if part.if_possible and not timetable.of_part(part.id):
                continue
            minutes = minutes_of(conference, timetable, part)
            if part.has_wish and minutes != part.target:
                yield Charge(
                    abs(minutes - part.target),
                    f"{part.name} gets {minutes} minutes, desired {part.target}",
                )
