"""The words of a printed table in English: hours, days, dates, and what is said of its status.

Hours follow the annexes of the United Nations: no minutes on the hour, “a.m.” or “p.m.” said once
where both ends share it, an unspaced en dash, “12 noon” (A3 and section 4 of the sources named in
the documentation of the field: CTOC/COP/WG.7/2019/1, UNCITRAL's 2019 agenda, the Journal).
"""

from datetime import date

from scheduler.domain.clock import DAY, WEEKDAYS, HalfDay
from scheduler.domain.timetable import Status, Timetable

LANGUAGE = "en"
ANNEX = "Annex"
TITLE = "Proposed organization of work"
DATE_AND_TIME = "Date and time"
BODY = "Body"
AGENDA_ITEM = "Agenda item"
TITLE_OR_DESCRIPTION = "Title or description"
CONTINUED = "continued"
BEST_SO_FAR = "best timetable so far, not proved optimal"

NOON = 12 * 60


def hours(start: int | None, end: int | None, half_day: HalfDay | None = None) -> str:
    """`3–6 p.m.` of two minutes of the day; `9:30 a.m.` without an end; `Morning` without hours."""
    if start is None:
        return half_day.capitalize() if half_day else ""
    if end is None:
        return " ".join(_clock(start))
    (first, meridiem), (last, its) = _clock(start), _clock(end)
    if meridiem == its and meridiem in ("a.m.", "p.m.") and end - start < NOON:
        return f"{first}–{last} {its}"
    return f"{first} {meridiem}–{last} {its}"


def _clock(minute: int) -> tuple[str, str]:
    """The figure and what follows it: (`10:30`, `a.m.`), (`12`, `noon`)."""
    minute %= DAY
    if minute == 0:
        return "12", "midnight"
    if minute == NOON:
        return "12", "noon"
    hour, past = divmod(minute, 60)
    figure = str(hour % 12 or 12)
    return (f"{figure}:{past:02d}" if past else figure), ("a.m." if minute < NOON else "p.m.")


def day_heading(day: date, with_year: bool = False) -> str:
    """`Wednesday, 11 September`; the year is said only where a table spans two."""
    year = f" {day.year}" if with_year else ""
    return f"{WEEKDAYS[day.weekday()]}, {_day_and_month(day)}{year}"


def date_range(first: date, last: date) -> str:
    """`11–13 September 2019`, `30 April–1 May 2018`, `30 December 2019–3 January 2020`."""
    if first == last:
        return f"{_day_and_month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day_and_month(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{_day_and_month(first)}{year}–{_day_and_month(last)} {last.year}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


# Not strftime's, which follow the locale of the machine.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def status_note(timetable: Timetable) -> str:
    """The mark of a timetable that was not proved optimal, with its gap; empty for any other."""
    if timetable.status is not Status.FEASIBLE:
        return ""
    known = [
        f"gap {timetable.gap:.1%}" if timetable.gap is not None else "",
        f"stopped by {timetable.stopped_by}" if timetable.stopped_by else "",
    ]
    details = "; ".join(filter(None, known))
    return BEST_SO_FAR.capitalize() + (f" ({details})" if details else "")
