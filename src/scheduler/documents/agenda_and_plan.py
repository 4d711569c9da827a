"""Hold the agenda, the running text and the published plan against each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scheduler.documents.draft import Draft, Entry, Paper, Point
from scheduler.documents.plan import is_no_item
from scheduler.documents.programme_line import Planned
from scheduler.documents.symbols import common_stem
from scheduler.documents.typography import for_matching
from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.readers.agenda import plain
from scheduler.readers.parts import joint_number
from scheduler.readers.short_forms import clean

_CODE = re.compile(r"^[A-Z]{2,6}/\S+ ")  # before a title: INS/1


def points_from_plan(draft: Draft, planned: Sequence[Planned]) -> None:
    """Take the items from the published plan, where the document has no list of them."""
    if draft.without_year is not None:
        _points_without_days(draft, planned)
        return
    notes = {(one.number, one.title): one for one in reversed(planned)}
    known: set[tuple[str, str]] = set()
    for entry in draft.plan:
        if entry.is_event:
            continue
        if entry.together:
            known |= _points_together(draft, entry, known)
            continue
        key = entry.body, plain(entry.number or entry.title)
        if key in known or not (entry.title or entry.number):
            continue
        known.add(key)
        line = notes.get((entry.number, entry.title))
        title = entry.title or f"Item {entry.number}"
        if entry.continued and entry.title:
            title = _as_printed(entry, line)
        note = line.note if line and line.note else ""
        point = Point(entry.number, title, entry.where, note=note, body=entry.body)
        point.papers = [Paper(symbol) for symbol in line.symbols] if line else []
        draft.points.append(point)
    _mark_closing(draft)


def _points_without_days(draft: Draft, planned: Sequence[Planned]) -> None:
    """Take the items of a plan whose days have no year, so that it has no meetings."""
    lines = [one for one in planned if one.number or (one.title and not is_no_item(one.title))]
    first: dict[tuple[str, str], Planned] = {}
    for one in lines:
        first.setdefault((one.body, plain(one.number or one.title)), one)
    for one in first.values():
        title = one.title or f"Item {one.number}"
        point = Point(one.number, title, one.where, note=one.note, body=one.body)
        point.papers = [Paper(symbol) for symbol in one.symbols]
        draft.points.append(point)


def _points_together(
    draft: Draft, entry: Entry, known: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Take each of the items of a line that are not yet known, with its part of the title."""
    titles = re.split(r"; ", entry.title)
    fit = len(titles) == len(entry.together)
    found = set()
    for index, number in enumerate(entry.together):
        key = entry.body, plain(number)
        found.add(key)
        if key not in known:
            title = titles[index] if fit else entry.title or f"Item {number}"
            draft.points.append(Point(number, title, entry.where, body=entry.body))
    return found


def _as_printed(entry: Entry, line: Planned | None) -> str:
    """The title of an item that is marked as continued where it begins, with its mark."""
    entry.continued = False
    raw, mark = line.raw if line else "", r"\s*([(（][^()（）]*[)）])"
    found = re.search(re.escape(entry.title) + mark, raw) or re.search(mark + r"\s*$", raw)
    entry.title = f"{entry.title} {found[1]}" if found else entry.title
    return entry.title


def _mark_closing(draft: Draft) -> None:
    """The last line, if it has no number and its title does not tell, closes the meeting."""
    last = draft.points[-1] if draft.points else None
    if last is None or last.number or not any(point.number for point in draft.points):
        return
    if kind_of_title(last.title) is Kind.SUBSTANTIVE:
        last.kind = str(Kind.CLOSING)
        message = f"{last.name} has no number and comes last: it is taken for the closing."
        draft.doubt(last.name, message, last.where)


def compare(draft: Draft) -> None:
    """Note every contradiction between agenda, text and plan, and give the plan its titles."""
    if draft.plan:
        _drop_headings(draft)
        _items(draft)
        _order(draft)
    _continuations(draft)
    _meetings(draft)
    _days(draft)
    _symbol(draft)


