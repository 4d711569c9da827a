"""Read YAML as plain texts, lists and mappings, and remember the line of each.

Every scalar stays the text that was written, so that `no`, `1:30` and `010` mean what they look
like; who needs a number or a date reads it from the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.errors import Fault, InputFaults

if TYPE_CHECKING:
    import yaml

Place = tuple[str | int, ...]

_LARGEST = 1_000_000
_DEEPEST = 20
_MOST_ENTRIES = 100_000
_OTHER_KINDS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF file",
    b"{\\rtf": "a rich-text file",
}
_SAVE_AS_UTF8 = "Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."


@dataclass(slots=True)
class Source:
    """The contents of one file, the line of every place in it, and the faults found so far."""

    name: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def where(self, place: Place) -> str:
        """`file:line` of a place."""
        line = self.line(place)
        return f"{self.name}:{line}" if line else self.name

    def fault(self, line: int, message: str, hint: str = "") -> None:
        """Note that something is wrong."""
        self.faults.append(Fault(self.name, line, message, hint))


def read_source(path: Path) -> Source:
    """Read a YAML file; raises `InputFaults` if it is none or cannot be read."""
    return source_from(_text(path), str(path))


def source_from(text: str, name: str) -> Source:
    """Read YAML text; `name` is what messages call it."""
    import yaml

    source = Source(name)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Builder(source, yaml.parse(text, Loader=loader)).build()
    except yaml.MarkedYAMLError as error:
        _syntax_fault(source, error, text)
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


def _text(path: Path) -> str:
    def wrong(message: str, hint: str = "", line: int = 0) -> InputFaults:
        return InputFaults([Fault(str(path), line, message, hint)])

    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise wrong("The file is larger than 1 MB.", "A conference file is a few pages of text.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise wrong("There is no such file.", _similar(path)) from None
    except IsADirectoryError:
        raise wrong("This is a folder, not a file.", _similar(path / "*.yaml")) from None
    except OSError as error:
        raise wrong(f"The file cannot be opened ({(error.strerror or 'unknown').lower()}).") from None
    for magic, kind in _OTHER_KINDS.items():
        if data.startswith(magic):
            hint = "“scheduler new” writes a conference file to begin with."
            raise wrong(f"This is {kind}, not a conference file.", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise wrong("The file is saved as UTF-16 (“Unicode”).", _SAVE_AS_UTF8)
    if b"\x00" in data:
        raise wrong("This is not a text file.", "A conference file is plain text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        letter = data[error.start : error.start + 1].decode("cp1252", "replace")
        message = f"The file is not saved as UTF-8 (see “{letter}” here)."
        raise wrong(message, _SAVE_AS_UTF8, line) from None


def _similar(path: Path) -> str:
    from difflib import get_close_matches

    try:
        found = sorted(entry.name for entry in path.parent.glob("*.y*ml"))
    except OSError:
        return ""
    near = get_close_matches(path.name, found, n=1, cutoff=0.5) or found[:1]
    return f"Did you mean “{path.parent / near[0]}”?" if near else ""


class _Builder:
    """Turns YAML events into data; the events come without recursion, so depth can be limited."""

    def __init__(self, source: Source, events: Iterator["yaml.Event"]) -> None:
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
                    line = event.start_mark.line + 1
                    self.source.fault(line, "A second document begins here (“---”).", "Use one file each.")
                    return
                self.source.data = self._value(next(self.events), ())

    def _value(self, event: "yaml.Event", place: Place) -> Any:
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
        if event.tag not in (None, "!") and not isinstance(event, yaml.AliasEvent):
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

    def _alias(self, event: "yaml.AliasEvent", place: Place) -> Any:
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


def _scalar(event: "yaml.ScalarEvent") -> str | None:
    if event.style is None and event.value in ("", "~", "null", "Null", "NULL"):
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


# What the YAML parser says, and what a planner can do about it.
_SYNTAX = (
    ("mapping values are not allowed", "A colon followed by a space stands inside a text here.",
     "Put the whole text in quotation marks: title: \"Part one: the law\"."),
    ("while scanning a quoted scalar", "A quotation mark that opens here is never closed.",
     "Close it, or take it away."),
    ("cannot start any token", "A text begins with a character that has a meaning of its own in YAML.",
     "Put the text in quotation marks."),
    ("unknown escape character", "A backslash stands in a text in double quotation marks.",
     "Use single quotation marks around it."),
    ("could not find expected ':'", "A line without “key: value” stands among others here.",
     "Write a colon and a space after the key, or indent the line if it goes on from the one above."),
    ("expected ',' or", "A bracket that opens here is never closed, or a comma is missing.",
     "Check the brackets and commas of this list."),
    ("expected <block end>", "The indentation does not fit the lines above.",
     "Begin lines of the same level in the same column."),
    ("did not find expected key", "The indentation does not fit the lines above.",
     "Begin lines of the same level in the same column."),
    ("did not find expected '-' indicator", "The indentation does not fit the lines above.",
     "Begin each entry of the list with “- ” in the same column."),
)


def _syntax_fault(source: Source, error: "yaml.MarkedYAMLError", text: str) -> None:
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''}: {error.problem or ''}"
    if "quoted scalar" in said and "unknown escape" not in said and error.context_mark:
        mark = error.context_mark
    line = mark.line + 1 if mark else 0
    rows = text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or "found character '\\t'" in said:
        source.fault(line, "There is a tab here.", "Indent with spaces: YAML allows no tabs.")
        return
    for sign, message, hint in _SYNTAX:
        if sign in said:
            source.fault(line, message, hint)
            return
    source.fault(line, "The file cannot be read as YAML from here.", "Check indentation and quotes.")
