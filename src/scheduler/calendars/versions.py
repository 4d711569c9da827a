"""The next version of a timetable: what participants see differently from the one before.

A version's instant is part of the timetable, never the time of the clock, so that two planners who
plan the same make the same files. It is what the planner says (`--at`); else one minute after the
version before, the first at midnight UTC on 1 January of the year in which the conference begins.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from scheduler.calendars.appointments import appointments, heading
from scheduler.domain.conference import Conference
from scheduler.domain.history import Appointment, Heading, History, Version
from scheduler.domain.timetable import Timetable
from scheduler.errors import UsageError


def next_version(
    conference: Conference,
    timetable: Timetable,
    earlier: History | None = None,
    at: datetime | None = None,
) -> Timetable:
    """The timetable with its version number and the history up to it.

    It is the version of `earlier` still where a participant would see no difference, and `at` is
    then of no account. A history of another conference is none. Raises UsageError where `at` does
    not lie after the version before.
    """
    if earlier is None or earlier.conference != conference.id:
        return _beginning(conference, timetable, _first_instant(conference, at), 1)
    found = appointments(conference, timetable)
    history = following(earlier, found, heading(conference, timetable, found), at)
    return replace(timetable, version=history.latest.number, history=history)


def following(
    earlier: History,
    found: tuple[Appointment, ...],
    says: Heading,
    at: datetime | None = None,
) -> History:
    """A history with one more version: these appointments, under what the calendar says of them.

    It is the earlier one still where a participant would see no difference. Raises UsageError
    where `at` does not lie after the version before.
    """
    seen, latest = dict(earlier.appointments()), earlier.latest
    now = {one.id for one in found}
    changed = tuple(one for one in found if seen.get(one.id) != one)
    dropped = tuple(id_ for id_ in seen if id_ not in now)
    if not (changed or dropped) and says == latest.heading:
        return earlier
    made = _following_instant(latest, at)
    version = Version(latest.number + 1, made, says, changed, dropped)
    return History(earlier.conference, (*earlier.versions, version))


def history_of(conference: Conference, timetable: Timetable) -> History:
    """The history that a timetable carries; a timetable without one begins it."""
    if timetable.history is not None:
        return timetable.history
    made = _first_instant(conference, None) + timedelta(minutes=timetable.version - 1)
    history = _beginning(conference, timetable, made, timetable.version).history
    assert history is not None
    return history


def _beginning(
    conference: Conference, timetable: Timetable, made: datetime, number: int
) -> Timetable:
    found = appointments(conference, timetable)
    version = Version(number, made, heading(conference, timetable, found), found)
    return replace(timetable, version=number, history=History(conference.id, (version,)))


def _first_instant(conference: Conference, at: datetime | None) -> datetime:
    if at is not None:
        return at.astimezone(UTC).replace(microsecond=0)
    first = min((meeting.date for meeting in conference.meetings), default=date(1970, 1, 1))
    return datetime(first.year, 1, 1, tzinfo=UTC)


def _following_instant(before: Version, at: datetime | None) -> datetime:
    if at is None:
        return before.made + timedelta(minutes=1)
    said = at.astimezone(UTC).replace(microsecond=0)
    if said <= before.made:
        raise UsageError(
            f"The new version cannot be of {said:%Y-%m-%d %H:%M} UTC: version {before.number} "
            f"is of {before.made:%Y-%m-%d %H:%M} UTC.\n    Give a later --at, or none."
        )
    return said
