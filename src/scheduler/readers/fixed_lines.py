"""Marks lines of a timetable file as fixed, or not: `timetable.json`, or a table as CSV or XLSX."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scheduler.errors import UsageError, refused
from scheduler.readers.agenda import plain
from scheduler.readers.text_file import read_text
from scheduler.readers.timetable_csv import NO


def with_fixed(path: Path, items: Sequence[str], fixed: bool) -> tuple[bytes, int]:
    """The file's content with all lines of some items fixed or free, and how many lines changed.

    No items means all lines. Raises InputFaults for a file that is no timetable, and UsageError
    for an item that is not in it.
    """
    wanted = [plain(item.strip().removeprefix("item ")) for item in items]
    named = dict(zip(wanted, items, strict=True))
    near: dict[str, None] = {}

    def concerns(*names: object) -> bool:
        near.update((str(names[-1]), None) for one in wanted if _ends_alike(one, str(names[-1])))
        met = {plain(str(name)) for name in names if name} & set(wanted)
        for one in met:
            named.pop(one, None)
        return bool(met) or not wanted

    content, count = _marked(path, concerns, fixed)
    if named:
        missing = ", ".join(f"“{item}”" for item in named.values())
        hint = f"\n    Is it one of these? {', '.join(near)}." if near else ""
        raise UsageError(f"{path} has no item {missing}.{hint}")
    return content, count


def of_body(body: str, item: str) -> str:
    """An item as `Committee 5`, where a line names both; else nothing."""
    return f"{body} {item}" if body and item else ""


def _ends_alike(wanted: str, name: str) -> bool:
    """Whether an item of some body is wanted and this has its number, after another body's name."""
    number = plain(name.rpartition(" ")[2])
    return " " in name.strip() and wanted != number and wanted.endswith(number)


def _marked(path: Path, concerns: Callable[..., bool], fixed: bool) -> tuple[bytes, int]:
    if path.suffix.lower() == ".xlsx":
        from scheduler.readers.fixed_lines_xlsx import in_xlsx

        return in_xlsx(path, concerns, _is_no, fixed)
    mark = _in_json if path.suffix.lower() == ".json" else _in_csv
    return mark(path, read_text(path), concerns, fixed)


def _is_no(text: str) -> bool:
    return text.strip().casefold() in NO


def _in_json(
    path: Path, text: str, concerns: Callable[..., bool], fixed: bool
) -> tuple[bytes, int]:
    try:
        document: Any = json.loads(text)
        entries = [entry for entry in document["entries"] if entry["part"] is not None]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise refused(path, "This is not a timetable of ours.") from error
    count = 0
    for entry in entries:
        if concerns(entry.get("item"), entry.get("title"), entry["part"]):
            count += bool(entry.get("fixed")) is not fixed
            for place in (entry, *entry.get("pieces", ())):
                place["fixed"] = fixed
    return f"{json.dumps(document, indent=2, ensure_ascii=False)}\n".encode(), count


def _in_csv(path: Path, text: str, concerns: Callable[..., bool], fixed: bool) -> tuple[bytes, int]:
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    heads = [head.strip().casefold() for head in rows[0]] if rows else []
    if "item" not in heads or "title" not in heads:
        raise refused(path, "There is no column “item”.", line=1)
    if "fixed" not in heads:
        heads.append("fixed")
        rows[0].append("fixed")
    at = heads.index("fixed")
    count = 0
    for row in rows[1:]:
        row.extend([""] * (len(heads) - len(row)))
        item, title = row[heads.index("item")], row[heads.index("title")]
        body = row[heads.index("body")] if "body" in heads else ""
        if concerns(item, title, of_body(body, item)):
            count += _is_no(row[at]) is fixed
            row[at] = "true" if fixed else "false"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=_line_end(text)).writerows(rows)
    return out.getvalue().encode(_encoding(path)), count


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _encoding(path: Path) -> str:
    return "utf-8-sig" if path.read_bytes().startswith(b"\xef\xbb\xbf") else "utf-8"
