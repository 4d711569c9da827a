"""Days as documents print them, in the six official languages."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from scheduler.documents import names
from scheduler.documents.typography import for_matching


class Day(NamedTuple):
    """A day as printed; `weekday` counts from 0 for Monday; it and the year may not be said."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


class Found(NamedTuple):
    """A day with what stands before and behind it in its text."""

    day: Day
    before: str
    after: str


def _any(table: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


_MONTH = rf"(?:{_any(names.MONTHS)})(?![^\W\d_])\.?(?: ?/ ?\w+)?"
_WEEKDAY = rf"(?:{_any(names.WEEKDAYS)})(?![^\W\d_])\.?"
_YEAR = r"(?:(?: ?[,،])? ?(?:de )?(?:of )?((?:19|20)\d\d)(?!\d)(?: ?(?:года|г\.))?)?"
_COMMON = re.compile(
    rf"(?:(?<!\w)({_WEEKDAY})(?:,|،)? (?:the |le |el )?)?(?<![\d/.])(\d{{1,2}})(?:st|nd|rd|th|er)?"
    rf"(?: de| of)? ({_MONTH}){_YEAR}",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"(?:(?<!\w)({_WEEKDAY}),? )?(?<!\w)({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    r",? ?((?:19|20)\d\d)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?: ?[,，(（]?(星期[一二三四五六日天])[)）]?)?"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_SPAN = re.compile(
    rf"(?<![\d/.])(\d{{1,2}})(?:st|nd|rd|th|er)?(?: \([ap]\.?m\.?\))?(?:(?: de)? ({_MONTH}))?"
    rf"{_YEAR}"
    rf" ?(?:-|to|au?|al|and|et|y(?: el)?|и|по|до|إلى) ?(?:(?:{_WEEKDAY})(?:,|،)? )?"
    r"(?:the |le |el )?"
    rf"(\d{{1,2}})(?:st|nd|rd|th|er)?(?: de)? ({_MONTH}){_YEAR}",
    re.IGNORECASE,
)
_AMERICAN_SPAN = re.compile(
    rf"(?<!\w)({_MONTH}) (\d{{1,2}}) ?(?:-|to|through) ?(?:({_MONTH}) )?(\d{{1,2}}),?"
    r" ((?:19|20)\d\d)",
    re.IGNORECASE,
)
_CHINESE_SPAN = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:至|-)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
)


_LONGEST = 2_000  # letters among which a day is looked for


def day_in(text: str) -> Found | None:
    """The first day that a text names."""
    own = for_matching(text[:_LONGEST])
    found = [
        (match, reading(match))
        for pattern, reading in _FORMS
        if (match := pattern.search(own)) is not None
    ]
    good = [(match, day) for match, day in found if 1 <= day.month <= 12 and 1 <= day.day <= 31]
    if not good:
        return None
    match, day = min(good, key=lambda pair: (pair[0].start(), -pair[0].end()))
    return Found(day, own[: match.start()].strip(), own[match.end() :].strip())


def span_in(text: str) -> tuple[date, date, str, str] | None:
    """First and last day that a text gives, with what stands before and behind them."""
    own = for_matching(text[:_LONGEST])
    if match := _CHINESE_SPAN.search(own):
        year, month = int(match[1]), int(match[2])
        last = (int(match[4] or year), int(match[5] or month), int(match[6]))
        return _span((year, month, int(match[3])), last, own, match)
    if match := _SPAN.search(own):
        if not (match[6] or match[3]):
            return None
        end = int(match[6] or match[3])
        month = _month(match[2] or match[5])
        begins, ends = int(match[1]), int(match[4])
        if begins > ends and not match[2]:  # `5-3` in an Arabic text that was turned round
            begins, ends = ends, begins
        return _span(
            (int(match[3] or end), month, begins), (end, _month(match[5]), ends), own, match
        )
    if match := _AMERICAN_SPAN.search(own):
        year, month = int(match[5]), _month(match[1])
        last = (year, _month(match[3] or match[1]), int(match[4]))
        return _span((year, month, int(match[2])), last, own, match)
    days = [*_NUMERIC.finditer(own)] or [*_ISO.finditer(own)]
    if len(days) >= 2 and re.fullmatch(r" ?(?:-|to|/) ?", own[days[0].end() : days[1].start()]):
        one, other = day_in(days[0][0]), day_in(days[1][0])
        if one and other and one.day.year and other.day.year:
            return _between(one.day, other.day, own[: days[0].start()], own[days[1].end() :])
    return None


def real(day: Day, year: int) -> date | None:
    """The date, None where there is no such day."""
    try:
        return date(day.year or year, day.month, day.day)
    except ValueError:
        return None


def _between(first: Day, last: Day, before: str, after: str) -> tuple[date, date, str, str] | None:
    one, other = real(first, 0), real(last, 0)
    return (one, other, before.strip(), after.strip()) if one and other and one <= other else None


def _span(
    first: tuple[int, int, int], last: tuple[int, int, int], text: str, match: re.Match[str]
) -> tuple[date, date, str, str] | None:
    one, other = Day(first[2], first[1], first[0]), Day(last[2], last[1], last[0])
    return _between(one, other, text[: match.start()], text[match.end() :])


def _month(name: str) -> int:
    plain = re.split(r" ?/ ?", name.lower().rstrip("."))[0].strip()
    return names.MONTHS[plain]


def _weekday(name: str | None) -> int | None:
    return None if not name else names.WEEKDAYS[name.lower().rstrip(".")]


def _common(match: re.Match[str]) -> Day:
    year = int(match[4]) if match[4] else None
    return Day(int(match[2]), _month(match[3]), year, _weekday(match[1]))


def _american(match: re.Match[str]) -> Day:
    year = int(match[4]) if match[4] else None
    return Day(int(match[3]), _month(match[2]), year, _weekday(match[1]))


def _chinese(match: re.Match[str]) -> Day:
    return Day(
        int(match[3]), int(match[2]), int(match[1]) if match[1] else None, _weekday(match[4])
    )


def _numeric(match: re.Match[str]) -> Day:
    return Day(int(match[1]), int(match[2]), int(match[3]))


def _iso(match: re.Match[str]) -> Day:
    return Day(int(match[3]), int(match[2]), int(match[1]))


_FORMS = (
    (_COMMON, _common),
    (_AMERICAN, _american),
    (_CHINESE, _chinese),
    (_NUMERIC, _numeric),
    (_ISO, _iso),
)
