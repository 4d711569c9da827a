"""What each soft rule charges, and in which words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import make_conference
from tests.model.tiny import (
    AGENDA,
    ENGLISH,
    FIRST_DAY,
    FREE,
    M1,
    M2,
    M3,
    OPENING,
    OTHER,
    REPORT,
    SECOND_DAY,
    lunch,
    tiny,
    two_bodies,
)
from tests.rules.test_shared_meetings import RULES as SHARED

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Avoided, Body, Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules import SOFT

Piece = tuple[str, str, int, int]
Charges = list[tuple[int, str]]

WEDNESDAY, AFTERNOON = "Wednesday 11 September, morning", "Wednesday 11 September, afternoon"
WISH: dict[str, Any] = {"desired": 40}
LONG = tiny((9, 9), (AGENDA, 1), ("Matter", 5), ("Matter", 5))
LUNCH = tiny((4, 3), ("Matter", 2, WISH), ("Matter", 2), events=lunch(620, 640))
ANNOUNCED = tiny((3, 3), ("Matter", 2), announced=(("1", M1),), as_of=date(2019, 9, 10))
KEPT = tiny((3, 3, 3), ("Matter", 2), (REPORT, 1), weights=(("free-half-day-before-report", 7),))
TO_AVOID = (
    Avoided("body", "Prayer", FIRST_DAY, 959, 1000),
    Avoided("body", "Prayer", FIRST_DAY, 540, 600),
    Avoided("body", "A National Day", FIRST_DAY, 840, 1440),
    Avoided("body", "A National Day", SECOND_DAY, 0, 1440),
    Avoided("other", "A National Day", FIRST_DAY, 0, 1440),
)
RESERVE = tiny((3, 3), ("Matter", 2), (OTHER, 1), body={"reserve": 40})
PREFERS = tiny(
    (3, 3, 3),
    ("Matter", 2, {"prefers": frozenset([M2])}),
    ("Matter", 2, {"avoids": frozenset([M1, M2])}),
)

LATE = make_conference(
    [("1", "Matter"), ("2", "Matter")],
    [(date(2019, 9, day), 600, 660) for day in (13, 14)] + [(date(2019, 9, 13), 1140, 1200)],
    body=Body("body", "The Body"),
)
TWO_KINDS = tiny((3, 3), ("Matter", 2, ENGLISH), ("Matter", 2))
TWO_KINDS = replace(
    TWO_KINDS,
    meetings=(TWO_KINDS.meetings[0], replace(TWO_KINDS.meetings[1], languages=frozenset())),
)
LIKE = two_bodies()
LIKE = replace(
    LIKE, parts=tuple(replace(p, theme="finance" if p.id in "1A" else "") for p in LIKE.parts)
)

CASES: dict[str, tuple[str, Conference, Sequence[Piece], Charges]] = {
    "opening and report in their places": (
        "ends-of-session",
        tiny((3, 3), (OPENING, 1), (REPORT, 1)),
        [("1", M1, 640, 660), ("2", M2, 900, 920)],
        [],
    ),
    "opening and report elsewhere": (
        "ends-of-session",
        tiny((3, 3, 3), (OPENING, 1), (REPORT, 1)),
        [("1", M2, 900, 920), ("2", M2, 920, 940)],
        [(1, "item 1 is not in the first meeting"), (1, "item 2 is not in the last meeting")],
    ),
    "after the introduction": (
        "start-with-meeting",
        LONG,
        [("1", M1, 600, 620), ("2", M1, 620, 720), ("3", M2, 900, 1000)],
        [],
    ),
    "in mid-meeting": (
        "start-with-meeting",
        LONG,
        [("1", M1, 600, 620), ("2", M1, 620, 680), ("3", M1, 680, 780)],
        [(1, f"item 3 starts in mid-meeting on {WEDNESDAY}")],
    ),
    "after idle time": (
        "start-with-meeting",
        LONG,
        [("1", M1, 600, 620), ("2", M1, 640, 740), ("3", M2, 920, 1020)],
        [
            (1, f"item 2 starts in mid-meeting on {WEDNESDAY}"),
            (1, f"item 3 starts in mid-meeting on {AFTERNOON}"),
        ],
    ),
    "short items may share a meeting": (
        "start-with-meeting",
        tiny((9, 9), ("Matter", 4), ("Matter", 4)),
        [("1", M1, 600, 680), ("2", M1, 680, 760)],
        [],
    ),
    "where it is pinned": (
        "start-with-meeting",
        tiny((9, 9), ("Matter", 5), ("Matter", 5, {"pin": Pin((M1,), 680)})),
        [("1", M1, 600, 680), ("2", M1, 680, 780)],
        [],
    ),
    "an event first": (
        "start-with-meeting",
        tiny((9, 9), ("Matter", 5), (OTHER, 1), events=lunch(600, 620)),
        [("1", M1, 620, 720), ("2", M1, 720, 740)],
        [],
    ),
    "wishes": (
        "desired-durations",
        tiny((3, 3), ("Matter", 2, WISH), ("Matter", 2), (OTHER, 2)),
        [("1", M1, 600, 660), ("2", M2, 900, 920), ("3", M2, 920, 945)],
        [(20, "item 1 gets 60 minutes, desired 40"), (15, "item 3 gets 25 minutes, desired 40")],
    ),
    "a wish met around an event": (
        "desired-durations",
        LUNCH,
        [("1", M1, 600, 660), ("2", M1, 660, 680)],
        [],
    ),
    "shares": (
        "equal-shares",
        tiny((3, 3), ("Matter", 2, WISH), ("Matter", 2), (OTHER, 2)),
        [("1", M1, 600, 660), ("2", M2, 900, 920), ("3", M2, 920, 945)],
        [(20, "item 2 gets 20 minutes, its share is 40")],
    ),
    "carried over": (
        "few-continuations",
        tiny((3, 3, 3), ("Matter", 5), ("Matter", 2)),
        [("1", M1, 600, 660), ("1", M2, 900, 940), ("2", M2, 940, 960), ("2", M3, 600, 640)],
        [(1, "item 1 is carried over 1 time"), (1, "item 2 is carried over 1 time")],
    ),
    "carried over twice": (
        "few-continuations",
        tiny((3, 3, 3), ("Matter", 9)),
        [("1", M1, 600, 660), ("1", M2, 900, 960), ("1", M3, 600, 660)],
        [(2, "item 1 is carried over 2 times")],
    ),
    "two pieces of one meeting": (
        "few-continuations",
        LUNCH,
        [("1", M1, 600, 620), ("1", M1, 640, 660), ("2", M1, 660, 680)],
        [],
    ),
    "slivers": (
        "no-slivers",
        tiny((3, 3), ("Matter", 3), ("Matter", 2)),
        [("1", M1, 600, 631), ("2", M1, 631, 660), ("2", M2, 900, 905)],
        [
            (1, f"item 2 has only 29 minutes on {WEDNESDAY}"),
            (25, f"item 2 has only 5 minutes on {AFTERNOON}"),
        ],
    ),
    "half an hour is no sliver": (
        "no-slivers",
        tiny((3, 3), ("Matter", 3), ("Matter", 2)),
        [("1", M1, 600, 630), ("2", M1, 630, 660), ("2", M2, 900, 930)],
        [],
    ),
    "a short item is no sliver": (
        "no-slivers",
        tiny((3, 3), ("Matter", 1)),
        [("1", M1, 600, 605)],
        [],
    ),
    "no more than a short meeting has": (
        "no-slivers",
        tiny((1, 3), ("Matter", 3)),
        [("1", M1, 600, 620), ("1", M2, 900, 940)],
        [],
    ),
    "time in use": (
        "time-in-use",
        tiny((5, 5, 5), ("Matter", 3), ("Matter", 4), (OTHER, 1)),
        [("1", M1, 600, 679), ("2", M2, 900, 980), ("3", M3, 600, 620)],
        [(1, f"{WEDNESDAY} has only 79 minutes in use")],
    ),
    "the last meeting that is held, and one that is not": (
        "time-in-use",
        tiny((5, 5, 5), ("Matter", 4), (OTHER, 1)),
        [("1", M1, 600, 680), ("2", M3, 600, 620)],
        [],
    ),
    "reserve lacking": (
        "reserve-at-end",
        RESERVE,
        [("1", M1, 600, 640), ("2", M2, 900, 930)],
        [(10, "30 minutes are left free at the end, 40 are asked for")],
    ),
    "reserve kept": ("reserve-at-end", RESERVE, [("1", M1, 600, 640), ("2", M2, 900, 920)], []),
    "times": (
        "preferred-times",
        PREFERS,
        [("1", M1, 600, 660), ("1", M2, 900, 920), ("2", M2, 920, 960), ("2", M3, 600, 640)],
        [
            (1, f"item 1 is taken on {WEDNESDAY}, not at a preferred time"),
            (1, f"item 2 is taken on {AFTERNOON}, which it should avoid"),
        ],
    ),
    "preferred and avoided": (
        "preferred-times",
        tiny((3,), ("Matter", 1, {"prefers": frozenset([M2]), "avoids": frozenset([M1])})),
        [("1", M1, 600, 660)],
        [(1, f"item 1 is taken on {WEDNESDAY}, which it should avoid")],
    ),
    "meetings at times to avoid": (
        "times-to-avoid",
        tiny((3, 3, 3), ("Matter", 2), ("Matter", 2), avoided=TO_AVOID),
        [("1", M1, 600, 660), ("2", M2, 900, 960)],
        [(1, f"The Body meets on {AFTERNOON}: Prayer, A National Day")],
    ),
    "meetings in the evening and at a weekend": (
        "extra-meetings",
        LATE,
        [("1", "body-2019-09-13-1000", 600, 660), ("2", "body-2019-09-14-1000", 600, 660)],
        [(1, "The Body meets on Saturday 14 September, morning")],
    ),
    "meetings with interpretation": (
        "few-serviced-meetings",
        TWO_KINDS,
        [("1", M1, 600, 660), ("2", M2, 900, 960)],
        [(1, "The Body holds 1 meeting with interpretation")],
    ),
    "like items at once": (
        "like-items-apart",
        LIKE,
        [("1", M1, 600, 620), ("A", "other-2019-09-11-1000", 600, 640), ("2", M1, 620, 640)],
        [(1, f"The Body and The Other Body take up finance at once on {WEDNESDAY}")],
    ),
    "like items one after the other": (
        "like-items-apart",
        LIKE,
        [("1", M1, 600, 620), ("A", "other-2019-09-11-1500", 900, 940)],
        [],
    ),
    "no half-day before the report": (
        "free-half-day-before-report",
        KEPT,
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        [(1, "no half-day is kept free before item 2")],
    ),
    "a report in the first meeting": (
        "free-half-day-before-report",
        KEPT,
        [("2", M1, 600, 640), ("1", M2, 900, 920)],
        [(1, "no half-day is kept free before item 2")],
    ),
    "a half-day before the report": (
        "free-half-day-before-report",
        KEPT,
        [("1", M1, 600, 640), ("2", M3, 600, 620)],
        [],
    ),
    "a half-day that nobody asked for": (
        "free-half-day-before-report",
        replace(KEPT, weights=()),
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        [],
    ),
    "moved from where it was announced": (
        "fewest-changes",
        ANNOUNCED,
        [("1", M2, 900, 940)],
        [
            (4, f"item 1 is no longer taken on {WEDNESDAY}"),
            (4, f"item 1 is newly taken on {AFTERNOON}"),
        ],
    ),
    "taken where it was announced": ("fewest-changes", ANNOUNCED, [("1", M1, 600, 640)], []),
}


@pytest.mark.parametrize(("name", "conference", "pieces", "charges"), CASES.values(), ids=CASES)
def test_what_is_charged(
    name: str, conference: Conference, pieces: Sequence[Piece], charges: Charges
) -> None:
    rule = next(rule for rule in SOFT if rule.id == name)
    timetable = Timetable(tuple(Placement(*piece) for piece in pieces), Status.GIVEN)
    found = [(one.amount, one.message) for one in rule.charges(conference, timetable)]
    assert found == charges
    cost = rule.cost(replace(conference, weights=((name, 3),)), timetable)
    amounts = sum(amount for amount, _ in charges)
    if name != "free-half-day-before-report":
        assert (cost.amount, cost.total) == (amounts, 3 * amounts)
        assert cost.details == tuple(message for _, message in charges)


def test_every_soft_rule_has_a_case() -> None:
    """Here, or in a test file of its own, or with others on meetings of several bodies."""
    here = {name for name, _, _, charges in CASES.values() if charges}
    for rule in SOFT:
        own = Path(__file__).with_name(f"test_{rule.id.replace('-', '_')}.py")
        assert rule.id in here | SHARED or own.exists(), rule.id


def test_a_weight_is_the_planners_or_the_default() -> None:
    by_id = {rule.id: rule for rule in SOFT}
    conference = tiny((3, 3), ("Matter", 2), weights=(("few-continuations", 0),), body=FREE)
    assert by_id["few-continuations"].weight_in(conference) == 0
    assert by_id["no-slivers"].weight_in(conference) == by_id["no-slivers"].weight
