"""Runs a peer on a problem in a process of its own, which is ended where it overruns its time.

The child is `python -m benchmarks.peers.process PEER PROBLEM SECONDS LATEST FILE`. Its clock starts
once Python and the peer’s package are loaded; building the model counts.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.peers.problems import PROBLEMS
from benchmarks.peers.roster import Peer, peer
from scheduler.domain.timetable import Placement

# Python, packages and a Java virtual machine are loaded within so many seconds.
LOADING_SECONDS = 120.0
# An answer may be so much late.
LATE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a peer: its own word for it, its timetable and bound, and how long it took."""

    status: str
    placements: tuple[Placement, ...] | None = None
    bound: float | None = None
    seconds: float | None = None


def run(one: Peer, problem: str, seconds: float, late: float = LATE_SECONDS) -> Run:
    """Let a peer solve a problem within so many seconds; it is ended when it is `late` by more."""
    if not one.is_installed:
        return Run("not installed")
    found = _run(one, problem, seconds, late)
    # Timefold’s translation to Java was seen to fail now and then while it loads.
    return _run(one, problem, seconds, late) if found.status.startswith("failed") else found


def _run(one: Peer, problem: str, seconds: float, late: float) -> Run:
    with tempfile.TemporaryDirectory() as directory:
        answer = Path(directory) / "answer.json"
        latest = seconds + late
        child = _child((one.name, problem, str(seconds), str(latest), str(answer)), latest)
        if child is None:
            return Run("failed: it could not be loaded in time")
        if child.returncode == -signal.SIGKILL:
            return Run(f"ended after {latest:.0f} s", seconds=latest)
        if not answer.exists():
            lines = child.stderr.strip().splitlines() or [f"it ended with {child.returncode}"]
            return Run(f"failed: {lines[-1]}")
        found = json.loads(answer.read_text(encoding="utf-8"))
    placed = found["placements"]
    placements = None if placed is None else tuple(Placement(**place) for place in placed)
    return Run(found["status"], placements, found["bound"], found["seconds"])


def _child(arguments: Sequence[str], latest: float) -> "subprocess.CompletedProcess[str] | None":
    """Run the child in a group of its own; None where it is not even loaded in time."""
    try:
        return subprocess.run(
            (sys.executable, "-m", __spec__.name, *arguments),
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            timeout=LOADING_SECONDS + latest,
        )
    except subprocess.TimeoutExpired:
        return None


def main() -> None:
    """Solve, write the answer, and leave at once: a Java virtual machine may wait for ever."""
    try:
        _answer(*sys.argv[1:])
    except Exception as error:  # noqa: BLE001 (whatever a peer raises is its result)
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(0)


def _answer(name: str, key: str, limit: str, latest: str, path: str) -> None:
    from benchmarks.formulations.problem import Problem

    solve, problem = peer(name).solver(), Problem.of(PROBLEMS[key]())
    # With all that it has started, such as CBC.
    end = threading.Timer(float(latest), os.killpg, (0, signal.SIGKILL))
    end.daemon = True
    end.start()
    started = perf_counter()
    answer = solve(problem, float(limit))
    seconds = perf_counter() - started
    end.cancel()
    placements = answer.placements
    found = {
        "status": answer.status,
        "placements": None if placements is None else [asdict(placed) for placed in placements],
        "bound": answer.bound,
        "seconds": seconds,
    }
    Path(path).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
