"""A list of speakers is spread over the meetings in which its item is taken."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import make_conference

from scheduler.domain.agenda import Speaker
from scheduler.domain.conference import Conference
from scheduler.domain.hearings import hearings
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules.speakers_heard import SpeakersHeard


def debate(
    minutes: Sequence[int], speakers: Sequence[tuple[int, Sequence[int]]]
) -> tuple[Conference, Timetable]:
    """A debate of so many minutes in each of a few meetings, and who is away from which of them."""
    bare = make_conference([("1", "Debate")])
    held = bare.meetings[: len(minutes)]
    listed = []
    for number, (length, away) in enumerate(speakers, 1):
        times = [(bare.begins(held[i]), bare.begins(held[i]) + timedelta(hours=1)) for i in away]
        listed.append(Speaker(f"Speaker {number}", length, tuple(times)))
    conference = make_conference([("1", "Debate", {"speakers": tuple(listed)})])
    placed = [
        Placement("1", meeting.id, meeting.start, meeting.start + count)
        for meeting, count in zip(held, minutes, strict=True)
        if count
    ]
    return conference, Timetable(tuple(placed), Status.GIVEN)


def heard(minutes: Sequence[int], speakers: Sequence[tuple[int, Sequence[int]]]) -> object:
    """The numbers of the speakers in each meeting in which any is heard."""
    conference, timetable = debate(minutes, speakers)
    found = hearings(conference, timetable, conference.parts[0])
    if found is None:
        return None
    return [[int(name.split()[1]) for name in one.speakers] for one in found]


def told(minutes: Sequence[int], speakers: Sequence[tuple[int, Sequence[int]]]) -> list[str]:
    return [v.message for v in SpeakersHeard().check(*debate(minutes, speakers))]


def test_by_the_list() -> None:
    assert heard([20, 20], [(8, []), (8, []), (8, []), (8, [])]) == [[1, 2], [3, 4]]
    assert heard([20, 20], [(8, []), (13, []), (6, [])]) == [[1], [2, 3]]


def test_others_are_heard_before_who_is_away() -> None:
    assert heard([20, 20], [(10, [0]), (10, []), (10, []), (10, [])]) == [[2, 3], [1, 4]]


def test_others_are_heard_before_whose_speech_does_not_fit() -> None:
    assert heard([20, 20], [(12, []), (12, []), (8, []), (8, [])]) == [[1, 3], [2, 4]]


def test_who_cannot_be_heard() -> None:
    assert not told([16], [(8, []), (8, [])])
    assert told([15, 15], [(8, []), (8, []), (8, [])]) == [
        "item 1 has no time for all 3 speakers, each in one piece"
    ]
    assert told([60], [(8, []), (8, [0])]) == [
        "item 1 is taken while Speaker 2, on its list of speakers, is away"
    ]


LISTS = st.lists(
    st.tuples(st.sampled_from([5, 6, 8, 11]), st.sets(st.integers(0, 2), max_size=2)),
    min_size=1,
    max_size=5,
)


@given(st.lists(st.sampled_from([5, 10, 15, 20]), min_size=3, max_size=3), LISTS)
def test_whoever_can_be_heard_is(minutes: list[int], speakers: list[tuple[int, set[int]]]) -> None:
    """Tried against every way to give out the meetings."""

    def fits(chosen: Sequence[int]) -> bool:
        used = [0, 0, 0]
        for (length, away), at in zip(speakers, chosen, strict=True):
            used[at] += length
            if at in away:
                return False
        return all(one <= most for one, most in zip(used, minutes, strict=True))

    rows = [(length, sorted(away)) for length, away in speakers]
    possible = any(map(fits, product(range(3), repeat=len(speakers))))
    assert (heard(minutes, rows) is not None) == possible
    assert bool(told(minutes, rows)) != possible
