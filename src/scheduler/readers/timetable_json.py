"""Reads `timetable.json` back, exactly as it was."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from scheduler.domain.clock import DAY
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty
from scheduler.domain.timetable import Cost, Placement, Status, Timetable, in_time_order
from scheduler.errors import Fault, InputFaults, refused
from scheduler.readers.faults import WrongValueError
from scheduler.readers.history import history_in
from scheduler.readers.timetable_rows import Row, timetable_of

_FOREIGN = "This is not a timetable of ours."
_HINT = "A timetable.json is written by “scheduler solve”."


def read_json(path: Path, conference: Conference) -> Timetable:
    """The timetable in a file, for the conference it was made for.

    A list of entries with no more than the columns of the CSV is read as that is. A conference file
    that has changed since is a notice; a part or meeting that it no longer has is a fault. Raises
    InputFaults with all of them.
    """
    file, text = str(path), _text(path)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"This is not JSON: {error.msg[0].lower()}{error.msg[1:]}."
        hint = "Write it anew with “scheduler solve”, or undo the last change."
        raise refused(file, message, hint, line=error.lineno) from error
    try:
        entries = _entries(document, conference)
        found = _whole(document)
    except WrongValueError as error:
        raise refused(file, error.message, error.hint) from error
    lines = list(_entry_lines(text))
    if not any("part" in entry and "meeting" in entry for entry in entries):
        return _from_rows(file, conference, entries, lines)
    placed, faults = [], []
    for entry, line in zip(entries, lines, strict=True):
        try:
            placed += list(_placements(entry, conference))
        except WrongValueError as error:
            faults.append(Fault(file, line, error.message, error.hint))
    if faults:
        raise InputFaults(faults)
    return replace(
        found,
        placements=in_time_order(conference, placed),
        notices=_notices(file, document, conference),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise refused(path, "Cannot read this timetable: no such file.") from error
    except OSError as error:
        raise refused(path, "Cannot read this timetable: it cannot be opened.") from error
    except UnicodeDecodeError as error:
        raise refused(path, "The file is not in UTF-8.", _HINT) from error


def _entries(document: Any, conference: Conference) -> list[Mapping[str, Any]]:
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WrongValueError(_FOREIGN, _HINT)
    made_for = document.get("conference")
    its = made_for.get("id") if isinstance(made_for, dict) else made_for
    if its is not None and its != conference.id:
        message = f"This timetable is of the conference “{its}”, not of “{conference.id}”."
        hint = (
            f"Give the conference file it was made for; if it is the same, add “id: {its}” to it."
        )
        raise WrongValueError(message, hint)
    return entries


def _whole(document: Mapping[str, Any]) -> Timetable:
    """All but the placements."""
    try:
        return Timetable(
            placements=(),
            status=Status(document.get("status", Status.GIVEN)),
            objective=_number(document, "objective"),
            bound=_number(document, "bound"),
            costs=tuple(map(_cost, document.get("costs", ()))),
            version=_number(document, "version") or 1,
            made_with=dict(document.get("made_with", {})),
            stopped_by=str(document.get("stopped_by", "")),
            papers=tuple(map(str, document.get("moved_by_late_papers", ()))),
            history=history_in(document),
            duties=_duties(document),
            even=bool(document["roster"]["even"]) if "roster" in document else False,
        )
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        if isinstance(error, WrongValueError):
            raise
        message = "What is said around the entries of this timetable cannot be understood."
        raise WrongValueError(message, _HINT) from error


def _number(document: Mapping[str, Any], key: str) -> int | None:
    value = document.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise WrongValueError(f"“{key}” should be a whole number, not {json.dumps(value)}.")


def _cost(value: Mapping[str, Any]) -> Cost:
    details = tuple(map(str, value.get("details", ())))
    return Cost(value["rule"], int(value["amount"]), int(value["weight"]), value["unit"], details)


def _duties(document: Mapping[str, Any]) -> tuple[Duty, ...] | None:
    """Who serves which meeting, where that was decided."""
    if "roster" not in document:
        return None
    return tuple(
        Duty(str(one["person"]), str(one["booth"]), str(one["meeting"]))
        for one in document["roster"]["duties"]
    )


def _placements(entry: Mapping[str, Any], conference: Conference) -> Iterator[Placement]:
    """The placements of one entry; none for a fixed event."""
    part_id, meeting_id = entry.get("part"), entry.get("meeting")
    if part_id is None:
        return
    part = conference.part_by_id.get(str(part_id))
    if part is None:
        near = get_close_matches(str(part_id), list(conference.part_by_id), n=1, cutoff=0.5)
        hint = f"Did you mean {conference.part_by_id[near[0]].name}?" if near else ""
        raise WrongValueError(f"The agenda has no item {part_id}.", hint)
    meeting = conference.meeting_by_id.get(str(meeting_id))
    if meeting is None:
        raise WrongValueError(
            f"The conference has no meeting “{meeting_id}” any more, in which {part.name} was.",
            _without_it(entry, conference, part.body),
        )
    _check(entry, "item", part.number, part.name)
    _check(entry, "date", meeting.date.isoformat(), f"the meeting “{meeting.id}”")
    pieces = entry.get("pieces") or [
        {
            "start": entry.get("planned_start"),
            "end": entry.get("planned_end"),
            "fixed": entry.get("fixed"),
        }
    ]
    for piece in pieces:
        start = _minute(piece.get("start"), meeting)
        end = _minute(piece.get("end"), meeting)
        yield Placement(part.id, meeting.id, start, end, bool(piece.get("fixed")))


def _check(entry: Mapping[str, Any], key: str, right: str, of: str) -> None:
    """An entry that was edited in one place says two things."""
    said = entry.get(key, right)
    if said != right:
        message = f"“{key}” is {json.dumps(said, ensure_ascii=False)}, but “{right}” for {of}."
        raise WrongValueError(message, "To move items by hand, edit organization-of-work.csv.")


def _without_it(entry: Mapping[str, Any], conference: Conference, body: str) -> str:
    """What the body has on that day, and how a meeting is given back that has been published."""
    own = [m for m in conference.meetings_of(body) if m.date.isoformat() == entry.get("date")]
    told = "It does not meet that day any more."
    if own:
        told = f"That day has {'; '.join(map(str, own))}."
    keep = "A meeting given back stays in the conference file: “released: Friday morning”."
    return f"{told}\n    {keep}"


def _minute(value: Any, meeting: Meeting) -> int:
    minute = _clock(value)
    past_midnight = meeting.end > DAY and minute < meeting.start
    return minute + DAY if past_midnight else minute


def _clock(value: Any) -> int:
    match = re.fullmatch(r"([01]\d|2[0-4]):([0-5]\d)", str(value))
    if not match:
        raise WrongValueError(
            f"{json.dumps(value, ensure_ascii=False)} is not an hour.", "Write 15:00."
        )
    return int(match[1]) * 60 + int(match[2])


def _notices(file: str, document: Mapping[str, Any], conference: Conference) -> tuple[str, ...]:
    made_for = document.get("conference")
    mark = made_for.get("fingerprint") if isinstance(made_for, dict) else None
    if mark in (None, "", conference.fingerprint):
        return ()
    return (f"{file}: the conference file has changed since this timetable was made.",)


def _from_rows(
    file: str, conference: Conference, entries: list[Mapping[str, Any]], lines: list[int]
) -> Timetable:
    rows, faults = [], []
    for entry, line in zip(entries, lines, strict=True):
        try:
            rows.append(_row(entry, line))
        except WrongValueError as error:
            faults.append(Fault(file, line, error.message, error.hint))
    return timetable_of(file, conference, rows, faults)


def _row(entry: Mapping[str, Any], line: int) -> Row:
    try:
        day = date.fromisoformat(str(entry["date"]))
    except (KeyError, ValueError) as error:
        raise WrongValueError("The entry has no date.", "Write “date”: “2019-09-12”.") from error
    start, end = (None if entry.get(k) is None else _clock(entry[k]) for k in ("start", "end"))
    body, item, title = (str(entry.get(key) or "") for key in ("body", "item", "title"))
    marked = entry.get("continued")
    continued = None if marked is None else bool(marked)
    return Row(line, day, start, end, body, item, title, continued)


def _entry_lines(text: str) -> Iterator[int]:
    """The line on which each entry begins, found by walking the list as the decoder does."""
    decoder = json.JSONDecoder()
    match = re.search(r'"entries"\s*:\s*\[', text)
    at = _skip(text, match.end()) if match else len(text)
    while at < len(text) and text[at] == "{":
        yield text.count("\n", 0, at) + 1
        at = _skip(text, decoder.raw_decode(text, at)[1])
        if at < len(text) and text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
