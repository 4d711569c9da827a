import io
import time
from collections.abc import Callable

import pytest

from scheduler.cli import progress
from scheduler.cli.progress import ProgressLine, line
from scheduler.model.options import Progress

KEEPS = "(Ctrl-C stops)"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_on(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, quick: float = 0) -> None:
    """Not a fixture, since pytest puts its own stderr in place when a test begins."""
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "_EVERY", 0.005)
    monkeypatch.setattr(progress, "_QUICK", quick)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_rewrites_one_line_and_clears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown_on(terminal := Terminal(), monkeypatch)
    with ProgressLine(30) as shown:
        wait_for(lambda: "no timetable yet" in terminal.getvalue())
        shown.watch(Progress(80, 60, 1.0))
        wait_for(lambda: "best cost 80, bound 60, gap 25%" in terminal.getvalue())
    assert "\n" not in terminal.getvalue()
    assert terminal.getvalue().rpartition("stops)")[2].strip() == ""


def test_a_quick_search_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown_on(terminal := Terminal(), monkeypatch, quick=60)
    with ProgressLine(30) as shown:
        shown.watch(Progress(80, 60, 1.0))
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("stream", "wanted"), [(Terminal(), False), (io.StringIO(), True)])
def test_nothing_is_shown_where_it_is_not_wanted_or_seen(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, wanted: bool
) -> None:
    shown_on(stream, monkeypatch)
    with ProgressLine(30, wanted=wanted):
        time.sleep(0.02)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (None, f"Searching: no timetable yet; 20 s left {KEEPS}"),
        (Progress(None, 10, 1.0), f"Searching: no timetable yet; 20 s left {KEEPS}"),
        (Progress(80, None, 1.0), f"Searching: best cost 80; 20 s left {KEEPS}"),
        (Progress(80, 60, 1.0), f"Searching: best cost 80, bound 60, gap 25%; 20 s left {KEEPS}"),
        (Progress(0, 0, 1.0), f"Searching: best cost 0, bound 0, gap 0%; 20 s left {KEEPS}"),
    ],
)
def test_the_line(latest: Progress | None, expected: str) -> None:
    assert line(latest, 10.0, 30.0) == expected
