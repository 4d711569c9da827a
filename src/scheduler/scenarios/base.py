"""A conference file as plain data, which scenarios change before it is read anew.

The file is read again after each change, so that shares of time and all else that follows from it
follow anew, and a change that makes no sense is told as a fault of the file would be.
"""

import json
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.domain.clock import clock
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import Place, Source, read_source


@dataclass(frozen=True)
class Base:
    """The contents of a conference file, the line of each place in it, and what it says."""

    name: str
    data: dict[str, Any]
    lines: dict[Place, int]
    conference: Conference

    def read(self, data: dict[str, Any]) -> Conference:
        """The conference of changed contents; raises InputFaults."""
        return conference_from(Source(self.name, deepcopy(data), dict(self.lines)))


def read_base(path: Path) -> Base:
    """Read a conference file; raises InputFaults."""
    source = read_source(path)
    data = deepcopy(source.data)
    return Base(source.name, data, dict(source.lines), conference_from(source))


def canonical(data: Any) -> str:
    """The same text for the same contents."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


def bodies(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The groups of lines that describe the bodies: the file itself where it has but one."""
    return data["bodies"] if data.get("bodies") else [data]


def groups_of(conference: Conference, data: dict[str, Any]) -> list[tuple[Body, dict[str, Any]]]:
    """Each body that has an agenda, with the group of lines that describes it."""
    return list(zip(conference.mandated, bodies(data), strict=True))


def list_meetings(base: Base, data: dict[str, Any]) -> None:
    """Write every meeting of each body as an entry of its own."""
    conference = base.read(data)
    entries = []
    for body, group in groups_of(conference, data):
        own = [(meeting, _entry(meeting)) for meeting in conference.meetings_of(body.id)]
        group["meetings"] = [entry for _, entry in own]
        entries += own
    # What the house's hours do not give is said in full.
    again = {meeting.id: meeting for meeting in base.read(data).meetings}
    for meeting, entry in entries:
        same = again.get(meeting.id)
        if same is None or (same.start, same.end) != (meeting.start, meeting.end):
            entry["hours"] = f"{clock(meeting.start)}–{clock(meeting.end)}"


def entries_of(group: dict[str, Any], named: Iterable[Meeting]) -> list[dict[str, Any]]:
    """Of the meetings listed for a body (`list_meetings`) the entries of some."""
    times = {(meeting.date.isoformat(), meeting.half_day.value) for meeting in named}
    return [one for one in group["meetings"] if (one["date"], one["half_day"]) in times]


def _entry(meeting: Meeting) -> dict[str, Any]:
    found: dict[str, Any] = {
        "date": meeting.date.isoformat(),
        "half_day": meeting.half_day.value,
        "languages": sorted(meeting.languages) or "none",
    }
    stated = {
        "room": meeting.room,
        "label": meeting.label,
        "note": meeting.note,
        "online": meeting.online,
        "jointly": list(meeting.jointly_with),
    }
    return found | {key: value for key, value in stated.items() if value}
