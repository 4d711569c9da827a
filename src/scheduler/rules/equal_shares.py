"""Soft: substantive items get like amounts of time, or shares by weight."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, minutes_of
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class EqualShares(SoftRule):
    """What procedural items and stated wishes leave is shared; what an item gets less is charged.

    More than its share costs an item nothing: it fills a meeting that would stand idle.
    """

    id = "equal-shares"
    sentence = "Substantive items get like amounts of time, unless weights say otherwise."
    unit = "minutes lacking to the share"
    weight = 1

    def post(self, plan: "Plan") -> None:
        """Charge what a way lacks at the least, and what is lacking beyond that."""
        for part in plan.conference.parts:
            if not part.has_wish:
                for way, chosen in plan.choices(part):
                    aim = plan.balance[part.body].aim(part, way) * plan.grid
                    plan.charge(self.id, max(0, part.target - aim) * chosen)
        for balance in plan.balance.values():
            for under in balance.under[False]:
                plan.charge(self.id, plan.grid * under)

    def price(self, places: "Places") -> "Amounts":
        """What is lacking."""
        return 0 if places.part.has_wish else (places.part.target - places.minutes).clip(0)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the share."""
        for part in conference.parts:
            minutes = minutes_of(conference, timetable, part)
            if not part.has_wish and minutes < part.target:
                yield Charge(
                    part.target - minutes,
                    f"{part.name} gets {minutes} minutes, its share is {part.target}",
                )
