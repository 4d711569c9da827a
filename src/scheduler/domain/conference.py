"""The conference: the whole planning problem, complete and checked, and never changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from scheduler.domain.agenda import Item, Part
from scheduler.domain.clock import HalfDay, clock, day_name, instant
from scheduler.domain.people import Person
from scheduler.domain.services import BodyKind, Budget, Services


@dataclass(frozen=True, slots=True)
class Body:
    """An organ that meets. `drafting` and `reserve` are minutes of its meeting time.

    `drafting_half_days` asks for so many whole meetings kept free instead. `free_order` means that
    its items may come in any order which the precedences allow. `seats` are those that its room
    needs; it does not meet while a body in `not_with` does. `budgets` limit how many of its
    meetings are held. The bodies in `related` should meet right before or after it. It has given
    back the meetings in `released`, and `yields_to_assembly` where it does not meet during the main
    part of the General Assembly. An item that runs over has `least_piece` minutes in each meeting
    and is taken in `most_pieces` of them at the most; 0 is no limit.
    """

    id: str
    name: str
    free_order: bool = False
    drafting: int = 0
    drafting_half_days: int = 0
    reserve: int = 0
    kind: BodyKind = BodyKind.COMMITTEE
    seats: int = 0
    not_with: tuple[str, ...] = ()
    budgets: tuple[Budget, ...] = ()
    related: tuple[str, ...] = ()
    released: frozenset[str] = frozenset()
    yields_to_assembly: bool = False
    least_piece: int = 0
    most_pieces: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One half-day sitting of one body: `start` and `end` are minutes of the local day.

    `end_stated` and `hours_stated` tell whether the planner gave the end, and hours at all; what
    was not given is planned with the usual hours and not printed. `languages` are those into which
    the meeting is interpreted. `online` is the address at which it can be followed. `began` is when
    it was opened, where what is left of a meeting under way starts later than that.
    """

    id: str
    body: str
    date: date
    start: int
    end: int
    languages: frozenset[str]
    room: str = ""
    label: str = ""
    note: str = ""
    hours_stated: bool = True
    end_stated: bool = True
    online: str = ""
    jointly_with: tuple[str, ...] = ()
    began: int | None = None
    where: str = field(default="", compare=False)

    @property
    def half_day(self) -> HalfDay:
        """Morning, afternoon or evening."""
        return HalfDay.of(self.start if self.began is None else self.began)

    @property
    def name(self) -> str:
        """How messages call it: `Thursday 12 September, afternoon`."""
        return f"{day_name(self.date)}, {self.half_day}"

    def __str__(self) -> str:
        return f"{self.name} ({clock(self.start)}–{clock(self.end)})"


