"""The changes that a scenario may make, each a function on the contents of the conference file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import timedelta
from functools import partial
from typing import Any

from scheduler.domain.conference import Body
from scheduler.errors import UsageError
from scheduler.readers.faults import WrongValueError
from scheduler.readers.short_forms import listed
from scheduler.readers.values import read_language
from scheduler.rules import SOFT
from scheduler.scenarios.base import Base, entries_of, groups_of, list_meetings
from scheduler.scenarios.items import item_added, item_dropped
from scheduler.scenarios.naming import body_named, group_of, meetings_at
from scheduler.scenarios.paths import set_path
from scheduler.scenarios.people import interpreter_lost, person_away, window_moved

Data = dict[str, Any]
Change = Callable[[Base, Data], None]


def changed(base: Base, changes: Iterable[Change]) -> Data:
    """The contents of the conference file with some changes; those of the base stay as they are."""
    data: Data = deepcopy(base.data)
    for change in changes:
        change(base, data)
    return data


def meeting_lost(base: Base, data: Data, when: str) -> None:
    """Take out the meetings that a time names, of all bodies or of one: `COW Friday morning`."""
    named = meetings_at(base, when)
    list_meetings(base, data)
    for body, group in groups_of(base.conference, data):
        lost = named.get(body.id, ())
        for entry in entries_of(group, lost):
            group["meetings"].remove(entry)
        if group.get("needs"):
            left = _needs_left(group["needs"], body, {meeting.id for meeting in lost})
            group["needs"] = list(left)


def _needs_left(needs: Any, body: Body, lost: set[str]) -> Iterator[Any]:
    """What a body needs, no more than the half-days that are left to it."""
    for entry, budget in zip(listed(needs), body.budgets, strict=False):
        left = len(budget.meetings - lost)
        if budget.most <= left:
            yield entry
        elif isinstance(entry, dict):
            yield entry | {"meetings": str(left)}
        else:
            yield re.sub(r"^\d+", str(left), str(entry).strip())


def meetings(base: Base, data: Data, count: int, body: str = "") -> None:
    """So many meetings: the last ones are dropped, or the next half-days added.

    A body that needs so many of more half-days needs another number of them.
    """
    if not body and len(base.conference.mandated) > 1:
        one = base.conference.mandated[0].id
        raise UsageError(f"Of which body?\n    Write “{count} meetings of {one}”.")
    known = body_named(base, body) if body else base.conference.mandated[0].id
    group = group_of(base, data, known)
    if isinstance(group.get("needs"), str | int) and str(group["needs"]).isdecimal():
        group["needs"] = str(count)
        return
    list_meetings(base, data)
    held = group["meetings"]
    del held[count:]
    _extend(base, data, held, count)


def _extend(base: Base, data: Data, held: list[Data], count: int) -> None:
    """Go on with the half-days that the body meets in, on the following working days."""
    usual = [m for m in base.conference.meetings if m.date.isoformat() == held[0]["date"]]
    halves = sorted({m.half_day: m.start for m in base.conference.meetings}.items(), key=_second)
    day = max(meeting.date for meeting in base.conference.meetings)
    taken = {(entry["date"], entry["half_day"]) for entry in held}
    while len(held) < count:
        for half_day, _ in halves:
            key = (day.isoformat(), half_day.value)
            last = (
                held[-1]["date"],
                [half.value for half, _ in halves].index(held[-1]["half_day"]),
            )
            here = (key[0], [half.value for half, _ in halves].index(half_day.value))
            if day.weekday() < 5 and key not in taken and here > last and len(held) < count:
                held.append({"date": key[0], "half_day": key[1], "languages": _languages(usual)})
        day += timedelta(days=1)
    first = min(meeting.date for meeting in base.conference.meetings)
    if "dates" in data and held[-1]["date"] > data_end(base):
        data["dates"] = f"{first.isoformat()} to {held[-1]['date']}"


def _second(pair: tuple[Any, int]) -> int:
    return pair[1]


def data_end(base: Base) -> str:
    """The last day with a meeting, as the file has it."""
    return max(meeting.date for meeting in base.conference.meetings).isoformat()


def _languages(usual: list[Any]) -> Any:
    return sorted(usual[0].languages) if usual and usual[0].languages else "none"


def language_lost(base: Base, data: Data, text: str) -> None:
    """`ar`, or `ar on Friday`: no interpretation into it, though items still need it.

    `all on Friday` is no interpretation at all.
    """
    word, _, when = text.partition(" on ")
    lost = _lost(word.strip())
    found = 0
    named = meetings_at(base, when) if when else None
    list_meetings(base, data)
    for body, group in groups_of(base.conference, data):
        of_then = group["meetings"] if named is None else entries_of(group, named.get(body.id, ()))
        for entry in of_then:
            here = [] if entry["languages"] == "none" else entry["languages"]
            left = [one for one in here if lost and one not in lost]
            found += left != here
            entry["languages"] = left or "none"
    if not found:
        into = f" into “{word.strip()}”" if lost else ""
        raise UsageError(f"No meeting is interpreted{into} then.")


def _lost(word: str) -> tuple[str, ...]:
    """The languages that a word names; none for all."""
    if word.lower() in ("all", "all languages"):
        return ()
    try:
        return (read_language(word),)
    except WrongValueError as error:
        near = error.hint if error.hint.startswith("Did") else ""
        raise UsageError(
            f"“{word}” is not a language known here.\n"
            f"    {near or 'Write “Arabic on Friday”, or “all on Friday” for all languages.'}"
        ) from error


def weight(base: Base, data: Data, rule: str, value: Any) -> None:
    """Give a soft rule another weight."""
    if all(rule != one.id for one in SOFT):
        raise UsageError(f"There is no soft rule “{rule}”.\n    “scheduler rules” lists them.")
    data["weights"] = {**(data.get("weights") or {}), rule: value}


# The changes that are said in words, one or a list of them.
_IN_WORDS: Mapping[str, Callable[[Base, Data, str], None]] = {
    "meeting lost": meeting_lost,
    "language lost": language_lost,
    "interpreter lost": interpreter_lost,
    "person away": person_away,
    "window moved": window_moved,
    "item dropped": item_dropped,
}


def changes_of(entry: Mapping[str, Any]) -> list[Change]:
    """The changes that the keys of a scenario stand for; raises UsageError for an unknown key."""
    found: list[Change] = []
    for key, value in entry.items():
        match key:
            case _ if key in _IN_WORDS and value is None:
                raise UsageError(f"“{key}” does not say which.")
            case _ if key in _IN_WORDS:
                found += [_said(_IN_WORDS[key], str(one)) for one in listed(value)]
            case "meetings":
                found.append(partial(_so_many, text=str(value)))
            case "item added":
                found += [partial(item_added, entry=one) for one in listed(value)]
            case "weight" | "set" if isinstance(value, Mapping):
                change: Any = weight if key == "weight" else set_path
                found += [_named(change, key, str(name), one) for name, one in value.items()]
            case _:
                raise UsageError(f"“{key}” is no change.\n    Known are: {', '.join(CHANGES)}.")
    return found


def _said(change: Callable[[Base, Data, str], None], words: str) -> Change:
    return lambda base, data: change(base, data, words)


CHANGES = ("meeting lost", "meetings", "language lost", "interpreter lost", "person away",
           "window moved", "item added", "item dropped", "weight", "set", "all of")  # fmt: skip


def _named(change: Any, key: str, name: str, value: Any) -> Change:
    if key == "weight":
        return partial(change, rule=name, value=value)
    return partial(change, path=name, value=value)


def _so_many(base: Base, data: Data, text: str) -> None:
    """`8`, or `8 of COW` where there are several bodies."""
    count, of, body = text.partition(" of ")
    if not count.strip().isdecimal() or not 1 <= int(count) <= 200:
        raise UsageError(f"“meetings: {text}” should be a number from 1 to 200.")
    meetings(base, data, int(count), body if of else "")
