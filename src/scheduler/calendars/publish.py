"""A view of a timetable on a CalDAV server: created, updated and deleted only where it differs.

One resource an appointment (RFC 4791, 4.1). What is new or changed is put before anything is
deleted, each by one request, so that a run which was broken off is finished by the next one, and a
second run finds nothing to do. Only events of the same conference are touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scheduler.calendars.render import Delivery, alone, calendar_name, uid, uid_ending
from scheduler.calendars.revisions import current, entries
from scheduler.calendars.views import View
from scheduler.domain.history import History
from scheduler.errors import UsageError

# A calendar of caldav, whose types do not tell its calls from those that are to be awaited.
Calendar = Any

_STORED = Delivery(method=None)  # METHOD has no place in a stored resource (RFC 4791, 4.1)
MISSING = (
    "Publishing needs the library caldav, which is not installed.\n"
    "    Install it with: pip install 'scheduler[publish]'"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done on the server; the names are UIDs."""

    create: tuple[str, ...]
    update: tuple[str, ...]
    delete: tuple[str, ...]
    same: int

    def __str__(self) -> str:
        counts = (
            (len(self.create), "created"),
            (len(self.update), "updated"),
            (len(self.delete), "deleted"),
            (self.same, "as they were"),
        )
        return ", ".join(f"{count} {word}" for count, word in counts)


def publish(
    history: History, view: View, url: str, credentials: tuple[str, str], dry: bool = False
) -> Difference:
    """Make the calendar at `url` show the view; it is made where the server has none.

    With `dry`, nothing is changed. Raises UsageError where the server cannot be reached or refuses.
    """
    try:
        from caldav.davclient import DAVClient
        from caldav.lib import error
        from niquests.exceptions import RequestException
    except ImportError as missing:
        raise UsageError(MISSING) from missing
    user, password = credentials
    try:
        with DAVClient(url=url, username=user or None, password=password or None) as client:
            made: Any = client
            return _publish(history, view, made.calendar(url=url), dry)
    except error.AuthorizationError as refused:
        raise UsageError(f"{url} refuses the user or the password.\n    {HOW}") from refused
    except error.DAVError as wrong:
        reason = " ".join(str(wrong).split())
        raise UsageError(f"{url} does not take the calendar: {reason}") from wrong
    except (RequestException, OSError) as unreachable:
        raise UsageError(f"{url} cannot be reached.") from unreachable


HOW = (
    "Give them as SCHEDULER_CALDAV_USER and SCHEDULER_CALDAV_PASSWORD in the environment, or the "
    "password in the keyring: keyring set scheduler USER"
)


def _publish(history: History, view: View, calendar: Calendar, dry: bool) -> Difference:
    wanted = {
        uid(history, entry.appointment, view): alone(history, view, entry, _STORED)
        for entry in current(entries(history, view))
    }
    held = {name: event for name, event in _held(calendar) if name.endswith(uid_ending(history))}
    create = [name for name in wanted if name not in held]
    update = [n for n in wanted if n in held and _differs(wanted[n], held[n].data)]
    delete = [name for name in held if name not in wanted]
    if not dry:
        if create and not held and not _exists(calendar):
            calendar = _made(calendar, calendar_name(history, view))
        # The SEQUENCE is ours; the library would raise it.
        for name in create:
            calendar.add_event(wanted[name].decode(), increase_seqno=False)
        for name in update:
            held[name].data = wanted[name].decode()
            held[name].save(increase_seqno=False)
        for name in delete:
            held[name].delete()
    return Difference(
        tuple(create), tuple(update), tuple(delete), len(wanted) - len(create) - len(update)
    )


def _exists(calendar: Calendar) -> bool:
    from caldav.lib.error import NotFoundError

    try:
        calendar.get_properties([])
    except NotFoundError:
        return False
    return True


def _made(calendar: Calendar, name: str) -> Calendar:
    """The calendar, newly made in the collection above its address."""
    from caldav.collection import CalendarSet

    above, _, own = str(calendar.url).rstrip("/").rpartition("/")
    return CalendarSet(client=calendar.client, url=f"{above}/").make_calendar(name, own)


def _held(calendar: Calendar) -> Iterator[tuple[str, Any]]:
    """The events on the server by UID; none where the calendar is not there yet."""
    from caldav.lib.error import NotFoundError
    from icalendar import Calendar as Read

    try:
        found = calendar.get_events()
    except NotFoundError:
        return
    for event in found:
        names = [str(one.get("UID", "")) for one in Read.from_ical(event.data).walk("VEVENT")]
        if names:
            yield names[0], event


def _differs(ours: bytes, theirs: str | bytes) -> bool:
    """Whether the server's event lacks a property of ours, or has another value for it.

    What the server adds, and how it folds and sorts, is its own affair.
    """
    return not _properties(ours) <= _properties(theirs)


def _properties(content: str | bytes) -> set[tuple[str, ...]]:
    from icalendar import Calendar as Read

    found: set[tuple[str, ...]] = set()
    for event in Read.from_ical(content).walk("VEVENT"):
        for component in (event, *event.subcomponents):
            for name, value in component.property_items(recursive=False):
                if component.name and name not in ("BEGIN", "END"):
                    found.add((component.name, name, *_written(value)))
    return found


def _written(value: Any) -> tuple[str, ...]:
    parameters = sorted(f"{key}={value}" for key, value in getattr(value, "params", {}).items())
    text = value.to_ical()
    return (text.decode() if isinstance(text, bytes) else str(text), *parameters)
