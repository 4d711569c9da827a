"""The printed table in words, without a format: what Word, PDF, HTML, Excel and others share."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Line, Timetable, lines
from scheduler.wording import Wording, wording_of
from scheduler.wording.days_and_hours import date_range, day_heading, hours
from scheduler.wording.numbers import item_number
from scheduler.wording.rooms import room_told
from scheduler.writers import status
from scheduler.writers.phrases import Phrase, phrase, plain

# What became of a row in the revised form of a table (`writers.revised`).
NEW, GONE = "new", "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as printed.

    `time` is empty where the row belongs to the hours above it, and `body` where it goes on with
    the body above it. `details` are what is said of the meeting under its hours: label, room, note.
    `language` is that of the title; `mark` says that it is not translated. `note` stands under the
    title ("for decision"). `change` is NEW or GONE in a revised form, else empty.
    """

    time: str
    details: tuple[str, ...]
    body: str
    number: str
    title: str
    continued: bool
    note: str = ""
    is_event: bool = False
    language: str = ""
    mark: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day's heading and its rows."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The organization of work with all that is printed around it.

    `about` are the lines that say whose it is; `status` marks a timetable that was not proved
    optimal and is empty otherwise; `notes` stand under the table. `with_bodies` tells that there
    is a column for the body: only where several meet.
    """

    words: Wording
    symbol: str
    title: str
    about: tuple[Phrase, ...]
    status: str
    columns: tuple[str, ...]
    days: tuple[Day, ...]
    notes: tuple[Phrase, ...]
    with_bodies: bool


def table(conference: Conference, timetable: Timetable, words: Wording | None = None) -> Table:
    """The organization of work of a timetable, ready to be set in any format.

    Without a wording: in the original language of the conference.
    """
    words = words or wording_of(conference)
    printed = lines(conference, timetable)
    several = len(conference.bodies) > 1
    with_year = len({line.date.year for line in printed}) > 1
    setter = _Setter(conference, words, several)
    days = tuple(
        Day(day_heading(words, day, with_year), tuple(setter.rows(list(group))))
        for day, group in groupby(printed, key=lambda line: line.date)
    )
    heads = ("date_and_time", *(("body",) if several else ()), "agenda_item")
    return Table(
        words=words,
        symbol=conference.symbol,
        title=words["title"],
        about=about(conference, words),
        status=status.note(words, timetable),
        columns=tuple(words[head] for head in (*heads, "title_or_description")),
        days=days,
        notes=_notes(conference, words),
        with_bodies=several,
    )


def about(conference: Conference, words: Wording) -> tuple[Phrase, ...]:
    """Whose conference it is, which session, where and when; each line begins with a capital."""
    original = conference.original_language
    names = [body.name for body in conference.bodies]
    who = conference.title or "; ".join(names)
    texts = [who, *(names if len(names) == 1 and names[0] != who else ()), conference.session]
    found = [phrase(words, text, original) for text in texts if text]
    days = [meeting.date for meeting in conference.meetings]
    when = date_range(words, min(days), max(days)) if days else ""
    where = words["comma"].join(filter(None, (_place(words, conference), when)))
    found += [Phrase(where, words.language)] if where else []
    return tuple(Phrase(p.text[0].upper() + p.text[1:], p.language, p.mark) for p in found)


# Keeps the digits after a word in Latin letters on its left, where a line runs from right to left.
_RIGHT_TO_LEFT_MARK = "\u200f"


def _place(words: Wording, conference: Conference) -> str:
    place = plain(words, conference.place)
    return place + _RIGHT_TO_LEFT_MARK if place and words.is_right_to_left else place


def _notes(conference: Conference, words: Wording) -> tuple[Phrase, ...]:
    rooms = {meeting.room for meeting in conference.meetings}
    found = []
    if len(rooms) == 1 and rooms != {""}:
        found.append(words.fill("one_room", room=plain(words, rooms.pop())))
    if conference.utc_offset:
        parts = (_place(words, conference), conference.utc_offset)
        where = words["comma"].join(filter(None, parts))
        found.append(words.fill("local_times", where=where))
    return (
        *(Phrase(text, words.language) for text in found),
        *(phrase(words, text, conference.original_language) for text in conference.footnotes),
    )


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the rows of a day."""

    conference: Conference
    words: Wording
    several: bool

    def rows(self, printed: list[Line]) -> Iterator[Row]:
        above: Line | None = None
        resumes: int | None = None
        time_above = body_above = ""
        told: set[str | None] = set()
        for line in printed:
            opens = above is None or line.meeting is None or line.meeting != above.meeting
            resumes = None if opens else resumes
            stated = line.own_time or line.start is None
            start = line.start if stated or resumes is None else resumes
            time = hours(self.words, start, line.end, line.half_day)
            body = self._body(line)
            yield self._row(
                line,
                time="" if time == time_above and (self.several or not opens) else time,
                details=() if line.meeting in told else self._details(line),
                body="" if body == body_above and not opens else body,
            )
            # After a line at an hour of its own, the meeting's other items come in what is left.
            resumes = line.ends if line.own_time and line.meeting is not None else resumes
            told |= {line.meeting} if line.part is not None else set()
            above, time_above, body_above = line, time, body

    def _row(self, line: Line, time: str, details: tuple[str, ...], body: str) -> Row:
        title = phrase(self.words, line.title, self.conference.original_language, line.titles)
        return Row(
            time=time,
            details=details,
            body=body,
            number=item_number(self.words, line.number),
            title=title.text,
            continued=line.continued,
            note=self._note(line),
            is_event=line.part is None,
            language=title.language,
            mark=title.mark,
        )

    def _body(self, line: Line) -> str:
        if not self.several or not line.body:
            return ""
        return plain(self.words, self.conference.body_by_id[line.body].name)

    def _details(self, line: Line) -> tuple[str, ...]:
        """What is said of a line's meeting under its hours; not the room if there is but one."""
        if line.part is None or line.meeting is None:
            return ()
        meeting = self.conference.meeting_by_id[line.meeting]
        one_room = len({other.room for other in self.conference.meetings}) == 1
        room = "" if one_room else room_told(self.words, plain(self.words, meeting.room))
        said = plain(self.words, meeting.label), room, plain(self.words, meeting.note)
        return tuple(filter(None, said))

    def _note(self, line: Line) -> str:
        if line.part is None or line.continued:
            return ""
        items = self.conference.part_by_id[line.part].items
        by_key = self.conference.item_by_key
        notes = (plain(self.words, by_key[key].note) for key in items if key in by_key)
        return "; ".join(dict.fromkeys(filter(None, notes)))
