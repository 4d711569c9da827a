import sys

import pytest

from benchmarks import coupled, coupled_variants


def test_every_way_bounds_and_those_that_find_a_timetable_find_the_best(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(coupled, "record", lambda name, rows, **settings: kept.append(name))
    monkeypatch.setattr(sys, "argv", ["coupled", "--smoke"])
    coupled.main()

    table = capsys.readouterr().out.splitlines()[2:]
    found = [line.strip("| ").split(" | ")[1:5] for line in table]
    assert found == [
        ["each body alone", "–", "35", "–"],
        ["CP-SAT alone", "35", "35", "0"],
        ["CP-SAT, paths as hints", "35", "35", "0"],
        ["bodies in turn, prices on their caps", "35", "35", "0"],
        ["the program as it stands", "35", "35", "0"],
    ]
    assert kept == []


def test_both_conferences_are_there() -> None:
    assert all(path.is_file() for path in coupled.CONFERENCES.values())


def test_a_variant_has_a_timetable_and_a_bound() -> None:
    row = coupled_variants.measured(coupled_variants.VARIANTS["seed 3"]("roomy"))
    assert row["bound"] <= row["objective"]
    assert row["first"] <= row["within 1 %"] <= row["ended"]


def test_variants_are_other_conferences() -> None:
    for kind in ("roomy", "tight", "individuals"):
        texts = [vary(kind) for vary in coupled_variants.VARIANTS.values()]
        assert len({*texts, coupled_variants.conference_file(kind)}) == len(texts) + 1
