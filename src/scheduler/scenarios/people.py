"""Changes that concern people: an interpreter less, somebody away, somebody's window moved."""

from collections.abc import Iterable
from copy import deepcopy
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Meeting
from scheduler.errors import UsageError
from scheduler.readers.agenda import plain
from scheduler.readers.values import read_language
from scheduler.scenarios.base import Base
from scheduler.scenarios.naming import meetings_at

Data = dict[str, Any]


def interpreter_lost(base: Base, data: Data, one: str) -> None:
    """An interpreter less: one by name, or one in the booth of a language."""
    named = (data.get("interpreters") or {}).get("named")
    if named:
        kept = [entry for entry in named if plain(_name(entry)) != plain(one)]
        if len(kept) == len(named):
            names = ", ".join(map(_name, named))
            raise UsageError(f"No interpreter is called “{one}”.\n    There are {names}.")
        data["interpreters"] = data["interpreters"] | {"named": kept}
        return
    code = read_language(one)
    interpretation = base.read(data).services.interpretation
    people = {one.language: one.people for one in interpretation.booths} if interpretation else {}
    if not people.get(code):
        hint = "The conference file says how many there are under “interpreters:”."
        raise UsageError(f"There is no interpreter into “{one}” to lose.\n    {hint}")
    people[code] -= 1
    entry = {key: value for key, value in data["interpreters"].items() if key != "sets"}
    data["interpreters"] = entry | {"people": {one: str(count) for one, count in people.items()}}


def _name(entry: Any) -> str:
    return str(entry.get("name", "")) if isinstance(entry, dict) else str(entry)


def person_away(base: Base, data: Data, text: str) -> None:
    """`Ms. Expert on Friday morning`: she is away then, too."""
    name, _, when = text.rpartition(" on ")
    if not name:
        raise UsageError(f"“{text}” should say who and when.\n    Write “Ms. Expert on Friday”.")
    entry = _person(data, name)
    lost = _times(base, chain(*meetings_at(base, when).values()), entry)
    away = entry.get("away") or []
    entry["away"] = [*(away if isinstance(away, list) else [away]), *lost]


def window_moved(base: Base, data: Data, text: str) -> None:
    """`Ms. Expert to Friday`: she is there then, and at no other time of the conference."""
    name, _, when = text.rpartition(" to ")
    if not name:
        raise UsageError(f"“{text}” should say who and when.\n    Write “Ms. Expert to Friday”.")
    there = {meeting.id for own in meetings_at(base, when).values() for meeting in own}
    entry = _person(data, name)
    others = [meeting for meeting in base.conference.meetings if meeting.id not in there]
    entry["away"] = _times(base, others, entry)


def _person(data: Data, name: str) -> Data:
    people = deepcopy(data.get("people") or [])
    for entry in people:
        if plain(_name(entry)) == plain(name):
            data["people"] = people
            return _as_group(people, entry)
    names = ", ".join(map(_name, people)) or "nobody: “people:” in the conference file names them"
    raise UsageError(f"Nobody is called “{name.strip()}”.\n    There is {names}.")


def _as_group(people: list[Any], entry: Any) -> Data:
    """The entry of a person as a group of lines, also where it is but a name."""
    if isinstance(entry, dict):
        return entry
    index = people.index(entry)
    people[index] = {"name": str(entry)}
    return people[index]  # type: ignore[no-any-return]


def _times(base: Base, meetings: Iterable[Meeting], entry: Data) -> list[str]:
    """The hours of meetings by the clock of a person, as the file has them."""
    zone = ZoneInfo(str(entry.get("zone") or base.conference.zone))
    spans = {
        (base.conference.begins(m).astimezone(zone), base.conference.ends(m).astimezone(zone))
        for m in meetings
    }
    return [f"{begin:%Y-%m-%d %H:%M}–{end:%Y-%m-%d %H:%M}" for begin, end in sorted(spans)]
