"""The printed table in words, without a format: what Word, HTML, Markdown and terminal share."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Line, Timetable, lines
from scheduler.writers import wording


@dataclass(frozen=True, slots=True)
class Row:
    """One row as printed.

    `time` is empty where the row belongs to the hours above it, and `body` where it goes on with
    the body above it. `details` are what is said of the meeting under its hours: label, room, note.
    `note` stands under the title ("for decision").
    """

    time: str
    details: tuple[str, ...]
    body: str
    number: str
    title: str
    continued: bool
    note: str = ""
    is_event: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day's heading and its rows."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The organization of work with all that is printed around it.

    `about` are the lines that say whose it is; `status` marks a timetable that was not proved
    optimal and is empty otherwise; `notes` stand under the table.
    """

    title: str
    about: tuple[str, ...]
    status: str
    columns: tuple[str, ...]
    days: tuple[Day, ...]
    notes: tuple[str, ...]

    @property
    def with_bodies(self) -> bool:
        """Whether there is a column for the body: only where several meet."""
        return wording.BODY in self.columns


def table(conference: Conference, timetable: Timetable) -> Table:
    """The organization of work of a timetable, ready to be set in any format."""
    printed = lines(conference, timetable)
    several = len(conference.bodies) > 1
    with_year = len({line.date.year for line in printed}) > 1
    days = tuple(
        Day(wording.day_heading(day, with_year), tuple(_rows(conference, list(group), several)))
        for day, group in groupby(printed, key=lambda line: line.date)
    )
    body_column = (wording.BODY,) if several else ()
    return Table(
        title=wording.TITLE,
        about=_about(conference),
        status=wording.status_note(timetable),
        columns=(
            wording.DATE_AND_TIME,
            *body_column,
            wording.AGENDA_ITEM,
            wording.TITLE_OR_DESCRIPTION,
        ),
        days=days,
        notes=_notes(conference),
    )


def _about(conference: Conference) -> tuple[str, ...]:
    names = [body.name for body in conference.bodies]
    who = conference.title or "; ".join(names)
    found = [who, *(names if len(names) == 1 and names[0] != who else ()), conference.session]
    days = [meeting.date for meeting in conference.meetings]
    when = wording.date_range(min(days), max(days)) if days else ""
    found.append(", ".join(filter(None, (conference.place, when))))
    return tuple(line[0].upper() + line[1:] for line in found if line)


def _notes(conference: Conference) -> tuple[str, ...]:
    rooms = {meeting.room for meeting in conference.meetings}
    found = []
    if len(rooms) == 1 and rooms != {""}:
        found.append(f"All meetings are held in {rooms.pop()}.")
    if conference.utc_offset:
        where = f"{conference.place}, " if conference.place else ""
        found.append(f"Times are local ({where}{conference.utc_offset}).")
    return (*found, *conference.footnotes)


def _rows(conference: Conference, printed: list[Line], several: bool) -> Iterator[Row]:
    above: Line | None = None
    resumes: int | None = None
    time_above = body_above = ""
    told: set[str | None] = set()
    for line in printed:
        opens = above is None or line.meeting is None or line.meeting != above.meeting
        resumes = None if opens else resumes
        stated = line.own_time or line.start is None
        start = line.start if stated or resumes is None else resumes
        time = wording.hours(start, line.end, line.half_day)
        body = conference.body_by_id[line.body].name if several and line.body else ""
        yield Row(
            time="" if time == time_above and (several or not opens) else time,
            details=() if line.meeting in told else _details(conference, line),
            body="" if body == body_above and not opens else body,
            number=line.number,
            title=line.title,
            continued=line.continued,
            note=_note(conference, line),
            is_event=line.part is None,
        )
        # After a line at an hour of its own, the meeting's other items come in what is left of it.
        resumes = line.ends if line.own_time and line.meeting is not None else resumes
        told |= {line.meeting} if line.part is not None else set()
        above, time_above, body_above = line, time, body


def _details(conference: Conference, line: Line) -> tuple[str, ...]:
    """What is said of a line's meeting under its hours; not the room if there is but one."""
    if line.part is None or line.meeting is None:
        return ()
    meeting = conference.meeting_by_id[line.meeting]
    one_room = len({other.room for other in conference.meetings}) == 1
    return tuple(filter(None, (meeting.label, "" if one_room else meeting.room, meeting.note)))


def _note(conference: Conference, line: Line) -> str:
    if line.part is None or line.continued:
        return ""
    items = conference.part_by_id[line.part].items
    notes = (conference.item_by_key[key].note for key in items if key in conference.item_by_key)
    return "; ".join(dict.fromkeys(filter(None, notes)))
