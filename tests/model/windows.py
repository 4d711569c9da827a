"""Tiny conferences in which somebody whom an item needs is there for a part of a meeting only."""

from tests.model.tiny import (
    AGENDA,
    FIRST_DAY,
    FREE,
    M1,
    OTHER,
    REPORT,
    away,
    lunch,
    speakers,
    tiny,
)

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person


def absent(*hours: tuple[int, int], part: str = "1", name: str = "A Panellist") -> Person:
    """Whom a part needs, and who is away between minutes of the first day."""
    return Person(name, "", (part,), tuple(one for span in hours for one in away(FIRST_DAY, *span)))


WINDOWS: dict[str, Conference] = {
    "comes in mid-meeting": tiny(
        (4, 3), ("Matter", 2), ("Matter", 2), people=(absent((600, 630), (900, 960)),), body=FREE
    ),
    "comes in mid-meeting, in agenda order": tiny(
        (4, 3), ("Matter", 2), ("Matter", 4), (REPORT, 1), people=(absent((600, 635)),)
    ),
    "leaves in mid-meeting": tiny(
        (4, 3), ("Matter", 3), ("Matter", 2), people=(absent((645, 960), part="2"),), body=FREE
    ),
    "the only item of a meeting that waits": tiny(
        (4,), ("Matter", 2, {"maximum": 40}), people=(absent((600, 630)),)
    ),
    "comes after the introductions": tiny(
        (4, 4), (AGENDA, 1), ("Matter", 5), ("Matter", 2), people=(absent((600, 620), part="2"),)
    ),
    "comes too late to lead": tiny(
        (4, 4), (AGENDA, 1), ("Matter", 5), people=(absent((600, 640), (900, 920), part="2"),)
    ),
    "comes for an item that is carried over": tiny(
        (4, 3),
        ("Matter", 5),
        ("Matter", 1),
        ("Matter", 1, {"maximum": 20}),
        people=(absent((600, 640)),),
        body=FREE,
    ),
    "leaves when an item that was carried over is done": tiny(
        (2, 4), ("Matter", 4), ("Matter", 1), people=(absent((945, 980)),)
    ),
    "there in the middle of a meeting": tiny(
        (4, 2), ("Matter", 3), ("Matter", 2), people=(absent((600, 620), (660, 680), (900, 940)),)
    ),
    "a meeting with gaps is passed over": tiny(
        (2, 3, 2), ("Matter", 4), ("Matter", 2), people=(absent((900, 920)),), body=FREE
    ),
    "two who meet for an hour": tiny(
        (4, 2),
        ("Matter", 2),
        ("Matter", 3),
        people=(
            absent((600, 625), (900, 940), part="2"),
            absent((665, 680), part="2", name="Another"),
        ),
        body=FREE,
    ),
    "two who never meet": tiny(
        (3,),
        ("Matter", 1),
        people=(absent((600, 640)), absent((640, 660), name="Another")),
    ),
    "another item goes on while somebody comes": tiny(
        (4, 2),
        ("Matter", 3, {"desired": 60}),
        ("Matter", 1, {"desired": 20}),
        people=(absent((600, 640), (900, 940), part="2"),),
    ),
    "away while the meeting is interrupted": tiny(
        (4, 2), ("Matter", 3), ("Matter", 2), people=(absent((620, 640)),), events=lunch(620, 640)
    ),
    "comes during an event": tiny(
        (4, 2), ("Matter", 2), (OTHER, 1), people=(absent((600, 630)),), events=lunch(620, 640)
    ),
    "comes before a stated hour": tiny(
        (4, 2),
        ("Matter", 1),
        ("Matter", 2, {"pin": Pin((M1,), 640)}),
        people=(absent((600, 620), (900, 940)),),
        body=FREE,
    ),
    "speeches before somebody leaves": tiny(
        (2, 4),
        ("Debate", 3, {"minimum": 60, "speakers": speakers(15, 30, 15)}),
        (REPORT, 1),
        people=(absent((945, 980)),),
    ),
    "no small piece before somebody leaves": tiny(
        (4, 3),
        ("Matter", 1),
        ("Matter", 4),
        people=(absent((640, 660)),),
        body={"least_piece": 40, "most_pieces": 2},
    ),
    "time for drafting while somebody is awaited": tiny(
        (4, 3),
        ("Matter", 1),
        (REPORT, 1),
        people=(absent((600, 640), part="2"),),
        body={"drafting": 20},
    ),
    "time for drafting before a report that goes on when somebody comes": tiny(
        (3, 3),
        ("Matter", 2, {"maximum": 60}),
        ("Matter", 3),
        (REPORT, 4),
        people=(absent((625, 640), (905, 940)),),
        events=lunch(600, 620),
        body={"drafting": 20, **FREE},
    ),
    "a half-day for drafting, and somebody comes": tiny(
        (4, 2, 2),
        (AGENDA, 1),
        ("Matter", 1),
        (REPORT, 1),
        people=(absent((600, 640)),),
        body={"drafting_half_days": 1},
    ),
    "a panellist waits between two items": tiny(
        (3, 2, 2),
        ("Matter", 2),
        ("Matter", 2),
        ("Matter", 2),
        people=(
            Person("A Panellist", "panellist", ("1", "3"), away(FIRST_DAY, 640, 660)),
            Person("Another", "expert", ("1", "2")),
        ),
        body=FREE,
        weights=(("waits-of-experts", 1),),
    ),
    "announced where somebody now comes later": tiny(
        (4, 2),
        ("Matter", 2),
        ("Matter", 2),
        people=(absent((600, 640)),),
        announced=(("1", M1), ("2", M1)),
        as_of=FIRST_DAY,
        body=FREE,
    ),
}
