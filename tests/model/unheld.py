"""Tiny conferences of bodies that hold fewer meetings than half-days are open to them."""

from dataclasses import replace
from typing import Any

from tests.builders import make_part
from tests.model.tiny import (
    AGENDA,
    ENGLISH,
    FIRST_DAY,
    FREE,
    M1,
    M2,
    M3,
    M4,
    OTHER,
    REPORT,
    SECOND_DAY,
    away,
    speakers,
    tiny,
)

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Body, Conference
from scheduler.domain.people import Person
from scheduler.domain.services import Budget, Services

ALL = (M1, M2, M3, M4)


def holds(most: int, *meetings: str) -> tuple[Budget, ...]:
    """A body holds so many of some meetings."""
    return (Budget(frozenset(meetings), most, f"The Body holds at most {most} meetings"),)


def beside_plenary(
    steps: tuple[int, ...], most: int, pinned: tuple[str, ...], *titles: Any, **body: Any
) -> Conference:
    """The body meets while the Plenary does not, whose items are pinned to some half-days."""
    ids = ALL[: len(steps)]
    made = tiny(steps, *titles, body={"budgets": holds(most, *ids), **body})
    parts = [
        make_part(
            f"P{number}",
            "Matter",
            body="plenary",
            minimum=20,
            maximum=20,
            target=20,
            pin=Pin((key.replace("body", "plenary"),)),
        )
        for number, key in enumerate(pinned, 1)
    ]
    meetings = [
        replace(meeting, id=meeting.id.replace("body", "plenary"), body="plenary")
        for meeting in made.meetings
        if meeting.id in pinned
    ]
    return replace(
        made,
        bodies=(*made.bodies, Body("plenary", "The Plenary")),
        meetings=(*made.meetings, *meetings),
        parts=(*made.parts, *parts),
        services=Services(at_once=1),
    )


UNHELD: dict[str, Conference] = {
    "goes on after the Plenary": beside_plenary((2, 2, 2), 2, (M2,), ("Matter", 4)),
    "two items, the Plenary between": beside_plenary(
        (2, 1, 1, 2), 2, (M2, M3), ("Matter", 3, {"minimum": 60}), ("Matter", 1)
    ),
    "two items in any order, the Plenary between": beside_plenary(
        (2, 1, 1, 2), 2, (M2, M3), ("Matter", 1), ("Matter", 3, {"minimum": 60}), **FREE
    ),
    "through a meeting between two of the Plenary": beside_plenary(
        (2, 1, 1, 2), 3, (M2,), ("Matter", 5, {"minimum": 100}), **FREE
    ),
    "the better half-days": tiny(
        (2, 2, 2),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        (REPORT, 1),
        body={"budgets": holds(2, M1, M2, M3)},
    ),
    "three of four": tiny(
        (2, 1, 2, 2),
        ("Matter", 5, {"avoids": frozenset([M3])}),
        body={"budgets": holds(3, *ALL)},
    ),
    "what is given is not left out": tiny(
        (2, 2, 2),
        ("Matter", 4, {"avoids": frozenset([M2])}),
        ("Matter", 1),
        body={"budgets": holds(1, M1, M3), **FREE},
    ),
    "another item would be between": tiny(
        (2, 2, 2),
        ("Matter", 4, {"avoids": frozenset([M2])}),
        ("Matter", 2, {"prefers": frozenset([M2])}),
        body={"budgets": holds(2, M1, M3), **FREE},
    ),
    "pinned to meetings apart": tiny(
        (2, 2, 2),
        ("Matter", 4, {"pin": Pin((M1, M3))}),
        (OTHER, 1),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
    "pinned to three meetings, one left out": tiny(
        (2, 1, 1, 2),
        ("Matter", 4, {"pin": Pin((M1, M2, M4))}),
        ("Matter", 1),
        body={"budgets": holds(3, *ALL), **FREE},
    ),
    "pinned to an hour": tiny(
        (3, 3, 2),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        ("Matter", 2, {"pin": Pin((M1,), 640), "avoids": frozenset([M2])}),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
    "at an hour in between": tiny(
        (2, 2, 2),
        ("Matter", 3),
        ("Matter", 1, {"pin": Pin((M2,), 920)}),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
    "unfit and not held": tiny(
        (2, 2, 2, 2),
        ("Matter", 4, {"avoids": frozenset([M3])}),
        ("Matter", 2, ENGLISH),
        english_only=[1],
        body={"budgets": holds(3, *ALL), **FREE},
    ),
    "two that pass over, and not held": tiny(
        (2, 2, 2, 2),
        ("Matter", 3, {"avoids": frozenset([M3])}),
        ("Matter", 2, {"avoids": frozenset([M3])}),
        (OTHER, 2, ENGLISH),
        english_only=[1],
        body={"budgets": holds(3, *ALL), **FREE},
    ),
    "somebody is away for a while": tiny(
        (3, 2, 3),
        ("Matter", 4, {"avoids": frozenset([M2])}),
        ("Matter", 1),
        people=(
            Person("A", "", ("1",), (*away(FIRST_DAY, 600, 625), *away(SECOND_DAY, 645, 660))),
        ),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
    "somebody is away at the end": tiny(
        (3, 2, 3),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        people=(Person("A", "", ("1",), away(FIRST_DAY, 645, 700)),),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
    "no more than two pieces": tiny(
        (2, 2, 2, 2),
        ("Matter", 6, {"avoids": frozenset([M2])}),
        body={"budgets": holds(3, *ALL), "most_pieces": 2},
    ),
    "no small piece": tiny(
        (2, 2, 2),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        ("Matter", 1),
        body={"budgets": holds(2, M1, M2, M3), "least_piece": 40},
    ),
    "a debate": beside_plenary(
        (2, 2, 3),
        2,
        (M2,),
        ("Debate", 4, {"minimum": 60, "speakers": speakers(15, 30, 15)}),
        (REPORT, 1),
    ),
    "drafting time": tiny(
        (2, 2, 2),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        (REPORT, 1),
        body={"budgets": holds(2, M1, M2, M3), "drafting": 20},
    ),
    "a half-day for drafting": tiny(
        (2, 1, 2, 1),
        ("Matter", 3),
        (REPORT, 1),
        body={"budgets": holds(3, *ALL), "drafting_half_days": 1},
    ),
    "announced apart": tiny(
        (2, 2, 2),
        (AGENDA, 1),
        ("Matter", 3),
        body={"budgets": holds(2, M1, M2, M3)},
        announced=(("1", M1), ("2", M1), ("2", M3)),
        as_of=FIRST_DAY,
    ),
    "a panellist waits": tiny(
        (2, 2, 2),
        ("Matter", 3, {"avoids": frozenset([M2])}),
        ("Matter", 1),
        people=(Person("A Panellist", "panellist", ("1", "2")),),
        weights=(("waits-of-experts", 1),),
        body={"budgets": holds(2, M1, M2, M3), **FREE},
    ),
}
