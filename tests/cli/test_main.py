"""What holds for every command: help, version, a light start, pipes."""

import subprocess
import sys

import pytest
from tests.cli.conftest import ROOT, Run

from scheduler import __version__, api

COMMANDS = (
    *("new", "read", "check", "solve", "pin", "unpin", "write", "explain", "why", "whatif"),
    *("replan", "year", "sittings", "diff", "verify"),
    *("calendar", "publish", "serve", "import-ics", "rules", "schema"),
)
HEAVY = ("ortools", "pandas", "rich", "docx", "icalendar")


def loaded_by(*arguments: str) -> str:
    """The heavy libraries that a command has imported when it is done."""
    program = (
        "import sys\n"
        "from scheduler.cli.main import main\n"
        f"main({list(arguments)!r})\n"
        f"print('loaded:', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    return done.stdout.splitlines()[-1]


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    outcome = run("--help")
    assert (outcome.code, outcome.err) == (0, "")
    commands = outcome.out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert tuple(line.split()[0] for line in commands.splitlines()) == COMMANDS
    assert "..." not in commands
    assert (
        "Exit codes: 0 done; 1 no timetable exists, or the one given breaks a rule; 2 wrong usage "
        "or faulty input; 3 stopped before there was a timetable; 4 the program refused its own "
        "result; 70 another fault of the program."
    ) in " ".join(outcome.out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run: Run, command: str) -> None:
    for option in ("--help", "-h"):
        outcome = run(command, option)
        assert (outcome.code, outcome.err) == (0, "")
        assert f"Usage: scheduler {command}" in outcome.out


def test_version(run: Run) -> None:
    outcome = run("--version")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"scheduler {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("sovle",), ("--nonsense",), ("solve", "a.yaml", "b.yaml")])
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: scheduler")


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") == "loaded:"
    assert loaded_by("solve", "--help") == "loaded:"


def test_only_solve_loads_the_solver() -> None:
    file, table = "data/ctoc-cop-wg7-2019.yaml", "data/published/ctoc-cop-wg7-2019.csv"
    assert loaded_by("new", "-") == "loaded:"
    assert loaded_by("rules") == "loaded:"
    assert loaded_by("check", file) == "loaded:"
    assert loaded_by("verify", file, table) == "loaded:"


def test_to_solve_takes_no_pandas() -> None:
    file = "data/ctoc-cop-wg7-2019.yaml"
    assert loaded_by("solve", file, "--quiet") == "loaded: ortools"


@pytest.mark.skipif(sys.platform == "win32", reason="There are no signals for pipes on Windows.")
def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "scheduler", "schema"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_is_piped_is_utf8() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scheduler", "new", "-"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT / "src")},
    )
    assert "“scheduler”" in done.stdout.decode("utf-8")


def test_ctrl_c_while_the_program_is_loaded_is_no_fault_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extension that is being loaded says that it failed, because of Ctrl-C."""

    def interrupted(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise ImportError("initialization failed") from error

    monkeypatch.setattr(api, "read_year", interrupted)
    outcome = run("year", "year.yaml")
    assert (outcome.code, outcome.err) == (3, "Stopped; nothing was written.\n")
