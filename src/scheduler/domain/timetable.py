"""The solved timetable, and the organization of work that is printed from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from scheduler.domain.agenda import Part
from scheduler.domain.clock import HalfDay
from scheduler.domain.conference import Conference, Event, Meeting
from scheduler.domain.history import History
from scheduler.domain.interpreters import Duty
from scheduler.domain.meeting_times import absences
from scheduler.domain.room_plan import rooms_of


class Status(StrEnum):
    """How sure we are of a timetable: CP-SAT's words, and `given` for one that was read."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Placement:
    """A part, or a piece of it, taken in a meeting.

    `start` and `end` are minutes of the meeting's day; fixed events may lie in between. `fixed`
    marks a placement the planner wants kept where it is.
    """

    part: str
    meeting: str
    start: int
    end: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """What one soft rule costs: `amount` in the rule's unit, times `weight`."""

    rule: str
    amount: int
    weight: int
    unit: str
    details: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The rule's share of the objective."""
        return self.amount * self.weight


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the organization of work.

    `start` and `end` are what is printed: the meeting's hours, or the line's own where it has a
    stated hour; None where no hours are stated. `starts` and `ends` are when the line is planned to
    be taken, minutes of the day. `part` is None for an event. `titles` are the title in each
    language that the file has it in.
    """

    date: date
    start: int | None
    end: int | None
    body: str
    number: str
    title: str
    continued: bool
    meeting: str | None = None
    part: str | None = None
    starts: int | None = None
    ends: int | None = None
    minutes: int = 0
    kind: str = ""
    half_day: HalfDay | None = None
    own_time: bool = False
    room: str = ""
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Timetable:
    """Placements in order of time, how good they are, and what each soft rule costs.

    `objective` is the weighted sum of the costs, `bound` a proven lower bound on it (None where
    nothing was proved); `seconds` is the solver's time, no part of the answer. `notices` are what
    the reader of a table saw that no rule is broken by, such as a wrongly marked “(continued)”.
    `history` is what participants have been shown up to this version, where that is known. `duties`
    tell who serves which meeting, where interpreters are named; None where nobody has been
    assigned. `even` tells that their load is proved to be as even as can be.
    `papers` are sentences on what late papers move.
    """

    placements: tuple[Placement, ...]
    status: Status
    objective: int | None = None
    bound: int | None = None
    costs: tuple[Cost, ...] = ()
    version: int = 1
    made_with: Mapping[str, str | int | float] = field(default_factory=dict)
    seconds: float = field(default=0.0, compare=False)
    stopped_by: str = ""
    notices: tuple[str, ...] = field(default=(), compare=False)
    papers: tuple[str, ...] = field(default=(), compare=False)
    history: History | None = field(default=None, compare=False)
    duties: tuple[Duty, ...] | None = None
    even: bool = False

    @property
    def gap(self) -> float | None:
        """(objective − bound) ÷ objective, 0 when proved optimal, None when there is no bound."""
        if self.objective is None or self.bound is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0

    def of_part(self, part: str) -> tuple[Placement, ...]:
        """The placements of one part in order of time."""
        return self._of_part.get(part, ())

    def in_meeting(self, meeting: str) -> tuple[Placement, ...]:
        """The placements in one meeting in order of time."""
        return self._in_meeting.get(meeting, ())

    @cached_property
    def _of_part(self) -> Mapping[str, tuple[Placement, ...]]:
        return _grouped(self.placements, lambda placed: placed.part)

    @cached_property
    def _in_meeting(self) -> Mapping[str, tuple[Placement, ...]]:
        return _grouped(self.placements, lambda placed: placed.meeting)


def _grouped(
    placements: Iterable[Placement], key: Callable[[Placement], str]
) -> Mapping[str, tuple[Placement, ...]]:
    found: dict[str, list[Placement]] = {}
    for placed in placements:
        found.setdefault(key(placed), []).append(placed)
    return {name: tuple(own) for name, own in found.items()}


def in_time_order(conference: Conference, placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Placements sorted by date, hour, body and agenda order."""
    bodies = {body.id: index for index, body in enumerate(conference.bodies)}
    agenda = {part.id: index for index, part in enumerate(conference.parts)}

    def key(placement: Placement) -> tuple[date, int, int, int, int]:
        meeting = conference.meeting_by_id[placement.meeting]
        order = bodies[meeting.body], placement.start, agenda.get(placement.part, 0)
        return (meeting.date, meeting.start, *order)

    return tuple(sorted(placements, key=key))


