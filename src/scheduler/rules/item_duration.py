"""Hard: each item gets at least its minimum and at most its maximum minutes."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import HardRule, Violation


class ItemDuration(HardRule):
    """Every part is taken, and its minutes over all meetings lie within its limits."""

    id = "item-duration"
    sentence = "Each item gets at least its minimum and at most its maximum minutes."

    def post(self, plan: Plan) -> None:
        """Bound the sum of a part's minutes."""
        for part in plan.conference.parts:
            total = plan.minutes(part)
            case = plan.case(self.id, f"{part.name} needs {part.minimum} minutes", part.where)
            plan.add(case, total >= part.minimum)
            if part.maximum is not None:
                sentence = f"{part.name} takes at most {part.maximum} minutes"
                plan.add(plan.case(self.id, sentence, part.where), total <= part.maximum)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Add up each part's working minutes."""
        for part in conference.parts:
            placed = timetable.of_part(part.id)
            minutes = 0
            for piece in placed:
                meeting = conference.meeting_by_id[piece.meeting]
                breaks = conference.breaks_in(meeting)
                lost = sum(max(0, min(e, piece.end) - max(s, piece.start)) for s, e in breaks)
                minutes += piece.end - piece.start - lost
            if not placed:
                yield self.broken(f"{part.name} is not in the timetable", part.where)
            elif minutes < part.minimum:
                message = f"{part.name} gets {minutes} minutes, but needs {part.minimum}"
                yield self.broken(message, part.where)
            elif part.maximum is not None and minutes > part.maximum:
                message = f"{part.name} gets {minutes} minutes, more than its {part.maximum}"
                yield self.broken(message, part.where)
