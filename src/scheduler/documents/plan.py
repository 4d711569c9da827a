"""From the printed lines of an organization of work to dated lines and meetings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from scheduler.documents.dates import Day, real
from scheduler.documents.draft import Draft, Entry, Sitting
from scheduler.documents.programme_line import Planned
from scheduler.documents.sayings import languages_named
from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.readers.hours import name_at

_SHORT = 120  # minutes; two spans that touch are one meeting if either is shorter
_PAUSE = 30
_NO_ITEM = re.compile(
    r"\b(?:lunch|coffee|tea|break|pause|reception|registration|side[- ]events?|tour|excursion"
    r"|photo(?:graph)?|ceremony|drafting (?:committee|group)|bureau meeting|free|no meetings?"
    r"|regional groups?|contact groups?|informal (?:consultations?|meetings?)|summing[- ]up"
    r"|(?:preparation|drafting) of (?:the )?(?:draft )?report"
    r"|(?:rédaction|préparation|établissement) du (?:projet de )?rapport"
    r"|(?:redacción|preparación|elaboración) del (?:proyecto de )?informe"
    r"|(?:подготовка|составление) (?:проекта )?доклада"
    r"|déjeuner|pas de séance|pause|almuerzo|sin sesiones|no hay sesiones"
    r"|обед|перерыв|нет заседаний)\b"
    r"|午餐|休会|无会议|(?:起草|编写)报告|غداء|استراحة|لا جلسات|(?:إعداد|صياغة) (?:مشروع )?التقرير",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"lunch|reception|registration|side|tour|excursion|ceremony|free|no meet|preparation|drafting"
    r"|déjeuner|pas de|rédaction|préparation|établissement|almuerzo|sin sesi|no hay|redacción"
    r"|preparación|elaboración|обед|нет зас|подготовка|составление|午餐|无会议|报告"
    r"|غداء|لا جلسات|التقرير",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Dated:
    line: Planned
    day: date
    is_event: bool = False


def take_plan(planned: Sequence[Planned], draft: Draft, years: Sequence[int]) -> None:
    """Put the lines of the published plan, and the meetings they make, into the draft."""
    dated = _dated(planned, draft, years)
    if not dated:
        draft.without_year = next((one.day for one in planned if one.day is not None), None)
        return
    _mark_events(dated)
    if any(one.line.guessed for one in dated):
        where = next(one.line.where for one in dated if one.line.guessed)
        draft.doubt("meetings", "Hours without a.m. or p.m. are taken for the afternoon", where)
    named = dict.fromkeys(one.line.body for one in dated if one.line.body or one.line.number)
    for body in named or [""]:
        own = [one for one in dated if one.line.body == body or not one.line.body]
        _of_body(own, body, draft)
    events = [one for one in dated if one.is_event]
    draft.plan += [_entry(one, one.line.start, one.line.end) for one in events]
    order = {"morning": 0, "midday": 1, "afternoon": 2, "evening": 3}
    draft.plan.sort(key=lambda e: (e.day, e.start if e.start is not None else order[e.half] * 400))
    draft.bodies = _bodies_in_order(dated, {one.body for one in draft.plan if one.body})
    if len(draft.bodies) == 1:
        _one_body(draft)
    elif draft.bodies:
        draft.conference = draft.conference or draft.body
    _take_languages(dated, draft)
    _own_times(draft)
    first, last = min(one.day for one in dated), max(one.day for one in dated)
    if draft.first is None:
        draft.first, draft.last = first, last


def is_no_item(title: str) -> bool:
    """Whether a line of a plan is a break, or time for something else than items."""
    return bool(_NO_ITEM.search(title))


def _bodies_in_order(dated: Sequence[_Dated], held: Set[str]) -> list[str]:
    """The bodies as they follow one another wherever several meet at the same time."""
    waiting = list(dict.fromkeys(one.line.body for one in dated if one.line.body in held))
    at_once: dict[tuple[date, int], list[str]] = {}
    for one in dated:
        at_once.setdefault((one.day, one.line.slot), []).append(one.line.body)
    pairs = {pair for bodies in at_once.values() for pair in pairwise(dict.fromkeys(bodies))}
    found: list[str] = []
    while waiting:
        free = (body for body in waiting if not any((one, body) in pairs for one in waiting))
        found.append(next(free, waiting[0]))
        waiting.remove(found[-1])
    return found


def _take_languages(dated: Sequence[_Dated], draft: Draft) -> None:
    """Give meetings the languages that a column names; all have the same: it is said once."""
    for one in dated:
        found = languages_named(one.line.languages, draft.language)
        if found and not one.is_event:
            own = [s for s in draft.sittings if (s.day, s.body) == (one.day, one.line.body)]
            _sitting_of(one, own or draft.sittings).languages = found
    spoken = {sitting.languages for sitting in draft.sittings}
    if len(spoken) == 1 and not draft.languages:
        draft.languages = spoken.pop()
    for sitting in draft.sittings:
        sitting.languages = () if sitting.languages == draft.languages else sitting.languages


def _one_body(draft: Draft) -> None:
    """A column of bodies that names but one: it is the body of the conference."""
    draft.body = draft.bodies.pop()
    for entry in draft.plan:
        entry.body = ""
    for sitting in draft.sittings:
        sitting.body = ""


def _own_times(draft: Draft) -> None:
    """Give items the time that the plan gives them, where it has hours for each of them."""
    sittings = {(one.body, one.day, one.start): one for one in draft.sittings}
    for entry in draft.plan:
        if entry.is_event or entry.start is None:
            continue
        sitting = sittings.get((entry.body, entry.day, entry.start))
        if draft.show_times and entry.end is not None:
            key = entry.body, entry.number or entry.title
            draft.minutes[key] = draft.minutes.get(key, 0) + entry.end - entry.start
        elif sitting is None and not entry.continued:
            draft.pins[entry.body, entry.number or entry.title] = entry


def _dated(planned: Sequence[Planned], draft: Draft, years: Sequence[int]) -> list[_Dated]:
    days = [one.day for one in planned if one.day is not None]
    year = _year(days, draft, years)
    if not days and draft.first is not None:
        return [_Dated(one, draft.first) for one in planned]
    if year is None:
        return []
    found: list[_Dated] = []
    for one in planned:
        day = _real(one.day, year, draft) if one.day else None
        if day is not None:
            found.append(_Dated(one, day))
    undated = [one for one in planned if one.day is None]
    if undated and found:
        before = found[0].day - timedelta(days=3 if found[0].day.weekday() == 0 else 1)
        message = f"The first lines have no day; {before:%A} {before.day} {before:%B} is taken."
        draft.doubt("dates", message, undated[0].where)
        found[:0] = [_Dated(one, before) for one in undated]
    return found


def _real(day: Day, year: int, draft: Draft) -> date | None:
    """The date of a day; in January after a conference that began in December, the next year."""
    found = real(day, year)
    if found and day.year is None and draft.first and draft.last and found < draft.first:
        found = real(day, draft.last.year) or found
    return found


def _year(days: Sequence[Day], draft: Draft, years: Sequence[int]) -> int | None:
    """The year of the days: as stated, or the one in the text in which the weekdays fit."""
    if draft.first is not None:
        return draft.first.year
    stated = [day.year for day in days if day.year is not None]
    if stated:
        return stated[0]
    with_weekday = [day for day in days if day.weekday is not None]
    for year in years:
        dates = [real(day, year) for day in with_weekday]
        if dates and all(
            found is not None and found.weekday() == day.weekday
            for found, day in zip(dates, with_weekday, strict=True)
        ):
            message = f"The year, {year}, is in the text; in it the weekdays fit."
            draft.doubt("dates", message)
            return year
    return None


def _mark_events(dated: Sequence[_Dated]) -> None:
    """Tell lines that are no agenda items: breaks, and what has neither number nor common hours.

    Without a number among lines that have one, a line at the hours of a meeting is an item too.
    """
    numbered = any(one.line.number for one in dated)
    hours = {_span(one) for one in dated if one.line.number or one.line.continued}
    rows = [one for one in dated if not one.line.number]
    for one in rows:
        one.is_event = is_no_item(one.line.title) or (
            numbered
            and kind_of_title(one.line.title) is Kind.SUBSTANTIVE
            and _span(one) not in hours
            and one is not dated[-1]
        )


def _of_body(dated: Sequence[_Dated], body: str, draft: Draft) -> None:
    for day in dict.fromkeys(one.day for one in dated):
        own = [one for one in dated if one.day == day]
        _name_halves(own)
        sittings = _sittings(own, body)
        for one in own:
            if one.is_event:
                continue
            sitting = _sitting_of(one, sittings)
            if (one.line.start, one.line.end) == (sitting.start, sitting.end):
                draft.plan.append(_entry(one, sitting.start, sitting.end, sitting.half))
            else:
                entry = _entry(one, one.line.start, one.line.end, sitting.half)
                draft.plan.append(entry)
        draft.show_times = draft.show_times or any(
            sum(_within(one, sitting) for one in own) > 1
            and not any(_span(one) == (sitting.start, sitting.end) for one in own)
            for sitting in sittings
        )
        draft.sittings += sittings


def _name_halves(own: Sequence[_Dated]) -> None:
    """Give lines without hours the half-day that is printed, or the next one of the day."""
    slots = list(dict.fromkeys(one.line.slot for one in own))
    for one in own:
        if one.line.half or one.line.start is not None:
            half = one.line.half or name_at(one.line.start or 0)
        else:
            half = ("morning", "afternoon", "evening")[min(slots.index(one.line.slot), 2)]
        one.line = replace(one.line, half=half)


def _span(one: _Dated) -> tuple[int | None, int | None]:
    return one.line.start, one.line.end


def _sittings(own: Sequence[_Dated], body: str) -> list[Sitting]:
    """The meetings of one day: spans that hold others, or that follow each other closely."""
    taken = [one for one in own if not one.is_event]
    spans: dict[tuple[int | None, int | None, str], Planned] = {}
    for one in taken:
        spans.setdefault((one.line.start, one.line.end, one.line.half), one.line)
    blocks: list[Sitting] = []
    alone = Counter((one.line.start, one.line.end, one.line.half) for one in taken)
    one_line = True
    for (start, end, half), line in sorted(spans.items(), key=lambda pair: _order(pair[0])):
        last = blocks[-1] if blocks else None
        one_line = one_line and alone[start, end, half] == 1
        if last is not None and _joins(last, start, end, half, one_line):
            if last.end is not None and end is not None:
                last.end = max(last.end, end)
            last.label, last.note = last.label or line.label, last.note or line.slot_note
            last.room = last.room or line.room
        else:
            one_line = alone[start, end, half] == 1
            blocks.append(_sitting(line, line_day(own), body))
    events = [one.line for one in own if one.is_event and not _OUTSIDE.search(one.line.title)]
    _extend(blocks, events)
    return blocks


def _sitting(line: Planned, day: date, body: str) -> Sitting:
    hours = line.half, line.start, line.end
    label, room, note = line.label, line.room, line.slot_note
    return Sitting(day, *hours, body, label, room, note, passage=line.raw)


def line_day(own: Sequence[_Dated]) -> date:
    """The day that all the lines share."""
    return own[0].day


def _order(span: tuple[int | None, int | None, str]) -> tuple[int, int]:
    usual = {"morning": 600, "midday": 780, "afternoon": 900, "evening": 1140}
    start, end, half = span
    begins = usual[half] if start is None else start
    return begins, -(end or 0)


def _joins(last: Sitting, start: int | None, end: int | None, half: str, of_one_line: bool) -> bool:
    """Whether hours belong to a meeting: within it, or behind it where each line has its own."""
    if start is None or last.start is None:
        return start is None and last.half == half
    if last.end is None or end is None:
        return last.start == start
    if end <= last.end:
        return True
    short = min(end - start, last.end - last.start) < _SHORT
    return start - last.end <= _PAUSE and short and of_one_line


def _extend(blocks: Sequence[Sitting], events: Iterable[Planned]) -> None:
    """Let short events at the end of a meeting of many lines belong to it."""
    for event in events:
        for block in blocks:
            if event.start is None or event.end is None or event.start != block.end:
                continue
            if event.end - event.start <= _PAUSE:
                block.end = event.end


def _within(one: _Dated, sitting: Sitting) -> bool:
    start, end = _span(one)
    if one.is_event or start is None or sitting.start is None or sitting.end is None:
        return False
    return sitting.start <= start < sitting.end and (end or start) <= sitting.end


def _sitting_of(one: _Dated, sittings: Sequence[Sitting]) -> Sitting:
    for sitting in sittings:
        if _within(one, sitting) or (
            (one.line.start, one.line.half) == (sitting.start, sitting.half)
        ):
            return sitting
    return next(sitting for sitting in sittings if sitting.half == one.line.half)


def _entry(one: _Dated, start: int | None, end: int | None, half: str = "") -> Entry:
    line = one.line
    half = half or line.half or ("morning" if start is None else name_at(start))
    return Entry(
        one.day, half, start, end, line.number, line.title, line.continued, line.where,
        line.body, line.note, one.is_event, line.together if line.joint else (),
    )  # fmt: skip
