"""The agenda of a body: its items as printed, numbers made whole, kinds found from titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scheduler.domain.agenda import Document, Item
from scheduler.domain.kinds import Kind, kind_of_title
from scheduler.readers.faults import Faults
from scheduler.readers.schema import ItemEntry
from scheduler.readers.short_forms import clean
from scheduler.readers.values import language_name
from scheduler.readers.yaml_source import Place

_HANDED_DOWN = (Kind.ORGANIZATIONAL, Kind.OTHER_MATTERS, Kind.REPORT, Kind.CLOSING)


class Listed(NamedTuple):
    """An item with the entry it was read from; `taken` tells whether it is taken up itself."""

    item: Item
    entry: ItemEntry
    place: Place
    taken: bool
    within: tuple[str, ...]


@dataclass(slots=True)
class Agenda:
    """The items of one body in order, and how to find what a planner calls them."""

    body: str
    prefix: str
    original: str
    faults: Faults
    listed: list[Listed]

    def find(self, text: str) -> list[Listed]:
        """The items taken up that a number or title names: an item, or all its sub-items."""
        wanted = plain(text)
        for one in self.listed:
            if wanted in (plain(one.item.number), plain(one.item.title)):
                if one.taken:
                    return [one]
                return [sub for sub in self.listed if one.item.key in sub.within and sub.taken]
        return []

    def numbers(self) -> list[str]:
        """What the items are called."""
        return [one.item.number or one.item.title for one in self.listed]


def plain(text: str) -> str:
    """A number or title without what people write differently."""
    return re.sub(r"\s+", "", clean(text).casefold())


def read_agenda(
    entries: Sequence[ItemEntry],
    place: Place,
    body: str,
    prefix: str,
    original: str,
    faults: Faults,
) -> Agenda:
    """All items of a body, sub-items after their parents."""
    agenda = Agenda(body, prefix, original, faults, [])
    for index, entry in enumerate(entries):
        agenda.listed.extend(_walk(agenda, entry, (*place, index), None, ()))
    _refuse_doubles(agenda)
    return agenda


def _walk(
    agenda: Agenda, entry: ItemEntry, place: Place, parent: Item | None, within: tuple[str, ...]
) -> Iterator[Listed]:
    number = whole_number(entry.number, parent.number if parent else "")
    titles = _titles(agenda, entry, place, number)
    kind = entry.kind or kind_of_title(titles[0][1])
    if entry.kind is None and kind is Kind.SUBSTANTIVE and parent and parent.kind in _HANDED_DOWN:
        kind = parent.kind
    item = Item(
        key=agenda.prefix + (number or titles[0][1]),
        body=agenda.body,
        number=number,
        titles=titles,
        kind=kind,
        parent=parent.key if parent else None,
        documents=tuple(Document(doc.symbol, doc.title, doc.url) for doc in entry.documents),
        note=entry.note,
        where=agenda.faults.source.where(place),
    )
    taken = not entry.items if entry.scheduled is None else entry.scheduled
    yield Listed(item, entry, place, taken, within)
    for index, sub in enumerate(entry.items):
        below = (*place, "items", index)
        yield from _walk(agenda, sub, below, item, (*within, item.key))


def whole_number(number: str, parent: str) -> str:
    """The number as printed: `a` under `1` is `1 (a)`, `1` under `4` is `4.1`."""
    own = clean(number)
    inner = own.removeprefix("(").removesuffix(")").strip()
    if not parent or not own:
        return own
    if own.startswith(parent) and len(own) > len(parent) and not own[len(parent)].isalnum():
        return own
    if re.fullmatch(r"[A-Za-z]{1,5}", inner):
        return f"{parent} ({inner})"
    if inner.isdigit() and parent[-1].isdigit() and inner == own:
        return f"{parent}.{own}"
    return own


def _titles(
    agenda: Agenda, entry: ItemEntry, place: Place, number: str
) -> tuple[tuple[str, str], ...]:
    if entry.title is None:
        name = f"Item {number}" if number else "An item"
        agenda.faults.add(place, f"{name} has no title.", "Add a line “title: …”.")
        return ((agenda.original, number or "?"),)
    titles = [(code or agenda.original, text) for code, text in entry.title]
    titles.sort(key=lambda pair: pair[0] != agenda.original)
    if titles[0][0] != agenda.original:
        language = language_name(agenda.original)
        message = f"The title is not given in {language}, the original language."
        agenda.faults.add(
            (*place, "title"),
            message,
            f"Add “{agenda.original}: …”, or change “original_language”.",
        )
    return tuple(titles)


def _refuse_doubles(agenda: Agenda) -> None:
    seen: dict[str, Place] = {}
    for one in agenda.listed:
        name = plain(one.item.number or one.item.title)
        if name in seen:
            first = agenda.faults.source.mention(seen[name])
            called = f"item {one.item.number}" if one.item.number else f"“{one.item.title}”"
            message = f"There are two of {called}, the first in {first}."
            own = "number" if one.item.number else "title"
            agenda.faults.add(one.place, message, f"Give each its own {own}.")
        seen.setdefault(name, one.place)
