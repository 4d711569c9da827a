"""Reads a scenarios file: named changes, combinations of them, and sweeps."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.errors import InputFaults, UsageError, refused
from scheduler.readers.faults import WrongValueError
from scheduler.readers.short_forms import listed
from scheduler.readers.yaml_source import Source, read_source
from scheduler.scenarios import in_words
from scheduler.scenarios.base import Base
from scheduler.scenarios.changes import Change, changed, changes_of
from scheduler.scenarios.sweep import swept

MOST = 2_000


@dataclass(frozen=True)
class Scenario:
    """A name, the changes it makes, and the line it comes from.

    One of a sweep has the sweep's text, and its value where the sweep goes over numbers.
    """

    name: str
    changes: tuple[Change, ...]
    line: int
    sweep: str = ""
    value: int | None = None


def read_scenarios(path: Path, base: Base) -> tuple[Scenario, ...]:
    """The scenarios of a file, in order; raises InputFaults with all faults."""
    source = read_source(path)
    entries = source.data.get("scenarios")
    if not isinstance(entries, list) or not entries:
        hint = "Begin it with “scenarios:” and one scenario after each “- ”."
        raise refused(path, "This file has no scenarios.", hint, line=1)
    found: list[Scenario] = []
    for index, entry in enumerate(entries):
        line = source.line(("scenarios", index))
        try:
            for one in _scenarios(entry, line, base, found):
                if any(other.name == one.name for other in found):
                    raise UsageError(f"There are two scenarios “{one.name}”.\n    Rename one.")
                if not one.sweep or all(other.sweep != one.sweep for other in found):
                    _try(one, base)
                found.append(one)
        except (UsageError, WrongValueError) as error:
            _fault(source, line, error)
    if len(found) > MOST:
        source.fault(1, f"There are {len(found)} scenarios, more than {MOST}.", "Split the file.")
    if source.faults:
        raise InputFaults(source.faults)
    return tuple(found)


def _try(scenario: Scenario, base: Base) -> None:
    """Make the changes once; raises UsageError where one speaks of what is not in the file.

    What else is wrong with the changed conference is the answer to the scenario.
    """
    with suppress(InputFaults):
        changed(base, scenario.changes)


def _fault(source: Source, line: int, error: UsageError | WrongValueError) -> None:
    if isinstance(error, WrongValueError):
        source.fault(line, error.message, error.hint)
    else:
        message, _, hint = str(error).partition("\n")
        source.fault(line, message, hint.strip())


def _scenarios(entry: Any, line: int, base: Base, earlier: list[Scenario]) -> Iterator[Scenario]:
    if not isinstance(entry, Mapping):
        raise UsageError("A scenario is a group of lines.\n    Write “- name: …” and its changes.")
    keys = {key: value for key, value in entry.items() if key != "name"}
    if "sweep" in keys:
        text = " ".join(str(keys["sweep"]).split())
        for one in swept(text, base):
            yield Scenario(one.name, tuple(one.changes), line, one.sweep, one.value)
        return
    together = [_by_name(str(name), earlier) for name in listed(keys.pop("all of", []))]
    changes = [change for one in together for change in one.changes]
    changes += changes_of(keys)
    if not changes:
        raise UsageError("The scenario changes nothing.\n    Write, say, “meeting lost: Friday”.")
    name = str(entry.get("name") or _usual_name(keys, together, base))
    yield Scenario(name, tuple(changes), line)


def _by_name(name: str, earlier: list[Scenario]) -> Scenario:
    for one in earlier:
        if one.name == name:
            return one
    raise UsageError(f"No scenario above is called “{name}”.")


def _usual_name(keys: Mapping[str, Any], together: list[Scenario], base: Base) -> str:
    """What a scenario is called that has no name."""
    return "; ".join([one.name for one in together] + [*_told(keys, base)])


def _told(keys: Mapping[str, Any], base: Base) -> Iterator[str]:
    for key, value in keys.items():
        match key:
            case "weight":
                yield from (in_words.changed_weight(str(rule), one) for rule, one in value.items())
            case "set":
                yield from (
                    in_words.changed_path(base, str(path), one) for path, one in value.items()
                )
            case "item added":
                yield f"item added: {', '.join(map(in_words.added_item, listed(value)))}"
            case _:
                yield f"{key}: {', '.join(map(str, listed(value)))}"
