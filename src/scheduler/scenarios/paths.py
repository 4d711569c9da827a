"""Paths such as `agenda/3/desired` or `rooms/Hall A/seats`: where they lead in a conference file.

Entries of lists are named: items by number or title, bodies, people, rooms and the like by name,
meetings by their day; or they are counted from 1.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from scheduler.errors import UsageError
from scheduler.readers import short_forms
from scheduler.readers.agenda import plain
from scheduler.readers.named import meetings_named
from scheduler.scenarios.base import Base, bodies, entries_of, groups_of, list_meetings

# The full form of what stands in a list, by the name of the list.
_FULL: Mapping[str, Callable[[Any], Any]] = {
    "agenda": short_forms.item,
    "items": short_forms.item,
    "documents": short_forms.document,
    "parts": short_forms.part,
    "events": short_forms.titled_time,
    "avoid": short_forms.titled_time,
    "groups": short_forms.titled_time,
    "precedences": short_forms.precedence,
    "referrals": short_forms.precedence,
    "rooms": short_forms.named,
    "list": short_forms.speaker,
}
# "people" is a list at the top of the file, and numbers by language elsewhere.
_LISTS = frozenset((*_FULL, "bodies", "named", "occupied"))
_NAMES = ("number", "short", "body", "name", "title", "symbol", "room")


class Step(NamedTuple):
    """A step of a path: as it is written, the list of which it is an entry, what it leads to.

    `within` is empty for a key.
    """

    written: str
    within: str
    value: Any


def walk(base: Base, data: dict[str, Any], path: str) -> Iterator[Step]:
    """All steps but the last, whose lines are written in full; raises UsageError.

    What is not there yet is made, as an empty group of lines.
    """
    here: Any = data
    within = ""
    for step, following in pairwise(steps(path)):
        if isinstance(here, list):
            key: Any = index(base, data, here, step, path)
            value = here[key] = full(within, here[key])
        else:
            key, within = step, step
            value = here[key] = _opened(base, data, here, step)
        if not isinstance(value, dict | list):
            raise UsageError(f"“{path}” leads nowhere: “{step}” has no “{following}”.")
        yield Step(step, within if isinstance(here, list) else "", value)
        here = value


def steps(path: str) -> list[str]:
    """The steps of a path."""
    return [step.strip() for step in path.split("/")]


def _opened(base: Base, data: dict[str, Any], here: dict[str, Any], key: str) -> Any:
    """What a key holds, a list also where the file has a shorter form of it."""
    if key == "meetings" and any(here is body for body in bodies(data)):
        list_meetings(base, data)
    value = here.get(key)
    if value is None:
        return [] if key in _LISTS or (here is data and key == "people") else {}
    if key == "speakers" and isinstance(value, list):
        return {"list": value}
    if key == "parts":
        return short_forms.parts(value)
    return [value] if isinstance(value, str) and key in _FULL else value


def full(within: str, entry: Any) -> Any:
    """An entry of a list as a group of lines, where the file has a shorter form of it."""
    form = _FULL.get(within)
    return form(entry) if form else entry


def index(base: Base, data: dict[str, Any], here: list[Any], step: str, path: str) -> int:
    """Where the entry stands that a step names; raises UsageError."""
    for found, entry in enumerate(here):
        if plain(step) in map(plain, names(entry)):
            return found
    for body, group in groups_of(base.conference, data):
        if group.get("meetings") is here and not step.isdecimal():
            named = entries_of(group, meetings_named(base.conference, step, body.id))
            if len(named) == 1:
                place: int = here.index(named[0])
                return place
    if step.isdecimal() and 1 <= int(step) <= len(here):
        return int(step) - 1
    raise UsageError(f"“{path}” leads nowhere: there is no “{step}”.")


def names(entry: Any) -> list[str]:
    """What an entry of a list is called: in short and in full, and in each language."""
    if isinstance(entry, str):
        return [entry, *names(short_forms.item(entry))]
    if not isinstance(entry, dict) or "half_day" in entry:
        return []  # meetings are called by their days
    own = entry if any(key in entry for key in _NAMES) else short_forms.item(deepcopy(entry))
    if not any(key in own for key in _NAMES):
        return list(own)[:1] if len(own) == 1 else []
    found = []
    for key in _NAMES:
        value = own.get(key)
        found += [str(one) for one in (value.values() if isinstance(value, dict) else [value])]
    return [one for one in found if one not in ("None", "")]


def set_path(base: Base, data: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a path; without a value take out what is there."""
    here: Any = data
    for step in walk(base, data, path):
        here = step.value
    last = steps(path)[-1]
    key: Any = index(base, data, here, last, path) if isinstance(here, list) else last
    if value is not None:
        here[key] = value
    elif isinstance(here, list):
        del here[key]
    else:
        here.pop(key, None)
