"""Reads conference files: YAML text in, a checked `Conference` out.

Nothing heavy is imported until a file is read.
"""

from pathlib import Path
from typing import Any

from scheduler.domain.conference import Conference

__all__ = ["json_schema", "read_conference", "starting_file"]


def read_conference(path: Path) -> Conference:
    """Read a conference file: YAML, or an Excel workbook.

    Raises `scheduler.errors.InputFaults` with every fault found, each with its line.
    """
    from scheduler.readers.assemble import conference_from
    from scheduler.readers.yaml_source import read_source

    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from scheduler.readers.xlsx_source import read_workbook

        return conference_from(read_workbook(path))
    source = read_source(path)
    if _names_a_table(source.data.get("agenda")):
        from scheduler.readers.items_csv import take_items

        take_items(source, path.parent)
    return conference_from(source)


def _names_a_table(agenda: Any) -> bool:
    """Whether the agenda is not in the file but in a table that it names."""
    return isinstance(agenda, str) and agenda.lower().endswith((".csv", ".tsv"))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a conference file, for editors."""
    from scheduler.readers.json_schema import json_schema as schema

    return schema()


def starting_file() -> str:
    """A commented conference file for a planner to begin with; it reads without fault."""
    from scheduler.readers.starting_file import starting_file as text

    return text()
