"""Days and hours as planners write them: `Wednesday afternoon`, `11–13 September 2019`, `3–6 p.m.`.

What is written is read first, and resolved later, when the days of the conference are known.
"""

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from scheduler.domain.clock import WEEKDAYS, day_name
from scheduler.readers.faults import WrongValueError, closest
from scheduler.readers.values import read_language, scalar

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if number}
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(WEEKDAYS).lower()
_DAY = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}"
    rf"|(?:(?:{_WEEKDAY}),?\s+)?\d{{1,2}}\s+(?:{_MONTH})(?:,?\s+\d{{4}})?"
    rf"|(?:{_WEEKDAY}),?\s+\d{{4}}-\d{{1,2}}-\d{{1,2}}|{_WEEKDAY})"
)
_HALF = "morning|midday|afternoon|evening"
_POINT = rf"{_DAY}(?:,?\s+(?:{_HALF}))?"
_MERIDIEM = r"(?:a\.?m\.?|p\.?m\.?|hours|hrs|h|noon)"
_CLOCK = rf"(?:(?:12\s+)?noon|midnight|\d{{1,2}}(?:\s*[.:h]\s*\d{{2}})?(?:\s*{_MERIDIEM})?)"
_DASH = r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*"
_SPAN = rf"{_CLOCK}(?:{_DASH}{_CLOCK})?"
_WORDS = (
    r"half[- ]days?|meetings?|mornings?|middays?|afternoons?|evenings?|daily|every day|each day"
)
_WHEN = re.compile(
    rf"(?:(?:(?:every|all|each)\s+)?(?P<word>{_WORDS})\b,?\s*)?(?:from\s+|on\s+)?(?:(?P<first>{_POINT})"
    rf"(?:(?:{_DASH})(?P<last>{_POINT}))?)?(?:,?\s*(?:at\s+|from\s+)?(?P<hours>{_SPAN}))?"
)

SERIES_HALVES = {
    "half-day": ("morning", "midday", "afternoon"),
    "meeting": ("morning", "midday", "afternoon", "evening"),
    "morning": ("morning",),
    "midday": ("midday",),
    "afternoon": ("afternoon",),
    "evening": ("evening",),
}


class Hours(NamedTuple):
    """Stated hours, minutes of the day; no `end` where the hour of beginning stands alone.

    Neither is there where it is said that no hours are stated.
    """

    start: int | None
    end: int | None


class Point(NamedTuple):
    """A day, and a part of it if one is named; resolved when the days are known."""

    text: str
    half: str | None


class When(NamedTuple):
    """One time or a series: `word` is its kind, `first` and `last` its bounds, with exceptions."""

    text: str
    word: str | None
    first: Point | None
    last: Point | None
    hours: Hours | None
    excepted: tuple[Point, ...] = ()


def read_when(value: Any) -> When:
    """`Thursday afternoon`, `daily 13–15`, `half-days from Monday to Friday except Tuesday`."""
    text = scalar(value, "a day, half-day or hours")
    plain, _, rest = text.lower().replace("’", "'").partition(" except ")
    match = _WHEN.fullmatch(plain.strip())
    if not match or not any(match.groups()):
        raise WrongValueError(f"“{text}” is not understood as a time.", _when_hint(plain))
    word = match["word"]
    return When(
        text,
        _series(word) if word else None,
        _point(match["first"]),
        _point(match["last"]),
        read_hours(match["hours"]) if match["hours"] else None,
        read_points(rest) if rest else (),
    )


def read_points(value: Any) -> tuple[Point, ...]:
    """Days and half-days in a list or in one text, as after “except”."""
    texts = (
        value if isinstance(value, list) else re.split(r"\s*(?:,|;|\band\b)\s*(?!\d{4}\b)", value)
    )
    found = []
    for index, text in enumerate(texts):
        place = (index,) if isinstance(value, list) else ()
        plain = scalar(text, "a day or half-day").lower()
        if not plain:
            continue
        if not re.fullmatch(_POINT, plain):
            raise WrongValueError(
                f"“{text}” is not understood as a day.", _when_hint(plain), at=place
            )
        point = _point(plain)
        if point:
            found.append(point)
    return tuple(found)


