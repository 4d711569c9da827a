"""Files written by a process of its own, which imports what they need while the search runs.

Word, Excel and calendar libraries take as long to import as CP-SAT; on two processors neither waits
for the other. Whatever goes wrong there, the files are written here instead, so that nothing but
the time depends on it.
"""

import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    Channel = Connection[Any, Any]

# Begins to write files as `scheduler.api.write` does; what it returns waits for their paths.
Write = Callable[..., Callable[[], list[Path]]]
# What modules of formats import when they render.
_LIBRARIES = {"docx": "docx", "ics": "icalendar", "xlsx": "xlsxwriter"}
# Set by the command itself: to fork is safe only in a process that has no other threads.
is_alone = False


def writer(formats: Iterable[str]) -> Write:
    """What begins to write files in these formats, called once or not at all."""
    if not is_alone or sys.platform != "linux":
        return _write_here
    channel = _started(list(formats))

    def begin(*arguments: Any, **options: Any) -> Callable[[], list[Path]]:
        with suppress(OSError):
            channel.send((arguments, options))
        return lambda: waited(channel) or _write_here(*arguments, **options)()

    return begin


def _write_here(*arguments: Any, **options: Any) -> Callable[[], list[Path]]:
    from scheduler import api

    paths = api.write(*arguments, **options)
    return lambda: paths


def waited(channel: "Channel") -> list[Path] | None:
    """Wait for the paths that were written; None where the other process failed."""
    with suppress(OSError, EOFError):
        found: list[Path] | None = channel.recv()
        return found
    return None


def _started(formats: list[str]) -> "Channel":
    import multiprocessing

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    context.Process(target=_serve, args=(ours, theirs, formats), daemon=True).start()
    theirs.close()
    return ours


def _serve(ours: "Channel", theirs: "Channel", formats: list[str]) -> None:
    """Get ready, write what is asked for, and tell its paths; None where that failed."""
    ours.close()
    # Ctrl-C is for the search.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from scheduler import api
    from scheduler.writers import FORMATS

    for name in formats:
        import_module(f"scheduler.writers.{FORMATS[name].module}")
        if name in _LIBRARIES:
            import_module(_LIBRARIES[name])
    with suppress(EOFError):
        arguments, options = theirs.recv()
        found: list[Path] | None = None
        # The command does the same again then, and tells what is wrong.
        with suppress(Exception):
            found = api.write(*arguments, **options)
        theirs.send(found)
