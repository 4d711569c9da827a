"""Soft: an item is carried over into few later meetings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class FewContinuations(SoftRule):
    """Counts the lines marked (continued), thrice where the item is procedural.

    No complete published table carries over the adoption of a report or other matters.
    """

    id = "few-continuations"
    sentence = "An item is carried over into as few later meetings as may be."
    unit = "lines marked (continued)"
    weight = 10

    def post(self, plan: "Plan") -> None:
        """Charge each way by the meetings it is carried over into, and what is spread."""
        for part in plan.conference.parts:
            for way, chosen in plan.choices(part):
                if way.continuations:
                    plan.charge(self.id, _each(part) * way.continuations * chosen)
            for fills in plan.fills_between(part):
                plan.charge(self.id, _each(part) * fills)

    def price(self, places: "Places") -> "Amounts":
        """The meetings after the first."""
        return _each(places.part) * places.continuations

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Count the meetings of each part but the first."""
        for part in conference.parts:
            meetings = {placed.meeting for placed in timetable.of_part(part.id)}
            if len(meetings) > 1:
                extra = len(meetings) - 1
                yield Charge(
                    extra * _each(part),
                    f"{part.name} is carried over {extra} time{'s' * (extra > 1)}",
                )


def _each(part: Part) -> int:
    return 1 if part.is_substantive else 3
