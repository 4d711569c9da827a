"""A timetable that breaks one hard rule is told so, where and in which words."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import make_meeting, make_part
from tests.model.tiny import (
    CLOSURE,
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
    first,
    lunch,
    tiny,
)
from tests.rules.test_shared_meetings import RULES as SHARED

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Body, Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules import HARD

# A piece: the item, its meeting, its first and its last minute.
Piece = tuple[str, str, int, int]

PAPERS = {"not_before": SECOND_DAY, "not_before_reason": "CRP.1 is issued on 12 September"}
TWO = tiny((3, 3), ("Matter", 2), ("Matter", 2))
LUNCH = tiny((4, 3), ("Matter", 2), ("Matter", 2), events=lunch(620, 640))
THREE = tiny((2, 2, 2), ("Matter", 2), ("Matter", 2), body=FREE)
WEDNESDAY, AFTERNOON = "Wednesday 11 September, morning", "Wednesday 11 September, afternoon"


def with_stranger() -> Conference:
    """Item 2 belongs to another body."""
    other = make_part("2", "Matter", body="other", minimum=20, target=20)
    return replace(
        TWO,
        bodies=(*TWO.bodies, Body("other", "The Other Body")),
        meetings=(*TWO.meetings, make_meeting(FIRST_DAY, 600, 660, body="other")),
        parts=(TWO.parts[0], other),
    )


CASES: dict[str, tuple[Conference, Sequence[Piece], str, str]] = {
    "carried over from a meeting with time left": (
        TWO,
        [("1", M1, 600, 640), ("1", M2, 900, 920), ("2", M2, 920, 960)],
        "continuity",
        f"item 1 is carried over from {WEDNESDAY}, where 20 minutes are left",
    ),
    "outside the hours": (
        TWO,
        [("1", M1, 600, 640), ("2", M2, 1060, 1100)],
        "half-days",
        "item 2 at 17:40–18:20 lies outside Wednesday 11 September, afternoon (15:00–16:00)",
    ),
    "no time at all": (
        TWO,
        [("1", M1, 600, 640), ("2", M2, 900, 940), ("2", M2, 940, 940)],
        "half-days",
        f"item 2 has no time on {AFTERNOON} (15:40–15:40)",
    ),
    "begins in an event": (
        LUNCH,
        [("1", M1, 600, 620), ("2", M1, 630, 680)],
        "half-days",
        f"item 2 at 10:30–11:20 on {WEDNESDAY} overlaps a fixed event (10:20–10:40)",
    ),
    "ends in an event": (
        LUNCH,
        [("1", M1, 600, 630), ("2", M1, 640, 680)],
        "half-days",
        f"item 1 at 10:00–10:30 on {WEDNESDAY} overlaps a fixed event (10:20–10:40)",
    ),
    "another body's meeting": (
        with_stranger(),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "half-days",
        "item 2 is put into a meeting of another body",
    ),
    "a language": (
        tiny(
            (3, 3),
            ("Matter", 2, ENGLISH),
            ("Matter", 2, {"languages": frozenset(["en", "fr"])}),
            english_only=[1],
        ),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "languages",
        f"item 2 needs fr on {AFTERNOON}, which is not interpreted into it",
    ),
    "papers": (
        tiny((3, 3, 3), ("Matter", 2), ("Matter", 2, PAPERS)),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "document-readiness",
        f"item 2 is taken on {AFTERNOON}, before 12 September: CRP.1 is issued on 12 September",
    ),
    "confined": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2, {"within": frozenset([M1])})),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "fixed-times",
        f"item 2 is taken on {AFTERNOON}, which is not among its meetings",
    ),
    "pinned": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2, {"pin": Pin((M2,))})),
        [("1", M1, 600, 640), ("2", M1, 640, 660), ("2", M2, 900, 920)],
        "fixed-times",
        f"item 2 is not on {AFTERNOON}, where it is pinned",
    ),
    "pinned to two": (
        tiny((3, 3), ("Matter", 2, {"pin": Pin((M1, M2))}), ("Matter", 2)),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "fixed-times",
        f"item 1 is not on {WEDNESDAY}; {AFTERNOON}, where it is pinned",
    ),
    "pinned to an hour": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2, {"pin": Pin((M2,), 920)})),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "fixed-times",
        "item 2 begins at 15:00, but is pinned to 15:20",
    ),
    "two at a time": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2), body=FREE),
        [("1", M1, 600, 640), ("2", M1, 639, 659)],
        "one-at-a-time",
        f"item 2 begins at 10:39 on {WEDNESDAY}, while item 1 goes on until 10:40",
    ),
    "left out": (TWO, [("1", M1, 600, 640)], "item-duration", "item 2 is not in the timetable"),
    "too short": (
        LUNCH,
        [("1", M1, 600, 620), ("2", M1, 640, 659)],
        "item-duration",
        "item 2 gets 19 minutes, but needs 20",
    ),
    "too long": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2, {"maximum": 40})),
        [("1", M1, 600, 640), ("2", M1, 640, 660), ("2", M2, 900, 921)],
        "item-duration",
        "item 2 gets 41 minutes, more than its 40",
    ),
    "taken up after a gap": (
        THREE,
        [("1", M1, 600, 640), ("1", M3, 600, 620), ("2", M3, 620, 640)],
        "continuity",
        f"item 1 is left on {WEDNESDAY} and taken up again after {AFTERNOON} without it",
    ),
    "broken off in a meeting": (
        THREE,
        [("1", M1, 600, 610), ("2", M1, 610, 630), ("1", M1, 630, 640)],
        "continuity",
        f"item 1 is broken off for item 2 on {WEDNESDAY}",
    ),
    "broken off at the end of a meeting": (
        THREE,
        [("1", M1, 600, 620), ("2", M1, 620, 640), ("1", M2, 900, 920)],
        "continuity",
        f"item 1 is broken off for item 2 on {WEDNESDAY}",
    ),
    "broken off at the start of the next meeting": (
        THREE,
        [("1", M1, 600, 640), ("2", M2, 900, 920), ("1", M2, 920, 940)],
        "continuity",
        f"item 1 is broken off for item 2 on {AFTERNOON}",
    ),
    "side by side": (
        THREE,
        [("1", M1, 600, 620), ("2", M1, 620, 640), ("1", M2, 900, 920), ("2", M2, 920, 940)],
        "continuity",
        f"item 1 is broken off for item 2 on {WEDNESDAY}\n"
        f"item 2 is broken off for item 1 on {AFTERNOON}",
    ),
    "agenda order": (
        TWO,
        [("2", M1, 600, 640), ("1", M2, 900, 940)],
        "order",
        "item 2 begins before item 1 is over, but item 2 comes after item 1 on the agenda",
    ),
    "a precedence": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2), precedences=(first("2", "1"),), body=FREE),
        [("1", M1, 600, 640), ("2", M2, 900, 940)],
        "order",
        "item 1 begins before item 2 is over, but item 2 prepares item 1",
    ),
    "before the opening": (
        tiny((3, 3), ("Matter", 2), (OPENING, 1), body=FREE),
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        "opening-and-closing",
        "item 1 is taken before item 2, which opens the meeting",
    ),
    "after the report": (
        tiny((3, 3), (REPORT, 2), (OTHER, 1), body=FREE),
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        "opening-and-closing",
        "item 2 is taken after item 1, which adopts the report",
    ),
    "after the closing": (
        tiny((3, 3), (CLOSURE, 2), (REPORT, 1), body=FREE),
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        "opening-and-closing",
        "item 2 is taken after item 1, which closes the meeting",
    ),
    "drafting minutes": (
        tiny((3, 3), ("Matter", 2), (OTHER, 1), (REPORT, 1), body={"drafting": 60}),
        [("1", M1, 600, 640), ("2", M1, 640, 660), ("3", M2, 940, 960)],
        "report-drafting",
        "40 minutes lie free for drafting before item 3, but 60 are asked for",
    ),
    "one drafting half-day": (
        tiny((3, 3, 3), ("Matter", 2), (REPORT, 1), body={"drafting_half_days": 1}),
        [("1", M1, 600, 640), ("2", M2, 900, 920)],
        "report-drafting",
        "no half-days are kept free before item 2, but 1 is asked for",
    ),
    "drafting half-days": (
        tiny((3, 3, 3), ("Matter", 2), (REPORT, 1), body={"drafting_half_days": 2}),
        [("1", M1, 600, 640), ("2", M3, 600, 620)],
        "report-drafting",
        "1 half-day is kept free before item 2, but 2 are asked for",
    ),
}


def broken(conference: Conference, pieces: Sequence[Piece]) -> dict[str, str]:
    """The messages of each broken rule, one a line."""
    timetable = Timetable(tuple(Placement(*piece) for piece in pieces), Status.GIVEN)
    found: dict[str, list[str]] = {}
    for rule in HARD:
        for violation in rule.check(conference, timetable):
            found.setdefault(violation.rule, []).append(violation.message)
    return {rule: "\n".join(messages) for rule, messages in found.items()}


@pytest.mark.parametrize(("conference", "pieces", "rule", "message"), CASES.values(), ids=CASES)
def test_the_broken_rule_is_named_and_no_other(
    conference: Conference, pieces: Sequence[Piece], rule: str, message: str
) -> None:
    assert broken(conference, pieces) == {rule: message}


def test_more_than_a_meeting_holds() -> None:
    """Too much in a meeting is also outside its hours or at the same time."""
    message = "Wednesday 11 September, morning (10:00–11:00) has 20 minutes too much in it"
    outside = broken(TWO, [("1", M1, 600, 640), ("2", M1, 640, 680)])
    assert outside.pop("meeting-capacity") == message
    assert set(outside) == {"half-days"}
    together = broken(TWO, [("1", M1, 600, 640), ("2", M1, 620, 660)])
    assert together.pop("meeting-capacity") == message
    assert set(together) == {"one-at-a-time", "order"}


def test_every_hard_rule_has_a_case() -> None:
    """Here, or in a test file of its own, or with others on meetings of several bodies."""
    here = {rule for _, _, rule, _ in CASES.values()} | {"meeting-capacity"}
    for rule in HARD:
        own = Path(__file__).with_name(f"test_{rule.id.replace('-', '_')}.py")
        assert rule.id in here | SHARED or own.exists(), rule.id


BORDERS: dict[str, tuple[Conference, Sequence[Piece]]] = {
    "to the last minute": (TWO, [("1", M1, 600, 660), ("2", M2, 900, 960)]),
    "around an event": (LUNCH, [("1", M1, 600, 620), ("2", M1, 640, 680)]),
    "across an event": (LUNCH, [("1", M1, 600, 660), ("2", M1, 660, 680)]),
    "on the papers' day": (
        tiny((3, 3, 3), ("Matter", 2), ("Matter", 2, PAPERS)),
        [("1", M2, 900, 940), ("2", M3, 600, 640)],
    ),
    "exactly the minimum and the maximum": (
        tiny((3, 3), ("Matter", 1, {"maximum": 20}), ("Matter", 2)),
        [("1", M1, 600, 620), ("2", M1, 620, 640)],
    ),
    "over an unfit meeting": (
        tiny((2, 2, 2), ("Matter", 4), ("Matter", 2, ENGLISH), english_only=[1], body=FREE),
        [("1", M1, 600, 640), ("2", M2, 900, 940), ("1", M3, 600, 640)],
    ),
    "two meet where one passes over": (
        tiny((2, 2, 2), ("Matter", 3), ("Matter", 3, ENGLISH), english_only=[1], body=FREE),
        [
            ("1", M1, 600, 620),
            ("2", M1, 620, 640),
            ("2", M2, 900, 940),
            ("2", M3, 600, 620),
            ("1", M3, 620, 640),
        ],
    ),
    "begins in its pinned meeting and runs on": (
        tiny((3, 3), ("Matter", 2), ("Matter", 2, {"pin": Pin((M1,))})),
        [("1", M1, 600, 640), ("2", M1, 640, 660), ("2", M2, 900, 920)],
    ),
    "drafting time to the minute": (
        tiny((3, 3), ("Matter", 2), (OTHER, 1), (REPORT, 1), body={"drafting": 40}),
        [("1", M1, 600, 640), ("2", M1, 640, 660), ("3", M2, 940, 960)],
    ),
    "what the agenda puts after the report": (
        tiny((3, 3), ("Matter", 2), (REPORT, 1), (OTHER, 1)),
        [("1", M1, 600, 640), ("2", M2, 900, 920), ("3", M2, 920, 940)],
    ),
}


@pytest.mark.parametrize(("conference", "pieces"), BORDERS.values(), ids=BORDERS)
def test_what_is_just_all_right(conference: Conference, pieces: Sequence[Piece]) -> None:
    assert broken(conference, pieces) == {}
