"""A sweep on a Dask cluster of several processes, one of which dies in mid-run."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import FILE_2019, ROOT, Run
from tests.scenarios.test_solving import run as solve_here

from scheduler.errors import UsageError
from scheduler.model.options import SolveOptions
from scheduler.scenarios.pools import OnCluster
from scheduler.scenarios.whatif import what_if

if os.environ.get("CI") != "true":
    pytest.importorskip("distributed", reason="Dask’s distributed is not installed")

pytestmark = pytest.mark.filterwarnings("ignore")
SWEEP = "scenarios:\n- sweep: agenda/2/desired from 60 to 240 by 5\n- sweep: each meeting lost\n"


@pytest.fixture
def cluster() -> Iterator[Any]:
    import distributed

    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None
    ) as started:
        yield started


def records(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (directory / "solved").iterdir()}


def test_a_worker_that_dies_changes_nothing(cluster: Any, tmp_path: Path) -> None:
    victim = next(iter(cluster.workers.values())).pid
    killed: list[int] = []

    def told(done: int, of: int) -> None:
        if done == 2 and not killed:
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    there = tmp_path / "there"
    there.mkdir()
    file = there / "scenarios.yaml"
    file.write_text(SWEEP, "utf-8")
    solver = OnCluster(cluster.scheduler_address)
    found = what_if(ROOT / FILE_2019, file, there / "solved", SolveOptions(), solver, told)
    assert killed
    assert found.is_whole
    solve_here(tmp_path / "here", text=SWEEP)
    assert records(there) == records(tmp_path / "here")


def test_no_cluster_at_the_address() -> None:
    with pytest.raises(UsageError, match=r"^No Dask scheduler answers at tcp://127\.0\.0\.1:1\.$"):
        OnCluster("tcp://127.0.0.1:1")


def test_on_the_command_line(cluster: Any, run: Run, tmp_path: Path) -> None:
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text("scenarios:\n- sweep: four to six meetings\n", "utf-8")
    address = cluster.scheduler_address
    outcome = run("whatif", FILE_2019, scenarios, "-o", tmp_path, "--scheduler", address)
    assert outcome.code == 0
    assert (tmp_path / "scenarios.html").exists()
