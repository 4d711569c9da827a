"""Sweeps: one line that stands for a range of scenarios."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from scheduler.errors import UsageError
from scheduler.readers.values import language_name
from scheduler.scenarios import changes, people
from scheduler.scenarios.base import Base

_WORDS = ("zero one two three four five six seven eight nine ten eleven twelve").split()  # noqa: SIM905
_NUMBER = rf"(\d+|{'|'.join(_WORDS)})"
_COUNT = re.compile(rf"{_NUMBER} to {_NUMBER} meetings", re.IGNORECASE)
_EACH = re.compile(
    r"each (?:single )?(meeting|language|interpreter) (?:lost|missing)", re.IGNORECASE
)
_RANGE = re.compile(rf"(.+?) from {_NUMBER} to {_NUMBER}(?: by {_NUMBER})?", re.IGNORECASE)
_HINT = (
    "Write “four to ten meetings”, “each meeting lost”, “each language lost”, "
    "“each interpreter lost”, “weight few-continuations from 0 to 100 by 20” "
    "or “agenda/2/desired from 60 to 300 by 60”."
)


class One(NamedTuple):
    """One scenario of a sweep."""

    name: str
    value: int | None
    changes: list[changes.Change]


def swept(text: str, base: Base) -> Iterator[One]:
    """The scenarios of a sweep; raises UsageError for a text that is none."""
    if match := _COUNT.fullmatch(text):
        for count in _range(match[1], match[2], "one", text):
            name = f"{count} meeting{'' if count == 1 else 's'}"
            yield One(name, count, [partial(changes.meetings, count=count)])
    elif match := _EACH.fullmatch(text):
        yield from _each(match[1].lower(), base)
    elif match := _RANGE.fullmatch(text):
        name = match[1].removeprefix("weight ").strip()
        is_weight = match[1].startswith("weight ")
        for value in _range(match[2], match[3], match[4] or "one", text):
            change: changes.Change = (
                partial(changes.weight, rule=name, value=str(value))
                if is_weight
                else partial(changes.set_path, path=name, value=str(value))
            )
            yield One(f"{match[1]} {value}", value, [change])
    else:
        raise UsageError(f"“{text}” is no sweep.\n    {_HINT}")


def _each(what: str, base: Base) -> Iterator[One]:
    if what == "language":
        for code in base.conference.languages:
            change = partial(changes.language_lost, text=code)
            yield One(f"without {language_name(code)}", None, [change])
        return
    if what == "interpreter":
        yield from _each_interpreter(base)
        return
    for meeting in base.conference.meetings:
        when = f"{meeting.date.isoformat()} {meeting.half_day}"
        yield One(f"without {meeting.name}", None, [partial(changes.meeting_lost, when=when)])


def _each_interpreter(base: Base) -> Iterator[One]:
    """Each by name where they have names, else one of each booth."""
    interpretation = base.conference.services.interpretation
    if interpretation is None:
        return
    for person in interpretation.named:
        change = partial(people.interpreter_lost, one=person.name)
        yield One(f"without {person.name}", None, [change])
    for booth in () if interpretation.named else interpretation.booths:
        change = partial(people.interpreter_lost, one=booth.language)
        yield One(f"one interpreter less: {language_name(booth.language)}", None, [change])


def _range(first: str, last: str, step: str, text: str) -> range:
    begin, end, by = (_number(one) for one in (first, last, step))
    if end < begin or by < 1:
        raise UsageError(f"“{text}” goes over nothing.\n    Write the smaller number first.")
    return range(begin, end + 1, by)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _WORDS.index(text.lower())
