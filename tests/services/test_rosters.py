"""Interpreters by name: rosters are found if there are any, and are as even as can be."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.conferences import held
from tests.services.rosters import away, can_be_served, person, rosters, staffed_by

from scheduler import api
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.timetable import Placement
from scheduler.model.build import frame_of
from scheduler.model.evenness import least_unevenness, unevenness
from scheduler.model.staffing import Staffing
from scheduler.rules.caps import Cap
from scheduler.verifier import verify

SEATS = {"en": 1, "fr": 1, "ar": 2}
LANGUAGES = st.sets(st.sampled_from(["ar", "en", "fr"]), min_size=1).map(frozenset)


@st.composite
def people(draw) -> Interpreter:
    booths = draw(LANGUAGES)
    into = booths | draw(st.sets(st.sampled_from(["ar", "en", "fr"])))
    return Interpreter(
        "",
        booths,
        into,
        into | draw(st.sets(st.sampled_from(["ar", "en", "fr"]))),
        a_day=draw(st.integers(1, 2)),
        in_seven_days=draw(st.integers(1, 3)),
        away=tuple(away(n) for n in sorted(draw(st.sets(st.integers(0, 3), max_size=1)))),
    )


@st.composite
def conferences(draw):
    found = [
        replace(one, name=f"P{n}")
        for n, one in enumerate(draw(st.lists(people(), min_size=2, max_size=5)))
    ]
    keys = st.sampled_from([f"{body}{half_day}" for body in "ab" for half_day in range(4)])
    meetings = draw(st.dictionaries(keys, LANGUAGES.map(" ".join), min_size=1, max_size=4))
    return staffed_by(found, SEATS, meetings)


def placements(*meetings: str) -> tuple[Placement, ...]:
    return tuple(Placement("x", key, 0, 60) for key in meetings)


@settings(max_examples=50, deadline=None)
@given(conferences())
def test_a_roster_is_found_if_and_only_if_there_is_one(its) -> None:
    """And caps, given beforehand or learned, never forbid what can be served."""
    staffing = Staffing(its)
    keys = sorted(meeting.id for meeting in its.meetings)
    subsets = [chosen for n in range(1, len(keys) + 1) for chosen in combinations(keys, n)]
    possible = {chosen: can_be_served(its, chosen) for chosen in subsets}
    for chosen in subsets:
        assert staffing.serves(placements(*chosen)) == possible[chosen]
    caps: list[Cap] = [cap for _, cap in frame_of(its).caps] + staffing.caps
    for chosen in subsets:
        if possible[chosen]:
            assert all(len(cap.meetings & set(chosen)) <= cap.most for cap in caps)
        else:
            assert any(len(cap.meetings & set(chosen)) > cap.most for cap in caps)


@settings(max_examples=30, deadline=None)
@given(conferences())
def test_the_load_is_as_even_as_can_be(its) -> None:
    keys = [meeting.id for meeting in its.meetings]
    duties, even = Staffing(its).roster(placements(*keys), 10)
    loads = [[len(own) for own in one.values()] for one in rosters(its, keys)]
    if duties is None:
        assert not loads
        return
    assert even
    best = min(sum(n * n for n in one) for one in loads)
    assert unevenness(duties) == best
    interpretation = its.services.interpretation
    assert least_unevenness(its, interpretation, its.meetings) <= best


def test_the_bound_of_evenness_is_that_of_limits_and_absences() -> None:
    """Two people and four meetings: two and two; three and one where one of them is away."""
    for absences, best in (((), 8), ((1, 2, 3), 10)):
        able = [person("P", "en"), person("Q", "en", away=tuple(map(away, absences)))]
        its = staffed_by(able, {"en": 1}, {f"a{n}": "en" for n in range(4)}, in_seven_days=3)
        duties, even = Staffing(its).roster(placements(*(m.id for m in its.meetings)), 10)
        assert duties is not None
        assert even
        least = least_unevenness(its, its.services.interpretation, its.meetings)
        assert unevenness(duties) == least == best


@settings(max_examples=30, deadline=None)
@given(conferences())
def test_the_verifier_accepts_what_the_roster_model_finds(its) -> None:
    keys = [meeting.id for meeting in its.meetings]
    timetable = held(its, *keys)
    duties, _ = Staffing(its).roster(timetable.placements, 10)
    rules = {"interpretation-teams", "booth-strength", "interpreters-present", "relay-cover"}
    if duties is not None:
        report = verify(its, replace(timetable, duties=duties))
        assert not [one for one in report.violations if one.rule in rules]
    else:
        report = api.verify(its, timetable)
        assert "booth-strength" in {one.rule for one in report.violations}


def test_relay_through_a_pivot() -> None:
    """Nobody in the French booth has Arabic: it comes through English, from two or not at all."""
    french = person("F", "fr", c="en")
    english = person("E", "en", c="fr")
    arabs = [person(f"A{n}", "ar", b="en", c="fr") for n in range(2)]
    seats = {"en": 1, "fr": 1, "ar": 2}
    meetings = {"a0": "ar en fr"}
    assert Staffing(staffed_by([french, english, *arabs], seats, meetings)).serves(placements("a0"))
    one_way = [arabs[0], person("A9", "ar", c="fren")]
    its = staffed_by([french, english, *one_way], seats, meetings)
    assert not Staffing(its).serves(placements("a0"))
    (reason,) = [
        case.sentence for case in Staffing(its).reasons(["a0"]) if "relay" in case.sentence
    ]
    assert reason == "ar reaches every booth, directly or by relay"
