"""Reads conference files: YAML text in, a checked `Conference` out.

Nothing heavy is imported until a file is read.
"""

from pathlib import Path
from typing import Any

from scheduler.domain.conference import Conference

__all__ = ["json_schema", "read_conference", "starting_file"]


def read_conference(path: Path) -> Conference:
    """Read a conference file.

    Raises `scheduler.errors.InputFaults` with every fault found, each with its line.
    """
    from scheduler.readers.assemble import conference_from
    from scheduler.readers.yaml_source import read_source

    return conference_from(read_source(path))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a conference file, for editors."""
    from scheduler.readers.json_schema import json_schema as schema

    return schema()


def starting_file() -> str:
    """A commented conference file for a planner to begin with; it reads without fault."""
    from scheduler.readers.starting_file import starting_file as text

    return text()
