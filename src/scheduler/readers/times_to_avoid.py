"""Times at which a body should not meet, though it may: prayers, national days of members."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from scheduler.domain.clock import DAY, WEEKDAYS
from scheduler.domain.conference import Avoided
from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.meetings import Days
from scheduler.readers.public_holidays import holidays_in
from scheduler.readers.services_schema import AvoidEntry
from scheduler.readers.united_nations_days import days_to_avoid
from scheduler.readers.when import read_when
from scheduler.readers.yaml_source import Place

_EVERY = re.compile(rf"every\s+({'|'.join(WEEKDAYS)})s?\b\s*(.*)", re.IGNORECASE)
_HOLIDAYS = re.compile(r"holidays (?:in|of)\s+(.+)", re.IGNORECASE)
_UNITED_NATIONS = ("united nations days", "days of the united nations")
# From when to when a half-day goes, where no hours are said.
_HALVES = {"morning": (0, 13 * 60), "midday": (12 * 60, 15 * 60), "afternoon": (13 * 60, 18 * 60)}


def read_avoided(
    entries: Sequence[AvoidEntry],
    body: str,
    days: Days,
    held: Sequence[date],
    place: Place,
    faults: Faults,
) -> tuple[Avoided, ...]:
    """The times that a body should avoid on the days on which it may meet, in order."""
    found: set[Avoided] = set()
    for index, entry in enumerate(entries):
        where = faults.source.where((*place, index))
        try:
            for title, day, start, end in _times(entry, days, held):
                found.add(Avoided(body, title, day, start, end, where))
        except WrongValueError as error:
            faults.wrong((*place, index), WrongValueError(error.message, error.hint))
    return tuple(sorted(found, key=lambda one: (one.date, one.start, one.title)))


def _times(
    entry: AvoidEntry, days: Days, held: Sequence[date]
) -> Iterator[tuple[str, date, int, int]]:
    countries = _HOLIDAYS.fullmatch(entry.title)
    if entry.title.lower() in _UNITED_NATIONS and not entry.when:
        yield from ((name, day, 0, DAY) for day, name in days_to_avoid(held).items())
    elif countries and not entry.when:
        for day, name in holidays_in(countries[1], held).items():
            yield name, day, 0, DAY
    elif not entry.when:
        message = f"It is not said when “{entry.title}” is."
        raise WrongValueError(message, "Write “Friday prayer: every Friday 12.00–14.00”.")
    for text in entry.when:
        every = _EVERY.fullmatch(text.strip())
        if every:
            on = [day for day in held if WEEKDAYS[day.weekday()].lower() == every[1].lower()]
            texts = [f"{day.isoformat()} {every[2]}".strip() for day in on]
        else:
            texts = [text]
        for one in texts:
            yield from ((entry.title, *time) for time in _at(one, days, held))


def _at(text: str, days: Days, held: Sequence[date]) -> Iterator[tuple[date, int, int]]:
    """The day, or days, and minutes of the day that a text names."""
    when = read_when(text)
    if when.word == "daily" and when.first is None:
        on = list(held)
    elif when.word is None and when.first is not None:
        first, last = days.at(when.first), days.at(when.last or when.first)
        on = [day for day in held if first <= day <= last]
    else:
        raise WrongValueError(
            f"“{text}” names no days.", "Write a day, “daily 12–14” or “every Friday 12.00–14.00”."
        )
    start, end = 0, DAY
    if when.hours is not None and when.hours.start is not None:
        start, end = when.hours.start, when.hours.end or when.hours.start + 60
    elif when.first is not None and when.first.half:
        start, end = _HALVES.get(when.first.half, (18 * 60, DAY))
    yield from ((day, start, end) for day in on)
