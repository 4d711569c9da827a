"""`scheduler solve` around the search, for which a stand-in gives the table of 2019."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, Run, Search

from scheduler.domain.timetable import Status
from scheduler.errors import ModelDisagrees, NoTimetable, Stopped
from scheduler.writers import ALL

NOTICES = """\
note: Hours not stated are 10 a.m.–1 p.m. and 3–6 p.m.
note: Taken as opening: item 1 (a).
note: Taken as organizational: item 1 (b).
note: Taken as other matters: item 4.
note: Taken as report: item 5.
"""
FILES = {
    "organization-of-work.md",
    "organization-of-work.csv",
    "organization-of-work.html",
    "organization-of-work.docx",
    "organization-of-work.xlsx",
    "timetable.json",
    "calendar.ics",
}


def names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


@pytest.mark.usefixtures("search")
def test_prints_the_table_the_status_the_costs_and_the_files(run: Run, tmp_path: Path) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out", "--format", "csv,json")
    golden = Path(__file__).with_name("solve-2019.txt").read_text("utf-8")
    printed = [line.rstrip() for line in outcome.out.splitlines()]
    assert printed == golden.replace("OUT", str(tmp_path / "out")).splitlines()
    assert outcome.err == NOTICES
    assert outcome.code == 0
    assert names(tmp_path / "out") == {"organization-of-work.csv", "timetable.json"}


@pytest.mark.usefixtures("search")
def test_writes_every_format_unless_told_otherwise(run: Run, tmp_path: Path) -> None:
    assert run("solve", FILE_2019, "-o", tmp_path / "new" / "out").code == 0
    assert names(tmp_path / "new" / "out") == FILES


@pytest.mark.usefixtures("search")
def test_formats_are_repeated_or_listed(run: Run, tmp_path: Path) -> None:
    run("solve", FILE_2019, "-o", tmp_path, "-f", "MD, csv", "-f", "ics")
    assert names(tmp_path) == {
        "organization-of-work.md",
        "organization-of-work.csv",
        "calendar.ics",
        "timetable.json",
    }


@pytest.mark.usefixtures("search")
def test_without_a_directory_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = FILE_2019.absolute()
    monkeypatch.chdir(tmp_path)
    outcome = run("solve", file)
    assert "Written" not in outcome.out
    assert "Wednesday, 11 September" in outcome.out
    assert names(tmp_path) == set()


@pytest.mark.usefixtures("search")
def test_quiet_prints_nothing(run: Run, tmp_path: Path) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path, "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert names(tmp_path) == FILES


@pytest.mark.usefixtures("search")
def test_json_is_what_timetable_json_holds(run: Run, tmp_path: Path) -> None:
    outcome = run("solve", FILE_2019, "-o", tmp_path, "--json")
    assert outcome.out == (tmp_path / "timetable.json").read_text("utf-8")
    assert json.loads(outcome.out)["status"] == "optimal"
    assert outcome.err == NOTICES


def test_passes_on_how_to_search(run: Run, search: Search) -> None:
    run("solve", FILE_2019, "--time-limit", "2.5", "--seed", "7", "--workers", "3")
    assert search.asked == {"time_limit": 2.5, "seed": 7, "workers": 3}


def test_the_best_so_far_is_marked(run: Run, search: Search, tmp_path: Path) -> None:
    search.changes = {
        "status": Status.FEASIBLE,
        "objective": 40,
        "bound": 20,
        "stopped_by": "Ctrl-C",
    }
    outcome = run("solve", FILE_2019, "-o", tmp_path, "-f", "json")
    assert (
        "Best timetable so far, not proved optimal (gap 50.0%; stopped by Ctrl-C): "
        "cost 40, bound 20."
    ) in " ".join(outcome.out.split())
    assert outcome.code == 0
    assert json.loads((tmp_path / "timetable.json").read_text("utf-8"))["status"] == "feasible"


@pytest.mark.usefixtures("search")
def test_notices_on_a_timetable_are_shown(run: Run, search: Search) -> None:
    search.changes["notices"] = ("Something to know.",)
    assert run("solve", FILE_2019).err == NOTICES + "note: Something to know.\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoTimetable("No timetable exists: item 2 needs more time than there is."), 1),
        (Stopped("The time limit ended the search before it found a timetable."), 3),
        (ModelDisagrees("The verifier refuses what the model found."), 4),
    ],
)
def test_without_a_timetable_nothing_is_written(
    run: Run, search: Search, tmp_path: Path, error: Exception, code: int
) -> None:
    search.error = error
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out")
    assert (outcome.code, outcome.out, outcome.err) == (code, "", f"{NOTICES}{error}\n")
    assert not (tmp_path / "out").exists()


def test_ctrl_c_outside_the_search(run: Run, search: Search, tmp_path: Path) -> None:
    search.error = KeyboardInterrupt()
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out", "--quiet")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == "Stopped; nothing was written.\n"


def test_an_unforeseen_error_is_owned_in_one_line(run: Run, search: Search) -> None:
    search.error = KeyError("odd\nthing")
    outcome = run("solve", FILE_2019, "--quiet")
    assert (outcome.code, outcome.out) == (70, "")
    first, second = outcome.err.splitlines()
    assert first.startswith(
        r"This is a fault of the program, not of your file: KeyError: 'odd\nthing' (conftest.py:"
    )
    assert second == "    Please report it together with the conference file."


USAGE = [
    (
        ("--format", "odt"),
        f"No format is called “odt”; there are {', '.join(ALL)}.",
    ),
    (("--time-limit", "0"), "The time limit should be more than 0 seconds."),
    (("--time-limit", "nan"), "The time limit should be more than 0 seconds."),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE)
@pytest.mark.usefixtures("search")
def test_wrong_options(run: Run, arguments: tuple[str, ...], message: str) -> None:
    outcome = run("solve", FILE_2019, *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{message}\n")


def test_a_directory_that_is_a_file_is_found_before_the_search(
    run: Run, search: Search, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine")
    for target in (tmp_path / "out", tmp_path / "out" / "deeper"):
        outcome = run("solve", FILE_2019, "-o", target)
        assert outcome.err == (
            f"Cannot write into {target}: {tmp_path / 'out'} is a file, not a directory.\n"
        )
        assert (outcome.code, outcome.out, search.asked) == (2, "", {})
    assert (tmp_path / "out").read_text() == "mine"


def test_a_directory_that_refuses_is_found_before_the_search(
    run: Run, search: Search, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _: path != tmp_path)
    outcome = run("solve", FILE_2019, "-o", tmp_path / "out")
    assert outcome.err == f"Cannot write into {tmp_path / 'out'}: permission denied.\n"
    assert (outcome.code, outcome.out, search.asked) == (2, "", {})


def test_a_missing_file(run: Run, search: Search) -> None:
    outcome = run("solve", "data/ctoc-cop-wg7.yaml")
    assert outcome.err == (
        "data/ctoc-cop-wg7.yaml: There is no such file.\n"
        "    Did you mean “data/ctoc-cop-wg7-2019.yaml”?\n"
    )
    assert (outcome.code, outcome.out, search.asked) == (2, "", {})


def test_without_a_file_the_usage_is_told(run: Run) -> None:
    outcome = run("solve")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Usage: scheduler solve" in outcome.err
    assert "Missing argument" in outcome.err
