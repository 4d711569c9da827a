"""Plans for the calendars' tests: a history, and what a participant should see of its end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.builders import conference_2019, timetable_2019

from scheduler.calendars.versions import next_version
from scheduler.domain.agenda import Document
from scheduler.domain.conference import Conference
from scheduler.domain.history import History
from scheduler.domain.timetable import Placement, Timetable, in_time_order

Plan = tuple[Conference, Timetable]
# What a calendar program shows of an event: its instants and its name.
Shown = tuple[datetime, datetime, str]


def histories(plans: Iterable[Plan]) -> list[History]:
    """The history after each of some plans of one conference that follow on each other."""
    found: list[History] = []
    for conference, timetable in plans:
        earlier = found[-1] if found else None
        history = next_version(conference, timetable, earlier).history
        assert history is not None
        found.append(history)
    return found


def history_2019() -> History:
    """The annex of 2019 as the first version."""
    return histories([(conference_2019(), timetable_2019())])[0]


def moved(timetable: Timetable, conference: Conference, places: Mapping[str, str]) -> Timetable:
    """The timetable with each of some parts in one meeting, from its start on."""
    kept = [p for p in timetable.placements if p.part not in places]
    held = conference.meeting_by_id
    new = [
        Placement(part, meeting, held[meeting].start, held[meeting].end)
        for part, meeting in places.items()
    ]
    return replace(timetable, placements=in_time_order(conference, [*kept, *new]))


def with_documents(conference: Conference, key: str, *documents: Document) -> Conference:
    """The conference with papers for one item."""
    items = tuple(
        replace(item, documents=documents) if item.key == key else item for item in conference.items
    )
    return replace(conference, items=items)


def unfolded(content: bytes) -> Sequence[str]:
    """The content lines of an iCalendar file, in full."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def values(content: bytes, name: str) -> list[Any]:
    """The values of a property as they are written, in order."""
    lines = (line.partition(":") for line in unfolded(content))
    return [value for key, _, value in lines if key.partition(";")[0] == name]
