import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scheduler import api
from scheduler.cli.main import main
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Cost, Status, Timetable
from scheduler.model.options import Progress, Watch

ROOT = Path(__file__).parents[2]
FILE_2019 = Path("data/ctoc-cop-wg7-2019.yaml")
TABLE_2019 = Path("data/published/ctoc-cop-wg7-2019.csv")
STARTING_FILE = ROOT / "src/scheduler/data/starting-file.yaml"
COSTS = (
    Cost("few-continuations", 2, 20, "lines marked (continued)"),
    Cost("time-in-use", 0, 1, "idle minutes"),
)


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: its exit code, all of stdout and all of stderr."""

    def run(*arguments: str | Path) -> Outcome:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


class Search:
    """Stands in for the search: gives the table of 2019, or raises what it is told to."""

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.changes: dict[str, object] = {"status": Status.OPTIMAL, "objective": 40, "bound": 40}
        self.asked: dict[str, object] = {}

    def __call__(
        self,
        conference: Conference,
        *,
        time_limit: float,
        seed: int,
        workers: int,
        watch: Watch | None,
    ) -> Timetable:
        self.asked = {"time_limit": time_limit, "seed": seed, "workers": workers}
        if watch is not None:
            watch(Progress(objective=80, bound=70, seconds=0.1))
        if self.error is not None:
            raise self.error
        found = api.read_timetable(ROOT / TABLE_2019, conference)
        return replace(found, costs=COSTS, **self.changes)  # type: ignore[arg-type]


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Search:
    stand_in = Search()
    monkeypatch.setattr(api, "solve", stand_in)
    return stand_in
