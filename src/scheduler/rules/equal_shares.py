"""Soft: substantive items get like amounts of time, or shares by weight."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule
from scheduler.rules.deviation import charge_deviation, deviation, price_deviation

if TYPE_CHECKING:
    from scheduler.model.path import Amounts, Places
    from scheduler.model.plan import Plan


class EqualShares(SoftRule):
    """What procedural items and stated wishes leave is shared; counts each minute off the share."""

    id = "equal-shares"
    sentence = "Substantive items get like amounts of time, unless weights say otherwise."
    unit = "minutes away from the share"
    weight = 1

    def post(self, plan: "Plan") -> None:
        """Charge the distance from the target."""
        charge_deviation(plan, self.id, wished=False)

    def price(self, places: "Places") -> "Amounts":
        """The distance from the target."""
        return price_deviation(places, wished=False)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the share."""
        for part in conference.parts:
            if not part.has_wish:
                yield from deviation(conference, timetable, part, "its share is")