def _drop_headings(draft: Draft) -> None:
    """Take out lines that only head the sub-items below them, wherever they stand."""
    heads: dict[tuple[str, str], list[bool]] = {}
    for entry, below in zip(draft.plan, [*draft.plan[1:], None], strict=True):
        if entry.number and not entry.is_event and not entry.together:
            heads.setdefault((entry.body, entry.number), []).append(
                below is not None
                and (entry.body, entry.day, entry.half) == (below.body, below.day, below.half)
                and re.match(rf"{re.escape(entry.number)}(?:\.| \()", below.number) is not None
            )
    only = {key for key, found in heads.items() if all(found)}
    draft.plan = [entry for entry in draft.plan if (entry.body, entry.number) not in only]
    for point in draft.points:
        above = point.number.rpartition("." if "." in point.number else " (")[0]
        if (point.body, above) in only:
            point.parent = above


def _items(draft: Draft) -> None:
    by_number = {(point.body, plain(point.number)): point for point in draft.points if point.number}
    by_title = {(point.body, _title(point.title)): point for point in draft.points}
    seen: set[str] = set()
    told: set[str] = set()
    above: Point | None = None
    for entry in draft.plan:
        if entry.is_event:
            continue
        if entry.together:
            seen |= _joint(draft, entry, by_number)
            continue
        point = by_number.get((entry.body, plain(entry.number))) if entry.number else None
        point = point or by_title.get((entry.body, _title(entry.title)))
        point = point or by_title.get((entry.body, _title(_CODE.sub("", entry.title))))
        if point is None:
            point = _added(draft, entry, above)
            by_number[entry.body, plain(entry.number)] = by_title[
                entry.body, _title(entry.title)
            ] = point
        elif not _title(point.title).startswith(_title(entry.title)) and point.name not in told:
            told.add(point.name)
            message = f"The table calls {point.name} otherwise than the agenda:"
            draft.doubt(point.name, message, entry.where, entry.title)
        entry.number, entry.title = point.number, point.title
        above = point
        seen.add(f"{point.body} {point.number or point.title}")
    _missing_from_plan(draft, seen)


def _joint(draft: Draft, entry: Entry, by_number: dict[tuple[str, str], Point]) -> set[str]:
    """Note at the first of several items that they are taken jointly; what they are called."""
    points = []
    for number in entry.together:
        key = entry.body, plain(number)
        if key not in by_number:
            by_number[key] = _added(draft, replace(entry, number=number, title=""))
        points.append(by_number[key])
    points.sort(key=draft.points.index)
    lead, *others = points
    lead.jointly = [point.number for point in others]
    before = entry.body, entry.number
    entry.number = joint_number([point.number for point in points])
    entry.title = "; ".join(dict.fromkeys(point.title for point in points))
    if before in draft.minutes:
        draft.minutes[lead.body, lead.number] = draft.minutes.pop(before)
    if before in draft.pins:
        draft.pins[lead.body, lead.number] = draft.pins.pop(before)
    return {f"{point.body} {point.number}" for point in points}


def _added(draft: Draft, entry: Entry, above: Point | None = None) -> Point:
    """An item that only the plan has; on the agenda it stands where the plan has it."""
    point = Point(entry.number, entry.title or f"Item {entry.number}", entry.where, body=entry.body)
    message = f"The table has {point.name}, which the agenda has not:"
    draft.doubt(point.name, message, entry.where, entry.title)
    at = draft.points.index(above) + 1 if above else 0
    while not point.number and at < len(draft.points) and draft.points[at].parent:
        at += 1
    draft.points.insert(len(draft.points) if point.number else at, point)
    return point


def _missing_from_plan(draft: Draft, seen: set[str]) -> None:
    parents = {point.parent for point in draft.points if point.parent}
    for parent in parents:
        key = next((f"{p.body} {p.number}" for p in draft.points if p.number == parent), "")
        below = [point for point in draft.points if point.parent == parent]
        named = [point for point in below if f"{point.body} {point.number}" in seen]
        if key in seen:
            _taken_whole(draft, parent, below, bool(named))
            seen |= {f"{point.body} {point.number}" for point in below}
    for point in draft.points:
        if point.number in parents:
            continue
        if f"{point.body} {point.number or point.title}" not in seen:
            message = f"The table has no line for {point.name}."
            draft.doubt(point.name, message, point.where)


def _taken_whole(draft: Draft, parent: str, below: Sequence[Point], also_below: bool) -> None:
    """An item with sub-items that the table takes up under its own number."""
    for point in draft.points:
        if point.number == parent:
            point.scheduled = True
    if not also_below:
        for point in below:
            point.scheduled = False


