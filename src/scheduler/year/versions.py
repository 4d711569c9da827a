"""The calendar of a year as participants see it, version by version, and its iCalendar files.

One appointment a meeting. What identifies it is its session and its number there, so that a session
that moves is moved in everyone's calendar. As in a conference, a version's instant is never that of
the clock: a minute after the version before, the first on 1 January of the year of the first day.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from scheduler.calendars.render import render
from scheduler.calendars.versions import following
from scheduler.calendars.views import View
from scheduler.domain.clock import instant
from scheduler.domain.conference import WordingChanges
from scheduler.domain.history import Appointment, By, Heading, History, Topic, Version
from scheduler.wording import LANGUAGES
from scheduler.year.domain import HALVES, Calendar, Meeting, Year

ICS_FILE = "calendar.ics"
_CALENDAR = WordingChanges("en", forms=(("title", "Calendar of conferences and meetings"),))


def next_version(year: Year, calendar: Calendar, earlier: History | None) -> Calendar:
    """The calendar with the history up to it; a history of another year is none.

    It is the version of `earlier` still where a participant would see no difference.
    """
    found = tuple(_appointment(year, meeting) for meeting in calendar.meetings)
    bodies = tuple(body.name for body in year.bodies)
    says = Heading(year.title, year.zone, "en", bodies, wordings=(_CALENDAR,))
    if earlier is not None and earlier.conference == year.id:
        return replace(calendar, history=following(earlier, found, says))
    made = datetime(year.days[0].year, 1, 1, tzinfo=UTC)
    return replace(calendar, history=History(year.id, (Version(1, made, says, found),)))


def _appointment(year: Year, meeting: Meeting) -> Appointment:
    session = year.session_by_id[meeting.session]
    body = year.body_by_id[session.body]
    start, end = year.hours[HALVES.index(meeting.half)]
    # A session that is called after its body needs not say so twice in a narrow column.
    name = session.id.removeprefix(body.name).lstrip(" ,:;–-") or session.id
    title = f"{name}, meeting {meeting.number} of {session.meetings}"
    return Appointment(
        id=f"meeting {meeting.id}",
        by=By.MEETING,
        body=body.id,
        body_name=body.name,
        starts=instant(meeting.day, start, year.zone),
        ends=instant(meeting.day, end, year.zone),
        topics=(Topic("", (("en", title),), items=(session.id,)),),
        room=meeting.room,
        place=year.place,
        languages=tuple(code for code in LANGUAGES if code in session.languages),
    )


def ics_files(history: History) -> Mapping[str, bytes]:
    """One file for the whole year, and one for each body that has, or had, meetings in it."""
    found = {ICS_FILE: render(history, View())}
    for body, own in _by_body(history).items():
        view = View(bodies=(body,))
        name = f"calendar{view.suffix}.ics"
        if name in found:  # of bodies whose names differ in signs alone
            name = f"calendar{view.suffix}-{sha256(body.encode()).hexdigest()[:10]}.ics"
        found[name] = render(own, view)
    return found


def _by_body(history: History) -> Mapping[str, History]:
    """For each body the history of its meetings alone: views of it then need not look at all."""
    ids: dict[str, set[str]] = {}
    for version in history.versions:
        for one in version.changed:
            ids.setdefault(one.body, set()).add(one.id)
    return {body: _of(history, own) for body, own in ids.items()}


def _of(history: History, ids: Set[str]) -> History:
    versions = (
        replace(
            version,
            changed=tuple(one for one in version.changed if one.id in ids),
            dropped=tuple(id_ for id_ in version.dropped if id_ in ids),
        )
        for version in history.versions
    )
    return replace(history, versions=tuple(versions))
