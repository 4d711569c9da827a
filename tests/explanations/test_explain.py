"""Why no timetable exists: minimal, complete, and with repairs that do repair."""

import functools
import itertools
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders import conference_2019
from tests.explanations.conferences import (
    CROWDED,
    DRAFTING,
    FILES,
    INTERPRETERS,
    LANGUAGE,
    PIN,
    TOO_LONG,
    TWO_CLASHES,
    conference,
)

from scheduler import api
from scheduler.domain.conference import Conference
from scheduler.errors import NoTimetable
from scheduler.model.explain import Explanation, explain
from scheduler.model.options import SolveOptions
from scheduler.model.staffing import Staffing
from scheduler.model.trial import Trials


@functools.cache
def explained(text: str) -> Explanation:
    found = explain(conference(text), SolveOptions())
    assert found is not None
    return found


def fresh_trials(text: str) -> Trials:
    return trials_of(conference(text))


def trials_of(conference: Conference) -> Trials:
    return Trials(conference, SolveOptions(), time.process_time() + 60, Staffing(conference))


def test_a_conference_with_a_timetable_needs_no_explanation() -> None:
    assert explain(conference_2019(), SolveOptions()) is None


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_each_clash_is_one_and_none_of_its_demands_can_be_left_out(text: str) -> None:
    trials = fresh_trials(text)
    for clash in explained(text).clashes:
        assert clash.is_minimal
        assert trials.clash(clash.cases)
        for case in clash.cases:
            assert not trials.clash([other for other in clash.cases if other != case]), case


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_clashes_share_no_demand_and_without_them_there_is_none(text: str) -> None:
    trials = fresh_trials(text)
    clashes = [clash.cases for clash in explained(text).clashes]
    named = list(itertools.chain.from_iterable(clashes))
    assert len(named) == len(set(named))
    assert not trials.clash([case for case in trials.open_cases if case not in named])


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_every_repair_gives_a_timetable_and_less_than_it_does_not(text: str) -> None:
    found = explained(text).repairs
    assert found
    assert [repair.burden for repair in found] == sorted(repair.burden for repair in found)
    for repair in found:
        changed = repair.applied(conference(text))
        assert api.verify(changed, api.solve(changed)).is_all_right
        for size in range(len(repair.degrees)):
            for fewer in itertools.combinations(repair.degrees, size):
                less = conference(text)
                for degree in fewer:
                    less = degree.change(less)
                trials = trials_of(less)
                assert trials.clash(trials.cases), fewer


def test_meetings_that_are_too_short() -> None:
    assert (
        str(explained(TOO_LONG))
        == """\
No timetable exists.
These demands clash:
  – Item 2 needs 500 minutes (conference.yaml:9)
  – Item 3 needs 500 minutes (conference.yaml:11)
  Working Group has 5 meetings of 900 minutes together.
  Its other 3 items take 15 minutes each at the least.
  160 minutes are short.
Any one of these would help, the least change first:
  1. The minimum of item 2 is lowered from 500 to 335 minutes.
  2. The minimum of item 3 is lowered from 500 to 335 minutes.
  3. No item needs more than 410 minutes.
  4. One more meeting, on Wednesday 11 September, morning (10:00–13:00).
  5. One more meeting, on Monday 16 September, morning (10:00–13:00).
  6. One more meeting, on Monday 16 September, afternoon (15:00–18:00)."""
    )


def test_the_drafting_time_is_cut_by_no_more_than_it_must() -> None:
    texts = list(map(str, explained(DRAFTING).repairs))
    assert "The drafting time is cut from 180 to 120 minutes." in texts


def test_a_pin_against_the_order_of_the_agenda() -> None:
    found = explained(PIN)
    assert "Item 4 is pinned to Thursday 12 September, morning (conference.yaml:13)" in (
        found.reasons
    )
    assert str(found.repairs[0]) == "The pin on item 4 is dropped."


def test_a_language_that_is_not_there() -> None:
    found = explained(LANGUAGE)
    assert "conference.yaml:8" in found.reasons[0]
    texts = list(map(str, found.repairs))
    assert "Friday 13 September, morning is also interpreted into ar." in texts


def test_all_disjoint_clashes_are_found() -> None:
    found = explained(TWO_CLASHES)
    assert len(found.clashes) == 2
    assert "Clash 2: these demands clash:" in str(found)


def test_too_few_interpreters() -> None:
    found = explained(INTERPRETERS)
    assert any("interpreters of the en booth serve" in reason for reason in found.reasons)
    assert "One more team of interpreters (4 people)." in map(str, found.repairs)


def test_too_few_meetings_at_once_over_several_bodies() -> None:
    (clash,) = explained(CROWDED).clashes
    told = [case.sentence for case in clash.cases]
    assert "item Committee 1 needs 345 minutes" in told
    assert "at most 1 meeting at once on Monday 9 September, morning" in told
    assert clash.room == ("30 minutes are short.",)  # 210 for the working group in one meeting
    least = explained(CROWDED).repairs[0]
    assert str(least) == ("The minimum of item Working Group 1 is lowered from 120 to 90 minutes.")


def test_a_shortage_of_interpreters_in_the_largest_conference_is_one_minimal_clash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.model.explain.SECONDS_FOR_CLASHES", 60.0)  # on any machine
    few = re.sub(r"people: {.*}}", "people: {ar: 3, zh: 3, en: 2, fr: 2, ru: 2, es: 2}}", LARGEST)
    needed = re.sub(
        r"desired: (\d+)}", lambda d: f"minimum: {max(15, int(d[1]) // 30 * 15)}}}", few
    )
    found = explain(conference(needed), SolveOptions(repairs=False))
    assert found is not None
    (clash,) = found.clashes
    assert clash.is_minimal
    assert {case.rule for case in clash.cases} == {"item-duration", "interpretation-teams"}
    assert clash.room[-1].endswith("minutes are short.")


def test_solving_says_the_same() -> None:
    with pytest.raises(NoTimetable) as caught:
        api.solve(conference(PIN))
    assert str(caught.value) == str(explained(PIN))
    assert caught.value.reasons == explained(PIN).reasons


def test_what_is_out_before_the_conference_is_nothing_to_ease() -> None:
    found = conference(FILES["two-clashes"])
    days = (part.not_before or date(2019, 1, 1) for part in found.parts)
    parts = (replace(p, not_before=day) for p, day in zip(found.parts, days, strict=True))
    assert explain(replace(found, parts=tuple(parts)), SolveOptions()) is not None


LARGEST = (Path(__file__).parents[2] / "data/synthetic/conference-tight.yaml").read_text("utf-8")


def test_two_clashes_of_the_largest_conference_are_minimal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.model.explain.SECONDS_FOR_CLASHES", 60.0)  # on any machine
    needed = re.sub(r"desired: (\d+)}", r"desired: \1, minimum: 15}", LARGEST)
    pinned = re.sub(r"(number: 20, .*\d)}", r"\1, pin: 1 March morning}", needed, count=1)
    body = pinned.index("short: COW I\n")
    pinned = pinned[:body] + re.sub(
        r"(number: 14, .*\d)}", r"\1, pin: 1 March morning}", pinned[body:], count=1
    )
    found = explain(conference(pinned), SolveOptions(repairs=False))
    assert found is not None
    assert [clash.is_minimal for clash in found.clashes] == [True, True]
    assert [clash.cases[0].sentence for clash in found.clashes] == [
        "item COP 20 is pinned to Monday 1 March, morning",
        "item COW I 14 is pinned to Monday 1 March, morning",
    ]
