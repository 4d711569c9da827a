"""The lines of the organization of work as plain values, for the CSV and the JSON."""

from dataclasses import dataclass

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Line, Timetable, lines

COLUMNS = ("date", "start", "end", "body", "item", "title", "continued")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line with its hours as `HH:MM`, None where nobody has stated them.

    The start is that of the meeting even where it is planned with the usual hours only, since a
    reader must know the morning from the afternoon.
    """

    line: Line
    date: str
    start: str | None
    end: str | None
    body: str
    item: str
    title: str
    continued: bool


def entries(conference: Conference, timetable: Timetable) -> list[Entry]:
    """The lines of a timetable in order of time."""
    return [_entry(conference, line) for line in lines(conference, timetable)]


def _entry(conference: Conference, line: Line) -> Entry:
    start = line.start
    if start is None and line.part is not None and line.meeting is not None:
        start = conference.meeting_by_id[line.meeting].start
    return Entry(
        line=line,
        date=line.date.isoformat(),
        start=clock(start) if start is not None else None,
        end=clock(line.end) if line.end is not None else None,
        body=conference.body_by_id[line.body].name if line.body else "",
        item=line.number,
        title=line.title,
        continued=line.continued,
    )
