"""Changes to a conference file that keep everything else in it as it was, comments too."""

from collections.abc import Iterator, Sequence

import yaml

from scheduler.errors import UsageError


def with_absences(text: str, name: str, away: Sequence[str]) -> str:
    """The file with the times at which a person is away, instead of those it has."""
    root = _mapping(yaml.compose(text, yaml.SafeLoader))
    entry = [f"- name: {_scalar(name)}", *_listed("  ", away)]
    people = _value(root, "people")
    if people is None:
        return _appended(text, ["people:", *entry])
    for person in _block(people, "people"):
        if str(getattr(_value(person, "name"), "value", "")) == name:
            margin = " " * person.start_mark.column
            new = _listed(margin, away)
            old = _value(person, "away")
            if old is None:
                return _replaced(text, _after(person), _after(person), new)
            key = next(k for k, v in person.value if v is old)
            return _replaced(text, key.start_mark.line, _after(old), new)
    margin = " " * people.start_mark.column
    return _replaced(text, _after(people), _after(people), [margin + line for line in entry])


def with_events(text: str, kind: str, events: Sequence[Sequence[tuple[str, str]]]) -> str:
    """The file with events of a kind, each as (key, value) pairs, instead of those it has."""
    root = _mapping(yaml.compose(text, yaml.SafeLoader))
    listed = _value(root, "events")
    new = [line for event in events for line in _entry(event)]
    if listed is None:
        return _appended(text, ["events:", *new]) if new else text
    kept = _block(listed, "events")
    margin = " " * listed.start_mark.column
    text = _replaced(text, _after(listed), _after(listed), [margin + line for line in new])
    for entry in reversed(kept):
        if isinstance(entry, yaml.MappingNode) and (
            getattr(_value(entry, "kind"), "value", "") == kind
        ):
            text = _replaced(text, entry.start_mark.line, _after(entry), [])
    return text


def _entry(event: Sequence[tuple[str, str]]) -> Iterator[str]:
    for index, (key, value) in enumerate(event):
        yield f"{'  ' if index else '- '}{key}: {_scalar(value)}"


def _listed(margin: str, away: Sequence[str]) -> list[str]:
    if not away:
        return [f"{margin}away: []"]
    return [f"{margin}away:", *(f"{margin}- {_scalar(time)}" for time in away)]


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
