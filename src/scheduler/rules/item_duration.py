"""Hard: each item gets at least its minimum and at most its maximum minutes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class ItemDuration(HardRule):
    """Every part is taken, unless it may be left out, and its minutes lie within its limits."""

    id = "item-duration"
    sentence = "Each item gets at least its minimum and at most its maximum minutes."

    def restrict(self, frame: "Frame") -> None:
        """Bound what a part gets."""
        for part in frame.conference.parts:
            case = frame.case(self.id, sentence_of(part), part.where)
            frame.give_at_least(case, part, part.minimum)
            if part.maximum is not None:
                sentence = f"{part.name} takes at most {part.maximum} minutes"
                frame.give_at_most(frame.case(self.id, sentence, part.where), part, part.maximum)

    def post(self, plan: "Plan") -> None:
        """Holds by construction: the minutes of each stretch keep within these limits."""

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
                if part.if_possible:
                    continue
                yield self.broken(f"{part.name} is not in the timetable", part.where)
            elif minutes < part.minimum:
                message = f"{part.name} gets {minutes} minutes, but needs {part.minimum}"
                yield self.broken(message, part.where)
            elif part.maximum is not None and minutes > part.maximum:
                message = f"{part.name} gets {minutes} minutes, more than its {part.maximum}"
                yield self.broken(message, part.where)


def sentence_of(part: Part) -> str:
    """What a part needs, in words."""
    return f"{part.name} needs {part.minimum} minutes"
