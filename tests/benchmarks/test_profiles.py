import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.profiles import __main__ as command
from benchmarks.profiles.clock import Clock
from benchmarks.profiles.watched import STAGES, presolve_seconds
from benchmarks.record import Row

LOG = ["", "Starting presolve at 0.10s", "#1  0.12s best:5", "Starting search at 0.30s with 1"]


@pytest.fixture(scope="module")
def measured() -> tuple[list[Row], list[Row]]:
    with pytest.MonkeyPatch.context() as patch:
        one = {"2019": command.DATA / "ctoc-cop-wg7-2019.yaml"}
        patch.setattr(command, "conferences", lambda directory, smoke: one)
        return command.measure(smoke=True)


def _ticks(*moments: float) -> Iterator[float]:
    return iter(moments)


def test_a_second_belongs_to_the_innermost_stage() -> None:
    ticks = _ticks(0.0, 1.0, 3.0, 6.0, 10.0, 15.0)
    clock = Clock("rest", lambda: next(ticks))
    with clock.stage("outer"), clock.stage("inner"):
        pass
    assert clock.stop() == {"rest": 1.0 + 5.0, "outer": 2.0 + 4.0, "inner": 3.0}


def test_a_stage_ends_when_it_fails_and_calls_return_what_they_did() -> None:
    ticks = _ticks(0.0, 1.0, 3.0, 4.0, 6.0, 7.0)
    clock = Clock("rest", lambda: next(ticks))
    with pytest.raises(ZeroDivisionError), clock.stage("faulty"):
        _ = 1 // 0
    assert clock.timed("called", lambda number: number + 1)(2) == 3
    assert clock.stop() == {"rest": 1.0 + 1.0 + 1.0, "faulty": 2.0, "called": 2.0}


@pytest.mark.parametrize(
    ("lines", "seconds"), [(LOG, 0.2), (LOG[:3], 0.4), ([], 0.0)], ids=["both", "closed", "none"]
)
def test_presolve_lasts_until_the_search_begins(lines: list[str], seconds: float) -> None:
    assert presolve_seconds(lines, 0.5) == pytest.approx(seconds)


def test_a_cold_command_is_taken_apart_into_its_stages(
    measured: tuple[list[Row], list[Row]],
) -> None:
    ((row,), packages) = measured
    stages = {key: value for key, value in row.items() if isinstance(value, float)}
    whole = stages.pop("whole")
    assert row["conference"] == "2019"
    assert sum(stages.values()) == pytest.approx(whole, abs=0.1)
    assert stages["imports"] > 0
    # Another process may have written all before anybody waited for it.
    assert {"Python itself", "reading", "search", "writing"} <= stages.keys()
    assert stages["imports"] == pytest.approx(sum(p["seconds"] for p in packages), abs=0.1)
    assert {"ortools", "numpy", "scheduler.model"} <= {p["package"] for p in packages}


def test_every_function_with_a_clock_is_still_there() -> None:
    from importlib import import_module

    for module, name in STAGES:
        assert callable(getattr(import_module(module), name)), f"{module}.{name}"


def test_a_model_that_takes_longer_to_build_than_to_solve_is_shown() -> None:
    stages = {"Python itself": 0.1, "import ortools": 0.4, "building": 2.0, "search": 1.0}
    row = command.by_stage("slow", stages)
    assert (row["building ≤ solving"], row["whole"], row["imports"]) == ("no", 3.5, 0.4)


def test_packages_are_listed_by_their_seconds_and_small_ones_put_together() -> None:
    stages = {"import json": 0.2, "import html": 0.1, "import numpy": 0.5, "import tiny": 0.001}
    assert command.by_package(stages) == [
        {"package": "numpy", "seconds": 0.5},
        {"package": "the standard library", "seconds": 0.3},
        {"package": "others", "seconds": 0.001},
    ]


def test_a_full_run_has_ordered_unordered_and_coupled_conferences(tmp_path: Path) -> None:
    found = command.conferences(tmp_path, smoke=False)
    assert len(found) == 7
    assert all(path.is_file() for path in found.values())


def test_both_tables_are_printed_and_kept(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    measured: tuple[list[Row], list[Row]],
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(command, "measure", lambda smoke: measured)
    monkeypatch.setattr(command, "record", lambda name, rows, **settings: kept.append(name))
    for arguments in (["profiles", "--smoke"], ["profiles"]):
        monkeypatch.setattr(sys, "argv", arguments)
        command.main()
    assert kept == ["profile", "imports"]
    assert capsys.readouterr().out.count("| 2019 | ") == 2


def test_a_command_that_fails_ends_the_measurement_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 2:\n"):
        command.cold(tmp_path / "missing.yaml", 1.0)
