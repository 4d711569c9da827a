"""The next version of a timetable: what participants see differently from the one before.

A version's instant is part of the timetable, never the time of the clock, so that two planners who
plan the same make the same files. It is what the planner says (`--at`); else one minute after the
version before, the first at midnight UTC on 1 January of the year in which the conference begins.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from scheduler.calendars.appointments import appointments, heading
from scheduler.domain.conference import Conference
from scheduler.domain.history import Appointment, History, Version
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
    if earlier is not None and earlier.conference != conference.id:
        earlier = None
    seen = dict(earlier.appointments()) if earlier else {}
    version = _version(conference, timetable, seen, earlier, at)
    if earlier is not None and _is_the_same(earlier.latest, version):
        return replace(timetable, version=earlier.latest.number, history=earlier)
    versions = (*(earlier.versions if earlier else ()), version)
    return replace(timetable, version=version.number, history=History(conference.id, versions))


def history_of(conference: Conference, timetable: Timetable) -> History:
    """The history that a timetable carries; a timetable without one begins it."""
    if timetable.history is not None:
        return timetable.history
    version = _version(conference, timetable, {}, None, None)
    made = version.made + timedelta(minutes=timetable.version - 1)
    return History(conference.id, (replace(version, number=timetable.version, made=made),))


def _version(
    conference: Conference,
    timetable: Timetable,
    seen: dict[str, Appointment],
    earlier: History | None,
    at: datetime | None,
) -> Version:
    now = {one.id: one for one in appointments(conference, timetable)}
    return Version(
        number=earlier.latest.number + 1 if earlier else 1,
        made=_instant(conference, earlier.latest if earlier else None, at),
        heading=heading(conference, timetable),
        changed=tuple(one for id_, one in now.items() if seen.get(id_) != one),
        dropped=tuple(id_ for id_ in seen if id_ not in now),
    )


def _is_the_same(latest: Version, version: Version) -> bool:
    return not (version.changed or version.dropped) and version.heading == latest.heading


def _instant(conference: Conference, before: Version | None, at: datetime | None) -> datetime:
    if at is not None:
        said = at.astimezone(UTC).replace(microsecond=0)
        if before is not None and said <= before.made:
            raise UsageError(
                f"The new version cannot be of {said:%Y-%m-%d %H:%M} UTC: version {before.number} "
                f"is of {before.made:%Y-%m-%d %H:%M} UTC.\n    Give a later --at, or none."
            )
        return said
    if before is not None:
        return before.made + timedelta(minutes=1)
    first = min((meeting.date for meeting in conference.meetings), default=date(1970, 1, 1))
    return datetime(first.year, 1, 1, tzinfo=UTC)
