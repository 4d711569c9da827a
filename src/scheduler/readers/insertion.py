"""Changes to a conference file that keep everything else in it as it was, comments too."""

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from scheduler.errors import UsageError


class Listing(NamedTuple):
    """A list of entries, each with a name under a key, and with times under another."""

    group: str
    name: str
    times: str


ABSENCES = Listing("people", "name", "away")
OCCUPIED = Listing("occupied", "room", "times")


def with_times(text: str, listing: Listing, name: str, times: Sequence[str]) -> str:
    """The file with the times of a person or a room, instead of those that it has."""
    root = _mapping(yaml.compose(text, yaml.SafeLoader))
    entry = [f"- {listing.name}: {_scalar(name)}", *_listed("  ", listing.times, times)]
    group = _value(root, listing.group)
    if group is None or (isinstance(group, yaml.SequenceNode) and not group.value):
        text = text if group is None else _without(text, root, group)
        return _appended(text, [f"{listing.group}:", *entry])
    for one in _block(group, listing.group):
        if str(getattr(_value(one, listing.name), "value", "")) == name:
            new = _listed(" " * one.start_mark.column, listing.times, times)
            old = _value(one, listing.times)
            if old is None:
                return _replaced(text, _after(one), _after(one), new)
            return _replaced(text, _key_of(one, old).start_mark.line, _after(old), new)
    margin = " " * group.start_mark.column
    return _replaced(text, _after(group), _after(group), [margin + line for line in entry])


def _without(text: str, mapping: yaml.Node, value: yaml.Node) -> str:
    """The text without a key that has nothing."""
    return _replaced(text, _key_of(mapping, value).start_mark.line, _after(value), [])


def _key_of(mapping: yaml.Node, value: yaml.Node) -> yaml.Node:
    key: yaml.Node = next(k for k, v in mapping.value if v is value)
    return key


def _listed(margin: str, key: str, times: Sequence[str]) -> list[str]:
    if not times:
        return [f"{margin}{key}: []"]
    return [f"{margin}{key}:", *(f"{margin}- {_scalar(time)}" for time in times)]


def _scalar(text: str) -> str:
    """A text as YAML writes it on one line, in quotes where it needs them."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10_000)
    return written.removesuffix("\n...\n").rstrip("\n")


def _mapping(node: yaml.Node | None) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode):
        raise UsageError("This is not a conference file.")
    return node


def _value(mapping: yaml.Node, key: str) -> yaml.Node | None:
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next((value for name, value in mapping.value if name.value == key), None)


def _block(node: yaml.Node, key: str) -> list[yaml.Node]:
    """The entries of a list that is written with one line or more for each."""
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        line = node.start_mark.line + 1
        raise UsageError(
            f"“{key}” in line {line} is not a list with an entry a line, so none can be added.\n"
            "    Write each entry on a line of its own, after “- ”."
        )
    entries: list[yaml.Node] = node.value
    return entries


def _after(node: yaml.Node) -> int:
    """The line, from 0, that follows the last one of a node."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        mark = node.end_mark
        return (
            int(mark.line)
            if mark.column == 0 and node.start_mark.line < mark.line
            else int(mark.line) + 1
        )
    last = node.value[-1]
    return _after(last[1] if isinstance(last, tuple) else last)


def _appended(text: str, lines: Sequence[str]) -> str:
    whole = text if text.endswith("\n") or not text else f"{text}\n"
    return whole + "\n" + "".join(f"{line}\n" for line in lines)


def _replaced(text: str, first: int, end: int, lines: Sequence[str]) -> str:
    """Lines `first` to `end`, the latter excluded, made into others."""
    old = text.splitlines(keepends=True)
    if old and not old[-1].endswith("\n"):
        old[-1] += "\n"
    return "".join([*old[:first], *(f"{line}\n" for line in lines), *old[end:]])