def _series(word: str) -> str:
    if word in ("daily", "every day", "each day"):
        return "daily"
    return word.replace("half day", "half-day").removesuffix("s")


def _point(text: str | None) -> Point | None:
    if text is None:
        return None
    match = re.fullmatch(rf"({_DAY})(?:,?\s+({_HALF}))?", text)
    assert match
    return Point(match[1], match[2])


_KNOWN = {
    word.lower(): word
    for word in (*WEEKDAYS, *month_name[1:], "morning", "midday", "afternoon", "evening", "half",
                 "days", "mornings", "afternoons", "evenings", "daily", "every", "from", "until")
}  # fmt: skip


def _when_hint(plain: str) -> str:
    for word in re.findall(r"[a-z]{4,}", plain):
        if word not in _KNOWN and word + "s" not in _KNOWN:
            near = closest(word, _KNOWN.values())
            if near.startswith("Did"):
                return near
    return "Write “Thursday afternoon”, “2019-09-12 morning” or “half-days from Monday to Friday”."


def read_hours(value: Any) -> Hours:
    """`9.30–12.30`, `3–6 p.m.`, `10 a.m.–1 p.m.`, `14:30` alone, or `none`."""
    text = scalar(value, "hours")
    if text.lower() in ("none", "not stated", "no"):
        return Hours(None, None)
    if not re.fullmatch(_SPAN, text.lower()):
        raise WrongValueError(
            f"“{text}” are no hours.", "Write 9.30–12.30, 10 a.m.–1 p.m. or 15:00."
        )
    first, *rest = re.findall(_CLOCK, text.lower())
    end = _clock(rest[0], "") if rest else None
    start = _clock(first, _shared_meridiem(first, rest[0]) if rest else "")
    if end is not None and end <= start:
        if not (end <= 6 * 60 and start >= 12 * 60):
            hint = "Write the earlier hour first; p.m. hours as 15:00 or 3 p.m."
            raise WrongValueError(f"“{text}” ends before it begins.", hint)
        end += 24 * 60
    return Hours(start, end)


def _shared_meridiem(first: str, last: str) -> str:
    """`3–6 p.m.` is afternoon at both ends; `10–1 p.m.` cannot be."""
    if re.search(_MERIDIEM, first) or "p" not in last:
        return "a" if "a" in last else ""
    hour, until = (int(re.match(r"\d+", text)[0]) % 12 for text in (first, last))  # type: ignore[index]
    return "p" if hour <= until else "a"


def _clock(text: str, meridiem: str) -> int:
    if "midnight" in text:
        return 24 * 60
    if "noon" in text:
        return 12 * 60
    match = re.match(r"(\d{1,2})(?:\s*[.:h]\s*(\d{2}))?\s*(.*)", text)
    assert match
    hour, minute, said = int(match[1]), int(match[2] or 0), match[3][:1] or meridiem
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise WrongValueError(
            f"“{text}” is no hour of the day.", "Hours go from 0 to 24, minutes to 59."
        )
    if said == "p" and hour < 12:
        hour += 12
    elif said == "a" and hour == 12:
        hour = 0
    return hour * 60 + minute


