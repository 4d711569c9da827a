"""From a timetable to the appointments that participants see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from scheduler.domain.agenda import Document
from scheduler.domain.clock import instant
from scheduler.domain.conference import Conference, Meeting, WordingChanges
from scheduler.domain.hearings import hearings as heard_of
from scheduler.domain.history import Appointment, By, Heading, Remark, Topic
from scheduler.domain.roster import duties, interpreters
from scheduler.domain.timetable import Line, Status, Timetable, lines


def appointments(conference: Conference, timetable: Timetable) -> tuple[Appointment, ...]:
    """One for each meeting and one for each part of an agenda item, each kind in order of time.

    A half-day that is open to a body, and that it neither needs nor uses, is no meeting; nor is one
    that the body has given back.
    """
    printed = lines(conference, timetable)
    services = _Services.of(conference, timetable, printed)
    # Sorting is stable, so that what begins together stays in the order of the bodies.
    meetings = sorted(conference.meetings, key=lambda m: (m.date, m.start))
    held = {placed.meeting for placed in timetable.placements}
    found = [
        _of_meeting(conference, meeting, printed, services)
        for meeting in meetings
        if meeting.id in held or not _falls_away(conference, meeting)
    ]
    return (*found, *_of_items(conference, printed, services))


def _falls_away(conference: Conference, meeting: Meeting) -> bool:
    is_released = meeting.id in conference.body_by_id[meeting.body].released
    return is_released or conference.may_lapse(meeting)


@dataclass(frozen=True, slots=True)
class _Services:
    """By meeting: the room that it is given, and its interpreters; and whether all may change.

    `hearings` are the speakers of a part by part and meeting.
    """

    rooms: Mapping[str, str]
    interpreters: Mapping[str, tuple[tuple[str, str], ...]]
    tentative: bool
    hearings: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(
        cls, conference: Conference, timetable: Timetable, printed: Sequence[Line]
    ) -> "_Services":
        interpreters: dict[str, tuple[tuple[str, str], ...]] = {}
        for duty in duties(conference, timetable):
            before = interpreters.get(duty.meeting, ())
            interpreters[duty.meeting] = (*before, (duty.language, duty.person))
        rooms = {line.meeting: line.room for line in printed if line.meeting and line.room}
        # Time that is kept for further speakers is nobody's.
        listed = {s.name for part in conference.parts for s in part.speakers if s.is_listed}
        hearings = {
            (one.part, one.meeting): tuple(name for name in one.speakers if name in listed)
            for part in conference.parts
            for one in (heard_of(conference, timetable, part) or () if part.speakers else ())
        }
        return cls(rooms, interpreters, timetable.status is Status.FEASIBLE, hearings)

    def heard(self, meeting: str, parts: Iterable[str | None]) -> tuple[str, ...]:
        """The speakers of some parts in a meeting."""
        names = (self.hearings.get((part, meeting), ()) for part in parts if part is not None)
        return tuple(name for own in names for name in own)


def known_in(conference: Conference) -> dict[str, list[str]]:
    """What views of its timetables may ask for, before there is one."""
    parts = (one.number for one in conference.parts)
    items = (text for one in conference.items for text in (one.key, one.number))
    rooms = (
        *(one.name for one in conference.services.rooms),
        *(m.room for m in conference.meetings),
    )
    return {
        "bodies": [text for body in conference.bodies for text in (body.id, body.name)],
        "rooms": list(rooms),
        "languages": [code for m in conference.meetings for code in sorted(m.languages)],
        "items": [*items, *parts],
        "people": [
            *(person.name for person in conference.people),
            *(s.name for part in conference.parts for s in part.speakers if s.is_listed),
        ],
        "interpreters": list(interpreters(conference)),
    }


# Forms for tables and day sheets alone: what the planner makes of them changes no calendar.
PRINTED_ONLY = frozenset(
    {
        *("annex", "date_and_time", "body", "title_or_description", "agenda_items", "time", "room"),
        *("weekdays", "months", "first_of_month", "day", "day_and_year", "date", "dates_in_month"),
        *("dates_in_year", "dates", "morning", "afternoon", "evening", "original_only", "one_room"),
        *("local_times", "gap", "comma", "decimal", "programme", "italics"),
        *("word_font", "pdf_fonts"),
    }
)


def heading(
    conference: Conference, timetable: Timetable, shown: Iterable[Appointment] = ()
) -> Heading:
    """What a calendar says of the conference; `shown` are the appointments, for their names."""
    names = {conference.title, conference.session, *(body.name for body in conference.bodies)}
    for one in shown:
        names |= {one.body_name, one.label, one.room, one.place, one.note}
        names |= {role for role, _ in one.people}
    return Heading(
        title=conference.title,
        zone=conference.zone,
        language=conference.original_language,
        bodies=tuple(body.name for body in conference.bodies),
        session=conference.session,
        symbol=conference.symbol,
        tentative=timetable.status is Status.FEASIBLE,
        organizer=conference.organizer,
        wordings=tuple(_wordings(conference, names)),
        feeds=conference.feeds,
    )


def _wordings(conference: Conference, names: Set[str]) -> Iterator[WordingChanges]:
    """What the planner changes in words and names that stand in calendars."""
    for changes in conference.wordings:
        forms = tuple(pair for pair in changes.forms if pair[0] not in PRINTED_ONLY)
        texts = tuple(pair for pair in changes.texts if pair[0] in names)
        if forms or texts:
            yield WordingChanges(changes.language, forms, texts)


def _of_meeting(
    conference: Conference, meeting: Meeting, printed: tuple[Line, ...], services: _Services
) -> Appointment:
    own = [line for line in printed if line.meeting == meeting.id]
    return replace(
        _frame(conference, meeting, services),
        topics=tuple(_topic(conference, line) for line in own),
        people=_people(conference, [line.part for line in own]),
        speakers=services.heard(meeting.id, [line.part for line in own]),
        label=meeting.label,
        remarks=_remarks(meeting),
    )


def _of_items(
    conference: Conference, printed: tuple[Line, ...], services: _Services
) -> Iterator[Appointment]:
    """An item's first, second … part as it stands in the table, by the hours it is planned for."""
    taken: dict[str, int] = {}
    for line in printed:
        if line.part is None or line.meeting is None or line.starts is None or line.ends is None:
            continue
        taken[line.part] = taken.get(line.part, 0) + 1
        yield replace(
            _frame(conference, conference.meeting_by_id[line.meeting], services),
            id=f"item {line.part} {taken[line.part]}",
            by=By.ITEM,
            starts=instant(line.date, line.starts, conference.zone),
            ends=instant(line.date, line.ends, conference.zone),
            topics=(replace(_topic(conference, line), start=None, end=None),),
            people=_people(conference, [line.part]),
            speakers=services.heard(line.meeting, [line.part]),
        )


