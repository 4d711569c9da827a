"""Small conferences of several bodies, built by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.builders import make_meeting, make_part, with_targets

from scheduler.domain.agenda import Item
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.services import Services
from scheduler.domain.timetable import Placement, Status, Timetable

MONDAY = date(2027, 3, 1)


def meeting(body: str, half_day: int, minutes: int = 180, **changes: Any) -> Meeting:
    """The meeting of a body in the half-day of that number, from Monday morning on."""
    days, late = divmod(half_day, 2)
    day = MONDAY + timedelta(days=days)
    defaults = {"id": f"{body}{half_day}", "start": 900 if late else 600, **changes}
    start = defaults.pop("start")
    return make_meeting(day, start, defaults.pop("end", start + minutes), body, **defaults)


def several(
    agendas: dict[str, Sequence[str]],
    meetings: Sequence[Meeting],
    services: Services | None = None,
    bodies: dict[str, dict[str, Any]] | None = None,
    **changes: Any,
) -> Conference:
    """A conference of bodies whose items are named; an item `2` of body `a` is the part `a2`."""
    parts = [
        make_part(str(number), title, body, id=f"{body}{number}", items=(f"{body}{number}",))
        for body, titles in agendas.items()
        for number, title in enumerate(titles, 1)
    ]
    conference = Conference(
        id="several",
        title="Several",
        zone="Europe/Vienna",
        languages=("en",),
        bodies=tuple(
            Body(body, f"Body {body}", **(bodies or {}).get(body, {})) for body in agendas
        ),
        meetings=tuple(
            sorted(meetings, key=lambda m: (list(agendas).index(m.body), m.date, m.start))
        ),
        items=tuple(Item(p.id, p.body, p.number, p.titles, p.kind) for p in parts),
        parts=tuple(parts),
        services=services or Services(),
        **changes,
    )
    return with_targets(conference)


def held(conference: Conference, *meetings: str) -> Timetable:
    """A timetable in which just these meetings hold something: the first item of their body."""
    found = []
    for key in meetings:
        its = conference.meeting_by_id[key]
        part = conference.parts_of(its.body)[0]
        found.append(Placement(part.id, key, its.start, its.start + 60))
    return Timetable(tuple(found), Status.GIVEN)
