"""Tiny conferences that can be enumerated, put together from what tells them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.builders import LANGUAGES, ItemSpec, make_conference, make_meeting, make_part

from scheduler.domain.agenda import Speaker
from scheduler.domain.clock import instant
from scheduler.domain.conference import Body, Conference, Event, Precedence
from scheduler.domain.kinds import Kind
from scheduler.domain.services import (
    BodyKind,
    Budget,
    Prices,
    Services,
)

GRID = 20
FIRST_DAY, SECOND_DAY = date(2019, 9, 11), date(2019, 9, 12)
ENGLISH = {"languages": frozenset(["en"])}
SIX = frozenset(LANGUAGES)
FREE = {"free_order": True}
M1, M2, M3, M4 = (
    f"body-2019-09-{day}-{hour}" for day, hour in ((11, 1000), (11, 1500), (12, 1000), (12, 1500))
)
O1, O2, O3 = (key.replace("body", "other") for key in (M1, M2, M3))
PRICES = Prices("USD", interpreter=90, travel=700, extra=50, here=(("en", 1),), a_point=100)
OPENING, AGENDA = "Opening of the meeting", "Adoption of the agenda"
OTHER, REPORT, CLOSURE = "Other matters", "Adoption of the report", "Closure"


def tiny(
    steps: Sequence[int],
    *titles: tuple[str, int] | tuple[str, int, dict[str, Any]],
    english_only: Sequence[int] = (),
    body: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Conference:
    """A conference with meetings of so many steps, and items by title, target in steps, and more.

    Items are numbered from 1. `english_only` are the meetings, from 0, with no other language.
    """
    meetings = []
    for index, count in enumerate(steps):
        start = 15 * 60 if index % 2 else 10 * 60
        more = ENGLISH if index in english_only else {}
        day = SECOND_DAY if index // 2 else FIRST_DAY
        meetings.append((day, start, start + count * GRID, more))
    items: list[ItemSpec] = []
    for number, row in enumerate(titles, 1):
        more = row[2] if len(row) > 2 else {}
        items.append((str(number), row[0], {"minimum": GRID, **more}))
    made = make_conference(
        items, meetings, body=Body("body", "The Body", **(body or {})), grid=GRID, **changes
    )
    targets = [row[1] * GRID for row in titles]
    parts = (replace(p, target=t) for p, t in zip(made.parts, targets, strict=True))
    return replace(made, parts=tuple(parts))


def first(before: str, after: str) -> Precedence:
    return Precedence(before, after, f"item {before} prepares item {after}", stated=True)


def away(day: date, start: int, end: int) -> tuple[tuple[datetime, datetime], ...]:
    """One absence between two minutes of a day."""
    return ((instant(day, start, "Europe/Vienna"), instant(day, end, "Europe/Vienna")),)


def speakers(
    *minutes: int | tuple[int, tuple[tuple[datetime, datetime], ...]],
) -> tuple[Speaker, ...]:
    """A list of speakers by their minutes, and when they are away."""
    rows = [(row, ()) if isinstance(row, int) else row for row in minutes]
    return tuple(Speaker(f"Speaker {n}", *row) for n, row in enumerate(rows, 1))


def lunch(start: int, end: int, day: date = FIRST_DAY) -> tuple[Event, ...]:
    return (Event("Lunch", day, start, end),)


def two_bodies() -> Conference:
    """Two bodies at the same time, which know nothing of each other yet."""
    made = tiny((2, 2), ("Matter", 3), (REPORT, 1))
    hours = ((10 * 60, 10 * 60 + 40), (15 * 60, 15 * 60 + 40))
    other = [make_meeting(FIRST_DAY, *span, body="other") for span in hours]
    parts = [
        make_part("A", "Matter A", body="other", minimum=20, target=20),
        make_part(
            "B", "Matter B", body="other", minimum=20, target=20, avoids=frozenset([other[0].id])
        ),
    ]
    return replace(
        made,
        bodies=(*made.bodies, Body("other", "The Other Body", free_order=True)),
        meetings=(*made.meetings, *other),
        parts=(*made.parts, *parts),
    )


def with_theme() -> Conference:
    """Two bodies that take up the same theme."""
    made = two_bodies()
    parts = (replace(p, theme="finance" if p.id in "1AB" else "") for p in made.parts)
    return replace(made, parts=tuple(parts))


def with_group(*asked: tuple[int, frozenset[str]], **services: Any) -> Conference:
    """A body that can release one of three half-days, and a group that asks for meetings.

    They are asked for by the number of the body's meeting in their place, and languages.
    """
    made = tiny((1, 1, 1), ("Matter", 1), ("Matter", 1), body=FREE)
    meetings = [
        replace(made.meetings[at], id=f"group-{n}", body="group", languages=languages)
        for n, (at, languages) in enumerate(asked)
    ]
    parts = [
        make_part(
            "",
            "Group",
            body="group",
            id=meeting.id,
            minimum=GRID,
            maximum=GRID,
            desired=GRID,
            target=GRID,
            languages=meeting.languages,
            within=frozenset([meeting.id]),
            if_possible=True,
            kind=Kind.OTHER_MATTERS,
        )
        for meeting in meetings
    ]
    group = Body("group", "The Group", free_order=True, kind=BodyKind.GROUP)
    return replace(
        made,
        bodies=(*made.bodies, group),
        meetings=(*made.meetings, *meetings),
        parts=(*made.parts, *parts),
        services=Services(**services),
    )


def with_other_body(
    steps: Sequence[int], count: int, services: Services | None = None, **changes: Any
) -> Conference:
    """Two bodies with the same half-days, the other one right after the first; both hold fewer."""
    made = tiny(steps, ("Matter", 1), ("Matter", 1), body=FREE)
    others = [
        replace(m, id=m.id.replace("body", "other"), body="other", start=m.end, end=m.end + 20)
        for m in made.meetings
    ]
    parts = [
        make_part(key, "Matter", body="other", minimum=20, target=20, desired=20) for key in "AB"
    ]
    ids = frozenset(meeting.id for meeting in others)
    budget = Budget(ids, count, f"The Other Body holds at most {count} meetings")
    other = Body("other", "The Other Body", free_order=True, budgets=(budget,), **changes)
    return replace(
        made,
        bodies=(*made.bodies, other),
        meetings=(*made.meetings, *others),
        parts=(*made.parts, *parts),
        services=services or Services(),
    )


def with_saturday() -> Conference:
    """The last of three meetings is on a Saturday, for which there is hardly need."""
    made = tiny((2, 2, 2), ("Matter", 3), ("Matter", 2))
    *others, last = made.meetings
    return replace(made, meetings=(*others, replace(last, date=date(2019, 9, 14))))
