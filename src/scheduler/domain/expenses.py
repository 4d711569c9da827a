"""What a timetable costs in money, with the prices of the planner's file."""

from dataclasses import dataclass

from scheduler.domain.clock import HalfDay
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import begins, ends
from scheduler.domain.roster import serviced
from scheduler.domain.services import booth_seats
from scheduler.domain.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Expenses:
    """Amounts in one currency, of the prices of one `year` (empty where it is not said).

    `assignments` are of one interpreter to one meeting, `travelling` the interpreters who come from
    elsewhere, `extra` the meetings in the evening and at weekends.
    """

    currency: str
    year: str
    assignments: int
    travelling: int
    extra: int
    fees: int
    travel: int
    extras: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.fees + self.travel + self.extras

    def __str__(self) -> str:
        parts = [f"fees {self.fees:,} for {self.assignments} assignments"]
        if self.travel:
            parts.append(f"travel {self.travel:,} for {self.travelling} interpreters")
        if self.extras:
            plural = "" if self.extra == 1 else "s"
            when = f"{self.extra} meeting{plural} in the evening or at a weekend"
            parts.append(f"{self.extras:,} for {when}")
        of = f", prices of {self.year}" if self.year else ""
        return f"{self.currency} {self.total:,}{of}: {'; '.join(parts)}"


def expenses_of(conference: Conference, timetable: Timetable) -> Expenses:
    """The expenses of the meetings held; all 0 where the file has no prices."""
    prices = conference.services.prices
    held = {placed.meeting for placed in timetable.placements}
    if prices is None:
        return Expenses("", "", 0, 0, 0, 0, 0, 0)
    meetings = [conference.meeting_by_id[key] for key in held]
    assignments = sum(seats_of(conference, code) for m in meetings for code in m.languages)
    coming = 0
    if prices.travel:
        needed = {
            code: interpreters_needed(conference, held, code) for code in conference.languages
        }
        coming = sum(max(0, count - prices.here_of(code)) for code, count in needed.items())
    extra = sum(map(is_extra, meetings))
    return Expenses(
        prices.currency,
        prices.year,
        assignments,
        coming,
        extra,
        fees=assignments * prices.interpreter,
        travel=coming * prices.travel,
        extras=extra * prices.extra,
    )


def interpreters_needed(conference: Conference, held: set[str], language: str) -> int:
    """How many of a booth are needed at once, on a day and in seven days, within their limits."""
    interpretation = conference.services.interpretation
    a_day = interpretation.a_day if interpretation else 2
    in_seven_days = interpretation.in_seven_days if interpretation else 7
    seats, most = seats_of(conference, language), 0
    meetings = serviced(conference, language, held)
    for one in meetings:
        now = sum(begins(other) <= begins(one) < ends(other) for other in meetings)
        today = sum(other.date == one.date for other in meetings)
        week = sum(0 <= (other.date - one.date).days < 7 for other in meetings)
        most = max(most, seats * now, -(-seats * today // a_day), -(-seats * week // in_seven_days))
    return most


def seats_of(conference: Conference, language: str) -> int:
    """The interpreters that a meeting takes in a booth."""
    interpretation = conference.services.interpretation
    booths = interpretation.booth_by_language if interpretation else {}
    return booths[language].seats if language in booths else booth_seats(language)


def is_extra(meeting: Meeting) -> bool:
    """Whether a meeting is held in the evening or at a weekend."""
    return meeting.half_day is HalfDay.EVENING or meeting.date.weekday() >= 5
