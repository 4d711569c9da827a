"""Hard: a session lies within its dates, on days on which the house is open."""

from collections.abc import Iterator, Sequence

from scheduler.domain.clock import day_name
from scheduler.rules.base import Violation
from scheduler.year.domain import Calendar, Session, Year
from scheduler.year.rules.base import HardRule


class Dates(HardRule):
    """Weekends and holidays have no half-days, so that nothing can lie on them."""

    id = "dates"
    sentence = (
        "A session lies between its first and last possible day, on working days, and begins on "
        "the day that is fixed for it, if any."
    )

    def restrict(self, year: Year, session: Session, firsts: Sequence[int]) -> Sequence[int]:
        """Those from which the whole session lies in its dates."""
        window = year.numbers(session.earliest, session.latest)
        latest = window.stop - session.meetings
        found = [first for first in firsts if window.start <= first <= latest]
        if session.begins is None:
            return found
        day, half = session.begins
        return [n for n in found if year.day(n) == day and half in (None, year.half(n))]

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """Every meeting by its date, every first one by what is fixed."""
        open_days = frozenset(year.days)
        meetings = calendar.by_session()
        for session in year.sessions:
            own = meetings.get(session.id, [])
            for meeting in own:
                if meeting.day not in open_days:
                    message = f"{session.id} meets on {meeting.name}, when the house is closed"
                    yield self.broken(message, session.where)
                elif not session.earliest <= meeting.day <= session.latest:
                    message = f"{session.id} meets on {meeting.name}, outside its dates"
                    yield self.broken(message, session.where)
            if own and session.begins is not None:
                day, half = session.begins
                if own[0].day != day or half not in (None, own[0].half):
                    message = f"{session.id} begins on {own[0].name}, not on {day_name(day)}"
                    yield self.broken(message, session.where)
