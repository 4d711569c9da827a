"""Agenda items from the rows of a table, in Excel or CSV, as a conference file would have them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scheduler.readers.faults import closest
from scheduler.readers.short_forms import clean
from scheduler.readers.values import language_of
from scheduler.readers.yaml_source import Place, Source

# The heads of the columns and the keys of an item that they stand for.
COLUMNS = {
    "number": "number",
    "title": "title",
    "kind": "kind",
    "minimum": "minimum",
    "desired": "desired",
    "maximum": "maximum",
    "begins": "pin",
    "only": "only",
    "prefers": "prefers",
    "avoids": "avoids",
    "not before": "not_before",
    "after": "after",
    "weight": "weight",
    "languages": "languages",
    "documents": "documents",
    "mandates": "mandates",
    "parts": "parts",
    "jointly": "jointly",
    "note": "note",
}
_LISTS = ("documents", "mandates", "only", "prefers", "avoids", "after", "jointly")
_OTHER_HEADS = {name.replace("_", " "): name for name in COLUMNS.values()}
_TITLE_IN = re.compile(r"title[ :]*\(?([a-z ]+)\)?")


class Cell(NamedTuple):
    """The text of a cell and how messages call it."""

    text: str
    where: str


def column_key(head: str) -> tuple[str, str] | None:
    """The key of a column and, for titles, the language that its head names; None if unknown."""
    plain = " ".join(head.lower().replace("_", " ").split())
    if plain in COLUMNS:
        return COLUMNS[plain], ""
    if plain in _OTHER_HEADS:
        return _OTHER_HEADS[plain], ""
    found = _TITLE_IN.fullmatch(plain)
    language = language_of(found[1]) if found else None
    return ("title", language) if language else None


def check_heads(source: Source, heads: Sequence[Cell]) -> None:
    """Note heads that are not known, and a missing title."""
    for head in heads:
        if head.text and column_key(head.text) is None:
            place: Place = ("head", head.where)
            source.elsewhere[place] = head.where
            message = f"The column “{head.text}” is not known here."
            source.fault_at(place, message, closest(head.text, COLUMNS))


def take_item_rows(source: Source, rows: Sequence[Mapping[str, Cell]], within: Place = ()) -> None:
    """Put the items into the source as an agenda, sub-items below the items they belong to.

    Each row maps heads to cells. `1 (a)` and `1.1` belong to `1` if it has a row. `within` is the
    place of a body whose agenda it is, else it is that of the file.
    """
    agenda: list[Any] = []
    by_number: dict[str, tuple[Any, Place]] = {}
    for row in rows:
        cells = {head: cell for head, cell in row.items() if cell.text}
        if not cells:
            continue
        item = _item(cells)
        number = clean(str(item.get("number", "")))
        parent = by_number.get(_parent_of(number) or "")
        siblings: list[Any] = agenda if parent is None else parent[0].setdefault("items", [])
        above: Place = (*within, "agenda") if parent is None else (*parent[1], "items")
        place: Place = (*above, len(siblings))
        siblings.append(item)
        if number:
            by_number.setdefault(number, (item, place))
        _note_places(source, place, cells)
    if agenda:
        owner = source.data
        for step in within:
            owner = owner[step]
        owner["agenda"] = agenda


def _item(cells: Mapping[str, Cell]) -> dict[str, Any]:
    item: dict[str, Any] = {}
    titles: dict[str, str] = {}
    for head, cell in cells.items():
        key, language = column_key(head) or ("", "")
        if key == "title":
            titles[language] = cell.text
        elif key in _LISTS:
            parts = re.split(r"\s*[;\n]\s*" if key != "documents" else r"\s*[;,\n]\s*", cell.text)
            item[key] = [part for part in parts if part]
        elif key:
            item[key] = cell.text
    if titles:
        item["title"] = _titles(titles)
    return item


def _titles(titles: dict[str, str]) -> str | dict[str, str]:
    """One title, or one for each language; that without a language is the original."""
    if set(titles) == {""}:
        return titles[""]
    return {code or "en": title for code, title in titles.items()}


def _parent_of(number: str) -> str | None:
    """`1` of `1 (a)`, `4` of `4.1`, None where a number has no parent."""
    found = re.fullmatch(r"(.+?)(?:\s*\([^()]*\)|\.[^.\s]+)", number)
    return found[1] if found else None


def _note_places(source: Source, place: Place, cells: Mapping[str, Cell]) -> None:
    source.elsewhere[place] = next(iter(cells.values())).where
    for head, cell in cells.items():
        key, language = column_key(head) or ("", "")
        source.elsewhere[(*place, key)] = cell.where
        if language:
            source.elsewhere[(*place, key, language)] = cell.where
