"""Soft: sessions take no more weeks than they must."""

from collections.abc import Iterator
from datetime import date

from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Session, Year
from scheduler.year.rules.base import SoftRule

A_WEEK = 10  # meetings in a week without holidays


class WholeWeeks(SoftRule):
    """Delegates stay over a weekend for each further week, at a cost to everyone."""

    id = "whole-weeks"
    sentence = "A session takes no more weeks than its meetings fill."
    unit = "week"
    weight = 5

    def price(self, year: Year, session: Session, first: int) -> int:
        """The weeks more than needed."""
        days = (year.day(n).toordinal() for n in range(first, first + session.meetings))
        # Day 1 of the proleptic calendar is a Monday.
        return len({(day - 1) // 7 for day in days}) - _needed(session.meetings)

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Count the weeks of the calendar in which a session meets."""
        for name, meetings in calendar.by_session().items():
            weeks = {meeting.day.isocalendar()[:2] for meeting in meetings}
            more = len(weeks) - _needed(len(meetings))
            if more:
                yield Charge(more, f"{name} runs over {len(weeks)} weeks{_from(meetings[0].day)}")


def _needed(meetings: int) -> int:
    return -(-meetings // A_WEEK)


def _from(day: date) -> str:
    return f" from {day.day} {day:%B}"
