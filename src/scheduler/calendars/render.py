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

from scheduler.calendars.revisions import Entry, entries
from scheduler.calendars.texts import CONTROLS, Texts
from scheduler.calendars.views import View
from scheduler.calendars.zones import timezone
from scheduler.domain.history import Appointment, By, Heading, History
from scheduler.errors import UsageError
from scheduler.wording import wording

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component, Event

PRODID = "-//scheduler//organization of work//EN"
REFRESH = timedelta(hours=4)
# Names of CSS3, as RFC 7986 wants them: dark enough for white writing, and well apart.
COLORS = ("steelblue", "darkgreen", "firebrick", "darkorchid", "chocolate", "teal", "slategray")
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
    calendar = _calendar(history, view, delivery)
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

    one, heading = entry.appointment, history.latest.heading
    language = view.text or heading.language
    texts = Texts(language)
    component = Event()
    component.add("UID", uid(history, one, view))
    component.add("DTSTAMP", entry.modified.astimezone(UTC))
    component.add("LAST-MODIFIED", entry.modified.astimezone(UTC))
    component.add("SEQUENCE", entry.sequence)
    component.add("DTSTART", one.starts)
    component.add("DTEND", one.ends)
    written = one.topics[0].read_in(language)[0] if one.by is By.ITEM else language
    _add_text(component, "SUMMARY", texts.summary(one), LANGUAGE=written)
    _add_text(component, "DESCRIPTION", texts.plain(one), LANGUAGE=language)
    _add_text(component, "X-ALT-DESC", texts.html(one), FMTTYPE="text/html")
    if where := texts.location(one):
        _add_text(component, "LOCATION", where)
    component.add("CATEGORIES", [" ".join(one.body_name.split())])
    component.add("COLOR", _color(heading, one))
    component.add("STATUS", _status(entry))
    component.add("TRANSP", "TRANSPARENT" if entry.cancelled or one.is_free else "OPAQUE")
    _add_people(component, heading, delivery)
    _add_links(component, texts, one)
    if not entry.cancelled:
        for minutes in view.alarms:
            component.add_component(_alarm(minutes, texts.summary(one)))
    return component


def _status(entry: Entry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.appointment.tentative else "CONFIRMED"


def _color(heading: Heading, one: Appointment) -> str:
    place = heading.bodies.index(one.body_name) if one.body_name in heading.bodies else -1
    return COLORS[place % len(COLORS)]


def _add_people(component: "Event", heading: Heading, delivery: Delivery) -> None:
    from icalendar import vCalAddress

    name, address = heading.organizer
    organizer = vCalAddress(f"mailto:{address}" if address else _NO_ADDRESS)
    organizer.params["CN"] = _parameter(name or heading.title)
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


def _add_links(component: "Event", texts: Texts, one: Appointment) -> None:
    from icalendar import vUri

    papers = dict.fromkeys(paper for topic in one.topics for paper in topic.documents)
    linked = [paper for paper in papers if _is_uri(paper.url)]
    for paper in linked:
        link = vUri(paper.url)
        # RFC 8607 names a parameter for what the attached file is called.
        link.params["FILENAME"] = _parameter(texts.document(paper) or paper.url)
        component.add("ATTACH", link, encode=False)
    if len(linked) == 1:
        component["URL"] = vUri(linked[0].url)
    if _is_uri(one.online):
        link = vUri(one.online)
        link.params["VALUE"] = "URI"
        link.params["FEATURE"] = ["VIDEO", "AUDIO"]
        link.params["LABEL"] = _parameter(texts.summary(one))
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


def _calendar(history: History, view: View, delivery: Delivery) -> "Calendar":
    from icalendar import vDuration, vUri

    latest = history.latest
    calendar = _frame(delivery)
    name, about = calendar_name(history, view), _about(history, view)
    tail = f"-{sha256(view.query.encode()).hexdigest()[:12]}" if view.query else ""
    calendar.add("UID", f"calendar{tail}{uid_ending(history)}")
    calendar.add("LAST-MODIFIED", latest.made.astimezone(UTC))
    # icalendar 7.3 leaves out the VALUE that RFC 7986 demands.
    calendar["REFRESH-INTERVAL"] = vDuration(REFRESH, params={"VALUE": "DURATION"})
    calendar.add("COLOR", COLORS[0])
    if delivery.source:
        calendar["SOURCE"] = vUri(delivery.source, params={"VALUE": "URI"})
        calendar["URL"] = vUri(delivery.source)
    _add_text(calendar, "NAME", name)
    _add_text(calendar, "DESCRIPTION", about)
    # The names with X are for clients that know RFC 5545 only.
    _add_text(calendar, "X-WR-CALNAME", name)
    _add_text(calendar, "X-WR-CALDESC", about)
    _add_text(calendar, "X-WR-TIMEZONE", latest.heading.zone)
    _add_text(calendar, "X-PUBLISHED-TTL", "PT4H")
    return calendar


def calendar_name(history: History, view: View) -> str:
    """Whoever meets, the session, and what the view is confined to."""
    heading = history.latest.heading
    own = (*view.bodies, *view.rooms, *view.people, *view.interpreters)
    named = wording(view.text or heading.language)
    numbers = [f"{named['agenda_item']} {item}" for item in view.items]
    languages = [named.language_name(code) for code in view.languages]
    who = heading.bodies[0] if len(heading.bodies) == 1 else heading.title
    confined = filter(None, (who, heading.session, *own, *numbers, *languages))
    return " ".join(", ".join(confined).split())


def _about(history: History, view: View) -> str:
    heading = history.latest.heading
    language = view.text or heading.language
    forms = wording(language)
    unproved = forms["best_so_far"].capitalize() if heading.tentative else ""
    return " – ".join(filter(None, (heading.symbol, forms["title"], unproved)))


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


def _is_uri(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}]+", text)) and text.isascii()


def _slug(id_: str) -> str:
    """An id in letters, digits and hyphens that stays apart from every other id."""
    plain = re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")
    if id_.replace(" ", "-") == plain:
        return plain
    return f"{plain[:40].rstrip('-')}-{sha256(id_.encode()).hexdigest()[:10]}"