def read_dates(value: Any) -> tuple[date, date]:
    """First and last day: `2019-09-11 to 2019-09-13`, `11–13 September 2019`, or one day."""
    text = scalar(value, "the first and the last day")
    hint = "Write “2019-09-11 to 2019-09-13” or “11–13 September 2019”."
    day = r"\d{4}-\d{1,2}-\d{1,2}"
    number, month, year = r"(\d{1,2})", rf"\s+({_MONTH})", r",?\s+(\d{4})"
    words = rf"{number}(?:{month})?(?:{year})?{_DASH}{number}{month}{year}"
    if match := re.fullmatch(rf"(?:from\s+)?({day}){_DASH}({day})", text, re.IGNORECASE):
        first, last = read_date(match[1]), read_date(match[2])
    elif match := re.fullmatch(words, text, re.IGNORECASE):
        first = read_date(f"{match[1]} {match[2] or match[5]} {match[3] or match[6]}")
        last = read_date(f"{match[4]} {match[5]} {match[6]}")
    elif re.fullmatch(rf"{day}|\d{{1,2}}\s+(?:{_MONTH}),?\s+\d{{4}}", text, re.IGNORECASE):
        first = last = read_date(text)
    else:
        raise WrongValueError(f"“{text}” are no dates.", hint)
    if last < first:
        raise WrongValueError(
            f"The last day, {_long(last)}, lies before the first, {_long(first)}.", hint
        )
    if (last - first).days > 366:
        raise WrongValueError("The dates span more than a year.", hint)
    return first, last


def read_date(value: Any) -> date:
    """`2019-09-12` or `12 September 2019`."""
    text = scalar(value, "a date")
    plain = text.lower()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain):
        parts = int(match[1]), int(match[2]), int(match[3])
    elif match := re.fullmatch(rf"(\d{{1,2}})\s+({_MONTH}),?\s+(\d{{4}})", plain):
        parts = int(match[3]), _MONTHS[match[2]], int(match[1])
    else:
        raise WrongValueError(f"“{text}” is not a date.", "Write 2019-09-12 or 12 September 2019.")
    try:
        return date(*parts)
    except ValueError:
        raise WrongValueError(f"There is no day “{text}”.", "Check day and month.") from None


def read_issue(value: Any) -> tuple[tuple[str, date], ...]:
    """Pairs of a language and a day; the language is empty where one day holds for all.

    `2019-09-12`, or `{en: 2019-08-01, fr: 2019-09-12}`.
    """
    if isinstance(value, dict):
        return tuple((read_language(code), read_date(day)) for code, day in value.items())
    return (("", read_date(value)),)


def day_of(text: str, days: Sequence[date]) -> date:
    """The day that a text names, given the days of the conference; raises `WrongValueError`."""
    plain = " ".join(text.lower().replace(",", " ").split())
    match = re.fullmatch(rf"(?:({_WEEKDAY})\s*)?(.*)", plain)
    assert match
    weekday, rest = match[1], match[2]
    if not rest:
        return _weekday_of(weekday.capitalize(), days)
    found = _dated(rest, days)
    if weekday and WEEKDAYS[found.weekday()].lower() != weekday:
        message = f"{_long(found)} is a {WEEKDAYS[found.weekday()]}, not a {weekday.capitalize()}."
        raise WrongValueError(message, "Correct the one or the other.")
    return found


def _dated(text: str, days: Sequence[date]) -> date:
    if re.search(r"\d{4}", text):
        return read_date(text)
    if not days:
        raise WrongValueError(
            f"“{text}” has no year.", "Add a line “dates: …” with the first and last day."
        )
    years = sorted({day.year for day in days})
    found = [read_date(f"{text} {year}") for year in years]
    return next((day for day in found if day in days), found[0])


def _weekday_of(weekday: str, days: Sequence[date]) -> date:
    if not days:
        message = f"Which day “{weekday}” is cannot be told."
        raise WrongValueError(message, "Add a line “dates: …” with the first and last day.")
    found = [day for day in days if WEEKDAYS[day.weekday()] == weekday]
    span = f"{day_name(days[0])} to {day_name(days[-1])}"
    if not found:
        raise WrongValueError(f"The conference has no {weekday}.", f"Its dates are {span}.")
    if len(found) > 1:
        choices = " or ".join(_long(day) for day in found)
        raise WrongValueError(
            f"The conference has more than one {weekday}.", f"Write the date: {choices}."
        )
    return found[0]


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
