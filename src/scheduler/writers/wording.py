"""English words for what is written in one language: calendar, CSV, JSON and terminal."""

from scheduler.domain.clock import HalfDay
from scheduler.domain.timetable import Timetable
from scheduler.wording import days_and_hours, wording
from scheduler.writers import status

_ENGLISH = wording("en")
TITLE = _ENGLISH["title"]
CONTINUED = _ENGLISH["continued"]
BEST_SO_FAR = _ENGLISH["best_so_far"]


def hours(start: int | None, end: int | None, half_day: HalfDay | None = None) -> str:
    """`3–6 p.m.` of two minutes of the day."""
    return days_and_hours.hours(_ENGLISH, start, end, half_day)


def status_note(timetable: Timetable) -> str:
    """The mark of a timetable that was not proved optimal, with its gap; empty for any other."""
    return status.note(_ENGLISH, timetable)
