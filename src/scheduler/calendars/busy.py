"""The busy times in somebody's calendar, recurrences expanded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.errors import UsageError

# A component of icalendar, whose types do not tell a property's values from any other's.
Component = Any


@dataclass(frozen=True, slots=True, order=True)
class Busy:
    """A time that is taken, on whole minutes of a zone, and what the calendar says of it."""

    begin: datetime
    end: datetime
    title: str = ""


def busy_times(
    content: bytes, first: date, last: date, zone: str, ours: str = "", name: str = "The file"
) -> tuple[Busy, ...]:
    """What is taken from the first to the last day, in order; times without a zone are in `zone`.

    Events whose UID ends with `ours` are meetings of the conference itself, and left out. Raises
    UsageError for what is no calendar.
    """
    import recurring_ical_events  # type: ignore[import-untyped]
    from icalendar import Calendar

    local = ZoneInfo(zone)
    begin, end = (
        datetime.combine(first, time(), local),
        datetime.combine(last + timedelta(days=1), time(), local),
    )
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        events = [
            event
            for calendar in calendars
            for event in recurring_ical_events.of(calendar).between(begin, end)
        ]
        periods = [period for calendar in calendars for period in _free_busy(calendar, local)]
    except Exception as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise UsageError(f"{name} is not a calendar that can be read: {reason}.") from error
    if not calendars:
        raise UsageError(f"{name} is not a calendar: it has no BEGIN:VCALENDAR.")
    taken = [event for event in events if _is_taken(event, ours)]
    found = [*(_of_event(event, local) for event in taken), *periods]
    clipped = (Busy(max(busy.begin, begin), min(busy.end, end), busy.title) for busy in found)
    return tuple(sorted({busy for busy in clipped if busy.begin < busy.end}))


def merged(found: tuple[Busy, ...]) -> tuple[Busy, ...]:
    """The times alone, those that touch made one."""
    whole: list[Busy] = []
    for busy in found:
        if whole and busy.begin <= whole[-1].end:
            whole[-1] = Busy(whole[-1].begin, max(whole[-1].end, busy.end))
        else:
            whole.append(Busy(busy.begin, busy.end))
    return tuple(whole)


def _is_taken(event: Component, ours: str) -> bool:
    if ours and str(event.get("UID", "")).endswith(ours):
        return False
    status, transparency = (str(event.get(key, "")).upper() for key in ("STATUS", "TRANSP"))
    # Outlook's own word for an event that is shown as free.
    shown_as = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    return status != "CANCELLED" and transparency != "TRANSPARENT" and shown_as != "FREE"


def _of_event(event: Component, local: ZoneInfo) -> Busy:
    begin = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else begin
    title = " ".join(str(event.get("SUMMARY", "")).split())
    return Busy(_in(begin, local), _in(end, local, up=True), title)


def _free_busy(calendar: Component, local: ZoneInfo) -> Iterator[Busy]:
    """The periods of VFREEBUSY, in which some programs publish no more than that time is taken."""
    for component in calendar.walk("VFREEBUSY"):
        values: Any = component.get("FREEBUSY", [])
        for value in values if isinstance(values, list) else [values]:
            if str(value.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                yield Busy(_in(value.start, local), _in(value.end, local, up=True))


def _in(moment: date | datetime, local: ZoneInfo, up: bool = False) -> datetime:
    """A moment by the clock of a zone, on a whole minute: the next one with `up`."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), local)
    aware = moment.astimezone(local) if moment.tzinfo else moment.replace(tzinfo=local)
    whole = aware.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=1) if up and whole != aware else whole
