import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.formulations.problem import Problem
from benchmarks.peers import __main__ as command
from benchmarks.peers.judge import disagreements, judged
from benchmarks.peers.plot import plot
from benchmarks.peers.problems import FULL, PROBLEMS, SMOKE
from benchmarks.peers.process import Run, run
from benchmarks.peers.roster import PEERS, Peer, peer
from benchmarks.record import Row

from scheduler.api import solve
from scheduler.rules import HARD, SOFT

# Without the flow, which test_formulations has, and Timefold: a Java virtual machine alone takes
# longer to load than all tests here.
QUICK = tuple(one for one in PEERS if one.module.split(".")[-1] not in ("flow", "local_search"))


def _run_here(one: Peer, problem: str, seconds: float) -> Run:
    if not one.is_installed:
        return Run("not installed")
    answer = one.solver()(Problem.of(PROBLEMS[problem]()), seconds)
    return Run(answer.status, answer.placements, answer.bound, 1.0)


@pytest.fixture(scope="module")
def rows() -> Iterator[list[Row]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "run", _run_here)
        yield command.compare(["2019"], 20.0, QUICK)


def test_every_peer_that_is_installed_finds_a_timetable_of_2019(rows: list[Row]) -> None:
    assert [row["peer"] for row in rows] == [one.name for one in QUICK]
    for row, one in zip(rows, QUICK, strict=True):
        if one.is_installed:
            assert (row["hard rules broken"], row["cost"] >= 35) == ("none", True), row
        else:
            assert (row["status"], row["cost"]) == ("not installed", None)
    assert disagreements(rows) == []


def test_those_who_count_our_costs_prove_the_same_optimum(rows: list[Row]) -> None:
    own = [row for row in rows if peer(row["peer"]).counts_our_costs]
    assert len(own) == 3
    assert {(row["status"], row["cost"], row["bound"]) for row in own if row["cost"]} == {
        ("optimal", 35, 35)
    }


def test_a_process_of_its_own_finds_the_same() -> None:
    found = run(PEERS[0], "2019", 20.0)
    assert (found.status, found.bound) == ("optimal", 35)
    assert found.placements == solve(PROBLEMS["2019"]()).placements


def test_an_optimum_of_another_count_is_called_so_and_its_bound_is_not_shown() -> None:
    conference = PROBLEMS["2019"]()
    found = Run("optimal", solve(conference).placements, 0.0, 1.0)
    row = judged("2019", conference, peer("PyJobShop"), found)

    assert (row["status"], row["bound"], row["cost"]) == ("optimal by its own count", None, 35)


def test_broken_rules_are_counted_by_name() -> None:
    conference = PROBLEMS["ordered 7 × 4"]()
    others = tuple(placed for placed in solve(conference).placements if placed.part != "1")
    row = judged("7 × 4", conference, PEERS[0], Run("feasible", others, None, 1.0))

    assert row["hard rules broken"] == "continuity × 1, item-duration × 1"


def test_what_is_not_installed_is_shown_and_never_run() -> None:
    absent = Peer("absent", "no.such.module", "no_such_package")
    (row,) = command.compare(["2019"], 1.0, [absent])
    assert (row["status"], row["cost"], row["seconds"]) == ("not installed", None, None)


def test_a_peer_that_fails_is_shown_with_its_own_words() -> None:
    unknown = replace(PEERS[0], name="nobody")
    assert run(unknown, "2019", 1.0) == Run("failed: StopIteration:")


def test_a_peer_that_overruns_its_time_is_ended() -> None:
    pytest.importorskip("conference_scheduler")
    # Cutting 110 items and 60 meetings into slots takes far longer than this.
    found = run(peer("conference-scheduler, CBC"), "ordered 110 × 60", 0.1, late=0.1)
    assert found == Run("ended after 0 s", seconds=0.2)


def test_rules_that_a_peer_cannot_express_are_rules_of_ours() -> None:
    hard, soft = {rule.id for rule in HARD}, {rule.id for rule in SOFT}
    for one in PEERS:
        assert set(one.hard_missing) <= hard
        assert set(one.soft_missing) <= soft


def test_a_bound_above_a_timetable_and_a_proof_of_a_broken_one_are_found_out(
    rows: list[Row],
) -> None:
    ours = rows[0]
    wrong = {**ours, "peer": "too sure", "bound": 36}
    broken = {**ours, "peer": "careless", "hard rules broken": "order × 1"}

    assert disagreements([ours, wrong, broken]) == [
        "2019, too sure: its bound is 36, but a timetable costs 35",
        "2019, careless: it breaks order × 1",
    ]


def test_every_problem_of_a_run_is_known() -> None:
    assert set(FULL) | set(SMOKE) <= set(PROBLEMS)


def test_a_full_run_is_kept_and_drawn_and_a_smoke_run_is_not(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    rows: list[Row],
) -> None:
    monkeypatch.setattr(command, "compare", lambda problems, seconds: rows)
    monkeypatch.setattr(command, "RESULTS", tmp_path)
    kept: list[str] = []
    monkeypatch.setattr(command, "record", lambda name, rows, **settings: kept.append(name))
    monkeypatch.setattr(command, "plot", lambda rows, path: kept.append(path.name))
    monkeypatch.setattr(sys, "argv", ["peers", "--smoke"])
    command.main()
    assert kept == []
    assert "| 2019 | scheduler | optimal | none | 35 | 35 | " in capsys.readouterr().out

    monkeypatch.setattr(sys, "argv", ["peers"])
    command.main()
    assert kept == ["peers", "peers.svg"]


def test_the_plot_shows_every_peer_and_is_the_same_every_time(
    tmp_path: Path, rows: list[Row]
) -> None:
    pytest.importorskip("matplotlib")
    without = {**rows[1], "cost": None, "bound": None, "status": "unknown"}
    shown = [rows[0], without, *rows[2:]]
    plot(shown, tmp_path / "a.svg")
    plot(shown, tmp_path / "b.svg")

    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert text == (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert all(f">{row['peer']}<" in text for row in rows)
    assert ">unknown<" in text
