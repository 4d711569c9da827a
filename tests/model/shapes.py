"""Tiny conferences in which the rules show their borders.

Steps of 20 minutes; meetings of two to four steps, morning and afternoon from 11 September 2019.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.builders import LANGUAGES, ItemSpec, make_conference, make_meeting, make_part

from scheduler.domain.agenda import Pin, Speaker
from scheduler.domain.clock import instant
from scheduler.domain.conference import Avoided, Body, Conference, Event, Precedence
from scheduler.domain.kinds import Kind
from scheduler.domain.people import Person
from scheduler.domain.services import (
    BodyKind,
    Booth,
    Budget,
    Interpretation,
    Prices,
    Referral,
    Room,
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
O1, O2, O3, O4 = (key.replace("body", "other") for key in (M1, M2, M3, M4))
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


SHAPES: dict[str, Conference] = {
    "agenda order": tiny((3, 3), (OPENING, 1), ("Matter", 3), (REPORT, 1)),
    "more time than asked for": tiny((3, 3, 3), ("Matter", 1), ("Matter", 2), (REPORT, 1)),
    "less time than asked for": tiny((3, 3), ("Matter", 5), ("Matter", 5), (OTHER, 2), (REPORT, 2)),
    "long items lead their meetings": tiny((4, 4), (AGENDA, 1), ("Matter", 5), ("Matter", 5)),
    "a long item after a short one": tiny((4, 4), ("Matter", 1), ("Matter", 5)),
    "a sliver is not worth it": tiny((3, 3), ("Matter", 4), ("Matter", 2)),
    "minimum": tiny((2, 2), ("Matter", 1, {"minimum": 60}), ("Matter", 3)),
    "maximum": tiny((3, 3), ("Matter", 4, {"maximum": 40}), ("Matter", 1)),
    "wishes and shares": tiny(
        (3, 3), ("Matter", 2, {"desired": 40}), ("Matter", 4, {"weight": 2}), (OTHER, 1)
    ),
    "two wishes that clash": tiny(
        (2, 2), ("Matter", 3, {"desired": 60}), ("Matter", 2, {"desired": 40})
    ),
    "too little time": tiny((2,), ("Matter", 1), ("Matter", 1), ("Matter", 1)),
    "too long a minimum": tiny((2, 2), ("Matter", 5, {"minimum": 100})),
    "an unfit meeting is passed over": tiny(
        (2, 2, 2), ("Matter", 4), ("Matter", 2, ENGLISH), english_only=[1], body=FREE
    ),
    "passed over and nothing there": tiny((2, 2, 2), ("Matter", 4), (OTHER, 1), english_only=[1]),
    "two pass over": tiny(
        (2, 3, 3), ("Matter", 3), ("Matter", 2), ("Matter", 2, ENGLISH), english_only=[1], body=FREE
    ),
    "no meeting is fit": tiny((2, 2), ("Matter", 1), english_only=[0, 1]),
    "papers come late": tiny(
        (2, 2, 2),
        ("Matter", 2, {"not_before": SECOND_DAY, "not_before_reason": "papers are late"}),
        ("Matter", 2),
        body=FREE,
    ),
    "late papers hold up the agenda": tiny(
        (2, 2, 2),
        ("Matter", 3),
        ("Matter", 3, {"not_before": SECOND_DAY, "not_before_reason": "papers are late"}),
        (REPORT, 1),
    ),
    "confined": tiny((2, 2, 2), ("Matter", 3, {"within": frozenset([M2, M3])}), ("Matter", 1)),
    "passed over while somebody is away": tiny(
        (2, 2, 2),
        ("Matter", 4),
        ("Matter", 2),
        body=FREE,
        people=(Person("A Panellist", "", ("1",), away(FIRST_DAY, 15 * 60, 16 * 60)),),
    ),
    "speeches that are not broken off": tiny(
        (2, 2, 2), ("Debate", 3, {"minimum": 60, "speakers": speakers(15, 15, 15)}), (REPORT, 1)
    ),
    "long speeches": tiny(
        (1, 2, 2, 1), ("Debate", 3, {"minimum": 60, "speakers": speakers(21, 25)}), ("Matter", 2)
    ),
    "a speaker comes on the second day": tiny(
        (2, 2, 2),
        ("Debate", 2, {"minimum": 40, "speakers": speakers(20, (20, away(FIRST_DAY, 0, 1440)))}),
        ("Matter", 2),
        body=FREE,
    ),
    "speakers who never meet": tiny(
        (1, 1, 1),
        (
            "Debate",
            1,
            {
                "minimum": 40,
                "maximum": 40,
                "speakers": speakers((20, away(FIRST_DAY, 0, 899)), (20, away(FIRST_DAY, 0, 1440))),
            },
        ),
        ("Matter", 1, {"within": frozenset([M2])}),
    ),
    "a time to avoid": tiny(
        (2, 1, 1),
        ("Matter", 2),
        ("Matter", 1, {"pin": Pin((M3,))}),
        body=FREE,
        avoided=(
            Avoided("body", "Prayer", FIRST_DAY, 600, 610),
            Avoided("body", "Prayer", SECOND_DAY, 600, 610),
        ),
    ),
    "half-days between two items": tiny(
        (2, 1, 2),
        ("Matter", 2),
        ("Matter", 1),
        body=FREE,
        services=Services(referrals=(Referral("1", "2", 1),)),
    ),
    "like items": with_theme(),
    "a meeting on a Saturday": with_saturday(),
    "pinned to a meeting": tiny((3, 3), ("Matter", 2), ("Matter", 2, {"pin": Pin((M2,))})),
    "pinned to two meetings": tiny(
        (2, 2, 2), ("Matter", 1), ("Matter", 3, {"pin": Pin((M1, M2))}), (REPORT, 1)
    ),
    "two pinned to the same two": tiny(
        (2, 2),
        ("Matter", 2, {"pin": Pin((M1, M2))}),
        ("Matter", 2, {"pin": Pin((M1, M2))}),
        body=FREE,
    ),
    "pinned to an hour": tiny(
        (3, 3), ("Matter", 1), ("Matter", 2, {"pin": Pin((M2,), 15 * 60 + 20)}), ("Matter", 1)
    ),
    "pinned to an hour, in any order": tiny(
        (3, 3), ("Matter", 3), ("Matter", 2, {"pin": Pin((M1,), 10 * 60 + 40)}), body=FREE
    ),
    "pinned to the hour of a meeting": tiny(
        (2, 2), ("Matter", 1), (OTHER, 3, {"pin": Pin((M1,), 10 * 60)}), body=FREE
    ),
    "pinned to an hour beside what passes over": tiny(
        (2, 2, 2),
        ("Matter", 3),
        (OTHER, 4, {**ENGLISH, "pin": Pin((M1,), 10 * 60)}),
        english_only=[1],
        body=FREE,
    ),
    "the opening leaves no room for a pinned hour": tiny(
        (2, 2),
        (OPENING, 1),
        (OTHER, 2, {"pin": Pin((M1,), 10 * 60)}),
        body=FREE,
    ),
    "two pinned to one hour": tiny(
        (2, 2),
        ("Matter", 1, {"pin": Pin((M1,), 620)}),
        ("Matter", 1, {"pin": Pin((M1,), 620)}),
        body=FREE,
    ),
    "an event inside": tiny((4, 3), ("Matter", 2), ("Matter", 3), events=lunch(620, 640)),
    "an event at the start": tiny((3, 3), ("Matter", 4), (OTHER, 1), events=lunch(600, 620)),
    "an event before a stated hour": tiny(
        (4, 2),
        ("Matter", 2),
        ("Matter", 2, {"pin": Pin((M1,), 660)}),
        events=lunch(620, 640),
        body=FREE,
    ),
    "a meeting without time": tiny((2, 2, 2), ("Matter", 3), (OTHER, 1), events=lunch(900, 940)),
    "time for drafting": tiny(
        (3, 3), ("Matter", 2), (OTHER, 1), (REPORT, 1), body={"drafting": 40}
    ),
    "drafting and report share the last meeting": tiny(
        (3, 3), ("Matter", 2), (REPORT, 1), (CLOSURE, 1), body={"drafting": 40}
    ),
    "drafting in two meetings": tiny((3, 3), ("Matter", 1), (REPORT, 2), body={"drafting": 40}),
    "no time for drafting": tiny((2,), ("Matter", 1), (REPORT, 1), body={"drafting": 40}),
    "a half-day for drafting": tiny(
        (2, 2, 2), ("Matter", 3), (OTHER, 1), (REPORT, 1), body={"drafting_half_days": 1}
    ),
    "a reserve": tiny((2, 2), ("Matter", 3), (REPORT, 1), body={"reserve": 20}),
    "preferences": tiny(
        (2, 2, 2),
        ("Matter", 2, {"avoids": frozenset([M1])}),
        ("Matter", 2, {"prefers": frozenset([M1])}),
        body=FREE,
    ),
    "preferred but in agenda order": tiny(
        (2, 2, 2), ("Matter", 2, {"prefers": frozenset([M2])}), ("Matter", 2)
    ),
    "free order with precedences": tiny(
        (2, 2), ("Matter", 1), ("Matter", 1), (REPORT, 1), precedences=(first("2", "1"),), body=FREE
    ),
    "agenda order but for one": tiny(
        (2, 3), (OPENING, 1), ("Matter", 2), ("Matter", 1), precedences=(first("3", "2"),)
    ),
    "the opening in its place": tiny((2, 2), ("Matter", 2), (OPENING, 1), (REPORT, 1), body=FREE),
    "a closing after the report": tiny((2, 2), (CLOSURE, 1), (REPORT, 1), ("Matter", 2), body=FREE),
    "a free half-day before the report": tiny(
        (2, 2, 2),
        ("Matter", 2),
        (REPORT, 1),
        weights=(("free-half-day-before-report", 100),),
    ),
    "announced before": tiny(
        (2, 2, 2),
        ("Matter", 2),
        ("Matter", 1),
        (OTHER, 1),
        announced=(("1", M2), ("2", M1), ("3", M3)),
        as_of=FIRST_DAY,
    ),
    "announced over two meetings": tiny(
        (2, 3, 2),
        ("Matter", 3),
        ("Matter", 2),
        announced=(("1", M2), ("1", M3), ("2", M1)),
        as_of=SECOND_DAY,
        body=FREE,
    ),
    "a chair who is away": tiny(
        (2, 2, 2),
        ("Matter", 2),
        ("Matter", 2),
        people=(Person("The Chair", "chair", ("1", "2"), away(FIRST_DAY, 610, 620)),),
    ),
    "a panellist for one item": tiny(
        (3, 3),
        ("Matter", 2),
        ("Matter", 2),
        people=(Person("A Panellist", "", ("2",), away(FIRST_DAY, 0, 15 * 60)),),
        body=FREE,
    ),
    "a panellist who comes at a stated hour": tiny(
        (4, 2),
        ("Matter", 2),
        ("Matter", 3, {"pin": Pin((M1,), 640)}),
        people=(Person("A Panellist", "", ("2",), away(FIRST_DAY, 600, 640)),),
        body=FREE,
    ),
    "a panellist who leaves at a stated hour": tiny(
        (4, 2),
        ("Matter", 3),
        ("Matter", 2, {"pin": Pin((M1,), 640)}),
        people=(Person("A Panellist", "", ("1",), away(FIRST_DAY, 650, 660)),),
        body=FREE,
    ),
    "a group that would rather not": tiny(
        (2, 2, 2),
        ("Matter", 2),
        ("Matter", 3),
        people=(
            Person("Group A", "", ("2",), rather_not=away(FIRST_DAY, 900, 1100)),
            Person("Group B", "", ("1", "2"), rather_not=away(FIRST_DAY, 600, 610)),
        ),
        body=FREE,
    ),
    "a panellist of two items": tiny(
        (2, 2, 2, 2),
        ("Matter", 2),
        ("Matter", 1),
        ("Matter", 1),
        people=(Person("A Panellist", "Panellist", ("1", "3")),),
        body=FREE,
        weights=(("nights-of-experts", 90),),
    ),
    "an item to fill in": tiny(
        (2, 2, 2),
        ("Matter", 2),
        ("Matter", 1, {"fills_in": True}),
        ("Matter", 1),
        body=FREE,
        weights=(("item-to-fill-in", 90),),
    ),
    "an item to fill in that is not ready": tiny(
        (2, 2, 2),
        ("Matter", 1, {"fills_in": True, "not_before": SECOND_DAY}),
        ("Matter", 3),
        body=FREE,
    ),
    "no small pieces": tiny(
        (3, 3, 2), ("Matter", 2), ("Matter", 4), ("Matter", 1), body={"least_piece": 40}
    ),
    "few pieces": tiny((2, 2, 2), ("Matter", 5), ("Matter", 1), body={"most_pieces": 2, **FREE}),
    "two bodies": two_bodies(),
    "related bodies": with_other_body((1, 1, 1), 2, related=("body",)),
    "unrelated bodies in one room": with_other_body((2, 2), 2, Services((Room("A"),))),
    "released half-days": with_other_body((1, 1, 1), 2, released=frozenset([O2])),
    "what meetings cost": with_other_body((1, 1, 1), 2, Services(prices=PRICES)),
    "announced meetings given up": replace(
        with_other_body((1, 1, 1), 2),
        announced=(("A", O1), ("B", O2)),
        as_of=date(2019, 8, 29),
    ),
    "in the main part of the Assembly": replace(
        tiny((2, 2, 2), ("Matter", 1), ("Matter", 2), body={"yields_to_assembly": True, **FREE}),
        meetings=tuple(
            replace(m, date=date(2019, 9, 16 + index // 2))
            for index, m in enumerate(tiny((2, 2, 2), ("Matter", 1)).meetings)
        ),
    ),
    "a group in what a body releases": with_group((0, SIX), (1, SIX), (2, frozenset(["en"]))),
    "a group that was announced": replace(
        with_group((0, SIX), (1, SIX)),
        announced=(("group-0", "group-0"), ("1", M1), ("2", M2)),
        as_of=FIRST_DAY,
    ),
    "a group that needs no services": with_group((0, frozenset()), (1, frozenset(["pt"]))),
    "a group and a second team": with_group(
        (0, SIX),
        (1, frozenset(["en"])),
        interpretation=Interpretation((Booth("en", 3, 2), Booth("fr", 4, 2))),
    ),
    "a group and at most one meeting at once": with_group((0, frozenset()), (2, SIX), at_once=1),
}

# The wish of 100 minutes would be met, and no sliver left over, by 60 minutes before and 40 after.
BETTER_HALF_FULL = tiny(
    (4, 4), ("Matter", 5, {"desired": 100}), (REPORT, 1, {"desired": 20}), body={"drafting": 20}
)
