"""The changes that a scenario may make, each a function on the contents of the conference file."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import timedelta
from functools import partial
from typing import Any

from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.errors import UsageError
from scheduler.readers.named import meetings_named
from scheduler.readers.short_forms import item as full_item
from scheduler.readers.values import read_language
from scheduler.scenarios.base import Base, agenda_index, bodies, list_meetings
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


_LATE = (Kind.OTHER_MATTERS, Kind.REPORT, Kind.CLOSING)


def meeting_lost(base: Base, data: Data, when: str) -> None:
    """Take out the meetings that a time names."""
    found = 0
    lists = list_meetings(base, data)
    errors: list[UsageError] = []
    for body, held in zip(base.conference.bodies, lists, strict=True):
        try:
            lost = meetings_named(base.conference, when, body.id)
        except UsageError as error:
            errors.append(error)
            continue
        names = {(meeting.date.isoformat(), meeting.half_day.value) for meeting in lost}
        kept = [entry for entry in held if (entry["date"], entry["half_day"]) not in names]
        found += len(held) - len(kept)
        held[:] = kept
    if not found:
        raise errors[0] if errors else UsageError(f"No meeting is lost by “{when}”.")


def meetings(base: Base, data: Data, count: int) -> None:
    """So many meetings: the last ones are dropped, or the next half-days added."""
    for held in list_meetings(base, data):
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
    """`ar`, or `ar on Friday`: no interpretation into it, though items still need it."""
    word, _, when = text.partition(" on ")
    code = read_language(word.strip())
    found = 0
    for body, held in zip(base.conference.bodies, list_meetings(base, data), strict=True):
        named = meetings_named(base.conference, when, body.id) if when else None
        names = {(m.date.isoformat(), m.half_day.value) for m in named or ()}
        for entry in held:
            if named is None or (entry["date"], entry["half_day"]) in names:
                found += code in entry["languages"]
                entry["languages"] = [one for one in entry["languages"] if one != code] or "none"
    if not found:
        raise UsageError(f"No meeting is interpreted into “{word.strip()}” then.")


def item_added(base: Base, data: Data, entry: Any) -> None:
    """Put an item on the agenda, before other matters and the report or where `after` says."""
    group = bodies(data)[0]
    agenda = group["agenda"]
    entry = deepcopy(entry)
    follows = entry.pop("follows", None) if isinstance(entry, dict) else None
    if follows is not None:
        index = agenda_index(agenda, str(follows))
        if index is None:
            raise UsageError(f"The agenda has no item “{follows}”.")
        agenda.insert(index + 1, entry)
        return
    at = len(agenda)
    while at and _kind(agenda[at - 1]) in _LATE:
        at -= 1
    agenda.insert(at, entry)


def _kind(entry: Any) -> Kind:
    full = full_item(deepcopy(entry))
    title = full.get("title") if isinstance(full, dict) else str(full)
    return kind_of_title(title if isinstance(title, str) else "")


def item_dropped(base: Base, data: Data, number: str) -> None:
    """Take an item off the agenda."""
    for group in bodies(data):
        index = agenda_index(group["agenda"], number)
        if index is not None:
            del group["agenda"][index]
            return
    raise UsageError(f"The agenda has no item “{number}”.")


def weight(base: Base, data: Data, rule: str, value: Any) -> None:
    """Give a soft rule another weight."""
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
            case _ if key in _IN_WORDS:
                found += [_said(_IN_WORDS[key], str(one)) for one in _list(value)]
            case "meetings":
                found.append(partial(meetings, count=_count(value)))
            case "item added":
                found += [partial(item_added, entry=one) for one in _list(value)]
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


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _count(value: Any) -> int:
    if not str(value).isdecimal() or not 1 <= int(value) <= 200:
        raise UsageError(f"“meetings: {value}” should be a number from 1 to 200.")
    return int(value)
