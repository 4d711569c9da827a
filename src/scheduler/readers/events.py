"""Fixed lines of the table that are no agenda items: breaks, side events, free mornings."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from scheduler.domain.clock import HalfDay
from scheduler.domain.conference import Event, Meeting
from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.meetings import Days, entry_when
from scheduler.readers.schema import EventEntry
from scheduler.readers.when import Point, When
from scheduler.readers.yaml_source import Place

_KINDS = (
    ("free", r"\b(free|no meeting|no plenary)\b"),
    ("lunch", r"\blunch\b"),
    ("break", r"\b(break|coffee|tea|pause)\b"),
    ("registration", r"\bregistration\b"),
    ("drafting committee", r"\bdrafting (committee|group)\b"),
    ("summing-up", r"\bsumming[- ]up\b"),
    ("reception", r"\breception\b"),
    ("side event", r"\bside[- ]event"),
)
_HALVES = {
    "morning": HalfDay.MORNING,
    "midday": HalfDay.AFTERNOON,
    "afternoon": HalfDay.AFTERNOON,
    "evening": HalfDay.EVENING,
}


def kind_of(entry: EventEntry) -> str:
    """What an event is: as said, or as its title tells."""
    if entry.kind:
        return entry.kind.lower()
    title = entry.title[0][1].lower()
    return next((kind for kind, sign in _KINDS if re.search(sign, title)), "event")


def free_half_days(entries: Sequence[EventEntry]) -> list[Point]:
    """Half-days and days kept free: events of kind “free” without hours."""
    found = []
    for entry in entries:
        try:
            when = entry_when(entry.when, entry.date, entry.half_day, entry.hours)
        except WrongValueError:
            continue  # said where the events are read
        if kind_of(entry) == "free" and when.hours is None and when.first and not when.last:
            found.append(when.first)
    return found


def to_events(
    entries: Sequence[EventEntry],
    place: Place,
    body: str | None,
    days: Days,
    meetings: Sequence[Meeting],
    original: str,
    faults: Faults,
) -> tuple[Event, ...]:
    """One event for each day on which there is one, in order of time."""
    found: list[Event] = []
    for index, entry in enumerate(entries):
        here = (*place, index)
        try:
            when = entry_when(entry.when, entry.date, entry.half_day, entry.hours)
            titles = tuple((code or original, title) for code, title in entry.title)
            for day, usual_half, start, end in _times(when, days, meetings):
                half = _half_within(day, start, meetings) or usual_half
                found.append(
                    Event(
                        title=titles[0][1],
                        date=day,
                        start=start,
                        end=end,
                        body=body,
                        kind=kind_of(entry),
                        half_day=half,
                        blocks=entry.interrupts,
                        shown=entry.shown,
                        titles=titles,
                        where=faults.source.where(here),
                    )
                )
        except WrongValueError as error:
            faults.wrong((*here, "when"), WrongValueError(error.message, error.hint))
    order = {None: 0, HalfDay.MORNING: 600, HalfDay.AFTERNOON: 900, HalfDay.EVENING: 1080}
    return tuple(
        sorted(
            found,
            key=lambda e: (e.date, order[e.half_day] if e.start is None else e.start, e.title),
        )
    )


def _half_within(day: date, start: int | None, meetings: Sequence[Meeting]) -> HalfDay | None:
    """The half-day of the meeting that is held then, if any."""
    return next(
        (m.half_day for m in meetings if m.date == day and start and m.start <= start < m.end), None
    )


def _times(
    when: When, days: Days, meetings: Sequence[Meeting]
) -> Iterator[tuple[date, HalfDay | None, int | None, int | None]]:
    held = tuple(dict.fromkeys(meeting.date for meeting in meetings))
    hours = when.hours if when.hours and when.hours.start is not None else None
    if when.word == "daily" and when.first is None:
        out = {days.at(point) for point in when.excepted}
        on: list[tuple[date, HalfDay | None]] = [(day, None) for day in held if day not in out]
    elif when.word is None and when.last is None and when.first is not None:
        on = [(days.at(when.first), _HALVES.get(when.first.half or ""))]
    else:
        spans = days.spans(when._replace(hours=None))
        on = [(day, HalfDay.of(span.start)) for day, span in spans if day in held]
        if when.word == "daily" or when.word is None:
            on = list(dict.fromkeys((day, None) for day, _ in on))
    for day, half_day in on:
        if hours is None:
            yield day, half_day, None, None
        else:
            assert hours.start is not None
            yield day, HalfDay.of(hours.start), hours.start, hours.end
