"""Writes a conference file of what was read; each doubt is a comment above what it concerns."""

import io
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from scheduler.documents.draft import Draft, Entry, Paper, Point, Remark, Sitting
from scheduler.domain.clock import WEEKDAYS
from scheduler.readers.public_holidays import goes_over_a_weekend

_USUAL = {"morning": (600, 780), "afternoon": (900, 1080)}
_WIDTH = 100
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def conference_yaml(draft: Draft) -> str:
    """The text of the conference file."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    file: Any = CommentedMap()
    _about(file, draft)
    if draft.bodies:
        file["bodies"] = [_body(draft, name) for name in draft.bodies]
    else:
        file.update(_meetings_and_agenda(draft, ""))
    events = [_event(entry, draft) for entry in draft.plan if entry.is_event]
    if events:
        file["events"] = events
    if draft.footnotes:
        file["footnotes"] = draft.footnotes
    file.yaml_set_start_comment(_beginning(draft))
    _comment(file, draft.remarks, draft.missing)
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    out = io.StringIO()
    yaml.dump(file, out)
    # ruamel leaves a space where it folds a line.
    return re.sub(r" +$", "", out.getvalue(), flags=re.MULTILINE)


def _beginning(draft: Draft) -> str:
    lines = [
        f"Read from {draft.source}. A comment says where something is doubtful: look it up there."
    ]
    if draft.refusal:
        lines.append(str(draft.refusal))
    lines += [
        f"MISSING: {what}; add it to the line “{key}”." for key, what in draft.missing.items()
    ]
    return _wrapped(lines)


def _wrapped(texts: Iterable[str]) -> str:
    """Comments no wider than the file, a text that goes on indented."""
    return "\n".join(
        textwrap.fill(text, _WIDTH - 2, subsequent_indent="  ", break_long_words=False)
        for text in texts
    )


def _about(file: Any, draft: Draft) -> None:
    if draft.conference:
        file["conference"] = draft.conference
    if not draft.bodies:
        file["body"] = draft.body
    for key in ("session", "symbol", "place", "zone", "utc_offset"):
        if getattr(draft, key):
            file[key] = getattr(draft, key)
    if draft.language != "en":
        file["original_language"] = draft.language
    if draft.languages:
        file["languages"] = ", ".join(draft.languages)
    if draft.first and draft.last:
        file["dates"] = dates(draft.first, draft.last)
        file.update(_holidays(draft, draft.first, draft.last))
    if draft.show_times:
        file["show_times"] = True
        minutes = [m for entry in draft.plan for m in (entry.start, entry.end) if m is not None]
        if any(minute % 15 for minute in minutes):
            file["grid"] = 5


def dates(first: date, last: date) -> str:
    """`11–13 September 2019`, `26 February–2 March 2001`."""
    if first == last:
        return _day(first, True)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, True)}"
    return f"{_day(first, first.year != last.year)}–{_day(last, True)}"


def _day(day: date, with_year: bool = False) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def _holidays(draft: Draft, first: date, last: date) -> dict[str, str]:
    """No holidays where they would be looked up, though meetings have been announced for them."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return {"holidays": "none"} if draft.sittings and goes_over_a_weekend(days) else {}


def _body(draft: Draft, name: str) -> Any:
    from ruamel.yaml.comments import CommentedMap

    found: Any = CommentedMap()
    found["body"] = name
    found.update(_meetings_and_agenda(draft, name))
    return found


def _meetings_and_agenda(draft: Draft, body: str) -> Any:
    from ruamel.yaml.comments import CommentedMap

    found: Any = CommentedMap()
    sittings = [one for one in draft.sittings if one.body == body]
    house = _house_hours(sittings)
    if any(hours != _USUAL.get(half) for half, hours in house.items()):
        found["hours"] = CommentedMap({half: _hours(*hours) for half, hours in house.items()})
    if sittings:
        long = draft.first and draft.last and (draft.last - draft.first).days > 6
        found["meetings"] = _series(sittings, house, bool(long)) or _listed(sittings, house)
    if draft.free_order:
        found["order"] = "free"
    found["agenda"] = _agenda(draft, [point for point in draft.points if point.body == body])
    return found


def _house_hours(sittings: Sequence[Sitting]) -> dict[str, tuple[int, int | None]]:
    """The commonest hours of each half-day."""
    found = {}
    for half in ("morning", "midday", "afternoon", "evening"):
        stated = [(one.start, one.end) for one in sittings if one.half == half]
        commonest = Counter(span for span in stated if span[0] is not None).most_common(1)
        if commonest:
            (start, end), _ = commonest[0]
            assert start is not None
            found[half] = (start, end)
    return found


def _hours(start: int, end: int | None) -> str:
    begins = f"{start // 60}.{start % 60:02d}"
    return begins.replace(".", ":") if end is None else f"{begins}–{end // 60 % 24}.{end % 60:02d}"


