"""From a view of a timetable's history to iCalendar (RFC 5545, 5546, 7986), as bytes.

Nothing in it is random or taken from the clock: the same history and view give the same bytes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from scheduler.calendars.readings import COLORS, Reading
from scheduler.calendars.revisions import Entry, entries
from scheduler.calendars.texts import CONTROLS
from scheduler.calendars.views import View, view_of_query
from scheduler.calendars.zones import timezone
from scheduler.domain.history import Appointment, History
from scheduler.errors import UsageError
from scheduler.wording import Wording, wording_with
from scheduler.wording.numbers import item_number

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component, Event

FEED = "calendar.ics"  # below the address of a plan's pages
PRODID = "-//scheduler//organization of work//EN"
REFRESH = timedelta(hours=4)
_VIEW = "X-SCHEDULER-VIEW"  # the view, so that a file can be made anew
_NO_ADDRESS = "invalid:nomail"


class Method(StrEnum):
    """How a file reaches its reader: as a publication, or by mail (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Delivery:
    """By what method, to whom (name, address), and from which address it can be had again."""

    method: Method | None = Method.PUBLISH
    attendees: tuple[tuple[str, str], ...] = ()
    source: str = ""


_FILE = Delivery()


def render(history: History, view: View, delivery: Delivery = _FILE) -> bytes:
    """The calendar of a view with all of its appointments, and with what this version cancels."""
    found = entries(history, view)
    colors = {entry.reading.color for entry in found}
    color = colors.pop() if len(colors) == 1 else COLORS[0]
    calendar = _calendar(history, view, delivery, color)
    for entry in found:
        calendar.add_component(event(history, view, entry, delivery))
    return _finished(calendar, found)


def mails(
    history: History, view: View, method: Method, attendees: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """One file an appointment, since a mail of these methods has one UID (RFC 5546, 3.2.2).

    `REQUEST` gives all that take place, `CANCEL` those that this version cancels. The keys are the
    files' names. Raises UsageError where there is no attendee, or no organizer to answer to.
    """
    if not attendees:
        raise UsageError(f"A {method} is for somebody.\n    Add --attendee “Name <address>”.")
    if not history.latest.heading.organizer[1]:
        raise UsageError(
            f"A {method} needs an organizer to whom one can reply.\n"
            "    Write “organizer: Secretariat <secretariat@example.org>” in the conference file."
        )
    delivery = Delivery(method, tuple(attendees))
    wanted = [e for e in entries(history, view) if e.cancelled is (method is Method.CANCEL)]
    return {f"{_slug(e.appointment.id)}.ics": alone(history, view, e, delivery) for e in wanted}


def view_in(content: bytes, history: History) -> View | None:
    """The view that a calendar of ours shows; None for a file that is none, or of another plan."""
    head = content.replace(b"\r\n ", b"").partition(b"\r\nBEGIN:VEVENT")[0].decode(errors="replace")
    query = re.search(rf"^{_VIEW}:(\S+)\r$", head, re.MULTILINE)
    ours = f"\r\nPRODID:{PRODID}\r\n" in head and f"{uid_ending(history)}\r\n" in head
    return view_of_query(query[1]) if query and ours else None


def alone(history: History, view: View, entry: Entry, delivery: Delivery) -> bytes:
    """A calendar of one appointment."""
    calendar = _frame(delivery)
    calendar.add_component(event(history, view, entry, delivery))
    return _finished(calendar, [entry])


def uid(history: History, one: Appointment, view: View) -> str:
    """What identifies an appointment through all versions: made of ids, never random.

    An interpreter's duty is another thing than the meeting: it may fall away and the meeting stay.
    """
    names = "|".join(sorted(name.casefold() for name in view.interpreters))
    duty = f"-duty-{sha256(names.encode()).hexdigest()[:10]}" if names else ""
    return f"{_slug(one.id)}{duty}{uid_ending(history)}"


def uid_ending(history: History) -> str:
    """What the UIDs of one conference end with, and those of no other."""
    return f"@{history.conference}.scheduler"


def event(history: History, view: View, entry: Entry, delivery: Delivery = _FILE) -> "Event":
    """The VEVENT of an appointment."""
    from icalendar import Event

    reading = entry.reading
    component = Event()
    component.add("UID", uid(history, entry.appointment, view))
    component.add("DTSTAMP", entry.modified.astimezone(UTC))
    component.add("LAST-MODIFIED", entry.modified.astimezone(UTC))
    component.add("SEQUENCE", entry.sequence)
    component.add("DTSTART", reading.starts)
    component.add("DTEND", reading.ends)
    _add_text(component, "SUMMARY", reading.summary, LANGUAGE=reading.title_language)
    _add_text(component, "DESCRIPTION", reading.description, LANGUAGE=reading.language)
    _add_text(component, "X-ALT-DESC", reading.html, FMTTYPE="text/html")
    if reading.location:
        _add_text(component, "LOCATION", reading.location)
    component.add("CATEGORIES", [reading.category])
    component.add("COLOR", reading.color)
    component.add("STATUS", _status(entry))
    free = entry.cancelled or reading.is_free
    component.add("TRANSP", "TRANSPARENT" if free else "OPAQUE")
    _add_people(component, reading, delivery)
    _add_links(component, reading)
    if not entry.cancelled:
        for minutes in view.alarms:
            component.add_component(_alarm(minutes, reading.summary))
    return component


def _status(entry: Entry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.reading.tentative else "CONFIRMED"


def _add_people(component: "Event", reading: Reading, delivery: Delivery) -> None:
    from icalendar import vCalAddress

    name, address = reading.organizer
    organizer = vCalAddress(f"mailto:{address}" if address else _NO_ADDRESS)
    organizer.params["CN"] = _parameter(name)
    component["ORGANIZER"] = organizer
    for name, address in delivery.attendees:
        attendee = vCalAddress(f"mailto:{address}")
        if name:
            attendee.params["CN"] = _parameter(name)
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        if delivery.method is Method.REQUEST:
            attendee.params["PARTSTAT"] = "NEEDS-ACTION"
            attendee.params["RSVP"] = "TRUE"
        component.add("ATTENDEE", attendee, encode=False)


def _add_links(component: "Event", reading: Reading) -> None:
    from icalendar import vUri

    for address, name in reading.links:
        link = vUri(address)
        # RFC 8607 names a parameter for what the attached file is called.
        link.params["FILENAME"] = _parameter(name)
        component.add("ATTACH", link, encode=False)
    if len(reading.links) == 1:
        component["URL"] = vUri(reading.links[0][0])
    if reading.online:
        link = vUri(reading.online)
        link.params["VALUE"] = "URI"
        link.params["FEATURE"] = ["VIDEO", "AUDIO"]
        link.params["LABEL"] = _parameter(reading.summary)
        component["CONFERENCE"] = link


def _alarm(minutes: int, text: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", -timedelta(minutes=minutes))
    _add_text(alarm, "DESCRIPTION", text)
    return alarm


def _frame(delivery: Delivery) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    if delivery.method is not None:
        calendar.add("METHOD", delivery.method.value)
    return calendar


def _calendar(history: History, view: View, delivery: Delivery, color: str) -> "Calendar":
    from icalendar import vDuration, vUri

    latest = history.latest
    calendar = _frame(delivery)
    name, about = calendar_name(history, view), _about(history, view)
    tail = f"-{sha256(view.query.encode()).hexdigest()[:12]}" if view.query else ""
    calendar.add("UID", f"calendar{tail}{uid_ending(history)}")
    calendar.add("LAST-MODIFIED", latest.made.astimezone(UTC))
    # icalendar 7.3 leaves out the VALUE that RFC 7986 demands.
    calendar["REFRESH-INTERVAL"] = vDuration(REFRESH, params={"VALUE": "DURATION"})
    calendar.add("COLOR", color)
    if source := delivery.source or feed(history, view):
        calendar["SOURCE"] = vUri(source, params={"VALUE": "URI"})
        calendar["URL"] = vUri(source)
    _add_text(calendar, "NAME", name)
    _add_text(calendar, "DESCRIPTION", about)
    if view.query:
        calendar[_VIEW] = vUri(view.query)
    # The names with X are for clients that know RFC 5545 only.
    _add_text(calendar, "X-WR-CALNAME", name)
    _add_text(calendar, "X-WR-CALDESC", about)
    _add_text(calendar, "X-WR-TIMEZONE", latest.heading.zone)
    _add_text(calendar, "X-PUBLISHED-TTL", "PT4H")
    return calendar


def feed(history: History, view: View) -> str:
    """The address at which the planner says that a view can be had; empty where they do not."""
    feeds = history.latest.heading.feeds
    query = f"?{view.query}" if view.query else ""
    return f"{feeds.removesuffix('/')}/{FEED}{query}" if feeds else ""


def calendar_name(history: History, view: View) -> str:
    """Whoever meets, the session, and what the view is confined to."""
    heading, words = history.latest.heading, _words(history, view)
    own = (*view.bodies, *view.rooms, *view.people, *view.interpreters)
    numbers = [f"{words['agenda_item']} {item_number(words, item)}" for item in view.items]
    languages = [words.language_name(code) for code in view.languages]
    who = heading.bodies[0] if len(heading.bodies) == 1 else heading.title
    names = map(words.named, filter(None, (who, heading.session, *own)))
    return " ".join(words["list_comma"].join((*names, *numbers, *languages)).split())


def _about(history: History, view: View) -> str:
    heading, words = history.latest.heading, _words(history, view)
    unproved = words["best_so_far"].capitalize() if heading.tentative else ""
    return " – ".join(filter(None, (heading.symbol, words["title"], unproved)))


def _words(history: History, view: View) -> Wording:
    heading = history.latest.heading
    return wording_with(heading.wordings, view.text or heading.language)


def _finished(calendar: "Calendar", found: Sequence[Entry]) -> bytes:
    """The bytes, with a VTIMEZONE for every zone in use, for the years in use."""
    years: dict[str, set[int]] = {}
    for entry in found:
        one = entry.appointment
        years.setdefault(str(one.starts.tzinfo), set()).update((one.starts.year, one.ends.year))
    zones = [timezone(name, min(its), max(its)) for name, its in sorted(years.items())]
    calendar.subcomponents = [*zones, *calendar.subcomponents]
    content: bytes = calendar.to_ical()
    return content


def _add_text(component: "Component", key: str, value: str, **params: str) -> None:
    """A value that icalendar escapes as TEXT, without the characters that no TEXT may have."""
    from icalendar import vText

    component[key] = vText(CONTROLS.sub("", value), params=params)


def _parameter(value: str) -> str:
    """A value for a parameter, which can hold neither controls nor quotation marks (3.2)."""
    return " ".join(CONTROLS.sub("", value).replace('"', "'").split())


def _slug(id_: str) -> str:
    """An id in letters, digits and hyphens that stays apart from every other id."""
    plain = re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")
    if id_.replace(" ", "-") == plain:
        return plain
    return f"{plain[:40].rstrip('-')}-{sha256(id_.encode()).hexdigest()[:10]}"
