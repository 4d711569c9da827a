"""Tiny conferences in which the rules show their borders.

Steps of 20 minutes; meetings of two to four steps, morning and afternoon from 11 September 2019.
"""

from dataclasses import replace
from datetime import date

from tests.model.tiny import (
    AGENDA,
    CLOSURE,
    ENGLISH,
    FIRST_DAY,
    FREE,
    M1,
    M2,
    M3,
    O1,
    O2,
    OPENING,
    OTHER,
    PRICES,
    REPORT,
    SECOND_DAY,
    SIX,
    away,
    first,
    lunch,
    speakers,
    tiny,
    two_bodies,
    with_group,
    with_other_body,
    with_saturday,
    with_theme,
)

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Avoided, Conference
from scheduler.domain.people import Person
from scheduler.domain.services import Booth, Interpretation, Referral, Room, Services

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
    "drafting before a report pinned to an hour": tiny(
        (3, 4), ("Matter", 3), (REPORT, 1, {"pin": Pin((M2,), 15 * 60 + 20)}), body={"drafting": 20}
    ),
    "drafting before a report pinned to an hour, in any order": tiny(
        (3, 4),
        ("Matter", 2),
        ("Matter", 1),
        (REPORT, 1, {"pin": Pin((M2,), 15 * 60 + 20)}),
        body={"drafting": 40, **FREE},
    ),
    "no time for drafting before a report pinned to an hour": tiny(
        (2, 4), ("Matter", 3), (REPORT, 1, {"pin": Pin((M2,), 15 * 60 + 20)}), body={"drafting": 60}
    ),
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
        (2, 2, 2),
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
