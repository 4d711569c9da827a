import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.formulations import __main__ as command
from benchmarks.formulations.compare import CONTENDERS, Contender, Outcome, disagreements, run
from benchmarks.formulations.problem import Answer, Problem
from benchmarks.generators import ordered, unordered

from benchmarks import record
from scheduler.api import read
from scheduler.domain.conference import Conference

DATA = Path(__file__).parents[2] / "data"
SMALL = {
    "2019": lambda: read(DATA / "ctoc-cop-wg7-2019.yaml"),
    "ordered": lambda: ordered(7, 4, 1),
    "unordered": lambda: unordered(7, 4, 1),
}


@pytest.fixture(scope="module", params=SMALL)
def outcomes(request: pytest.FixtureRequest) -> list[Outcome]:
    problem = Problem.of(SMALL[request.param]())
    return [run(request.param, problem, contender, 30) for contender in CONTENDERS]


def test_every_formulation_proves_the_same_optimum(outcomes: list[Outcome]) -> None:
    assert disagreements(outcomes) == []
    proved = {o.formulation: o.objective for o in outcomes if o.objective is not None}
    assert len(set(proved.values())) == 1
    without = {
        "time-indexed flow, relaxation": "it is a bound alone",
        "time-indexed flow, integer": "HiGHS may be missing",
        "path along the agenda": "the order may be free",
    }
    assert set(proved) | set(without) == {contender.name for contender in CONTENDERS}
    assert all(o.status == "optimal" for o in outcomes if o.formulation in proved)


def test_the_relaxed_flow_is_a_bound(outcomes: list[Outcome]) -> None:
    pytest.importorskip("highspy")
    found = {o.formulation: o for o in outcomes}
    relaxed = found["time-indexed flow, relaxation"]
    best = found["the program as it stands"]
    assert relaxed.objective is None
    assert relaxed.bound is not None
    assert best.objective is not None
    assert 0 < relaxed.bound <= best.objective


def _answer(change: Callable[[Answer], Answer]) -> Outcome:
    problem = Problem.of(ordered(7, 4, 1))
    solve = CONTENDERS[0].solve
    return run("small", problem, Contender("changed", lambda p, s: change(solve(p, s))), 30)


def test_a_formulation_that_miscounts_is_found_out() -> None:
    wrong = _answer(lambda answer: replace(answer, objective=(answer.objective or 0) + 5))

    (message,) = disagreements([wrong])
    assert message.startswith("small, changed: it counts ")


def test_a_formulation_that_leaves_an_item_out_is_found_out() -> None:
    def drop(answer: Answer) -> Answer:
        assert answer.placements is not None
        kept = tuple(placed for placed in answer.placements if placed.part != "3")
        return replace(answer, placements=kept)

    messages = disagreements([_answer(drop)])
    assert "small, changed: item 3 is not in the timetable" in messages


def test_a_bound_above_a_known_timetable_is_found_out() -> None:
    right = _answer(lambda answer: answer)
    wrong = replace(right, formulation="too sure", bound=(right.objective or 0) + 1)

    assert disagreements([right, wrong]) == [
        f"small, too sure: its bound is {wrong.bound}, but a timetable costs {right.objective}"
    ]


def test_a_missing_package_is_said_so() -> None:
    needy = Contender("needy", CONTENDERS[0].solve, needs="no_such_package")
    outcome = run("small", Problem.of(ordered(7, 4, 1)), needy, 1)

    assert (outcome.status, outcome.objective) == ("needs no_such_package", None)


def test_a_flow_too_large_to_build_is_said_so() -> None:
    pytest.importorskip("highspy")
    flow = next(one for one in CONTENDERS if one.name == "time-indexed flow, relaxation")
    outcome = run("large", Problem.of(ordered(110, 60, 1)), flow, 1)

    assert (outcome.status, outcome.bound) == ("too large", None)


@pytest.mark.parametrize("key", ["apfic-adhoc-wg-2021", "cofi24-2001"])
def test_a_conference_with_further_wishes_is_refused(key: str) -> None:
    conference: Conference = read(DATA / f"{key}.yaml")
    with pytest.raises(ValueError, match="without further wishes"):
        Problem.of(conference)


def test_meetings_that_differ_are_refused() -> None:
    conference = ordered(7, 4, 1)
    first, *others = conference.meetings
    uneven = replace(conference, meetings=(replace(first, end=first.end - 30), *others))
    with pytest.raises(ValueError, match="Only like meetings"):
        Problem.of(uneven)


def test_the_smoke_run_prints_a_table_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(record, "RESULTS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["formulations", "--smoke", "--time-limit", "30"])
    monkeypatch.setattr(command, "SMOKE", {"2019": SMALL["2019"]})
    command.main()

    table = capsys.readouterr().out
    assert table.count("\n| 2019 | ") == len(CONTENDERS)
    assert list(tmp_path.iterdir()) == []
