"""Soft: meetings are spread over the weeks of the year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import SoftRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan

# Of the meetings that a week would have in a year without seasons, in per cent.
LEVEL = 115


class EvenWeeks(SoftRule):
    """What is left free in each week serves regional groups, and stands by for the unforeseen.

    Auditors of interpretation found the same: an even spread over week and year saves most (Court
    of Auditors of the European Union, Special Report 5/2005).
    """

    id = "even-weeks"
    sentence = "No week has many more meetings than the year has in the mean."
    unit = "meeting"
    weight = 1

    def post(self, plan: "Plan") -> None:
        """What a week has over its level."""
        weight = self.weight_in(plan.year)
        if not weight:
            return
        weeks: dict[tuple[int, int], list[int]] = {}
        for half_day in plan.year.half_days:
            iso = plan.year.day(half_day).isocalendar()
            weeks.setdefault((iso.year, iso.week), []).append(half_day)
        for half_days in weeks.values():
            held = plan.counts(plan.kinds, half_days)
            plan.at_most_or_pay(held, _level(plan.year, len(half_days) // 2), weight)

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Count the meetings of each week of the calendar."""
        held = Counter(_monday(meeting.day) for meeting in calendar.meetings)
        days = Counter(_monday(day) for day in year.days)
        for monday, count in sorted(held.items()):
            over = count - _level(year, days[monday])
            if over > 0:
                yield Charge(over, f"The week of {monday.day} {monday:%B} has {count} meetings")


def _level(year: Year, days: int) -> int:
    """The meetings for which a week with so many working days is not charged.

    A body that meets all week is never too much.
    """
    meetings = sum(session.meetings for session in year.sessions)
    return max(2 * days, LEVEL * meetings * days // (100 * len(year.days)))


def _monday(day: date) -> date:
    return date.fromordinal(day.toordinal() - day.weekday())
