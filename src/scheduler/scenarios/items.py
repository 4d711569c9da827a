"""Changes of the agenda: an item more, or one less."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.errors import UsageError
from scheduler.readers.short_forms import item as full_item
from scheduler.scenarios.base import Base, bodies
from scheduler.scenarios.naming import Found, body_named, find_item, group_of

Data = dict[str, Any]

_LATE = (Kind.OTHER_MATTERS, Kind.REPORT, Kind.CLOSING)
# Lists of orders between items, such as “8 before 6”.
_ORDERS = ("referrals", "precedences")


def item_added(base: Base, data: Data, entry: Any) -> None:
    """Put an item on the agenda: before other matters and the report, or after the one named."""
    entry = deepcopy(entry)
    follows = entry.pop("follows", None) if isinstance(entry, dict) else None
    body = entry.pop("body", None) if isinstance(entry, dict) else None
    if follows is not None:
        agenda, index = find_item(base, data, f"{body} {follows}" if body else str(follows))
        agenda.insert(index + 1, entry)
        return
    group = group_of(base, data, body_named(base, str(body))) if body else bodies(data)[0]
    agenda = group["agenda"]
    at = len(agenda)
    while at and _kind(agenda[at - 1]) in _LATE:
        at -= 1
    agenda.insert(at, entry)


def _kind(entry: Any) -> Kind:
    full = full_item(deepcopy(entry))
    title = full.get("title") if isinstance(full, dict) else str(full)
    return kind_of_title(title if isinstance(title, str) else "")


def item_dropped(base: Base, data: Data, number: str) -> None:
    """Take an item off the agenda, and what orders and people say of it."""
    item = find_item(base, data, number)
    several = [one.id for one in base.conference.mandated] if data.get("bodies") else []
    for body, group in [("", data), *zip(several, data.get("bodies", ()), strict=True)]:
        for key in _ORDERS:
            orders = group.get(key)
            if isinstance(orders, list):
                group[key] = [
                    entry
                    for entry in orders
                    if not _any_is(base, data, [f"{body} {n}".strip() for n in _named(entry)], item)
                ]
    _let_go(base, data, item)
    del item.among[item.at]


def _named(entry: Any) -> Iterator[str]:
    """The items that an order between items names."""
    if isinstance(entry, dict):
        yield from (str(entry[key]) for key in ("item", "before", "after") if entry.get(key))
    else:
        yield from re.split(r" (?:before|after) ", str(entry))


def _let_go(base: Base, data: Data, item: Found) -> None:
    """Whoever is needed for this item alone is not needed; others for the rest of theirs."""
    people = data.get("people")
    if not isinstance(people, list):
        return
    for person in list(people):
        named = person.get("items") if isinstance(person, dict) else None
        texts = named if isinstance(named, list) else str(named or "").split(",")
        left = [text for text in texts if not _any_is(base, data, [str(text).strip()], item)]
        if named and not left:
            people.remove(person)
        elif named and len(left) < len(texts):
            person["items"] = left


def _any_is(base: Base, data: Data, texts: list[str], item: Found) -> bool:
    for text in texts:
        try:
            found = find_item(base, data, text)
        except UsageError:  # a body, or what only the whole conference knows
            continue
        if found.among is item.among and found.at == item.at:
            return True
    return False
