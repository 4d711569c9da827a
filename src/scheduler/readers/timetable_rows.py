"""What the rows of a table mean: which part in which meeting, at hours of its own or not.

A row is as a person leaves it in Excel. What cannot be understood is a fault of its line; what can
be, but is marked wrongly, is a notice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from scheduler.domain.agenda import Part
from scheduler.domain.clock import DAY, clock, day_name
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.timetable import Status, Timetable, in_time_order
from scheduler.errors import Fault, InputFaults
from scheduler.readers.timetable_minutes import Piece, placements

# So many items a message names; more than that nobody reads.
_RECITED = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read: hours are minutes of the day, None where the cell is empty."""

    line: int
    date: date
    start: int | None
    end: int | None
    body: str
    item: str
    title: str
    continued: bool | None
    fixed: bool = False


@dataclass
class _Reading:
    file: str
    conference: Conference
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def fault(self, row: Row, message: str, hint: str = "") -> None:
        self.faults.append(Fault(self.file, row.line, message, hint))


def timetable_of(
    file: str, conference: Conference, rows: Sequence[Row], faults: Iterable[Fault] = ()
) -> Timetable:
    """The timetable that rows describe, with the minutes they leave open (`timetable_minutes`).

    `faults` are those found before; all are raised together as InputFaults.
    """
    reading = _Reading(file, conference, list(faults))
    pieces: dict[str, list[Piece]] = {}
    for body, own in _by_body(reading, rows).items():
        placed = [(row, meeting) for row in own if (meeting := _meeting(reading, body, row))]
        placed.sort(key=lambda pair: (pair[1].date, pair[1].start))
        pieces[body.id] = _pieces(reading, body, placed)
    if reading.faults:
        raise InputFaults(reading.faults)
    found = [p for own in pieces.values() for p in placements(conference, own)]
    return Timetable(
        placements=in_time_order(conference, found),
        status=Status.GIVEN,
        notices=tuple(reading.notices),
    )


def _by_body(reading: _Reading, rows: Sequence[Row]) -> dict[Body, list[Row]]:
    found: dict[Body, list[Row]] = {body: [] for body in reading.conference.bodies}
    for row in rows:
        if _is_event(reading, row):
            continue
        body = _body(reading, row)
        if body is not None:
            found[body].append(row)
    return found


def _is_event(reading: _Reading, row: Row) -> bool:
    """Whether a row is a fixed line of the conference file; a moved one is a fault."""
    if row.item or any(_same(part.title, row.title) for part in reading.conference.parts):
        return False
    events = [e for e in reading.conference.events if _same(e.title, row.title)]
    if events and not any(
        e.date == row.date and e.start in (None, row.start) and e.end in (None, row.end)
        for e in events
    ):
        place = "; ".join(_when(e.date, e.start, e.end) for e in events)
        reading.fault(
            row,
            f"“{row.title}” is a fixed line of the conference file, on {place}.",
            "Change its time there, or put the row back.",
        )
    return bool(events)


def _when(day: date, start: int | None, end: int | None) -> str:
    hours = "–".join(clock(minute) for minute in (start, end) if minute is not None)
    return f"{day_name(day)} {hours}".strip()


def _body(reading: _Reading, row: Row) -> Body | None:
    bodies = reading.conference.bodies
    if not row.body:
        holding = [b for b in bodies if len(bodies) == 1 or _candidates(reading, b, row)]
        if len(holding) == 1:
            return holding[0]
        names = ", ".join(f"“{body.name}”" for body in bodies)
        reading.fault(row, "The body is missing.", f"Write one of {names}.")
        return None
    for body in bodies:
        if _same(row.body, body.name) or _same(row.body, body.id):
            return body
    names = ", ".join(f"“{body.name}”" for body in bodies)
    reading.fault(row, f"No body is called “{row.body}”.", f"The conference file has {names}.")
    return None


def _meeting(reading: _Reading, body: Body, row: Row) -> Meeting | None:
    """The meeting that begins at the row's hour, or else the one whose hours the row lies in."""
    of_body = reading.conference.meetings_of(body.id)
    that_day = [meeting for meeting in of_body if meeting.date == row.date]
    if row.start is None:
        if len(that_day) == 1:
            return that_day[0]
        if that_day:
            hours = _hours(that_day)
            reading.fault(row, "The hour is missing.", f"{body.name} meets {hours} that day.")
            return None
    else:
        for meeting in (*_starting(that_day, row.start), *_containing(that_day, row.start)):
            return meeting
    at = f" at {clock(row.start)}" if row.start is not None and that_day else ""
    hint = (
        f"That day it meets {_hours(that_day)}."
        if that_day
        else f"It meets on {', '.join(dict.fromkeys(day_name(m.date) for m in of_body))}."
    )
    reading.fault(row, f"{body.name} has no meeting on {day_name(row.date)}{at}.", hint)
    return None


