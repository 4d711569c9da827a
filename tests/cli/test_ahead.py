"""Files written by another process: the same ones, also where that process fails."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux forks safely.")

# In a process of its own, for pytest has threads.
PROGRAM = """
import multiprocessing, sys
from pathlib import Path
from tests.builders import conference_2019, timetable_2019
from scheduler.cli import ahead
from scheduler.errors import UsageError
ahead.is_alone = True
begin = ahead.writer(["md", "csv"])
[child] = multiprocessing.active_children()
{before}
finish = begin(conference_2019(), timetable_2019(), Path(sys.argv[1]), ["md", "csv"])
print(*(path.name for path in finish()))
"""


def run(target: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before), target],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("before", ["", "child.kill(); child.join()"])
def test_files_are_written_also_where_the_process_has_died(tmp_path: Path, before: str) -> None:
    outcome = run(tmp_path, before)
    assert outcome.stdout == "organization-of-work.md organization-of-work.csv\n", outcome.stderr
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_written_is_told_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    outcome = run(tmp_path / "out")
    assert outcome.returncode != 0
    assert "UsageError: Cannot write into" in outcome.stderr
    assert "it is a file, not a directory." in outcome.stderr
