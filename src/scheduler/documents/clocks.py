"""Hours as documents print them, in the six official languages, as minutes of the day."""

import re
from functools import partial
from typing import NamedTuple

from scheduler.documents.typography import for_matching
from scheduler.readers.faults import WrongValueError
from scheduler.readers.when import read_hours


class Printed(NamedTuple):
    """Hours found in a text: minutes of the day, and what the text says besides.

    `guessed` tells that neither a.m. nor p.m. was said and an afternoon was taken.
    """

    start: int
    end: int | None
    rest: str
    guessed: bool = False


_WORD = r"(?:a\.? ?m\.?|p\.? ?m\.?|hours|hrs\.?|heures?|horas|uhr|noon|h(?![a-z]))"
_CLOCK = rf"(?:(?:12 )?noon|midnight|(?:h\. ?)?[012]?\d(?:[.:h] ?[0-5]\d)?(?![\d/])(?: ?{_WORD})?)"
_TO = r" ?(?:-|\bto\b|\buntil\b|\ba(?: las?)?\b|\bà\b|\bдо\b|至|إلى) ?(?:الساعة )?"
_AT = r"(?:at|à|a las?|в|الساعة) "
_BEGINS = rf"(?:from |{_AT}|de (?:las? )?|с |من |الساعة |من الساعة )?"
_RANGE = re.compile(rf"{_BEGINS}({_CLOCK}){_TO}({_CLOCK})", re.IGNORECASE)
_SINGLE = re.compile(rf"{_BEGINS}({_CLOCK})", re.IGNORECASE)

_RESPELT = (
    (re.compile(r"^([01]\d)([0-5][05]) ?- ?([012]\d)([0-5][05])(?!\d)"), r"\1:\2-\3:\4"),
    (re.compile(r"中午 ?12 ?(?:[时点]|:00)?(?! ?[\d时点:])"), "12 noon"),
    (re.compile(r"(?:上午|早上) ?(\d{1,2})[时点:](?: ?(\d{2})分?)?"), r"\1:\2 a.m."),
    (re.compile(r"(?:下午|晚上|中午) ?(\d{1,2})[时点:](?: ?(\d{2})分?)?"), r"\1:\2 p.m."),
    (
        re.compile(r"(\d{1,2}) ?(?:час(?:ов|а)?\.?|ч\.?) ?(?:(\d{2}) ?(?:мин(?:ут)?\.?|м\.?))? ?"),
        r"\1:\2 ",
    ),
    (re.compile(r"(\d{1,2})(?:[.:](\d{2}))? ?(?:de la mañana|صباحا)"), r"\1:\2 a.m."),
    (
        re.compile(r"(\d{1,2})(?:[.:](\d{2}))? ?(?:de la (?:tarde|noche)|بعد الظهر|مساء)"),
        r"\1:\2 p.m.",
    ),
    (re.compile(r"(\d{1,2}):(\d{2}) ?утра"), r"\1:\2 a.m."),
    (re.compile(r"(\d{1,2}):(\d{2}) ?(?:дня|вечера)"), r"\1:\2 p.m."),
    (re.compile(r"(?<!\d)(\d{1,2}) ?(?:h|heures?)(?: ?(\d{2}))?(?![\w])"), r"\1:\2"),
    (re.compile(r"\bmidi\b|\bmediodía\b|\bполдень\b"), "12 noon"),
    (re.compile(r"(?<=\d) ?horas\b"), ""),
    (re.compile(r"\b([ap])\. ?m\b\.?"), r"\1.m."),
)
_AT_A_CLOCK = re.compile(rf"{_AT}.*[.:]", re.IGNORECASE)
_LONGEST = 120  # letters among which hours are looked for
_HALF = re.compile("上午|下午|晚上|中午")
_SAME_HALF = re.compile(r"(?<=[至-])(\d{1,2})(?:[时点]|:(?=\d))(?:(\d{2})分?)?(?!\d| ?[ap]\.)")
_ARABIC = re.compile(r"(?<!\d)(\d{2})/(\d{2})(?!\d|/)")
_ARABIC_HOURS = (
    *("الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة"),
    *("السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"),
)
_ARABIC_WORD = re.compile(rf"الساعة ({'|'.join(_ARABIC_HOURS)})( والنصف)?(?: من)?(?! عشرة)")


def leading_hours(text: str, in_time_column: bool = False) -> Printed | None:
    """The hours at the beginning of a text.

    One hour alone is taken for one only with its unit (“3 p.m.”, “9.30 hours”), or in a column
    where nothing else can stand.
    """
    whole = for_matching(text)
    own = _respelt(whole[:_LONGEST]) + whole[_LONGEST:]
    found = _RANGE.match(own)
    if found and (in_time_column or _is_clock(found[1]) or _is_clock(found[2])):
        return _printed(found[1], found[2], own[found.end() :])
    found = _SINGLE.match(own)
    if found and (in_time_column or _has_unit(found[1])) and _ends_word(own, found.end()):
        return _printed(found[1], None, own[found.end() :])
    return None


