"""The main part of a session of the General Assembly."""

from datetime import date, timedelta

# Sessions open on a Tuesday in September (rule 1 of the rules of procedure), counted from the first
# week with a working day in it: in the third week, and from the seventy-eighth session, of 2023, in
# the second. The end is that of the year, as the Assembly fixes its recess anew each time.
EARLIER_FROM = 2023


def is_in_main_part(day: date) -> bool:
    """Whether a day lies between the opening of a session in September and the end of its year."""
    return day >= opening(day.year)


def opening(year: int) -> date:
    """The day on which the session of a year opens."""
    first = date(year, 9, 1)
    while first.weekday() > 4:
        first += timedelta(days=1)
    monday = first - timedelta(days=first.weekday())
    return monday + timedelta(weeks=1 if year >= EARLIER_FROM else 2, days=1)
