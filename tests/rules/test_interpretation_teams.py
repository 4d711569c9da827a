"""Interpreters take turns; the caps of the model hold if and only if their turns do."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import LANGUAGES
from tests.services.conferences import held, meeting, several
from tests.services.rosters import told

from scheduler.domain.meeting_times import in_order
from scheduler.domain.roster import duties, needs_others
from scheduler.domain.services import Booth, Interpretation, Services, team
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.rules.interpretation_teams import InterpretationTeams

RULE = InterpretationTeams()


def conference(people: int, seats: int = 1, a_day: int = 2, in_seven_days: int = 7, days: int = 8):
    services = Services(
        interpretation=Interpretation((Booth("fr", people, seats),), a_day, in_seven_days)
    )
    meetings = [
        meeting(body, half_day, languages=frozenset({"fr"}))
        for body in "ab"
        for half_day in range(2 * days)
    ]
    return several({"a": ["First"], "b": ["Second"]}, meetings, services)


def caps_hold(its, meetings) -> bool:
    return all(len(cap.meetings & set(meetings)) <= cap.most for cap in RULE.caps(its))


def can_be_served(its, meetings: list[str]) -> bool:
    """Brute force: every way to give each meeting its people, one meeting after the other."""
    interpretation = its.services.interpretation
    (booth,) = interpretation.booths
    ordered = in_order(its.meeting_by_id[key] for key in meetings)

    def free(served, new) -> bool:
        days = [old.date for old in served]
        return (
            not any(needs_others(interpretation, old, new) for old in served)
            and days.count(new.date) < interpretation.a_day
            and sum((new.date - day).days < 7 for day in days) < interpretation.in_seven_days
        )

    def serve(index: int, so_far: tuple) -> bool:
        if index == len(ordered):
            return True
        able = [p for p in range(booth.people) if free(so_far[p], ordered[index])]
        tried = set()
        for chosen in itertools.combinations(able, booth.seats):
            after = tuple(
                (*own, ordered[index]) if p in chosen else own for p, own in enumerate(so_far)
            )
            if tuple(sorted(after, key=str)) not in tried:
                tried.add(tuple(sorted(after, key=str)))
                if serve(index + 1, after):
                    return True
        return False

    return serve(0, ((),) * booth.people)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 3),
    st.integers(1, 2),
    st.integers(1, 2),
    st.integers(1, 3),
    st.sets(st.sampled_from([f"{b}{h}" for b in "ab" for h in range(6)]), max_size=7),
)
def test_the_caps_hold_if_and_only_if_the_people_can_serve(people, seats, a_day, week, meetings):
    its = conference(people, seats, a_day, week, days=3)
    possible = people >= seats and can_be_served(its, sorted(meetings))
    assert caps_hold(its, meetings) == (possible or not meetings)
    violations = list(RULE.check(its, held(its, *sorted(meetings))))
    assert not violations if possible or not meetings else violations


def test_turns_are_even() -> None:
    its = conference(5, 2)
    turns = duties(its, held(its, *(f"a{n}" for n in range(14))))
    load = [sum(duty.person == f"fr {p}" for duty in turns) for p in range(1, 6)]
    assert sum(load) == 28
    assert max(load) - min(load) <= 1


@pytest.mark.parametrize(("limit", "staff"), [(7, 22), (8, 20)])
def test_a_full_week_of_ten_meetings(limit: int, staff: int) -> None:
    """Of fourteen seats, ten meetings a week need 22 people, or 20."""
    total = 0
    for seats in (3, 3, 2, 2, 2, 2):
        people = seats
        while not caps_hold(
            conference(people, seats, 2, limit, days=5), [f"a{n}" for n in range(10)]
        ):
            people += 1
        total += people
    assert team(LANGUAGES) == 14
    assert total == staff


def test_messages() -> None:
    def said(its, *meetings: str) -> list[str]:
        return [found.message for found in RULE.check(its, held(its, *meetings))]

    assert said(conference(3, 2), "a0", "b0") == [
        "the fr booth has too few of its 3 interpreters free on Monday 1 March, morning"
    ]
    assert said(conference(2, 2, a_day=1), "a0", "a1") == [
        "the fr booth: 2 meetings of one interpreter on Monday 1 March, 1 are allowed"
    ]
    assert said(conference(2, 2, in_seven_days=3), "a0", "a2", "a4", "a6") == [
        "the fr booth: 4 meetings of one interpreter in the seven days from Monday 1 March, "
        "3 are allowed"
    ]
    assert not said(conference(2, 2, in_seven_days=3), "a0", "a2", "a4", "a14")


def test_a_night_lies_between_an_evening_and_the_next_morning() -> None:
    evening = meeting("a", 1, id="evening", languages=frozenset({"fr"}), start=1260, end=1380)
    morning = meeting("a", 2, languages=frozenset({"fr"}))
    services = Services(interpretation=Interpretation((Booth("fr", 1, 1),)))
    its = several({"a": ["First"]}, [evening, morning], services)
    timetable = Timetable(
        (Placement("a1", "evening", 1260, 1380), Placement("a1", "a2", 600, 780)), Status.GIVEN
    )
    assert [found.message for found in RULE.check(its, timetable)] == [
        "the fr booth has too few of its 1 interpreters free on Tuesday 2 March, morning"
    ]


@pytest.mark.parametrize(
    ("duties", "messages"),
    [
        (("Anna en a0", "Bert fr a0", "Anna en a1", "Carl fr a1"), []),
        (
            ("Anna en a0", "Bert fr a0", "Anna en a1", "Bert fr a1"),
            ["Bert serves 2 meetings on Monday 1 March, 1 are allowed"],
        ),
        (
            ("Dora fr a0", "Dora fr a1", "Dora fr a2"),
            ["Dora serves 3 meetings in the seven days from Monday 1 March, 2 are allowed"],
        ),
        (
            ("Anna en a0", "Bert fr a0", "Bert fr b0"),
            [
                "Bert has no rest between Monday 1 March, morning and Monday 1 March, morning",
                "Bert serves 2 meetings on Monday 1 March, 1 are allowed",
            ],
        ),
    ],
)
def test_messages_of_people_by_name(duties, messages) -> None:
    assert told(RULE.id, *duties) == messages
