"""Soft: items on one theme, in several bodies, are not taken at the same time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import at_once, in_order
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class LikeItemsApart(SoftRule):
    """Whoever deals with a theme wants to follow it in all bodies; a theme is said at the items."""

    id = "like-items-apart"
    sentence = "Items on one theme are not taken at the same time in several bodies."
    unit = "meetings on one theme beyond one at a time"
    weight = 60

    def post(self, plan: "Plan") -> None:
        """At each time, charge the meetings on a theme beyond the first."""
        for theme, parts in _themes(plan.conference):
            for number, held in enumerate(at_once(_meetings(plan.conference, parts))):
                if len(held) > 1:
                    many = plan.amount(len(held) - 1, f"like:{theme}:{number}")
                    plan.require(many >= sum(plan.held(m, parts) for m in held) - 1)
                    plan.charge(self.id, many)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """The same for the meetings that take up the theme."""
        for theme, parts in _themes(conference):
            taken = {placed.meeting for placed in timetable.placements if placed.part in parts}
            for possible in at_once(_meetings(conference, parts)):
                held = [meeting for meeting in in_order(possible) if meeting.id in taken]
                if len(held) > 1:
                    names = " and ".join(conference.body_by_id[m.body].name for m in held)
                    message = f"{names} take up {theme} at once on {held[-1].name}"
                    yield Charge(len(held) - 1, message)


def _themes(conference: Conference) -> list[tuple[str, frozenset[str]]]:
    """Each theme with its parts."""
    names = dict.fromkeys(part.theme for part in conference.parts if part.theme)
    return [(n, frozenset(p.id for p in conference.parts if p.theme == n)) for n in names]


def _meetings(conference: Conference, parts: frozenset[str]) -> Sequence[Meeting]:
    """The meetings of the bodies that take up some parts."""
    bodies = {conference.part_by_id[key].body for key in parts}
    return [meeting for meeting in conference.meetings if meeting.body in bodies]