def _starting(meetings: Iterable[Meeting], start: int) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.start == start]


def _containing(meetings: Iterable[Meeting], start: int) -> list[Meeting]:
    return [m for m in meetings if m.start <= _in_day_of(m, start) < m.end]


def _in_day_of(meeting: Meeting, minute: int) -> int:
    """The minute counted on past midnight where the meeting runs past it."""
    return minute + DAY if minute < meeting.start and minute + DAY <= meeting.end else minute


def _hours(meetings: Sequence[Meeting]) -> str:
    return " and ".join(f"{clock(m.start)}–{clock(m.end)}" for m in meetings)


def _pieces(reading: _Reading, body: Body, placed: Sequence[tuple[Row, Meeting]]) -> list[Piece]:
    """The rows of one body in order of time as pieces of its parts."""
    found: list[Piece] = []
    used: list[str] = []
    for row, meeting in placed:
        part = _part(reading, body, row, meeting, used)
        if part is None:
            continue
        repeats = bool(found) and (found[-1].part, found[-1].meeting) == (part.id, meeting.id)
        if not repeats:
            _check_continued(reading, row, part, part.id in used)
        _check_title(reading, row, part)
        start, end = _own_hours(row, meeting)
        if start is not None and end is not None and end <= start:
            message = f"The row ends at {clock(end)}, before it begins at {clock(start)}."
            reading.fault(row, message)
            continue
        used.append(part.id)
        if not (repeats and start is None):
            found.append(Piece(part.id, meeting.id, start, end, row.fixed))
    return found


def _own_hours(row: Row, meeting: Meeting) -> tuple[int | None, int | None]:
    """The row's hours where they are not simply those of its meeting."""
    if row.start is None:
        return None, None
    start = _in_day_of(meeting, row.start)
    end = None if row.end is None else _in_day_of(meeting, row.end)
    if start == meeting.start and end in (None, meeting.end):
        return None, None
    if end == meeting.end % DAY:
        end = meeting.end
    return start, end


def _part(
    reading: _Reading, body: Body, row: Row, meeting: Meeting, used: Sequence[str]
) -> Part | None:
    found = _candidates(reading, body, row)
    if len(found) > 1:
        found = [p for p in found if p.within is None or meeting.id in p.within] or found
    if len(found) > 1:
        found = [part for part in found if _same(part.title, row.title)] or found
    if len(found) > 1:
        # The parts of a split item come in their order; a row not continued begins the next one.
        begun = [part for part in found if part.id in used]
        fresh = [part for part in found if part.id not in used]
        found = begun[-1:] if begun and (row.continued or not fresh) else fresh[:1]
    if found:
        return found[0]
    known = reading.conference.parts_of(body.id)
    what = f"item {row.item}" if row.item else f"line “{_short(row.title)}”"
    reading.fault(row, f"The agenda of {body.name} has no {what}.", _suggestion(known, row))
    return None


def _candidates(reading: _Reading, body: Body, row: Row) -> list[Part]:
    parts = reading.conference.parts_of(body.id)
    if row.item:
        wanted = _plain(row.item)
        exact = [part for part in parts if wanted == _plain(part.number)]
        return exact or [part for part in parts if wanted == _plain(part.id)]
    return [part for part in parts if not part.number and _same(part.title, row.title)]


def _suggestion(known: Sequence[Part], row: Row) -> str:
    by_title = [part for part in known if row.title and _same(part.title, row.title)]
    if by_title:
        return f"The title is that of {by_title[0].name}."
    labels = {part.number or part.title: part for part in known}
    near = get_close_matches(row.item or row.title, labels, n=1, cutoff=0.5)
    if near:
        return f"Did you mean {labels[near[0]].name}?"
    first = ", ".join(_short(label) for label in [*labels][:_RECITED])
    more = f" and {len(labels) - _RECITED} more" if len(labels) > _RECITED else ""
    return f"There are {first}{more}." if labels else ""


def _check_continued(reading: _Reading, row: Row, part: Part, begun: bool) -> None:
    if row.continued is None or row.continued == begun:
        return
    wrong = (
        "is not marked as continued, but began earlier"
        if begun
        else ("is marked as continued, but begins here")
    )
    reading.notices.append(f"{reading.file}:{row.line}: {part.name} {wrong}.")


def _check_title(reading: _Reading, row: Row, part: Part) -> None:
    if row.title and not any(_same(row.title, title) for _, title in part.titles):
        reading.notices.append(
            f"{reading.file}:{row.line}: {part.name} is called “{_short(part.title)}” in the "
            f"conference file, not “{_short(row.title)}”."
        )


def _plain(number: str) -> str:
    """`1 (a)` however it is typed: without blanks, brackets and the word before it."""
    text = re.sub(r"^items?\s+", "", number.strip(), flags=re.IGNORECASE)
    return re.sub(r"[\s()]", "", text).rstrip(".").casefold()


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
