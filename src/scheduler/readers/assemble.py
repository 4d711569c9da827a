"""From the contents of a conference file to the conference."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from scheduler.domain.agenda import Item, Part
from scheduler.domain.conference import (
    Avoided,
    Body,
    Conference,
    Event,
    Meeting,
    Precedence,
    WordingChanges,
)
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_precedences
from scheduler.domain.services import Services
from scheduler.domain.shares import usual_grid, usual_times
from scheduler.readers.agenda import read_agenda
from scheduler.readers.body_names import BodyNames
from scheduler.readers.check_file import checked_file
from scheduler.readers.events import free_half_days, to_events
from scheduler.readers.faults import Faults, closest
from scheduler.readers.groups import Group, read_groups, with_groups
from scheduler.readers.hours import USUAL_HOURS
from scheduler.readers.meetings import Days, sittings, to_meetings
from scheduler.readers.part_checks import check_parts, check_report
from scheduler.readers.parts import Found, Setting, read_parts, share_time
from scheduler.readers.people import assumed_of_people, read_people
from scheduler.readers.precedences import Stated, read_precedences
from scheduler.readers.public_holidays import (
    LOOKED_UP,
    NOT_LOOKED_UP,
    read_holidays,
    usual_holidays,
)
from scheduler.readers.public_holidays import told as holidays_told
from scheduler.readers.remote_interpretation import ASSUMED as FROM_ELSEWHERE
from scheduler.readers.remote_interpretation import shortened
from scheduler.readers.schema import BodyEntry, ConferenceFile
from scheduler.readers.services import gap_assumed, given_back, open_to, read_services, with_needs
from scheduler.readers.speakers import assumed
from scheduler.readers.times_to_avoid import read_avoided
from scheduler.readers.values import Length, slug
from scheduler.readers.wordings import to_wordings
from scheduler.readers.yaml_source import Place, Source
from scheduler.readers.zones import zone_of

# What changes no timetable: one that was made before fits still.
_OF_LOOKS = frozenset({"wording", "template", "id", "feeds"})


class Given(NamedTuple):
    """What the file says of one body: its own lines first, then those at the top."""

    file: ConferenceFile
    entry: BodyEntry | None
    place: Place
    zone: str
    holidays: Mapping[date, str]

    def value(self, name: str) -> tuple[Any, Place]:
        """A value, None if not said, and its place."""
        own = getattr(self.entry, name) if self.entry else None
        if own is not None:
            return own, (*self.place, name)
        return getattr(self.file, name), (name,)


class Read(NamedTuple):
    """All that was read of one body."""

    body: Body
    place: Place
    meetings: tuple[Meeting, ...]
    items: tuple[Item, ...]
    parts: tuple[Found, ...]
    events: tuple[Event, ...]
    stated: Stated
    languages: tuple[str, ...]
    half_day: int
    grid: int
    assumptions: tuple[str, ...]
    avoided: tuple[Avoided, ...]
    has_series: bool


def conference_from(source: Source) -> Conference:
    """The conference of a file; raises `InputFaults` with all that is wrong in it."""
    faults = Faults(source)
    notices: list[str] = []
    assumptions: list[str] = []
    file = checked_file(source, faults)
    zone = zone_of(file.zone, file.place, faults, notices)
    _check_weights(file, faults)
    wordings = to_wordings(file.wording, faults)
    if file.template and not _beside(source, file.template).is_file():
        hint = "Write its path as seen from the folder of this file."
        faults.add(("template",), f"There is no file “{file.template}”.", hint)
    usual = None if file.holidays else usual_holidays(zone, _span(file))
    holidays = usual or read_holidays(file.holidays, zone, _span(file), ("holidays",), faults)
    read = [
        _read_body(file, given, len(file.bodies) > 1, faults, notices)
        for given in _bodies(file, zone, holidays, faults)
    ]
    notices += holidays_told(holidays, [meeting for one in read for meeting in one.meetings])
    held = [meeting for one in read for meeting in one.meetings]
    days = Days(_span(file), frozenset(file.closed), file.hours or USUAL_HOURS, holidays)
    groups = read_groups(file.groups, days, held, faults, assumptions)
    names = BodyNames([*(one.body for one in read), *(group.body for group in groups)])
    read = [
        one._replace(body=names.in_body(one.body), meetings=names.in_meetings(one.meetings))
        for one in read
    ]
    groups = [one._replace(body=names.in_body(one.body)) for one in groups]
    everybody: list[Read | Group] = [*read, *groups]
    services = read_services(
        file,
        zone,
        {one.body.id: (one.body, one.place) for one in everybody},
        [meeting for one in everybody for meeting in one.meetings],
        [part for one in read for part in one.parts],
        [step for one in read for step in _order(one)],
        faults,
        assumptions,
    )
    apart = [referral for one in read for referral in one.stated.apart]
    services = replace(services, referrals=(*services.referrals, *apart))
    people = read_people(with_groups(_outline(zone, read, services), groups), file.people, faults)
    faults.check()
    conference = _conference(source, file, zone, read, services, wordings, notices)
    conference = with_groups(conference, groups)
    assumptions += [text for one in read for text in one.assumptions]
    assumptions += usual_times(conference.parts)
    if "changeover" not in file.model_fields_set:
        assumptions += gap_assumed(conference)
    if usual is not None:
        assumptions.append(LOOKED_UP)
    elif not (file.holidays or file.closed) and any(one.has_series for one in read):
        assumptions.append(NOT_LOOKED_UP)
    assumptions += assumed_of_people(file.people)
    return replace(conference, people=people, assumptions=tuple(dict.fromkeys(assumptions)))


def _outline(zone: str, read: Sequence[Read], services: Services) -> Conference:
    """What is known of a conference while there may still be faults in it."""
    return Conference(
        id="",
        title="",
        zone=zone,
        languages=(),
        bodies=tuple(one.body for one in read),
        meetings=tuple(meeting for one in read for meeting in one.meetings),
        items=tuple(item for one in read for item in one.items),
        parts=tuple(found.part for one in read for found in one.parts),
        events=tuple(event for one in read for event in one.events),
        services=services,
    )


def _bodies(
    file: ConferenceFile, zone: str, holidays: Mapping[date, str], faults: Faults
) -> list[Given]:
    if file.bodies:
        seen: set[str] = set()
        for index, entry in enumerate(file.bodies):
            name = entry.short or entry.body
            if name in seen:
                faults.add(
                    ("bodies", index, "body"), f"There are two bodies “{name}”.", "Rename one."
                )
            seen.add(name)
        return [
            Given(file, entry, ("bodies", index), zone, holidays)
            for index, entry in enumerate(file.bodies)
        ]
    if not file.body:
        faults.add(
            (), "“body” is missing.", "Add a line “body: …” with the name of the body that meets."
        )
    return [Given(file, None, (), zone, holidays)]


def _read_body(
    file: ConferenceFile, given: Given, several: bool, faults: Faults, notices: list[str]
) -> Read:
    name = (given.entry.body if given.entry else file.body) or ""
    short = (given.entry.short if given.entry else file.short) or (name if several else slug(name))
    prefix = f"{short} " if several else ""
    original = file.original_language or "en"
    hours = given.value("hours")[0] or USUAL_HOURS
    days = Days(_span(file), frozenset(file.closed), hours, given.holidays)
    languages = given.value("languages")[0] or ()
    entries, place = given.value("meetings")
    event_entries, event_place = given.value("events")
    event_entries = event_entries or []
    if not entries:
        message = f"{name or 'The body'} has no meetings."
        faults.add(given.place, message, "Add “meetings: half-days from … to …”.")
    found = sittings(entries or [], place, days, free_half_days(event_entries), faults)
    is_remote = bool(given.value("remote_interpretation")[0])
    if is_remote:
        found = list(shortened(found, given.value("hours")[0] is not None, faults))
    id_prefix = f"{slug(short)}-" if several else ""
    meetings = to_meetings(found, short, id_prefix, languages, faults)
    meetings = open_to((given.entry or file).needs or (), meetings, days)
    own_events = not several or event_place[:1] == ("bodies",)
    events = to_events(
        event_entries,
        event_place,
        short if own_events and several else None,
        days,
        meetings,
        original,
        faults,
    )
    agenda_entries, agenda_place = given.value("agenda")
    if not agenda_entries:
        message = f"{name or 'The body'} has no agenda."
        faults.add(
            given.place, message, "Add “agenda:” with an item a line, such as “- 1. Opening”."
        )
    agenda = read_agenda(agenda_entries or [], agenda_place, short, prefix, original, faults)
    lengths = [meeting.end - meeting.start for meeting in meetings]
    half_day = max(lengths, key=lengths.count) if lengths else hours.usual_length()
    grid = file.grid or usual_grid(sum(lengths), len(agenda.listed))
    setting = Setting(meetings, days, languages, half_day, grid, given.zone)
    parts = read_parts(agenda, setting)
    check_parts(parts, meetings, events, agenda)
    stated, precedence_place = given.value("precedences")
    order_stated = read_precedences(stated or [], precedence_place, agenda, parts)
    drafting, reserve = (
        given.value("drafting")[0] or Length(),
        given.value("reserve")[0] or Length(),
    )
    order, pieces = given.value("order")[0] or "agenda", given.value("pieces")[0]
    body = Body(
        id=short,
        name=name,
        free_order=order == "free",
        drafting=drafting.minutes,
        drafting_half_days=drafting.half_days,
        reserve=reserve.in_minutes(half_day),
        least_piece=pieces.least.minutes if pieces else 0,
        most_pieces=pieces.most if pieces else 0,
    )
    check_report(body, [one.part for one in parts], order_stated.precedences, given.place, faults)
    body = with_needs(body, given.entry or file, given.place, meetings, days, faults)
    if given.value("hours")[0] is None and any(one.entry.hours is None for one in found):
        notices.append("Hours not stated are 10 a.m.–1 p.m. and 3–6 p.m.")
    items = tuple(one.item for one in agenda.listed)
    own = tuple(parts)
    place = given.place
    lists = [one.entry.speakers for one in agenda.listed if one.entry.speakers is not None]
    return Read(
        body,
        place,
        meetings,
        items,
        own,
        events,
        order_stated,
        languages,
        half_day,
        grid,
        (
            *(text for one in lists for text in assumed(one)),
            *([FROM_ELSEWHERE] if is_remote else []),
            *([pieces.assumed] if pieces and pieces.assumed else []),
        ),
        _avoided(given, short, days, meetings, faults),
        any(one.of_series for one in found),
    )


def _order(read: Read) -> list[Precedence]:
    parts = [found.part for found in read.parts]
    return agenda_precedences(parts, read.stated.precedences, read.body.free_order)


def _avoided(
    given: Given, body: str, days: Days, meetings: Sequence[Meeting], faults: Faults
) -> tuple[Avoided, ...]:
    entries, place = given.value("avoid")
    held = sorted({meeting.date for meeting in meetings})
    return read_avoided(entries or [], body, days, held, place, faults)


def _conference(
    source: Source,
    file: ConferenceFile,
    zone: str,
    read: Sequence[Read],
    services: Services,
    wordings: tuple[WordingChanges, ...],
    notices: list[str],
) -> Conference:
    meetings = tuple(meeting for one in read for meeting in one.meetings)
    first = min(meeting.date for meeting in meetings)
    languages = dict.fromkeys(code for one in read for m in one.meetings for code in one.languages)
    solved = {key: value for key, value in source.data.items() if key not in _OF_LOOKS}
    canonical = json.dumps(solved, sort_keys=True, ensure_ascii=False)
    conference = Conference(
        # Not the day: a conference that is put off is still the same in everyone's calendar.
        id=slug(file.id)
        or slug(file.symbol)
        or slug(f"{read[0].body.name} {file.session or first.year}"),
        title=file.conference or read[0].body.name,
        zone=zone,
        languages=tuple(languages),
        bodies=tuple(one.body for one in read),
        meetings=meetings,
        items=tuple(item for one in read for item in one.items),
        parts=(),
        events=tuple(dict.fromkeys(event for one in read for event in one.events)),
        avoided=tuple(avoided for one in read for avoided in one.avoided),
        precedences=tuple(p for one in read for p in one.stated.precedences),
        session=file.session,
        symbol=file.symbol,
        place=file.place,
        online=file.online,
        organizer=file.organizer,
        feeds=file.feeds,
        original_language=file.original_language or "en",
        show_times=file.show_times,
        weights=tuple(sorted(file.weights.items())),
        grid=min(one.grid for one in read),
        footnotes=tuple(file.footnotes),
        utc_offset=file.utc_offset,
        services=services,
        wordings=wordings,
        template=str(_beside(source, file.template)) if file.template else "",
        source=source.name,
        fingerprint=sha256(canonical.encode()).hexdigest(),
    )
    parts = tuple(part for one in read for part in _shared(conference, one))
    return replace(
        conference, parts=parts, notices=(*dict.fromkeys(notices), *_kind_notices(parts))
    )


def _shared(conference: Conference, read: Read) -> tuple[Part, ...]:
    """The parts of a body with their shares of what drafting and reserve leave."""
    minutes = {
        meeting.id: conference.working_minutes(meeting)
        for meeting in read.meetings
        if meeting.id not in read.body.released
    }
    time = sum(minutes.values()) - given_back(read.body.budgets, minutes)
    kept = read.body.drafting + read.body.drafting_half_days * read.half_day + read.body.reserve
    return share_time(read.parts, max(0, time - kept), read.grid, time)


def _kind_notices(parts: Sequence[Part]) -> list[str]:
    found = []
    for kind in Kind:
        names = [part.name for part in parts if part.kind is kind]
        if names and kind is not Kind.SUBSTANTIVE:
            found.append(f"Taken as {kind}: {', '.join(names)}.")
    if any(part.number for part in parts):
        names = [part.name for part in parts if part.is_substantive and not part.number]
        if names:
            found.append(f"Taken as matters of substance, though unnumbered: {', '.join(names)}.")
    return found


def _span(file: ConferenceFile) -> tuple[date, ...]:
    if file.dates is None:
        return ()
    first, last = file.dates
    return tuple(first + timedelta(days=step) for step in range((last - first).days + 1))


def _beside(source: Source, path: str) -> Path:
    """A path as seen from the folder of the conference file."""
    return Path(source.name).parent / path


def _check_weights(file: ConferenceFile, faults: Faults) -> None:
    if not file.weights:
        return
    from scheduler.rules import SOFT

    known = [rule.id for rule in SOFT]
    for name in file.weights:
        if name not in known:
            faults.add(("weights", name), f"There is no soft rule “{name}”.", closest(name, known))
