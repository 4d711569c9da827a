"""A group has the services of a meeting that no body holds, whole, and in its languages."""

import pytest
from tests.model.tiny import M1, M2, M3, SIX, with_group

from scheduler.domain.conference import Conference
from scheduler.domain.services import Booth, Interpretation
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules.entitled_first import EntitledFirst

AFTERNOON, THURSDAY = "Wednesday 11 September, afternoon", "Thursday 12 September, morning"
ENGLISH = frozenset(["en"])
HOURS = {M1: 600, M2: 900, M3: 600}


def broken(conference: Conference, body: list[str], group: list[int]) -> list[str]:
    """What is said where the body meets, and the group has those of the meetings it asks for."""
    asked = [meeting for meeting in conference.meetings if meeting.body == "group"]
    placements = [Placement("1", key, HOURS[key], HOURS[key] + 20) for key in body]
    placements += [Placement(m.id, m.id, m.start, m.end) for m in (asked[n] for n in group)]
    timetable = Timetable(tuple(placements), Status.GIVEN)
    return [one.message for one in EntitledFirst().check(conference, timetable)]


def told(when: str) -> str:
    return f"The Group meets with interpretation on {when}, and no body releases its services then"


def test_a_group_meets_where_the_body_does_not() -> None:
    assert broken(with_group((2, SIX)), [M1, M2], [0]) == []


def test_a_body_that_meets_releases_nothing() -> None:
    assert broken(with_group((1, SIX)), [M1, M2], [0]) == [told(AFTERNOON)]


def test_a_released_meeting_serves_one_group() -> None:
    both = with_group((2, SIX), (2, ENGLISH))
    assert broken(both, [M1, M2], [0, 1]) == [told(THURSDAY)]
    assert broken(both, [M1, M2], [1]) == []


def test_a_language_that_no_body_has() -> None:
    assert broken(with_group((2, frozenset(["pt"]))), [M1, M2], [0]) == [told(THURSDAY)]


def test_without_interpretation_nothing_is_needed() -> None:
    assert broken(with_group((1, frozenset())), [M1, M2], [0]) == []


def test_interpreters_that_are_there_are_counted_by_their_own_rule() -> None:
    people = Interpretation((Booth("en", 2, 2),))
    assert broken(with_group((1, ENGLISH), interpretation=people), [M1, M2], [0]) == []


@pytest.mark.parametrize(("languages", "most"), [(SIX, 1), (frozenset(["pt"]), 0)])
def test_what_the_model_is_told(languages: frozenset[str], most: int) -> None:
    (cap,) = EntitledFirst().caps(with_group((2, languages)))
    assert (cap.most, "group-0" in cap.meetings) == (most, True)
    assert (M3 in cap.meetings) is bool(most)
