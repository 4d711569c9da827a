"""Hours, days and dates as a language prints them."""

from datetime import date
from typing import TYPE_CHECKING

from scheduler.domain.clock import DAY, HalfDay

if TYPE_CHECKING:
    from scheduler.wording import Wording

NOON = 12 * 60


def hours(
    words: "Wording", start: int | None, end: int | None, half_day: HalfDay | None = None
) -> str:
    """`3–6 p.m.` of two minutes of the day; `9:30 a.m.` without an end; `Morning` without hours."""
    if start is None:
        return words[half_day.value] if half_day else ""
    if end is None:
        return words.digits(_clock(words, start))
    same = _half(words, start) == _half(words, end) and end - start < NOON
    return words.digits(
        words.fill(
            "hours_same_half" if same else "hours",
            start=_clock(words, start),
            end=_clock(words, end),
            start_bare=_clock(words, start, "_bare"),
            end_bare=_clock(words, end, "_bare"),
        )
    )


def _clock(words: "Wording", minute: int, bare: str = "") -> str:
    minute %= DAY
    if not bare and minute in (0, NOON):
        return words["noon" if minute else "midnight"]
    hour, past = divmod(minute, 60)
    return words.fill(
        ("hour_minutes" if past else "hour") + bare,
        hour=str(hour),
        hour02=f"{hour:02d}",
        hour12=str(hour % 12 or 12),
        minutes=f"{past:02d}",
        half=_half(words, minute) or "",
    )


def _half(words: "Wording", minute: int) -> str | None:
    """What tells the half of the day; None at noon and midnight, which have words of their own."""
    minute %= DAY
    if minute in (0, NOON):
        return None
    if minute < NOON:
        return words["am"]
    return words["midday" if minute < NOON + 60 else "pm"]


def day_in_sentence(words: "Wording", day: date, with_year: bool = False) -> str:
    """`jeudi 12 septembre`."""
    return _fill(words, "day_and_year" if with_year else "day", day)


def day_heading(words: "Wording", day: date, with_year: bool = False) -> str:
    """`Wednesday, 11 September`; the year is said only where a table spans two."""
    text = day_in_sentence(words, day, with_year)
    return text[0].upper() + text[1:]


def date_range(words: "Wording", first: date, last: date) -> str:
    """`11–13 September 2019`, `30 April–1 May 2018`, `30 December 2019–3 January 2020`."""
    if first == last:
        return _fill(words, "date", first)
    if first.year != last.year:
        ends = {"start": _fill(words, "date", first), "end": _fill(words, "date", last)}
        return words.fill("dates", **ends)
    begins = _names(words, first)
    extra = {"first": begins["day"], "first_month": begins["month"]}
    if first.month == last.month:
        return _fill(words, "dates_in_month", last, first=extra["first"])
    return _fill(words, "dates_in_year", last, **extra)


def _fill(words: "Wording", form: str, day: date, **more: str) -> str:
    return words.digits(words.fill(form, **_names(words, day), **more))


def _names(words: "Wording", day: date) -> dict[str, str]:
    return {
        "weekday": words.list("weekdays")[day.weekday()],
        "day": words["first_of_month"] if day.day == 1 else str(day.day),
        "month": words.list("months")[day.month - 1],
        "year": str(day.year),
    }
