"""Soft: no meeting has only a sliver of an item that another meeting continues."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Minutes, Places
    from scheduler.model.plan import Plan

SLIVER_MINUTES = 30


class NoSlivers(SoftRule):
    """A piece shorter than half an hour is charged by the minutes that it lacks."""

    id = "no-slivers"
    sentence = f"A piece of an item that runs over is no shorter than {SLIVER_MINUTES} minutes."
    unit = "minutes lacking in pieces that are too short"
    weight = 2

    def post(self, plan: "Plan") -> None:
        """Bound the head of what runs on out of a meeting, and the tail of what runs in."""
        for meeting in plan.conference.meetings:
            wanted = min(SLIVER_MINUTES, plan.conference.working_minutes(meeting))
            parts = plan.conference.parts_of(meeting.body)
            for present, minutes in plan.pieces(parts, meeting):
                lacking = plan.amount(wanted, f"sliver:{meeting.id}")
                plan.require(lacking >= wanted * present - minutes)
                plan.charge(self.id, lacking)

    def price(self, places: "Places") -> "Amounts":
        """What the first and the last piece lack, where there are two."""
        over = places.continuations > 0
        head, tail = places.wanted_piece(SLIVER_MINUTES)
        lacking: Minutes = (head - places.head).clip(0) + (tail - places.tail).clip(0)
        return over * lacking

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Measure the pieces of each part that is taken in more than one meeting."""
        for part in conference.parts:
            pieces: dict[str, int] = {}
            for placed in timetable.of_part(part.id):
                meeting = conference.meeting_by_id[placed.meeting]
                minutes = conference.worked(meeting, placed.start, placed.end)
                pieces[meeting.id] = pieces.get(meeting.id, 0) + minutes
            if len(pieces) < 2:
                continue
            for key, minutes in pieces.items():
                meeting = conference.meeting_by_id[key]
                wanted = min(SLIVER_MINUTES, conference.working_minutes(meeting))
                if minutes < wanted:
                    message = f"{part.name} has only {minutes} minutes on {meeting.name}"
                    yield Charge(wanted - minutes, message)
