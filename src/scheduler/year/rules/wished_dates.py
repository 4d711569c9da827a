"""Soft: sessions begin on the day that is wished for."""

from bisect import bisect_left
from collections.abc import Iterator

from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Session, Year
from scheduler.year.rules.base import SoftRule


class WishedDates(SoftRule):
    """A wish for a day on which the house is closed is one for the working day after it."""

    id = "wished-dates"
    sentence = "A session begins on the day wished for, or as few working days from it as can be."
    unit = "working day"
    weight = 2

    def price(self, year: Year, session: Session, first: int) -> int:
        """The working days between."""
        if session.wished is None:
            return 0
        return abs(first // 2 - bisect_left(year.days, session.wished))

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Count the open days between the wish and the first meeting."""
        for name, meetings in calendar.by_session().items():
            wished, begins = year.session_by_id[name].wished, meetings[0].day
            if wished is None:
                continue
            early, late = sorted((wished, begins))
            days = sum(early <= day < late for day in year.days)
            if days:
                told = "earlier" if begins < wished else "later"
                yield Charge(days, f"{name} begins {_days(days)} {told} than wished")


def _days(count: int) -> str:
    return "1 working day" if count == 1 else f"{count} working days"
