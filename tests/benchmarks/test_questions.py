import sys

import pytest

from benchmarks import questions


def test_a_smoke_run_measures_a_few_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(questions, "record", lambda name, rows, **settings: kept.append(name))
    monkeypatch.setattr(sys, "argv", ["questions", "--smoke"])
    questions.main()

    table = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in table[2:]] == [
        "| replan: 90 minutes over",
        "| whatif: 4 scenarios of 2019",
        "| 4 cold runs of solve one after another (reckoned from 1)",
    ]
    assert kept == []


def test_a_full_run_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"what": "asked", "seconds": 1.0, "target": "", "met": ""}
    kept: list[str] = []
    monkeypatch.setattr(questions, "measure", lambda smoke, cold: [row])
    monkeypatch.setattr(questions, "record", lambda name, rows, **settings: kept.append(name))
    monkeypatch.setattr(sys, "argv", ["questions"])
    questions.main()
    assert kept == ["questions"]
