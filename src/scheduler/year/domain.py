"""A duty station's year: the sessions of its bodies, and the calendar that is made of them.

The half-days of the year are numbered from 0 along the days on which the house is open: morning
and afternoon of the first, then of the second, and so on. Weekends and holidays have no numbers, so
that a session which runs over one has numbers in a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from scheduler.domain.clock import HalfDay, clock, day_name
from scheduler.domain.conference import Body
from scheduler.domain.history import History
from scheduler.domain.interpreters import Duty
from scheduler.domain.services import Interpretation, Room
from scheduler.domain.timetable import Cost, Status

HALVES = (HalfDay.MORNING, HalfDay.AFTERNOON)


@dataclass(frozen=True, slots=True)
class Session:
    """A body's meetings that are held in half-days in a row.

    It lies between `earliest` and `latest`, both included, begins on `wished` if it can, and on the
    day (and in the half-day) of `begins` if there is one. It begins when those in `after` are over,
    and if possible straight after those in `straight_after`.
    """

    id: str
    body: str
    meetings: int
    earliest: date
    latest: date
    wished: date | None = None
    begins: tuple[date, HalfDay | None] | None = None
    after: tuple[str, ...] = ()
    straight_after: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    seats: int = 0
    where: str = field(default="", compare=False)

    @property
    def booths(self) -> int:
        """Booths that its room needs."""
        return len(self.languages)


@dataclass(frozen=True)
class Year:
    """The whole planning problem, complete and checked, and never changed.

    `days` are those on which the house is open; `hours` those of a morning and an afternoon
    meeting, minutes of the day. `weights` are the planner's, by soft rule.
    `earlier` is where sessions began in a calendar from which the year is planned anew. `id` is
    what calendars of it are known by through all versions.
    """

    title: str
    zone: str
    days: tuple[date, ...]
    bodies: tuple[Body, ...]
    sessions: tuple[Session, ...]
    rooms: tuple[Room, ...] = ()
    interpretation: Interpretation | None = None
    hours: tuple[tuple[int, int], tuple[int, int]] = ((600, 780), (900, 1080))
    weights: tuple[tuple[str, int], ...] = ()
    earlier: tuple[tuple[str, tuple[date, HalfDay]], ...] = ()
    notices: tuple[str, ...] = ()
    id: str = "year"
    place: str = ""

    @cached_property
    def session_by_id(self) -> dict[str, Session]:
        """The sessions by their ids."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def body_by_id(self) -> dict[str, Body]:
        """The bodies by their ids."""
        return {body.id: body for body in self.bodies}

    @property
    def half_days(self) -> range:
        """The numbers of all half-days."""
        return range(len(HALVES) * len(self.days))

    def day(self, half_day: int) -> date:
        """The day of a half-day."""
        return self.days[half_day // len(HALVES)]

    def half(self, half_day: int) -> HalfDay:
        """Morning or afternoon."""
        return HALVES[half_day % len(HALVES)]

    def numbers(self, first: date, last: date) -> range:
        """The half-days from one day to another, both included, both open or not."""
        return range(
            len(HALVES) * bisect_left(self.days, first),
            len(HALVES) * bisect_right(self.days, last),
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One half-day sitting of a session: the `number`th, counted from 1."""

    session: str
    number: int
    day: date
    half: HalfDay
    room: str = ""

    @property
    def id(self) -> str:
        """What identifies it through all versions of a calendar."""
        return f"{self.session} / {self.number}"

    @property
    def when(self) -> tuple[date, int]:
        """What meetings are in order of."""
        return self.day, HALVES.index(self.half)

    @property
    def name(self) -> str:
        """How messages call its time: `Thursday 12 September, afternoon`."""
        return f"{day_name(self.day)}, {self.half}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """When and where every session meets, and who interprets; in order of time.

    `bound` is proven: no calendar has lower costs. `seconds` is how long the search took, `notices`
    what else there is to say of it. `history` is what participants have been shown, version by
    version; None before it is written.
    """

    meetings: tuple[Meeting, ...]
    duties: tuple[Duty, ...] = ()
    status: Status = Status.GIVEN
    bound: int | None = None
    costs: tuple[Cost, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    history: History | None = None
    notices: tuple[str, ...] = field(default=(), compare=False)

    @property
    def objective(self) -> int:
        """The weighted sum of the costs."""
        return sum(cost.total for cost in self.costs)

    @property
    def gap(self) -> float | None:
        """How far the costs may be above the least, as a share of them; None without a bound."""
        if self.bound is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0

    def by_session(self) -> dict[str, list[Meeting]]:
        """The meetings of each session, in order of time."""
        found: dict[str, list[Meeting]] = {}
        for meeting in sorted(self.meetings, key=lambda one: one.when):
            found.setdefault(meeting.session, []).append(meeting)
        return found


def sittings(year: Year, session: Session, first: int) -> Iterator[Meeting]:
    """The meetings of a session that begins in a half-day, without rooms."""
    for index in range(session.meetings):
        half_day = first + index
        yield Meeting(session.id, index + 1, year.day(half_day), year.half(half_day))


def hours_of(year: Year, meeting: Meeting) -> tuple[str, str]:
    """When a meeting begins and ends, `HH:MM`."""
    start, end = year.hours[HALVES.index(meeting.half)]
    return clock(start), clock(end)
