"""The commands put together, and what happens to an error that one of them raises."""

import io
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from scheduler import __version__
from scheduler.cli.time_zones import prefer_newest
from scheduler.errors import SchedulerError

STOPPED = 3  # as `scheduler.errors.Stopped`
OUR_BUG = 70  # EX_SOFTWARE of sysexits.h
_INTERRUPTED = 130  # what typer makes of a KeyboardInterrupt

_EXIT_CODES = """\
Exit codes: 0 done; 1 no timetable exists, or the one given breaks a rule; 2 wrong usage or faulty
input; 3 stopped before there was a timetable; 4 the program refused its own result; 70 another
fault of the program."""

# In the order of the help; each is the function of that name in the module of that name.
COMMANDS = (
    "new",
    "read",
    "check",
    "solve",
    "pin",
    "unpin",
    "write",
    "explain",
    "why",
    "whatif",
    "replan",
    "year",
    "sittings",
    "diff",
    "verify",
    "calendar",
    "publish",
    "serve",
    "import-ics",
    "rules",
    "schema",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scheduler {__version__}")
        raise typer.Exit


def _scheduler(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Plan a conference: from its agenda and meetings to the organization of work."""


def _app(first: str | None) -> typer.Typer:
    """The command that is called, or all of them where help is wanted.

    To put all together takes a twentieth of the time of a small solve.
    """
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=_EXIT_CODES,
    )
    for command in (first,) if first in COMMANDS else COMMANDS:
        name = command.replace("-", "_")
        app.command()(getattr(import_module(f"scheduler.cli.{name}"), name))
    app.callback()(_scheduler)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; no error ends in a traceback."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _prepare_streams()
    prefer_newest()
    try:
        _app(given[0] if given else None)(given, prog_name="scheduler")
    except SchedulerError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
        return _interrupted() if code == _INTERRUPTED else code
    except Exception as error:  # noqa: BLE001 - the last resort
        if _is_interrupt(error):
            return _interrupted()
        typer.echo(_bug(error), err=True)
        return OUR_BUG
    return 0


def _prepare_streams() -> None:
    """What is piped is UTF-8 everywhere; a reader that goes away (`| head`) is no error."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind it: an extension that was being loaded calls that a failure."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _interrupted() -> int:
    typer.echo("Stopped; nothing was written.", err=True)
    return STOPPED


def _bug(error: Exception) -> str:
    """One line on an error that we did not foresee, with where it arose."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"This is a fault of the program, not of your file: {what} ({place}).\n"
        "    Please report it together with the conference file."
    )