def _series(
    sittings: Sequence[Sitting], house: dict[str, tuple[int, int | None]], with_dates: bool
) -> Any:
    """The meetings in one line, if they are all half-days from one to another, in one room."""
    first, last = sittings[0], sittings[-1]
    unstated = all(one.start is None for one in sittings)
    plain = all(
        (unstated or house.get(one.half, _USUAL.get(one.half)) == (one.start, one.end))
        and not (one.label or one.note or one.languages)
        and one.room == first.room
        for one in sittings
    )
    short = with_dates or (last.day - first.day).days < 5
    halves = [(one.day, one.half) for one in sittings]
    if not plain or not short or halves != _half_days(first, last):
        return ""
    begins, ends = (_when(one.day, one.half, with_dates) for one in (first, last))
    when = begins if len(sittings) == 1 else f"half-days from {begins} to {ends}"
    more = {
        **({"hours": "none"} if unstated else {}),
        **({"room": first.room} if first.room else {}),
    }
    return {"when": when, **more} if more else when


def _half_days(first: Sitting, last: Sitting) -> list[tuple[date, str]]:
    found = []
    for step in range((last.day - first.day).days + 1):
        day = first.day + timedelta(days=step)
        if day.weekday() < 5:
            found += [(day, "morning"), (day, "afternoon")]
    ends = (first.day, first.half), (last.day, last.half)
    return found[found.index(ends[0]) : found.index(ends[1]) + 1] if set(ends) <= set(found) else []


def _listed(sittings: Sequence[Sitting], house: dict[str, tuple[int, int | None]]) -> list[Any]:
    from ruamel.yaml.comments import CommentedMap

    found: list[Any] = []
    counts = Counter((one.day, one.half) for one in sittings)
    for one in sittings:
        entry: Any = CommentedMap({"when": _when(one.day, one.half)})
        differs = one.start is not None and house.get(one.half) != (one.start, one.end)
        if differs or counts[one.day, one.half] > 1:
            entry["hours"] = "none" if one.start is None else _hours(one.start, one.end)
        elif one.start is None:
            entry["hours"] = "none"
        for key in ("room", "label", "note"):
            if getattr(one, key):
                entry[key] = getattr(one, key)
        if one.languages:
            entry["languages"] = ", ".join(one.languages)
        if len(entry) > 1:
            entry.fa.set_flow_style()
        found.append(entry if len(entry) > 1 else entry["when"])
    return found


def _when(day: date, half: str, with_date: bool = True) -> str:
    return " ".join((WEEKDAYS[day.weekday()], *([_day(day)] if with_date else []), half))


def _event(entry: Entry, draft: Draft) -> Any:
    from ruamel.yaml.comments import CommentedMap

    found: Any = CommentedMap({"title": entry.title, "date": _day(entry.day)})
    if entry.start is not None:
        found["hours"] = _hours(entry.start, entry.end)
    else:
        found["half_day"] = entry.half
    if entry.body and draft.bodies:
        found["interrupts"] = True
    found.fa.set_flow_style()
    return found


def _agenda(draft: Draft, points: Sequence[Point], parent: str = "") -> list[Any]:
    known = {point.number for point in points}
    return [
        _item(draft, point, points)
        for point in points
        if (point.parent if point.parent in known else "") == parent
    ]


def _item(draft: Draft, point: Point, points: Sequence[Point]) -> Any:
    from ruamel.yaml.comments import CommentedMap

    found: Any = CommentedMap()
    if point.number:
        found["number"] = int(point.number) if point.number.isdecimal() else point.number
    found["title"] = point.title
    for key in ("kind", "note"):
        if getattr(point, key):
            found[key] = getattr(point, key)
    if point.scheduled is not None:
        found["scheduled"] = point.scheduled
    _time_of(found, draft, point)
    for key in ("jointly", "mandates"):
        if getattr(point, key):
            found[key] = getattr(point, key)
    if point.papers:
        found["documents"] = [*map(_paper, point.papers)]
    below = _agenda(draft, points, point.number) if point.number else []
    if below:
        found["items"] = below
    return found


def _time_of(found: Any, draft: Draft, point: Point) -> None:
    """Put in how long an item takes and where it begins, if the plan has hours for each item."""
    key_of = point.body, point.number or point.title
    if key_of in draft.minutes:
        found["desired"] = draft.minutes[key_of]
    if key_of in draft.pins:
        pinned = draft.pins[key_of]
        assert pinned.start is not None
        found["pin"] = f"{_day(pinned.day)}, {_hours(pinned.start, None)}"


def _paper(paper: Paper) -> Any:
    from ruamel.yaml.comments import CommentedMap

    if not paper.title:
        return paper.symbol
    return CommentedMap({"symbol": paper.symbol, "title": paper.title})


def _comment(file: Any, remarks: Iterable[Remark], missing: dict[str, str]) -> None:
    """Put each remark above the key that it concerns, or above the agenda."""
    by_key: dict[str, list[str]] = {}
    for remark in remarks:
        key = {"stated": "meetings", "opening": "meetings"}.get(remark.about, remark.about)
        key = key if key in file else "bodies" if "bodies" in file else "agenda"
        by_key.setdefault(key, []).append(str(remark))
    for key, what in missing.items():
        if key in file:
            by_key.setdefault(key, []).append(f"MISSING in the document: {what}.")
    for key, texts in by_key.items():
        file.yaml_set_comment_before_after_key(key, before=_wrapped(texts))
