"""Day sheets, as a conference's journal prints them: every meeting of a day with all about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.hearings import Call, calls
from scheduler.domain.timetable import Line, Timetable, lines
from scheduler.errors import UsageError
from scheduler.wording import LANGUAGES, Wording
from scheduler.wording.days_and_hours import day_in_sentence, hours
from scheduler.wording.numbers import item_number
from scheduler.writers import status
from scheduler.writers.called_up import CalledUp, called_up
from scheduler.writers.edition import Edition
from scheduler.writers.phrases import Phrase, phrase, plain
from scheduler.writers.table import about


@dataclass(frozen=True, slots=True)
class Taken:
    """An item taken in a meeting, with those on its list of speakers who are heard then.

    `time` is printed only where the item has an hour of its own.
    """

    number: str
    title: Phrase
    continued: bool
    time: str = ""
    called_up: CalledUp | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting, or an event of the day, with what is done in it."""

    time: str
    room: str
    body: str
    details: tuple[str, ...]
    items: tuple[Taken, ...]
    interpretation: str

    @property
    def has_speakers(self) -> bool:
        """Whether it has a list of speakers, which may be longer than a page."""
        return any(taken.called_up for taken in self.items)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The programme of one day."""

    title: str
    sittings: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The sheets of a conference; a column that would be empty throughout is left out."""

    words: Wording
    symbol: str
    about: tuple[Phrase, ...]
    status: str
    sheets: tuple[Sheet, ...]
    with_rooms: bool
    with_bodies: bool
    with_languages: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns."""
        rooms, bodies, languages = self.with_rooms, self.with_bodies, self.with_languages
        shown = {"time": True, "room": rooms, "body": bodies, "agenda_items": True}
        return tuple(
            self.words[head]
            for head, wanted in {**shown, "interpretation": languages}.items()
            if wanted
        )


# Who is called up, by part and meeting.
_Calls = Mapping[tuple[str, str], Sequence[Call]]


def programme(conference: Conference, timetable: Timetable, edition: Edition) -> Programme:
    """The day sheets of an edition; raises UsageError for a day on which nothing is held."""
    words = edition.words
    printed = lines(conference, timetable)
    held = sorted({line.date for line in printed} | {m.date for m in conference.meetings})
    days = held if edition.days is None else _checked(edition.days, held)
    with_year = len({day.year for day in held}) > 1
    heard = _heard(conference, timetable)
    sheets = tuple(
        Sheet(
            words.fill("programme", day=day_in_sentence(words, day, with_year)),
            tuple(_sittings(conference, words, day, printed, heard)),
        )
        for day in days
    )
    return Programme(
        words=words,
        symbol=conference.symbol,
        about=about(conference, words),
        status=status.note(words, timetable),
        sheets=sheets,
        with_rooms=any(meeting.room for meeting in conference.meetings)
        or any(line.room for line in printed),
        with_bodies=len(conference.bodies) > 1,
        with_languages=any(meeting.languages for meeting in conference.meetings),
    )


def _heard(conference: Conference, timetable: Timetable) -> _Calls:
    return {
        (part.id, meeting): found
        for part in conference.parts
        if part.speakers
        for meeting, found in calls(conference, timetable, part).items()
    }


def _checked(days: Sequence[date], held: Sequence[date]) -> list[date]:
    for day in days:
        if day not in held:
            between = f"it meets between {held[0]} and {held[-1]}" if held else "it has no meetings"
            raise UsageError(f"Nothing is held on {day}; {between}.")
    return sorted(set(days))


def _sittings(
    conference: Conference, words: Wording, day: date, printed: Sequence[Line], heard: _Calls
) -> list[Sitting]:
    order = {body.id: index for index, body in enumerate(conference.bodies)}
    found: list[tuple[int, int, Sitting]] = []
    for meeting in conference.meetings:
        if meeting.date == day:
            own = [line for line in printed if line.meeting == meeting.id and line.part is not None]
            if not own and conference.may_lapse(meeting):
                continue
            sitting = _of_meeting(conference, words, meeting, own, heard)
            found.append((meeting.start, order[meeting.body], sitting))
    for line in printed:
        if line.date == day and line.part is None:
            begins = line.start if line.start is not None else 0
            found.append((begins, -1, _of_event(conference, words, line)))
    return [sitting for _, _, sitting in sorted(found, key=lambda each: each[:2])]


def _of_meeting(
    conference: Conference, words: Wording, meeting: Meeting, own: Sequence[Line], heard: _Calls
) -> Sitting:
    start = meeting.start if meeting.hours_stated else None
    end = meeting.end if meeting.hours_stated and meeting.end_stated else None
    return Sitting(
        time=hours(words, start, end, meeting.half_day),
        room=plain(words, next((line.room for line in own), meeting.room)),
        body=plain(words, conference.body_by_id[meeting.body].name),
        details=tuple(plain(words, text) for text in (meeting.label, meeting.note) if text),
        items=tuple(
            replace(
                _taken(conference, words, line),
                called_up=called_up(
                    words, _in_line(line, heard), conference.original_language, meeting.hours_stated
                ),
            )
            for line in own
        ),
        interpretation=words["list_comma"].join(
            words.language_name(code) for code in _in_order(meeting.languages)
        ),
    )


def _in_line(line: Line, heard: _Calls) -> list[Call]:
    """Those called up in a line; an item that others interrupt has several in its meeting."""
    assert line.starts is not None
    assert line.ends is not None
    found = heard.get((line.part or "", line.meeting or ""), ())
    return [call for call in found if line.starts <= call.start < line.ends]


def _of_event(conference: Conference, words: Wording, line: Line) -> Sitting:
    body = plain(words, conference.body_by_id[line.body].name) if line.body else ""
    return Sitting(
        time=hours(words, line.start, line.end, line.half_day),
        room=plain(words, line.room),
        body=body,
        details=(),
        items=(_taken(conference, words, line, with_time=False),),
        interpretation="",
    )


def _taken(conference: Conference, words: Wording, line: Line, with_time: bool = True) -> Taken:
    title = phrase(words, line.title, conference.original_language, line.titles)
    time = hours(words, line.start, line.end) if line.own_time and with_time else ""
    return Taken(item_number(words, line.number), title, line.continued, time)


def _in_order(codes: frozenset[str]) -> list[str]:
    """The official languages in their order, then others by code."""
    official = list(LANGUAGES)
    return sorted(codes, key=lambda code: (official.index(code) if code in official else 99, code))
