"""Civil time: dates, minutes of the day, half-days, and instants in a zone.

A minute of the day counts from midnight, local to the conference; it may exceed 1440 for a
meeting that runs past midnight.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY = 24 * 60
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class HalfDay(StrEnum):
    """The part of a day in which a meeting is held."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @staticmethod
    def of(start: int) -> "HalfDay":
        """The half-day that a meeting starting at minute `start` belongs to.

        A day without a lunch break (9–12–15–18) has its second meeting at noon: an afternoon.
        """
        if start < 12 * 60:
            return HalfDay.MORNING
        return HalfDay.AFTERNOON if start < 18 * 60 else HalfDay.EVENING


def clock(minute: int) -> str:
    """`HH:MM` of a minute of the day; what lies past midnight counts on from 00:00."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def instant(day: date, minute: int, zone: str) -> datetime:
    """The aware datetime of a minute of a local day in an IANA zone."""
    local = datetime.combine(
        day + timedelta(days=minute // DAY), time(minute // 60 % 24, minute % 60)
    )
    return local.replace(tzinfo=ZoneInfo(zone))


def day_name(day: date) -> str:
    """`Thursday 12 September`, as messages name a day."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B}"
