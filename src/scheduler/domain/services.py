"""Conference services that bodies share: rooms, interpreters, and how many meetings at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from scheduler.domain.interpreters import Interpreter

if TYPE_CHECKING:
    from scheduler.domain.conference import Meeting

# A booth has two interpreters; where it works both ways, as the Arabic and the Chinese ones do,
# three: fourteen for the six official languages (UN careers site, language positions).
BOOTH = 2
TWO_WAY_BOOTH = 3
TWO_WAY_LANGUAGES = frozenset({"ar", "zh"})
# Unrelated meetings need a short gap (delegates' handbook); how long is our own assumption.
CHANGEOVER = 15
# Costed services are cancelled two weeks before, or costs may still fall due (UN Geneva).
RELEASE_NOTICE = 14


class BodyKind(StrEnum):
    """What sort of organ a body is, as limits on meetings at once count them.

    A group, such as the African Group, has no agenda: each of its meetings is asked for, and held
    where the bodies leave services for it.
    """

    PLENARY = "plenary"
    COMMITTEE = "committee"
    CONTACT_GROUP = "contact group"
    INFORMAL = "informal"
    GROUP = "group"

    @property
    def is_limited(self) -> bool:
        """Whether it counts among the plenary and contact-group meetings."""
        return self in (BodyKind.PLENARY, BodyKind.CONTACT_GROUP)


@dataclass(frozen=True, slots=True)
class Budget:
    """Of these meetings of one body at most `most` are held."""

    meetings: frozenset[str]
    most: int
    sentence: str
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Referral:
    """Part `before` of one body is over `half_days` half-days before part `after` of another.

    With 1, the meeting in which `after` begins lies in a later half-day of the conference; with 0
    it begins when the other meeting has ended, or later.
    """

    before: str
    after: str
    half_days: int = 1
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Room:
    """A room with so many seats and booths; None where the planner does not say how many."""

    name: str
    seats: int | None = None
    booths: int | None = None

    def fits(self, seats: int, booths: int) -> bool:
        """Whether it has so many seats and booths, as far as is known."""
        return (self.seats is None or self.seats >= seats) and (
            self.booths is None or self.booths >= booths
        )


@dataclass(frozen=True, slots=True)
class Occupied:
    """A room is taken by others from `begin` to `end`, aware, by the clock of the conference."""

    room: str
    begin: datetime
    end: datetime
    where: str = field(default="", compare=False)

    def on(self, day: date) -> tuple[int, int]:
        """From when to when, in minutes of a day; less than 0 where it begins before that day."""
        midnight = datetime.combine(day, time(), self.begin.tzinfo)
        # Both by one clock, so that the difference is one of hours as the clock shows them.
        begin, end = (moment - midnight for moment in (self.begin, self.end))
        return begin // timedelta(minutes=1), end // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Booth:
    """Of a language: how many interpreters there are, and how many of them a meeting takes.

    One that works `both_ways` also brings its language into others, for all booths to take.
    """

    language: str
    people: int
    seats: int
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The interpreters by booth, and how much of them may be asked.

    Without `named`, those of a booth take turns, each like the other; with it these are all there
    are, `people` of a booth counts those who may sit in it, and who serves is a matter of choice.
    A person serves `a_day` meetings a day and `in_seven_days` in any seven days at the most, with
    `pause` minutes between two meetings of a day and `night` minutes between those of two days.
    `served` are meetings of a running conference that are over: they count too.
    """

    booths: tuple[Booth, ...]
    a_day: int = 2
    in_seven_days: int = 7
    pause: int = 90
    night: int = 12 * 60
    named: tuple[Interpreter, ...] = ()
    where: str = field(default="", compare=False)
    served: "tuple[Meeting, ...]" = ()

    @property
    def booth_by_language(self) -> dict[str, Booth]:
        """Booths by language."""
        return {booth.language: booth for booth in self.booths}


@dataclass(frozen=True, slots=True)
class Prices:
    """What services cost, in whole units of a currency, of one year.

    Of one interpreter at one meeting, of the travel of one who comes from elsewhere, and of a
    meeting in the evening or at a weekend beyond its interpreters; `here` are those of each
    language who need not travel. `a_point` is the money that a point of the objective is worth.
    """

    currency: str
    year: str = ""
    interpreter: int = 0
    travel: int = 0
    extra: int = 0
    here: tuple[tuple[str, int], ...] = ()
    a_point: int = 100

    def here_of(self, language: str) -> int:
        """The interpreters of a language who need not travel."""
        return dict(self.here).get(language, 0)


def booth_seats(language: str, both_ways: frozenset[str] = TWO_WAY_LANGUAGES) -> int:
    """The interpreters in a booth where the planner does not say."""
    return TWO_WAY_BOOTH if language in both_ways else BOOTH


def team(languages: Iterable[str]) -> int:
    """The interpreters for a meeting in these languages: 14 in the six official ones."""
    return sum(booth_seats(language) for language in languages)


@dataclass(frozen=True, slots=True)
class Services:
    """What all bodies share; None where the planner sets no limit.

    `changeover` are the minutes between unrelated meetings in one room, `release_notice` the days
    before a meeting up to which its services are given back without cost.
    """

    rooms: tuple[Room, ...] = ()
    occupied: tuple[Occupied, ...] = ()
    interpretation: Interpretation | None = None
    at_once: int | None = None
    limited_at_once: int | None = None
    referrals: tuple[Referral, ...] = ()
    changeover: int = CHANGEOVER
    release_notice: int = RELEASE_NOTICE
    prices: Prices | None = None
    where_at_once: str = field(default="", compare=False)
    where_limited: str = field(default="", compare=False)
