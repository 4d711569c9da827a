"""Changes of weights and of paths in planners' words: `item 2: desired minutes 120`.

A path that leads nowhere, or whose keys have no words of their own, reads as it is written, with
commas and spaces.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from scheduler.domain.clock import day_name
from scheduler.errors import SchedulerError
from scheduler.readers import short_forms
from scheduler.readers.faults import WrongValueError
from scheduler.readers.values import language_name
from scheduler.scenarios.base import Base, groups_of
from scheduler.scenarios.paths import Step, full, index, names, steps, walk

# Lists and groups of lines that are not named, as what is in them says what it is.
_SILENT = frozenset(
    ("agenda", "bodies", "items", "meetings", "rooms", "events", "groups", "people", "named",
     "documents", "parts", "precedences", "referrals", "occupied", "avoid", "list", "needs")
)  # fmt: skip
_ENTRIES = {
    "rooms": "room", "named": "interpreter", "documents": "document", "parts": "part",
    "list": "speaker", "precedences": "order", "referrals": "referral", "occupied": "others in",
    "avoid": "time to avoid", "needs": "need",
}  # fmt: skip
_BY_LANGUAGE = ("people", "booth", "here", "out")
# Keys whose plain numbers are minutes.
_MINUTES = frozenset(
    ("desired", "minimum", "maximum", "drafting", "reserve", "least", "pause", "night",
     "changeover", "minutes")
)  # fmt: skip
_WORDS = {
    "a": "A languages", "b": "B languages", "c": "C languages",
    "a_day": "meetings a day", "in_seven_days": "meetings in seven days",
    "at_once": "meetings at once", "plenaries_at_once": "plenaries at once",
    "release_notice": "days of notice for a release", "pin": "pinned to", "only": "only on",
    "not_with": "not beside", "general_assembly": "main part of the General Assembly",
    "entitlement": "meetings with interpretation", "ends_day": "suits the end of a day",
    "fills_in": "can be brought forward", "persons": "delegates", "available": "there",
    "half_days": "half-days between", "half_day": "half-day", "both_ways": "booths in both ways",
    "booth": "in each booth", "here": "who need not travel", "in": "of these in",
    "a_point": "money for a point",
    "night": "night’s rest",
}  # fmt: skip


def weight_in_words(rule: str) -> str:
    """`weight of few continuations`."""
    return f"weight of {rule.replace('-', ' ')}"


def changed_weight(rule: str, value: Any) -> str:
    """`weight of few continuations: 5`."""
    return f"{weight_in_words(rule)}: {_value(value)}"


def changed_path(base: Base, path: str, value: Any) -> str:
    """`item 2: desired minutes 120`, `meetings at once: 3`."""
    holders, key = _told(base, path)
    if holders == ["weights"]:
        return changed_weight(steps(path)[-1], value)
    if value is None:
        return _joined(holders, f"{key.replace('pinned to', 'pin')} left out", "")
    if _is_minutes(path) and _NUMBER.fullmatch(str(value)):
        key = _minutes(key)
    between = " " if holders else ": "
    return _joined(holders, key, f"{between}{_value(value)}")


def swept_path(base: Base, path: str) -> str:
    """`item 2: desired minutes`, of a path that goes over numbers."""
    holders, key = _told(base, path)
    if holders == ["weights"]:
        return weight_in_words(steps(path)[-1])
    return _joined(holders, _minutes(key) if _is_minutes(path) else key, "")


_NUMBER = re.compile(r"\d+")


def _joined(holders: list[str], key: str, value: str) -> str:
    return "".join((", ".join(holders), ": " if holders else "", key, value))


def _is_minutes(path: str) -> bool:
    return steps(path)[-1] in _MINUTES


def _minutes(key: str) -> str:
    return key if key == "minutes" else f"{key} minutes"


def _told(base: Base, path: str) -> tuple[list[str], str]:
    """Whose the value is, from the widest to the nearest, and what the value is."""
    data = deepcopy(base.data)
    *before, last = steps(path)
    holders: list[str] = []
    here: Any = data
    passed, within = 0, ""
    body_ids = {id(group): body.id for body, group in groups_of(base.conference, data)}
    try:
        for step in walk(base, data, path):
            _add(holders, step, body_ids)
            passed, here, within = passed + 1, step.value, "" if step.within else step.written
        if isinstance(here, list):
            return holders, _entry(
                within, last, full(within, here[index(base, data, here, last, path)])
            )
    except (SchedulerError, WrongValueError):
        # What is wrong with it is told when the change is made.
        return [*holders, *map(_key, before[passed:])], _key(last)
    return holders, language_name(last) if within in _BY_LANGUAGE else _key(last)


def _add(holders: list[str], step: Step, body_ids: Mapping[int, str]) -> None:
    """Add what a step says; an item is called as everywhere, such as `item COW I 7`."""
    if step.within == "bodies":
        holders.append(body_ids[id(step.value)])
    elif step.within == "agenda" and holders and step.value.get("number"):
        holders[-1] = _item(f"{holders[-1]} {step.value['number']}")
    elif step.within == "items" and holders:
        number = str(step.value.get("number", "")).strip("()")
        if number and not number.startswith(holders[-1].removeprefix("item ")):
            holders[-1] += f" ({number})"
        else:
            holders[-1] = _entry("items", step.written, step.value)
    elif step.within == "named":
        holders[-1:] = [_entry("named", step.written, step.value)]
    elif step.within:
        holders.append(_entry(step.within, step.written, step.value))
    elif step.written not in _SILENT:
        holders.append(_key(step.written))


def _entry(within: str, written: str, entry: Any) -> str:
    """`item 2`, `room Hall A`, `Ms. Expert`, `Wednesday 11 September, afternoon`."""
    if within in ("agenda", "items"):
        number = entry.get("number") if isinstance(entry, dict) else ""
        return _item(number) if number else next(iter(names(entry)), f"item {written}")
    if within == "meetings" and isinstance(entry, dict) and {"date", "half_day"} <= {*entry}:
        return f"{_value(entry['date'])}, {entry['half_day']}"
    noun = _ENTRIES.get(within, "")
    called = next(iter(names(entry)), "" if noun else within.replace("_", " ").removesuffix("s"))
    return f"{noun} {called or written}".strip() if noun or called else written


def _item(number: str) -> str:
    """`item 3`; but `Topic 1` is called so itself."""
    is_named = re.match("(Item|Topic|Part|Session|Theme|Cluster) ", number)
    return number if is_named else f"item {number}"


def _key(key: str) -> str:
    return _WORDS.get(key, key.replace("_", " "))


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{_key(str(key))} {_value(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    try:
        return day_name(date.fromisoformat(str(value)))
    except ValueError:
        return {"true": "yes", "false": "no"}.get(str(value), str(value))


def added_item(entry: Any) -> str:
    """`6 Smuggling by sea`, of an item that is added."""
    found = short_forms.item(deepcopy(entry))
    if not isinstance(found, dict):
        return str(entry)
    number, title = str(found.get("number") or ""), found.get("title") or ""
    return (
        f"{number} {next(iter(title.values()), '') if isinstance(title, dict) else title}".strip()
    )
