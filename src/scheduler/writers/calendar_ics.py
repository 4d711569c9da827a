"""`calendar.ics`: one event a meeting, to import or to subscribe to (RFC 5545, 5546, 7986).

DTSTAMP cannot be "now", for the same timetable must give the same bytes: it is 1 January of the
first meeting's year, midnight UTC, plus one minute for each version after the first. SEQUENCE
counts the versions from 0. A meeting to which nothing was given keeps its event, as free time, so
that a calendar which had an earlier version is corrected.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Line, Status, Timetable, lines
from scheduler.writers import wording

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

REFRESH = timedelta(hours=4)
FREE = "kept free"


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The calendar of all bodies, with CRLF line ends, folded at 75 octets."""
    calendar = _calendar(conference, timetable)
    printed = lines(conference, timetable)
    # Sorting is stable, so that what begins together stays in the order of the bodies.
    for meeting in sorted(conference.meetings, key=lambda m: (m.date, m.start)):
        own = [line for line in printed if line.meeting == meeting.id]
        calendar.add_component(_event(conference, timetable, meeting, own))
    years = [meeting.date.year for meeting in conference.meetings]
    if years:
        calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 1, 1))
        for timezone in calendar.timezones:
            _correct_onsets(timezone)
    content: bytes = calendar.to_ical()
    return content


def stamp(conference: Conference, timetable: Timetable) -> datetime:
    """The instant that stands for the making of a version (see the module's text)."""
    first = min((meeting.date for meeting in conference.meetings), default=date(1970, 1, 1))
    return datetime(first.year, 1, 1, tzinfo=UTC) + timedelta(minutes=timetable.version - 1)


def uid(conference: Conference, meeting: Meeting) -> str:
    """What identifies a meeting through all versions of a timetable."""
    return f"{conference.id}-{meeting.id}@scheduler"


def _calendar(conference: Conference, timetable: Timetable) -> "Calendar":
    from icalendar import Calendar, vDuration

    name = ", ".join(filter(None, (conference.title, conference.session)))
    about = ". ".join(filter(None, (conference.symbol, wording.status_note(timetable))))
    calendar = Calendar.new(
        prodid="-//scheduler//organization of work//EN",
        calscale="GREGORIAN",
        method="PUBLISH",
        description=about or wording.TITLE,
        uid=f"{conference.id}@scheduler",
        last_modified=stamp(conference, timetable),
    )
    # icalendar 7.3 leaves out the VALUE that RFC 7986 demands, and escapes nothing in NAME.
    calendar["REFRESH-INTERVAL"] = vDuration(REFRESH, params={"VALUE": "DURATION"})
    # The names with X are for clients that know RFC 5545 only.
    for key, value in (
        ("NAME", name),
        ("X-WR-CALNAME", name),
        ("X-WR-CALDESC", about or wording.TITLE),
        ("X-WR-TIMEZONE", conference.zone),
        ("X-PUBLISHED-TTL", "PT4H"),
    ):
        calendar[key] = _text(value)
    return calendar


def _event(
    conference: Conference, timetable: Timetable, meeting: Meeting, own: Sequence[Line]
) -> "Event":
    from icalendar import STATUS, TRANSP, Event

    items = [line for line in own if line.part is not None]
    made = stamp(conference, timetable)
    unproved = timetable.status is Status.FEASIBLE
    described = _description(conference, timetable, meeting, own)
    body = conference.body_by_id[meeting.body].name
    event = Event.new(
        uid=uid(conference, meeting),
        stamp=made,
        last_modified=made,
        sequence=timetable.version - 1,
        start=conference.begins(meeting),
        end=conference.ends(meeting),
        summary=_summary(conference, meeting, items),
        description="\n".join(described),
        location=", ".join(filter(None, (meeting.room, conference.place))) or None,
        categories=[_one_line(body)],
        status=STATUS.TENTATIVE if unproved else STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE if items else TRANSP.TRANSPARENT,
    )
    page = "<html><body>{}</body></html>".format("<br>".join(escape(line) for line in described))
    event["X-ALT-DESC"] = _text(page, {"FMTTYPE": "text/html"})
    return event


def _text(value: str, parameters: dict[str, str] | None = None) -> object:
    """A value that icalendar escapes as TEXT."""
    from icalendar import vText

    return vText(value, params=parameters or {})


def _summary(conference: Conference, meeting: Meeting, items: Sequence[Line]) -> str:
    """`Working Group: items 1 (a), 1 (b), 2`, which is all that a narrow column of days shows."""
    parts = [conference.part_by_id[line.part] for line in items if line.part is not None]
    names = list(dict.fromkeys(_one_line(part.name) for part in parts))
    if len(names) > 1 and all(name.startswith("item ") for name in names):
        names = [f"items {', '.join(name.removeprefix('item ') for name in names)}"]
    who = ", ".join(filter(None, (conference.body_by_id[meeting.body].name, meeting.label)))
    return f"{_one_line(who)}: {'; '.join(names) or FREE}"


def _description(
    conference: Conference, timetable: Timetable, meeting: Meeting, own: Sequence[Line]
) -> list[str]:
    """One line an item, with its own hours where it has them, then what else is to be known."""
    found = [_item(line) for line in own]
    if not any(line.part is not None for line in own):
        found.append("No agenda item is planned in this meeting.")
    if not meeting.hours_stated:
        found.append("Hours to be announced; the usual hours are shown.")
    elif not meeting.end_stated:
        found.append("The end is not stated; the usual end is shown.")
    found += [meeting.note, wording.status_note(timetable)]
    return [_one_line(line) for line in found if line]


def _item(line: Line) -> str:
    time = wording.hours(line.start, line.end) if line.own_time else ""
    continued = f"({wording.CONTINUED})" if line.continued else ""
    return " ".join(filter(None, (time, line.number, line.title, continued)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _correct_onsets(timezone: "Timezone") -> None:
    """Give each change of offset its instant by the wall clock before it, as RFC 5545 3.6.5 says.

    icalendar 7.3 writes the wall clock after it where clocks go forward, an hour late.
    """
    zone = ZoneInfo(timezone.tz_name)
    for observance in timezone.subcomponents:
        before, after = observance.TZOFFSETFROM, observance.TZOFFSETTO
        onset = (observance.DTSTART - before).replace(tzinfo=UTC)
        late = after - before
        changed = (onset - late).astimezone(zone).utcoffset() == after
        was = (onset - late - timedelta(seconds=1)).astimezone(zone).utcoffset()
        if late > timedelta() and changed and was == before:
            observance.DTSTART = observance.DTSTART - late