def own_hours(text: str) -> Printed | None:
    """The hours of an item within its meeting, before its title: `10–10.30 a.m. Opening`."""
    hours = leading_hours(text)
    return hours if hours and hours.end is not None and hours.rest else None


def behind(shown: str, rest: str) -> str:
    """The text behind the hours as it is shown, where `rest` is it as held against patterns."""
    words = [found.start() for found in re.finditer(r"\S+", shown)] if rest else []
    same = (shown[at:] for at in words if _respelt(for_matching(shown[at:])) == rest)
    return next(same, shown[len(shown) - len(rest) :].strip() if rest else "")


def is_timed(text: str) -> bool:
    """Whether a text begins with hours that can be nothing else: `10–12`, or `3 p.m.`."""
    hours = leading_hours(text, True)
    return hours is not None and (hours.end is not None or leading_hours(text) is not None)


def hour_in(text: str) -> int | None:
    """The first hour with its unit anywhere in a text."""
    own = _respelt(for_matching(text[:_LONGEST]))
    for found in _SINGLE.finditer(own):
        clock = re.fullmatch(r"[012]?\d:\d\d", found[1]) or _AT_A_CLOCK.match(found[0])
        if _has_unit(found[1]) or clock:
            printed = _printed(found[1], None, "")
            return printed.start if printed else None
    return None


def ranges_in(text: str) -> list[tuple[int, int]]:
    """The hours from one to another that a text names."""
    own = _respelt(for_matching(text))
    found = (_printed(m[1], m[2], "") for m in _RANGE.finditer(own) if _is_clock(m[2]))
    return [(one.start, one.end) for one in found if one and one.end]


def _respelt(text: str) -> str:
    text = _ARABIC_WORD.sub(_of_arabic_word, _ARABIC.sub(_of_arabic, text))
    chinese = _HALF.search(text)
    for pattern, spelling in _RESPELT:
        text = pattern.sub(partial(_expand, spelling), text)
    if chinese:
        text = _SAME_HALF.sub(_of_same_half, text)
    return text.replace("至", "-")


def _of_same_half(match: re.Match[str]) -> str:
    """The end of a range whose half of the day is said at its beginning: `下午3时至6时`."""
    said = re.findall(r"[ap]\.m\.", match.string[: match.start()])
    return _expand(rf"\1:\2 {said[-1]}", match) if said else match[0]


def _expand(spelling: str, match: re.Match[str]) -> str:
    """The match respelt, with 00 for minutes that are not said."""
    groups = [group or "00" for group in match.groups()]
    for number, group in enumerate(groups, 1):
        spelling = spelling.replace(f"\\{number}", group)
    return spelling


def _of_arabic(match: re.Match[str]) -> str:
    """`00/15` is 15:00: the minutes come first, unless only the first part can be the hour."""
    first, second = int(match[1]), int(match[2])
    minutes_first = first < 60 and second < 25 and not (first % 5 and second % 5 == 0)
    if first > 12 and first < 25 and second % 5 == 0 and second in (0, 30, 15, 45):
        minutes_first = first % 15 == 0 and second != 0
    hour, minute = (second, first) if minutes_first else (first, second)
    return f"{hour:02d}:{minute:02d}"


def _of_arabic_word(match: re.Match[str]) -> str:
    return f"الساعة {_ARABIC_HOURS.index(match[1]) + 1}:{'30' if match[2] else '00'}"


def _is_clock(text: str) -> bool:
    return _has_unit(text) or bool(re.search(r"\d[.:h]\s?\d\d", text))


def _has_unit(text: str) -> bool:
    return bool(re.search(rf"{_WORD}|noon|midnight", text, re.IGNORECASE))


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _printed(first: str, last: str | None, rest: str) -> Printed | None:
    spelt = "-".join(_for_reader(text) for text in (first, last) if text)
    try:
        hours = read_hours(spelt)
    except WrongValueError:
        return None
    if hours.start is None:
        return None
    start, end = hours.start, hours.end
    said = re.search(r"[ap]\.?m|:00|noon|midnight", spelt)
    guessed = not said and start < 8 * 60 and (end or 0) <= 8 * 60
    if guessed:
        start, end = start + 12 * 60, None if end is None else end + 12 * 60
    return Printed(start, end, rest.lstrip(" ,;:.-").strip(), guessed)


def _for_reader(text: str) -> str:
    text = re.sub(r"^h\. ?|heures?|horas|uhr|hrs\.|(?<=\d)h$", "", text.lower()).strip()
    return re.sub(r"([ap])\.? m\.?", r"\1.m.", text)
