"""Sweeps: one line that stands for a range of scenarios."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from scheduler.domain.counting import counted
from scheduler.errors import UsageError
from scheduler.readers.values import language_name
from scheduler.scenarios import changes, in_words, people
from scheduler.scenarios.base import Base
from scheduler.scenarios.naming import body_named
from scheduler.scenarios.paths import set_path

_WORDS = ("zero one two three four five six seven eight nine ten eleven twelve").split()  # noqa: SIM905
_NUMBER = rf"(\d+|{'|'.join(_WORDS)})"
_COUNT = re.compile(rf"{_NUMBER} to {_NUMBER} meetings(?: of (.+))?", re.IGNORECASE)
_EACH = re.compile(
    r"each (?:single )?(?:(language|interpreter)|meeting(?: of (.+))?) (?:lost|missing)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(.+?) from {_NUMBER} to {_NUMBER}(?: by {_NUMBER})?", re.IGNORECASE)
_HINT = (
    "Write “four to ten meetings”, “each meeting lost”, “each language lost”, "
    "“each interpreter lost”, “weight few-continuations from 0 to 100 by 20” "
    "or “agenda/2/desired from 60 to 300 by 60”."
)


class One(NamedTuple):
    """One scenario of a sweep, and what the sweep is called."""

    name: str
    value: int | None
    changes: list[changes.Change]
    sweep: str


def swept(text: str, base: Base) -> Iterator[One]:
    """The scenarios of a sweep; raises UsageError for a text that is none."""
    if match := _COUNT.fullmatch(text):
        for count in _range(match[1], match[2], "one", text):
            name = counted(count, "meeting")
            held = partial(changes.meetings, count=count, body=match[3] or "")
            yield One(f"{name} of {match[3]}" if match[3] else name, count, [held], text)
    elif match := _EACH.fullmatch(text):
        what = (match[1] or "meeting").lower()
        found = [*_each(what, match[2] or "", base)]
        if not found:
            hint = f"The conference file has no {what}s to lose."
            raise UsageError(f"“{text}” goes over nothing.\n    {hint}")
        yield from (One(name, None, [change], text) for name, change in found)
    elif match := _RANGE.fullmatch(text):
        yield from _over_numbers(match, text, base)
    else:
        raise UsageError(f"“{text}” is no sweep.\n    {_HINT}")


def _over_numbers(match: re.Match[str], text: str, base: Base) -> Iterator[One]:
    """A weight or a path with each number of a range, called as planners would."""
    rule = match[1].removeprefix("weight ").strip()
    is_weight = rule != match[1]
    swept = in_words.weight_in_words(rule) if is_weight else in_words.swept_path(base, rule)
    title = f"{swept}{text.removeprefix(match[1])}"
    for number in _range(match[2], match[3], match[4] or "one", text):
        value = str(number)
        if is_weight:
            name, change = in_words.changed_weight(rule, value), partial(changes.weight, rule=rule)
        else:
            name = in_words.changed_path(base, rule, value)
            change = partial(set_path, path=rule)
        yield One(name, number, [partial(change, value=value)], title)


def _each(what: str, body: str, base: Base) -> Iterator[tuple[str, changes.Change]]:
    if what == "language":
        for code in base.conference.languages:
            yield f"without {language_name(code)}", partial(changes.language_lost, text=code)
        return
    if what == "interpreter":
        yield from _each_interpreter(base)
        return
    bodies = base.conference.mandated
    wanted = [body_named(base, body)] if body else [one.id for one in bodies]
    for meeting in (meeting for one in wanted for meeting in base.conference.meetings_of(one)):
        of = f"{meeting.body} " if len(bodies) > 1 else ""
        when = f"{of}{meeting.date.isoformat()} {meeting.half_day}"
        change = partial(changes.meeting_lost, when=when)
        yield f"without {of and f'{meeting.body}, '}{meeting.name}", change


def _each_interpreter(base: Base) -> Iterator[tuple[str, changes.Change]]:
    """Each by name where they have names, else one of each booth."""
    interpretation = base.conference.services.interpretation
    if interpretation is None:
        return
    for person in interpretation.named:
        yield f"without {person.name}", partial(people.interpreter_lost, one=person.name)
    for booth in () if interpretation.named else interpretation.booths:
        change = partial(people.interpreter_lost, one=booth.language)
        yield f"one interpreter less: {language_name(booth.language)}", change


def _range(first: str, last: str, step: str, text: str) -> range:
    begin, end, by = (_number(one) for one in (first, last, step))
    if end < begin or by < 1:
        raise UsageError(f"“{text}” goes over nothing.\n    Write the smaller number first.")
    return range(begin, end + 1, by)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _WORDS.index(text.lower())
