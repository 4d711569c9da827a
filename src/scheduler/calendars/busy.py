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
    content: bytes,
    first: date,
    last: date,
    zone: str,
    ours: str = "",
    name: str = "The file",
    home: str = "",
) -> tuple[Busy, ...]:
    """What is taken from the first to the last day by the clock of `zone`, in order.

    Whole days, and hours without a zone, are by the clock that the calendar names as its own; else
    by that of `home`, the zone of its owner (empty: `zone`). Events whose UID ends with `ours` are
    meetings of the conference itself, and left out. Raises UsageError for what is no calendar.
    """
    import recurring_ical_events  # type: ignore[import-untyped]
    from icalendar import Calendar

    local = ZoneInfo(zone)
    begin, end = (
        datetime.combine(first, time(), local),
        datetime.combine(last + timedelta(days=1), time(), local),
    )
    found: list[Busy] = []
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        for calendar in calendars:
            _refuse_broken(calendar, first, last, name)
            clock = _own_clock(calendar) or ZoneInfo(home or zone)
            calendar.pop("X-WR-TIMEZONE", None)  # else it would be applied twice
            # What is on the first or last day elsewhere may be on the day beside it here.
            day = timedelta(days=1)
            events = recurring_ical_events.of(calendar).between(begin - day, end + day)
            taken = (event for event in events if _is_taken(event, ours))
            found += (_of_event(event, clock, local) for event in taken)
            found += _free_busy(calendar, clock, local)
    except UsageError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise UsageError(f"{name} is not a calendar that can be read: {reason}.") from error
    if not calendars:
        raise UsageError(f"{name} is not a calendar: it has no BEGIN:VCALENDAR.")
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


def _own_clock(calendar: Component) -> ZoneInfo | None:
    """The zone that a calendar names as its own, as most programs make it do."""
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]))
    except (KeyError, ValueError, OSError):
        return None


def _refuse_broken(calendar: Component, first: date, last: date, name: str) -> None:
    """Raise UsageError for an event of which nobody knows whether it is in these days."""
    for event in calendar.walk("VEVENT"):
        try:
            begin = event["DTSTART"].dt
        except (KeyError, AttributeError, ValueError) as error:
            raise UsageError(f"{name}: the event {_title(event)} has no start.") from error
        zone = event["DTSTART"].params.get("TZID")
        is_lost = zone and isinstance(begin, datetime) and begin.tzinfo is None
        if is_lost and ("RRULE" in event or first <= begin.date() <= last):
            message = f"{name}: the event {_title(event)} is in a zone “{zone}” that is not known."
            raise UsageError(message)


def _title(event: Component) -> str:
    return f"“{' '.join(str(event.get('SUMMARY', '')).split()) or event.get('UID', '')}”"


def _of_event(event: Component, clock: ZoneInfo, local: ZoneInfo) -> Busy:
    begin = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else begin
    title = " ".join(str(event.get("SUMMARY", "")).split())
    return Busy(_in(begin, clock, local), _in(end, clock, local, up=True), title)


def _free_busy(calendar: Component, clock: ZoneInfo, local: ZoneInfo) -> Iterator[Busy]:
    """The periods of VFREEBUSY, in which some programs publish no more than that time is taken."""
    for component in calendar.walk("VFREEBUSY"):
        values: Any = component.get("FREEBUSY", [])
        for value in values if isinstance(values, list) else [values]:
            if str(value.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                yield Busy(_in(value.start, clock, local), _in(value.end, clock, local, up=True))


def _in(moment: date | datetime, clock: ZoneInfo, local: ZoneInfo, up: bool = False) -> datetime:
    """A moment in the zone `local`, on a whole minute: the next one with `up`.

    A day, or an hour without a zone, is by `clock`.
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    aware = (moment if moment.tzinfo else moment.replace(tzinfo=clock)).astimezone(local)
    whole = aware.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=1) if up and whole != aware else whole
