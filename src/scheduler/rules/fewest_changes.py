"""Soft: what participants have been told stays as it is."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.domain.conference import Stretch
    from scheduler.model.frame import Frame
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan
    from scheduler.model.ways import Way

# A change of what is taken up on the day itself, on the next day, and later.
SAME_DAY, NEXT_DAY, LATER = 4, 2, 1
# For a matter of substance delegations send speakers and experts of their own, for others they
# only keep their seats.
SUBSTANTIVE, PROCEDURAL = 2, 1
# So many seats of a body's room count like one chair or panellist who has to rearrange a day.
SEATS = 50


class FewestChanges(SoftRule):
    """Counts each meeting that an item newly is in, or is no longer in, against the announced plan.

    A change counts the more, the shorter the notice and the more people it touches: the delegations
    in the body's room, twice for a matter of substance, and each chair, panellist or delegation
    that the file names for the item. Without an announced plan nothing is charged. Where a running
    conference is planned anew, the weight is set so high that changes come before every other wish
    (`scheduler.replan`).
    """

    id = "fewest-changes"
    sentence = "Items stay in the meetings for which they have been announced."
    unit = "changes, by notice and people"
    weight = 100

    def restrict(self, frame: "Frame") -> None:
        """Where so many changes are known to be enough, no way makes more by itself."""
        conference, most = frame.conference, frame.conference.most_changes
        if most is None:
            return
        case = frame.case(self.id, f"no more is changed than {most}")
        for part in conference.parts:
            announced, stretches = _announced(conference, part), frame.stretches[part.body]
            if not announced:
                continue

            def test(
                way: "Way",
                amounts: Mapping[str, int] = _amounts(conference, part),
                announced: set[str] = announced,
                stretches: "tuple[Stretch, ...]" = stretches,
            ) -> bool:
                taken = {stretches[s].meeting for s in way.stretches}
                return sum(amounts.get(one, 0) for one in announced ^ taken) <= most

            frame.only(case, part, test)

    def post(self, plan: "Plan") -> None:
        """Charge each meeting in which it is taken against what was announced, or is not."""
        for part in plan.conference.parts:
            announced = _announced(plan.conference, part)
            if not announced:
                continue
            for meeting, amount in _amounts(plan.conference, part).items():
                taken = plan.present(part, meeting)
                changed = 1 - taken if meeting in announced else taken
                plan.charge(self.id, amount * changed)

    def price(self, places: "Places") -> "Amounts":
        """What is dropped of the announced meetings, and what is added to them."""
        conference, part = places.conference, places.part
        announced = _announced(conference, part)
        if not announced:
            return 0
        amounts = _amounts(conference, part)
        dropped = sum(amount for one, amount in amounts.items() if one in announced)
        signed = {one: -by if one in announced else by for one, by in amounts.items()}
        return dropped + places.gone_through(signed)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare each part's meetings with those announced."""
        for part in conference.parts:
            announced = {meeting for one, meeting in conference.announced if one == part.id}
            taken = {placed.meeting for placed in timetable.of_part(part.id)}
            if not announced:
                continue
            for meeting in conference.meetings_of(part.body):
                each = _notice(conference, meeting) * people_touched(conference, part)
                if meeting.id in announced - taken:
                    yield Charge(each, f"{part.name} is no longer taken on {meeting.name}")
                if meeting.id in taken - announced:
                    yield Charge(each, f"{part.name} is newly taken on {meeting.name}")


def _announced(conference: Conference, part: Part) -> set[str]:
    return {meeting for one, meeting in conference.announced if one == part.id}


def _amounts(conference: Conference, part: Part) -> dict[str, int]:
    """What it counts that a part is newly in a meeting, or no longer, for each of its body."""
    people = people_touched(conference, part)
    meetings = conference.meetings_of(part.body)
    return {meeting.id: people * _notice(conference, meeting) for meeting in meetings}


def people_touched(conference: Conference, part: Part) -> int:
    """How many people a change of a part touches, in chairs or panellists that it is like."""
    named = sum(part.id in person.parts for person in conference.people)
    room = max(1, round(conference.body_by_id[part.body].seats / SEATS))
    return named + room * (SUBSTANTIVE if part.is_substantive else PROCEDURAL)


def _notice(conference: Conference, meeting: Meeting) -> int:
    if conference.as_of is None:
        return LATER
    days = (meeting.date - conference.as_of).days
    return SAME_DAY if days <= 0 else NEXT_DAY if days == 1 else LATER
