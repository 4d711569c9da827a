"""The times at which others have a room."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Meeting
from scheduler.domain.services import Occupied, Room
from scheduler.readers.absences import read_absence
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.services_schema import OccupiedEntry


def read_occupied(
    entries: Sequence[OccupiedEntry],
    zone: str,
    rooms: Sequence[Room],
    meetings: Sequence[Meeting],
    faults: Faults,
) -> tuple[Occupied, ...]:
    """In order of time, by the clock of the conference; a room that nobody names is a fault."""
    known = {*(room.name for room in rooms), *(m.room for m in meetings if m.room)}
    found: set[Occupied] = set()
    for index, entry in enumerate(entries):
        place = ("occupied", index)
        if entry.room not in known:
            message = f"There is no room “{entry.room}”."
            faults.add((*place, "room"), message, closest(entry.room, sorted(known)))
        for number, text in enumerate(entry.times):
            try:
                begin, end = read_absence(text, ZoneInfo(zone))
            except WrongValueError as error:
                here = (*place, "times", number)
                faults.wrong(here, error)
                continue
            where = faults.source.where((*place, "times", number))
            found.add(Occupied(entry.room, begin, end, where))
    return tuple(sorted(found, key=lambda one: (one.begin, one.end, one.room)))
