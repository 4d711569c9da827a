"""Hard: the opening comes first, the adoption of the report last."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_sequence, opening_and_closing_precedences
from scheduler.domain.timetable import Placement, Timetable, in_time_order
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.precedence import comes_before

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class OpeningAndClosing(HardRule):
    """After the report only a closing may follow, as in all published tables that were read.

    Where the agenda itself puts an item after the report, the agenda stands.
    """

    id = "opening-and-closing"
    sentence = "The opening comes first, the adoption of the report last."

    def post(self, plan: "Plan") -> None:
        """Post what the rule wants and the agenda does not contradict."""
        for body in plan.conference.bodies:
            for precedence in opening_and_closing_precedences(
                plan.conference.parts_of(body.id), plan.conference.precedences, body.free_order
            ):
                case = plan.case(self.id, precedence.reason, precedence.where)
                comes_before(plan, case, precedence)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look at what is taken before an opening and after a report."""
        placed = in_time_order(conference, timetable.placements)
        for body in conference.bodies:
            own = [p for p in placed if conference.part_by_id[p.part].body == body.id]
            agenda = agenda_sequence(conference.parts_of(body.id), conference.precedences)
            rank = {part.id: index for index, part in enumerate(agenda)}
            for first, second in _pairs(conference, own):
                one, two = (conference.part_by_id[placed.part] for placed in (first, second))
                message = _out_of_place(one, two)
                by_agenda = rank[one.id] < rank[two.id]
                if message and not (by_agenda and not body.free_order):
                    yield self.broken(message, (two if two.kind is Kind.OPENING else one).where)


def _pairs(conference: Conference, own: list[Placement]) -> Iterator[tuple[Placement, Placement]]:
    """What closes with all that comes later, and all else with later openings."""
    kinds = [conference.part_by_id[placed.part].kind for placed in own]
    openings = [index for index, kind in enumerate(kinds) if kind is Kind.OPENING]
    for index, first in enumerate(own):
        closes = kinds[index] in (Kind.REPORT, Kind.CLOSING)
        for later in range(index + 1, len(own)) if closes else openings:
            if later > index:
                yield first, own[later]


def _out_of_place(one: Part, two: Part) -> str:
    if two.kind is Kind.OPENING and one.kind is not Kind.OPENING:
        return f"{one.name} is taken before {two.name}, which opens the meeting"
    if one.kind is Kind.CLOSING and two.kind is not Kind.CLOSING:
        return f"{two.name} is taken after {one.name}, which closes the meeting"
    if one.kind is Kind.REPORT and two.kind not in (Kind.REPORT, Kind.CLOSING):
        return f"{two.name} is taken after {one.name}, which adopts the report"
    return ""
