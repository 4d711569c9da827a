"""Where the search stands, on one line of a terminal that is rewritten as it goes."""

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import Self

from scheduler.model.options import Progress

_QUICK = 0.5  # seconds; a search that is over before then shows nothing
_EVERY = 0.25


class ProgressLine:
    """Shows progress on stderr while it is open as a context; pass `watch` to the search.

    Does nothing where stderr is no terminal.
    """

    def __init__(self, time_limit: float, wanted: bool = True) -> None:
        self._shown = wanted and sys.stderr.isatty()
        self._time_limit = time_limit
        self._began = time.monotonic()
        self._latest: Progress | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def watch(self, progress: Progress) -> None:
        """Note where the search stands."""
        self._latest = progress

    def __enter__(self) -> Self:
        if self._shown:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._shown:
            self._thread.join()

    def _run(self) -> None:
        if self._over.wait(_QUICK):
            return
        while True:
            self._show(line(self._latest, time.monotonic() - self._began, self._time_limit))
            if self._over.wait(_EVERY):
                break
        self._show("")
        sys.stderr.write("\r")
        sys.stderr.flush()

    def _show(self, text: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{text[:width]:<{width}}")
        sys.stderr.flush()


def line(latest: Progress | None, seconds: float, time_limit: float) -> str:
    """What is shown: the best cost so far, its bound and gap, and the time left."""
    if latest is None or latest.objective is None:
        best = "no timetable yet"
    elif latest.bound is None:
        best = f"best cost {latest.objective}"
    else:
        gap = (latest.objective - latest.bound) / latest.objective if latest.objective else 0.0
        best = f"best cost {latest.objective}, bound {latest.bound}, gap {gap:.0%}"
    left = max(0.0, time_limit - seconds)
    return f"Searching: {best}; {left:.0f} s left (Ctrl-C stops)"
