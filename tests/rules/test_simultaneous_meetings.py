"""No more meetings at once than allowed, and none beside one it may not clash with."""

from dataclasses import replace

from tests.services.conferences import held, meeting, several

from scheduler.domain.services import BodyKind, Services
from scheduler.rules.simultaneous_meetings import SimultaneousMeetings

AGENDAS = {"a": ["First"], "b": ["Second"], "c": ["Third"]}
MEETINGS = [meeting(body, half_day) for body in "abc" for half_day in range(2)]


def messages(conference, *meetings: str) -> list[str]:
    return [
        v.message for v in SimultaneousMeetings().check(conference, held(conference, *meetings))
    ]


def test_all_meetings() -> None:
    conference = several(AGENDAS, MEETINGS, Services(at_once=2))
    assert not messages(conference, "a0", "b0", "c1", "a1")
    assert messages(conference, "a0", "b0", "c0") == [
        "3 meetings are held at once on Monday 1 March, morning, 2 are allowed"
    ]


def test_plenaries_and_contact_groups() -> None:
    bodies = {"a": {"kind": BodyKind.PLENARY}, "b": {"kind": BodyKind.CONTACT_GROUP}}
    conference = several(AGENDAS, MEETINGS, Services(limited_at_once=1), bodies)
    assert not messages(conference, "a0", "c0", "b1")
    assert messages(conference, "a0", "b0", "c0") == [
        "2 plenary or contact-group meetings are held at once on Monday 1 March, morning, "
        "1 is allowed"
    ]


def test_a_group_does_not_meet_while_its_committee_does() -> None:
    conference = several(AGENDAS, MEETINGS, bodies={"b": {"not_with": ("a",)}})
    assert not messages(conference, "a0", "b1", "c0")
    assert messages(conference, "a0", "b0") == [
        "Body b does not meet while Body a does, but both meet on Monday 1 March, morning"
    ]


def test_who_meets_jointly_does_not_meet_alone() -> None:
    joint = replace(MEETINGS[0], jointly_with=("b",))
    conference = several(AGENDAS, [joint, *MEETINGS[1:]], bodies={"c": {"not_with": ("b",)}})
    assert not messages(conference, "a0", "b1")
    assert messages(conference, "a0", "b0") == [
        "Body a meets jointly with Body b on Monday 1 March, morning, "
        "but both meet on Monday 1 March, morning"
    ]
    assert messages(conference, "a0", "c0") == [
        "Body c does not meet while Body b does, but both meet on Monday 1 March, morning"
    ]