def _title(title: str) -> str:
    return re.sub(r"[\W_]+", " ", for_matching(title)).casefold().strip()


def _order(draft: Draft) -> None:
    """Whether the plan keeps the order of the agenda."""
    place = {(p.body, clean(p.number or p.title)): n for n, p in enumerate(draft.points)}
    firsts: list[Entry] = []
    for entry in draft.plan:
        if not entry.is_event and not any(_same(entry, other) for other in firsts):
            firsts.append(entry)
    for before, after in pairwise(sorted(firsts, key=lambda entry: entry.body)):
        if before.body != after.body:
            continue
        low, high = (place.get((e.body, clean(_first(e))), 0) for e in (after, before))
        if low < high:
            draft.free_order = True
            message = f"The table takes {_name(before)} before {_name(after)}:"
            draft.doubt("order", message, after.where, after.title)
            return


def _first(entry: Entry) -> str:
    return entry.together[0] if entry.together else entry.number or entry.title


def _same(one: Entry, other: Entry) -> bool:
    return (one.body, one.number or one.title) == (other.body, other.number or other.title)


def _name(entry: Entry) -> str:
    return f"item {entry.number}" if entry.number else f"“{entry.title}”"


def _continuations(draft: Draft) -> None:
    seen: set[tuple[str, str]] = set()
    above: tuple[object, ...] = ()
    for entry in draft.plan:
        if entry.is_event:
            continue
        key = entry.body, entry.number or entry.title
        here = (*key, entry.day, entry.half)
        if entry.continued != (key in seen) and here != above:
            wrong = "begins here" if entry.continued else "began earlier"
            marked = "is marked" if entry.continued else "is not marked"
            message = (
                f"{_name(entry)[0].upper()}{_name(entry)[1:]} {wrong}, but {marked} as continued"
            )
            draft.doubt(_name(entry), message, entry.where)
            entry.continued = key in seen
        seen.add(key)
        above = here


def _meetings(draft: Draft) -> None:
    stated = next((remark for remark in draft.remarks if remark.about == "stated"), None)
    if not draft.plan or stated is None:
        return
    number = len(draft.sittings)
    for said, unit in ((draft.stated_meetings, "meetings"), (draft.stated_half_days, "half-days")):
        if said is not None and said != number:
            message = f"The table has {number} meetings, but the text says {said} {unit}:"
            draft.doubt("meetings", message, stated.where, stated.passage)
            return


def _days(draft: Draft) -> None:
    if draft.first is None or draft.last is None:
        return
    for sitting in draft.sittings:
        if not draft.first <= sitting.day <= draft.last:
            span = f"{draft.first.isoformat()} to {draft.last.isoformat()}"
            message = f"A meeting on {sitting.day.isoformat()} lies outside the dates, {span}:"
            draft.doubt("dates", message, passage=sitting.passage)
            draft.first = min(draft.first, sitting.day)
            draft.last = max(draft.last, sitting.day)
    if draft.opening and draft.plan and draft.sittings:
        day, hour = draft.opening
        first = min(draft.sittings, key=lambda one: (one.day, one.start or 0))
        if first.day != day or (None not in (hour, first.start) and first.start != hour):
            message = "The opening is stated otherwise than the table’s first meeting:"
            draft.doubt("meetings", message, passage=first.passage)


def _symbol(draft: Draft) -> None:
    symbols = [paper.symbol for point in draft.points for paper in point.papers]
    if draft.symbol or not symbols:
        return
    stem = common_stem(symbols)
    if stem and f"{stem}/1" not in symbols:
        draft.symbol = f"{stem}/1"
        message = "The text does not state its symbol; this one is made from its documents’."
        draft.doubt("symbol", message, passage=symbols[0])


def contradictions(
    first: Sequence[Planned], other: Sequence[Planned]
) -> Iterator[tuple[str, Planned]]:
    """How a second table differs from the first, line by line; nothing if it is of other days."""
    days = {(one.day.day, one.day.month) for one in first if one.day}
    known = {_line(one) for one in first}
    for one in other:
        if one.day and (one.day.day, one.day.month) in days and _line(one) not in known:
            yield "Two tables contradict each other; the first is taken. The other has", one


def _line(one: Planned) -> tuple[object, ...]:
    day = (one.day.day, one.day.month) if one.day else None
    return day, one.start, plain(one.number or one.title)
