"""The hours of the house: when a morning and an afternoon meeting are held."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from scheduler.domain.clock import WEEKDAYS, HalfDay
from scheduler.readers.faults import WrongValueError, closest
from scheduler.readers.when import Hours, read_date, read_hours

USUAL_LENGTH = 180
_USUAL = {"morning": 600, "midday": 780, "afternoon": 900, "evening": 1140}
_NAMES = tuple(_USUAL)


class Block(NamedTuple):
    """A time of day at which meetings are held; `name` is morning, midday, afternoon or evening."""

    name: str
    start: int
    end: int
    hours_stated: bool = True
    end_stated: bool = True


class HouseHours(NamedTuple):
    """Blocks of an ordinary day, and of the weekdays or dates that differ."""

    blocks: tuple[Block, ...]
    by_day: tuple[tuple[str, tuple[Block, ...]], ...] = ()

    def on(self, day: date) -> tuple[Block, ...]:
        """The blocks of a day, in order of time."""
        blocks = self.blocks
        for name, changed in self.by_day:
            if name in (WEEKDAYS[day.weekday()], day.isoformat()):
                own = {block.name for block in changed}
                blocks = tuple(block for block in blocks if block.name not in own) + changed
        return tuple(sorted(blocks, key=lambda block: block.start))

    def length_of(self, name: str, day: date) -> int:
        """Minutes of a block of a day, or the usual ones."""
        found = [block.end - block.start for block in self.on(day) if block.name == name]
        return found[0] if found else USUAL_LENGTH

    def usual_length(self) -> int:
        """Minutes of a half-day."""
        return self.blocks[0].end - self.blocks[0].start if self.blocks else USUAL_LENGTH


def read_house_hours(value: Any) -> HouseHours:
    """`morning: 9.30–12.30` and so on, with weekdays or dates that differ; or a list of hours."""
    if not isinstance(value, dict):
        return HouseHours(tuple(_numbered_blocks(value)))
    blocks, by_day = [], []
    for key, entry in value.items():
        day = _day_key(key)
        if day is None:
            blocks.append(block(_name(key), _at(entry, (key,))))
        else:
            by_day.append((day, tuple(_of_day(key, entry))))
    named = {found.name for found in blocks}
    if not blocks or named == {"evening"}:
        blocks += [found for found in USUAL_HOURS.blocks if found.name not in named]
    return HouseHours(tuple(blocks), tuple(by_day))


def block(name: str, hours: Hours, length: int = USUAL_LENGTH) -> Block:
    """The block of stated hours; an end that is not stated comes after the usual length."""
    start = _USUAL[name] if hours.start is None else hours.start
    end = start + length if hours.end is None else hours.end
    return Block(name, start, end, hours.start is not None, hours.end is not None)


USUAL_HOURS = HouseHours((Block("morning", 600, 780), Block("afternoon", 900, 1080)))


def name_at(start: int) -> str:
    """The name of a block by its hour of beginning; what begins from noon to two is midday."""
    half = HalfDay.of(start)
    return "midday" if half is HalfDay.AFTERNOON and start < 14 * 60 else str(half)


def _of_day(key: str, entry: Any) -> Iterator[Block]:
    if isinstance(entry, dict):
        for name, hours in entry.items():
            yield block(_name(name, (key,)), _at(hours, (key, name)))
    else:
        try:
            yield from _numbered_blocks(entry)
        except WrongValueError as error:
            raise WrongValueError(error.message, error.hint, (key, *error.at)) from None


def _numbered_blocks(value: Any) -> Iterator[Block]:
    entries = value if isinstance(value, list) else re.split(r"\s*(?:,|\band\b)\s*", value)
    for index, entry in enumerate(entries):
        hours = _at(entry, (index,) if isinstance(value, list) else ())
        if hours.start is None:
            raise WrongValueError("Hours are needed here.", "Write 9–12, 12–15, 15–18.", (index,))
        yield block(name_at(hours.start), hours)


def _at(value: Any, place: tuple[str | int, ...]) -> Hours:
    try:
        return read_hours("none" if value is None else value)
    except WrongValueError as error:
        raise WrongValueError(error.message, error.hint, place) from None


def _name(key: str, above: tuple[str, ...] = ()) -> str:
    name = key.lower().removesuffix("s")
    if name not in _NAMES:
        hint = closest(key, [*_NAMES, *WEEKDAYS])
        raise WrongValueError(f"“{key}” is no part of the day.", hint, (*above, key))
    return name


def _day_key(key: str) -> str | None:
    if key.capitalize() in WEEKDAYS:
        return key.capitalize()
    if re.match(r"\d", key):
        try:
            return read_date(key).isoformat()
        except WrongValueError as error:
            raise WrongValueError(error.message, error.hint, (key,)) from None
    return None
