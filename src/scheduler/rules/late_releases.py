"""Soft: meetings with interpretation are given up early enough, or not at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class LateReleases(SoftRule):
    """Services cancelled less than two weeks before may still have to be paid for.

    So UN Geneva on costed services. It is charged where a plan that is known is changed: what was
    announced and is no longer held, at shorter notice than the file says (`release_notice`).
    """

    id = "late-releases"
    sentence = "No meeting with interpretation that was announced is given up at short notice."
    unit = "meetings given up at short notice"
    weight = 60

    def post(self, plan: "Plan") -> None:
        """Charge each one that is not held."""
        for meeting in _too_late(plan.conference):
            plan.charge(self.id, 1 - plan.held(meeting))

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at what was announced and is not held."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in _too_late(conference):
            if meeting.id not in held:
                name = conference.body_by_id[meeting.body].name
                assert conference.as_of is not None
                days = (meeting.date - conference.as_of).days
                told = "on the day" if days <= 0 else f"{days} day{'' if days == 1 else 's'} before"
                yield Charge(1, f"{name} gives up its meeting on {meeting.name}, {told}")


def _too_late(conference: Conference) -> list[Meeting]:
    """The meetings that were announced, and for whose release it is too late."""
    if conference.as_of is None:
        return []
    announced = {meeting for _, meeting in conference.announced}
    return [
        meeting
        for meeting in conference.meetings
        if meeting.id in announced
        and meeting.languages
        and (meeting.date - conference.as_of).days < conference.services.release_notice
    ]
