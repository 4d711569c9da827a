from pathlib import Path

import pytest
from tests.cli.conftest import STARTING_FILE, Run

TEXT = STARTING_FILE.read_text("utf-8")


def test_writes_a_file_that_is_without_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wg.yaml"
    outcome = run("new", file)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{file} is written. Edit it, then: scheduler solve {file} -o out\n"
    assert file.read_text("utf-8") == TEXT
    assert run("check", file).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["wg.yaml"]


def test_has_a_name_for_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("new")
    assert Path("conference.yaml").read_text("utf-8") == TEXT


def test_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wg.yaml"
    file.write_text("mine")
    outcome = run("new", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{file} exists already.\n    Choose another name, or add --force.\n"
    assert file.read_text() == "mine"


def test_overwrites_by_force(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wg.yaml"
    file.write_text("mine")
    assert run("new", file, "--force").code == 0
    assert file.read_text("utf-8") == TEXT


def test_prints(run: Run) -> None:
    outcome = run("new", "-")
    assert (outcome.code, outcome.out, outcome.err) == (0, TEXT, "")


def test_a_directory_that_is_not_there(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "wg.yaml"
    outcome = run("new", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"Cannot write {file}: no such file or directory.\n"


def test_a_directory_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    outcome = run("new", tmp_path, "--force")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"Cannot write {tmp_path}: is a directory.\n"


def test_a_workbook(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("new", "--xlsx")
    assert outcome.out == (
        "conference.xlsx is written. Edit it, then: scheduler solve conference.xlsx -o out\n"
    )
    assert run("check", "conference.xlsx").code == 0


def test_a_workbook_has_a_name_of_its_kind(run: Run, tmp_path: Path) -> None:
    outcome = run("new", "--xlsx", tmp_path / "c.yaml")
    assert (outcome.code, outcome.err) == (
        2,
        f"{tmp_path / 'c.yaml'} is no name of a workbook.\n    Let it end in “.xlsx”.\n",
    )
    outcome = run("new", "--xlsx", "-")
    assert outcome.err == "A workbook is not written to stdout.\n    Name a file.\n"