@dataclass(frozen=True, slots=True)
class Event:
    """A fixed line of the table that is no agenda item: lunch, a side event, a kept-free morning.

    With `blocks`, a body that meets at that time breaks for it; without `shown`, it is not printed.
    `start` and `end` may be None for a line without hours. `body` is None where it concerns every
    body.
    """

    title: str
    date: date
    start: int | None
    end: int | None
    body: str | None = None
    kind: str = "event"
    half_day: HalfDay | None = None
    blocks: bool = True
    shown: bool = True
    titles: tuple[tuple[str, str], ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Avoided:
    """A time, in minutes of the day, at which a body should not meet, though it may."""

    body: str
    title: str
    date: date
    start: int
    end: int
    where: str = field(default="", compare=False)

    def touches(self, meeting: Meeting) -> bool:
        """Whether a meeting of the body is held then, if only for a minute."""
        its = meeting.body == self.body and meeting.date == self.date
        return its and meeting.start < self.end and self.start < meeting.end


@dataclass(frozen=True, slots=True)
class Precedence:
    """Part `before` is over when part `after` begins; `reason` says why, in plain words."""

    before: str
    after: str
    reason: str = field(compare=False)
    stated: bool = field(default=False, compare=False)
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A meeting, or a piece of one; `minutes` are its working minutes.

    It is cut at stated hours, and when somebody whom items need comes or leaves. `begins_at_hour`
    tells that a part is pinned to the hour of its start: nothing runs on into it.
    """

    meeting: str
    start: int
    end: int
    minutes: int
    begins_at_hour: bool = False


@dataclass(frozen=True, slots=True)
class WordingChanges:
    """What the planner changes in the printed words of one language (`scheduler.wording`).

    `forms` are pairs of a form's name and what is printed; `texts` translate other texts of the
    conference, such as names of bodies, places and rooms.
    """

    language: str
    forms: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Conference:
    """Everything that is known before solving.

    `meetings` and `parts` are grouped by body, meetings in order of time, parts in the order of
    their agenda. `weights` gives the weight of each soft rule the planner has changed. `grid` is
    the step, in minutes, in which time is given out. `announced` are pairs of a part and a meeting
    in which participants expect it, `as_of` the day on which changes to that are made, of which
    `most_changes` (in the unit of the rule fewest-changes) is known to be enough. `organizer`
    is (name, e-mail address). `feeds` is the address below which the calendars can be subscribed
    to. `template` is the path of the Word file whose pages and styles the annex has, empty for our
    own. `assumptions` are defaults that no source settles and the file does not say either:
    whatever is planned with them says so.
    """

    id: str
    title: str
    zone: str
    languages: tuple[str, ...]
    bodies: tuple[Body, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    events: tuple[Event, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    session: str = ""
    symbol: str = ""
    place: str = ""
    original_language: str = "en"
    show_times: bool = False
    weights: tuple[tuple[str, int], ...] = ()
    grid: int = 5
    footnotes: tuple[str, ...] = ()
    utc_offset: str = ""
    online: str = ""
    organizer: tuple[str, str] = ("", "")
    feeds: str = ""
    people: tuple[Person, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    announced: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    most_changes: int | None = None
    services: Services = field(default_factory=Services)
    wordings: tuple[WordingChanges, ...] = ()
    template: str = ""
    source: str = field(default="", compare=False)
    fingerprint: str = field(default="", compare=False)
    notices: tuple[str, ...] = field(default=(), compare=False)
    assumptions: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def part_by_id(self) -> dict[str, Part]:
        """Parts by id."""
        return {part.id: part for part in self.parts}

    @cached_property
    def meeting_by_id(self) -> dict[str, Meeting]:
        """Meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def item_by_key(self) -> dict[str, Item]:
        """Items by key."""
        return {item.key: item for item in self.items}

    @cached_property
    def body_by_id(self) -> dict[str, Body]:
        """Bodies by id."""
        return {body.id: body for body in self.bodies}

    def name_of(self, body: str) -> str:
        """The name of a body; its id if nothing of it is left to plan, as others still name it."""
        return self.body_by_id[body].name if body in self.body_by_id else body

    @cached_property
    def half_day_number(self) -> dict[str, int]:
        """For each meeting the number of its half-day among those in which any body may meet."""
        order = list(HalfDay)
        when = {m.id: (m.date, order.index(m.half_day)) for m in self.meetings}
        number = {half_day: index for index, half_day in enumerate(sorted(set(when.values())))}
        return {key: number[half_day] for key, half_day in when.items()}

    @cached_property
    def mandated(self) -> tuple[Body, ...]:
        """The bodies with an agenda, which come before groups that only ask for meetings."""
        return tuple(body for body in self.bodies if body.kind is not BodyKind.GROUP)

    @cached_property
    def groups(self) -> tuple[Body, ...]:
        """The groups, which meet where services are left."""
        return tuple(body for body in self.bodies if body.kind is BodyKind.GROUP)

    def is_of_group(self, meeting: Meeting) -> bool:
        """Whether a group asks for the meeting."""
        return self.body_by_id[meeting.body].kind is BodyKind.GROUP

    def may_lapse(self, meeting: Meeting) -> bool:
        """Whether it is asked for, or one of more half-days open to its body than are held."""
        return self.is_of_group(meeting) or any(
            meeting.id in budget.meetings and budget.most < len(budget.meetings)
            for budget in self.body_by_id[meeting.body].budgets
        )

    @cached_property
    def _meetings_of_body(self) -> dict[str, tuple[Meeting, ...]]:
        bodies = dict.fromkeys(meeting.body for meeting in self.meetings)
        return {body: tuple(m for m in self.meetings if m.body == body) for body in bodies}

    @cached_property
    def _parts_of_body(self) -> dict[str, tuple[Part, ...]]:
        bodies = dict.fromkeys(part.body for part in self.parts)
        return {body: tuple(p for p in self.parts if p.body == body) for body in bodies}

    def meetings_of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings of a body in order of time."""
        return self._meetings_of_body.get(body, ())

    def parts_of(self, body: str) -> tuple[Part, ...]:
        """The parts of a body's agenda in its order."""
        return self._parts_of_body.get(body, ())

    @cached_property
    def _absent_from(self) -> dict[str, tuple[tuple[Person, tuple[Part, ...]], ...]]:
        """For each body the people with absences whom its items need, each with these items."""
        found: dict[str, list[tuple[Person, tuple[Part, ...]]]] = {}
        for person in self.people:
            own: dict[str, list[Part]] = {}
            for key in person.parts if person.away else ():
                part = self.part_by_id[key]
                own.setdefault(part.body, []).append(part)
            for body, parts in own.items():
                found.setdefault(body, []).append((person, tuple(parts)))
        return {body: tuple(people) for body, people in found.items()}

    def absent(self, meeting: Meeting) -> Iterator[Person]:
        """The people with absences whom items need that may be taken in a meeting."""
        for person, parts in self._absent_from.get(meeting.body, ()):
            if any(self._may_take(meeting, part) for part in parts):
                yield person

    def hours_elsewhere(self, meeting: Meeting) -> frozenset[int]:
        """The stated hours of the day at which other bodies need people of a meeting's body."""
        return self._hours_elsewhere.get((meeting.body, meeting.date), frozenset())

    @cached_property
    def _hours_elsewhere(self) -> dict[tuple[str, date], frozenset[int]]:
        found: dict[tuple[str, date], set[int]] = {}
        for person in self.people:
            parts = [self.part_by_id[key] for key in person.parts]
            bodies = {part.body for part in parts}
            for pin, body in ((p.pin, p.body) for p in parts if len(bodies) > person.persons):
                if pin is not None and pin.start is not None:
                    day = self.meeting_by_id[pin.meetings[0]].date
                    for other in bodies - {body}:
                        found.setdefault((other, day), set()).add(pin.start)
        return {key: frozenset(hours) for key, hours in found.items()}

    def _may_take(self, meeting: Meeting, part: Part) -> bool:
        if part.pin is not None:
            first = self.meeting_by_id[part.pin.meetings[0]]
            if (meeting.date, meeting.start) < (first.date, first.start):
                return False
            if len(part.pin.meetings) > 1 and meeting.id not in part.pin.meetings:
                return False
        return part.within is None or meeting.id in part.within

    def occupied(self, room: str, meeting: Meeting) -> Iterator[tuple[int, int]]:
        """The (start, end) minutes of a meeting's day in which others have a room meanwhile."""
        for taken in self.services.occupied:
            start, end = taken.on(meeting.date)
            if taken.room == room and start < meeting.end and end > meeting.start:
                yield start, end

    def breaks_in(self, meeting: Meeting) -> tuple[tuple[int, int], ...]:
        """The (start, end) minutes in which a meeting is interrupted, in order.

        By fixed events, or since others have the room that is named for it.
        """
        events = (
            (event.start, event.end)
            for event in self.events
            if event.blocks
            and event.start is not None
            and event.end is not None
            and event.date == meeting.date
            and event.body in (None, meeting.body)
            and event.start < meeting.end
            and event.end > meeting.start
        )
        taken = self.occupied(meeting.room, meeting) if meeting.room else ()
        spans = sorted(
            (max(start, meeting.start), min(end, meeting.end)) for start, end in (*events, *taken)
        )
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def working_minutes(self, meeting: Meeting) -> int:
        """The minutes of a meeting that items can have: its hours less the fixed events in them."""
        return meeting.end - meeting.start - sum(e - s for s, e in self.breaks_in(meeting))

    def worked(self, meeting: Meeting, start: int, end: int) -> int:
        """The working minutes of a meeting between two minutes of its day."""
        start, end = max(start, meeting.start), min(end, meeting.end)
        lost = sum(max(0, min(e, end) - max(s, start)) for s, e in self.breaks_in(meeting))
        return max(0, end - start - lost)

    def begins(self, meeting: Meeting) -> datetime:
        """The instant at which a meeting begins."""
        return instant(meeting.date, meeting.start, self.zone)

    def ends(self, meeting: Meeting) -> datetime:
        """The instant at which a meeting ends."""
        return instant(meeting.date, meeting.end, self.zone)
