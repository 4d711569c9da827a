"""The main job, with the real search: the conference of 2019 as its secretariat had planned it."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import FILE_2019, ROOT, TABLE_2019, Run
from tests.cli.test_solve import FILES, NOTICES


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory that the command writes, run as planners run it."""
    directory = tmp_path_factory.mktemp("solved") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "scheduler", "solve", FILE_2019, "-o", directory],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (0, NOTICES)
    assert "Optimal, proved: cost" in done.stdout
    assert f"Written into {directory}: " in done.stdout
    return directory


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_eight_lines_of_the_annex(solved: Path) -> None:
    found = rows(solved / "organization-of-work.csv")
    assert len(found) == 8
    assert found == rows(ROOT / TABLE_2019)


def test_the_optimum_is_proved(solved: Path) -> None:
    document = json.loads((solved / "timetable.json").read_text("utf-8"))
    assert document["status"] == "optimal"
    assert document["objective"] == document["bound"]
    assert len(document["entries"]) == 8


def test_every_file_is_there_and_the_same_again(solved: Path, run: Run, tmp_path: Path) -> None:
    assert run("solve", FILE_2019, "-o", tmp_path, "--quiet").code == 0
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(again) == FILES
    assert again == {path.name: path.read_bytes() for path in solved.iterdir()}


def test_what_is_written_is_accepted_by_verify(solved: Path, run: Run) -> None:
    for name in ("timetable.json", "organization-of-work.csv"):
        outcome = run("verify", FILE_2019, solved / name)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.startswith(f"{solved / name} keeps every rule.\n")


def test_a_conference_without_any_timetable(run: Run, tmp_path: Path) -> None:
    """Item 3 may not come before the last meeting, but needs three."""
    file = tmp_path / "clash.yaml"
    text = FILE_2019.read_text("utf-8")
    title = "  title: Smuggling of migrants by air and its facilitation through document fraud\n"
    assert title in text
    wish = "  minimum: 3 half-days\n  not_before: 2019-09-13\n"
    file.write_text(text.replace(title, title + wish), "utf-8")
    outcome = run("solve", file, "-o", tmp_path / "out", "--quiet")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("No timetable exists")
    assert not (tmp_path / "out").exists()


LONG = """\
body: A Commission
zone: Europe/Vienna
languages: six
dates: 6–17 September 2027
meetings: half-days from Monday 6 September to Friday 17 September
order: free
agenda:
- 1: Opening of the session
{items}
- 30: Adoption of the report
"""
LONG_ITEM = "- {{number: {n}, title: Matter {n}, desired: {minutes}, prefers: {when}}}"
WHENS = ("mornings", "afternoons", "2027-09-07", "2027-09-16")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals.")
def test_ctrl_c_keeps_the_best_so_far(tmp_path: Path) -> None:
    import pty

    items = (
        LONG_ITEM.format(n=n, minutes=n * 7 % 53 * 5 + 35, when=WHENS[n * 5 % 11 % 4])
        for n in range(2, 30)
    )
    file, out = tmp_path / "long.yaml", tmp_path / "out"
    file.write_text(LONG.format(items="\n".join(items)), "utf-8")
    terminal, its_end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "scheduler", "solve", file, "-o", out, "--time-limit", "300"],
        stdout=subprocess.PIPE,
        stderr=its_end,
        encoding="utf-8",
        cwd=ROOT,
    ) as process:
        os.close(its_end)
        shown = _read_until(terminal, "best cost")
        process.send_signal(signal.SIGINT)
        shown += _read_until(terminal, None)
        printed = process.communicate()[0]
    assert "best cost" in shown, shown
    assert process.returncode == 0, shown
    assert "stopped by Ctrl-C" in " ".join(printed.split())
    document = json.loads((out / "timetable.json").read_text("utf-8"))
    assert (document["status"], document["stopped_by"]) == ("feasible", "Ctrl-C")


def _read_until(terminal: int, text: str | None) -> str:
    """What a terminal shows until a text comes, or all of it; it ends in an error on Linux."""
    shown = ""
    while text is None or text not in shown:
        try:
            piece = os.read(terminal, 4096).decode("utf-8", "replace")
        except OSError:
            break
        if not piece:
            break
        shown += piece
    return shown