def _frame(conference: Conference, meeting: Meeting, services: _Services) -> Appointment:
    known = [code for code in conference.languages if code in meeting.languages]
    return Appointment(
        id=f"meeting {meeting.id}",
        by=By.MEETING,
        body=meeting.body,
        body_name=conference.body_by_id[meeting.body].name,
        starts=conference.begins(meeting),
        ends=conference.ends(meeting),
        topics=(),
        room=services.rooms.get(meeting.id, meeting.room),
        place=conference.place,
        online=meeting.online or conference.online,
        note=meeting.note,
        languages=tuple(known),
        tentative=services.tentative,
        booths=services.interpreters.get(meeting.id, ()),
    )


def _people(conference: Conference, parts: Sequence[str | None]) -> tuple[tuple[str, str], ...]:
    """(role, name) of those whom some of these parts need."""
    needed = (person for person in conference.people if set(person.parts) & set(parts))
    return tuple((person.role, person.name) for person in needed)


def _remarks(meeting: Meeting) -> tuple[Remark, ...]:
    if not meeting.hours_stated:
        return (Remark.USUAL_HOURS,)
    return () if meeting.end_stated else (Remark.USUAL_END,)


def _topic(conference: Conference, line: Line) -> Topic:
    titles: tuple[tuple[str, str], ...] = ((conference.original_language, line.title),)
    items: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    if line.part is not None:
        part = conference.part_by_id[line.part]
        titles, items = part.titles, tuple(_with_those_above(conference, part.items))
        documents = tuple(
            document
            for key in part.items
            if key in conference.item_by_key
            for document in conference.item_by_key[key].documents
        )
    else:
        known = (
            e.titles for e in conference.events if (e.title, e.date) == (line.title, line.date)
        )
        titles = next(known, ()) or titles
    return Topic(
        number=line.number,
        titles=titles,
        continued=line.continued,
        start=line.start if line.own_time else None,
        end=line.end if line.own_time else None,
        items=items,
        documents=documents,
    )


def _with_those_above(conference: Conference, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        above: str | None = key
        while above is not None:
            yield above
            item = conference.item_by_key.get(above)
            above = item.parent if item else None