def minutes_of(conference: Conference, timetable: Timetable, part: Part) -> int:
    """The working minutes that a part gets in all its meetings."""
    return sum(
        conference.worked(conference.meeting_by_id[placed.meeting], placed.start, placed.end)
        for placed in timetable.of_part(part.id)
    )


def lines(conference: Conference, timetable: Timetable) -> tuple[Line, ...]:
    """The organization of work: one line for each item in a meeting and each fixed event, in order.

    An item in a later meeting than its first is marked continued; after an event that interrupts a
    meeting it goes on without a line of its own.
    """
    found: list[Line] = []
    seen: set[str] = set()
    previous: tuple[str, str] | None = None
    for placement in in_time_order(conference, timetable.placements):
        part = conference.part_by_id[placement.part]
        meeting = conference.meeting_by_id[placement.meeting]
        if previous == (placement.part, placement.meeting):
            last = found.pop()
            found.append(_line(conference, part, meeting, placement, last.continued, last))
        else:
            found.append(_line(conference, part, meeting, placement, part.id in seen, None))
        seen.add(part.id)
        previous = (placement.part, placement.meeting)
    rooms = rooms_of(conference, (placed.meeting for placed in timetable.placements)) or {}
    found = [replace(line, room=rooms.get(line.meeting or "", line.room)) for line in found]
    found.extend(_event_line(conference, event) for event in conference.events if event.shown)
    return tuple(sorted(found, key=lambda line: _line_key(conference, line)))


def _line(
    conference: Conference,
    part: Part,
    meeting: Meeting,
    placement: Placement,
    continued: bool,
    earlier: Line | None,
) -> Line:
    starts = placement.start if earlier is None or earlier.starts is None else earlier.starts
    minutes = conference.worked(meeting, placement.start, placement.end)
    pinned = part.pin is not None and part.pin.start == starts
    own = pinned or part.id in _at_hours(conference, meeting)
    own = (own and not continued) or conference.show_times
    start, end = (starts, placement.end) if own else (meeting.start, meeting.end)
    end_stated = conference.show_times or meeting.end_stated
    return Line(
        date=meeting.date,
        start=start if own or meeting.hours_stated else None,
        end=end if end_stated and (own or meeting.hours_stated) else None,
        body=part.body,
        number=part.number,
        title=part.title,
        continued=continued,
        meeting=meeting.id,
        part=part.id,
        starts=starts,
        ends=placement.end,
        minutes=minutes + (earlier.minutes if earlier else 0),
        kind=part.kind,
        half_day=meeting.half_day,
        own_time=own,
        room=meeting.room,
        titles=part.titles,
    )


def _at_hours(conference: Conference, meeting: Meeting) -> set[str]:
    """The parts that need somebody who is there in a part of a meeting only."""
    partly = [one for one in conference.absent(meeting) if absences(conference, one, meeting)]
    if any(meeting.start < hour < meeting.end for hour in conference.hours_elsewhere(meeting)):
        bodies = {part.id: part.body for part in conference.parts}
        partly += [one for one in conference.people if len({bodies[k] for k in one.parts}) > 1]
    return {key for person in partly for key in person.parts}


def _event_line(conference: Conference, event: Event) -> Line:
    half_day = event.half_day or (HalfDay.of(event.start) if event.start is not None else None)
    within = [
        meeting.id
        for meeting in conference.meetings
        if meeting.date == event.date
        and event.start is not None
        and meeting.start <= event.start < meeting.end
        and event.body in (None, meeting.body)
    ]
    return Line(
        date=event.date,
        start=event.start,
        end=event.end,
        body=event.body or "",
        number="",
        title=event.title,
        continued=False,
        meeting=within[0] if within else None,
        starts=event.start,
        ends=event.end,
        kind=event.kind,
        half_day=half_day,
        own_time=event.start is not None,
        titles=event.titles,
    )


# Where an event without hours stands among the lines of its day.
_USUAL_START = {HalfDay.MORNING: 10 * 60, HalfDay.AFTERNOON: 15 * 60, HalfDay.EVENING: 18 * 60}


def _line_key(conference: Conference, line: Line) -> tuple[date, int, int, int]:
    bodies = {body.id: index for index, body in enumerate(conference.bodies)}
    begins, within, body = line.starts, line.starts, line.body
    if line.meeting is not None:
        meeting = conference.meeting_by_id[line.meeting]
        begins, body = meeting.start, meeting.body
    if begins is None:
        begins = _USUAL_START[line.half_day] if line.half_day else 0
    return (line.date, begins, bodies.get(body, -1), within if within is not None else -1)
