"""The independent verifier: what a calendar breaks and what it costs, from the calendar alone.

It shares no code with the model beyond the domain types: each rule's check walks the dates, rooms
and names of the finished calendar, whoever made it.
"""

from scheduler.verifier import Report
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules import HARD, SOFT


def verify(year: Year, calendar: Calendar) -> Report:
    """Check every hard rule and recompute every soft one."""
    return Report(
        violations=tuple(v for rule in HARD for v in rule.check(year, calendar)),
        costs=tuple(rule.cost(year, calendar) for rule in SOFT),
    )
