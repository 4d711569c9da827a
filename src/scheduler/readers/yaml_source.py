"""Read YAML as plain texts, lists and mappings, and remember the line of each.

Every scalar stays the text that was written, so that `no`, `1:30` and `010` mean what they look
like; who needs a number or a date reads it from the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scheduler.errors import Fault, InputFaults
from scheduler.readers.text_file import read_text
from scheduler.readers.yaml_syntax import syntax_fault

Place = tuple[str | int, ...]

_DEEPEST = 20
_MOST_ENTRIES = 100_000


@dataclass(slots=True)
class Source:
    """The contents of one file, the line of every place in it, and the faults found so far.

    `elsewhere` names the places that stand in no line of the file: a workbook's cells, or the lines
    of another file that it refers to.
    """

    name: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    elsewhere: dict[Place, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def where(self, place: Place) -> str:
        """`file:line` of a place, or the cell or line of another file that it is."""
        line = self.line(place)
        return self._elsewhere(place) or (f"{self.name}:{line}" if line else self.name)

    def mention(self, place: Place) -> str:
        """How a message about another place calls a place: `line 5`."""
        return self._elsewhere(place) or f"line {self.line(place)}"

    def fault_at(self, place: Place, message: str, hint: str = "") -> None:
        """Note that something is wrong at a place."""
        elsewhere = self._elsewhere(place)
        if elsewhere:
            self.faults.append(Fault(elsewhere, 0, message, hint))
        else:
            self.fault(self.line(place), message, hint)

    def _elsewhere(self, place: Place) -> str:
        while place and place not in self.lines and place not in self.elsewhere:
            place = place[:-1]
        return self.elsewhere.get(place, "")

    def fault(self, line: int, message: str, hint: str = "") -> None:
        """Note that something is wrong."""
        self.faults.append(Fault(self.name, line, message, hint))


def read_source(path: Path) -> Source:
    """Read a YAML file; raises `InputFaults` if it is none or cannot be read."""
    return source_from(read_text(path), str(path))


def source_from(text: str, name: str) -> Source:
    """Read YAML text; `name` is what messages call it."""
    import yaml

    source = Source(name)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Builder(source, yaml.parse(text, Loader=loader)).build()
    except yaml.MarkedYAMLError as error:
        source.fault(*syntax_fault(error, text))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        source.fault(line, "There is an invisible control character here.", "Type the line anew.")
    if not source.faults and source.data is None:
        source.fault(0, "The file is empty.", "“scheduler new” writes one to begin with.")
    if not source.faults and not isinstance(source.data, dict):
        source.fault(1, "This is not a conference file: it has no “key: value” lines at its top.")
    if source.faults and not isinstance(source.data, dict):
        raise InputFaults(source.faults)
    return source


class _Builder:
    """Turns YAML events into data; the events come without recursion, so depth can be limited."""

    def __init__(self, source: Source, events: Iterator[Any]) -> None:
        self.source, self.events = source, events
        self.anchors: dict[str, Any] = {}
        self.entries = 0

    def build(self) -> None:
        """Read the first document; a second one is a fault."""
        import yaml

        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mark: Any = event.start_mark
                    message = "A second document begins here (“---”)."
                    self.source.fault(mark.line + 1, message, "Use one file each.")
                    return
                self.source.data = self._value(next(self.events), ())

    def _value(self, event: Any, place: Place) -> Any:
        import yaml

        line = event.start_mark.line + 1
        self.source.lines.setdefault(place, line)
        self.entries += 1
        if len(place) > _DEEPEST:
            raise self._stop(line, f"The file is nested more than {_DEEPEST} levels deep here.")
        if self.entries > _MOST_ENTRIES:
            raise self._stop(line, f"The file has more than {_MOST_ENTRIES} entries.")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, place)
        if event.tag not in (None, "!"):
            message = f"The tag “{event.tag}” has no meaning in a conference file."
            self.source.fault(line, message, "Put texts that begin with “!” in quotation marks.")
        if isinstance(event, yaml.ScalarEvent):
            value: Any = _scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(place)
        else:
            value = self._mapping(place)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def _alias(self, event: Any, place: Place) -> Any:
        line = event.start_mark.line + 1
        if event.anchor not in self.anchors:
            message = f"“*{event.anchor}” refers to nothing above it."
            self.source.fault(line, message, "Put texts that begin with “*” in quotation marks.")
            return None
        value = self.anchors[event.anchor]
        self.entries += _size(value, _MOST_ENTRIES)
        if self.entries > _MOST_ENTRIES:
            raise self._stop(line, f"The file has more than {_MOST_ENTRIES} entries.")
        return value

    def _sequence(self, place: Place) -> list[Any]:
        import yaml

        found: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, (*place, len(found))))
        return found

    def _mapping(self, place: Place) -> dict[str, Any]:
        import yaml

        found: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise self._stop(line, "A key must be a text.", "Put it in quotation marks.")
            key = event.value.strip()
            if key in found:
                first = self.source.lines[(*place, key)]
                message = f"“{key}” is given twice, first in line {first}."
                self.source.fault(line, message, "Keep one of the two.")
                self._value(next(self.events), (*place, f"{key} (again)"))
                continue
            self.source.lines[(*place, key)] = line
            value = self._value(next(self.events), (*place, key))
            found[key] = value
        return found

    def _stop(self, line: int, message: str, hint: str = "") -> InputFaults:
        self.source.fault(line, message, hint)
        return InputFaults(self.source.faults)


def _scalar(event: Any) -> str | None:
    if event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL"):
        return None
    return str(event.value)


def _size(value: Any, limit: int) -> int:
    """How many entries a value has, counted no further than the limit."""
    count, queue = 0, [value]
    while queue and count <= limit:
        count += 1
        entry = queue.pop()
        if isinstance(entry, dict):
            queue.extend(entry.values())
        elif isinstance(entry, list):
            queue.extend(entry)
    return count
