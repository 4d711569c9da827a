"""Puts our conferences to every peer: `python -m benchmarks.peers [--time-limit 10] [--smoke]`.

Each runs in a process of its own, one after the other, on one thread and within the same seconds;
what it finds is judged by the program's verifier alone. Prints a table and what each peer cannot
express, keeps the figures, and draws a plot. Peers come with `pip install ".[peers]"`; one that is
not installed, or fails, is shown as such.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.judge import disagreements, judged
from benchmarks.peers.plot import plot
from benchmarks.peers.problems import FULL, PROBLEMS, SEED, SMOKE
from benchmarks.peers.process import run
from benchmarks.peers.roster import PEERS, Peer
from benchmarks.record import RESULTS, Row, markdown, record

PLOT = "peers.svg"


def compare(problems: Sequence[str], seconds: float, peers: Sequence[Peer] = PEERS) -> list[Row]:
    """Run every peer on every problem, and tell of each as it is done."""
    rows = []
    for problem in problems:
        conference = PROBLEMS[problem]()
        for one in peers:
            row = judged(problem, conference, one, run(one, problem, seconds))
            rows.append(row)
            told = f"{problem}: {one.name}: {row['status']}, {row['seconds'] or 0:.2f} s"
            print(told, file=sys.stderr, flush=True)
    return rows


def missing(peers: Sequence[Peer] = PEERS) -> list[Row]:
    """What each peer cannot express."""
    return [
        {
            "peer": one.name,
            "hard rules it cannot express": ", ".join(one.hard_missing),
            "soft rules it cannot express": ", ".join(one.soft_missing),
            "minutes of items": "as wished" if one.fixed else "chosen",
        }
        for one in peers
    ]


def main() -> None:
    """Compare, print, keep; exits with 1 where a peer's proof contradicts the verifier."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("--time-limit", type=float, default=10.0, metavar="SECONDS")
    parser.add_argument("--smoke", action="store_true", help="small problems, nothing is kept")
    given = parser.parse_args()
    rows = compare(SMOKE if given.smoke else FULL, given.time_limit)
    print(f"{markdown(rows)}\n\n{markdown(missing())}")
    if not given.smoke:
        record("peers", rows, seed=SEED, time_limit=given.time_limit, threads=1)
        _draw(rows, RESULTS / PLOT)
    wrong = disagreements(rows)
    if wrong:
        sys.exit("\n".join(wrong))


def _draw(rows: Sequence[Row], path: Path) -> None:
    try:
        plot(rows, path)
    except ImportError:
        print("Without matplotlib: no plot is drawn.", file=sys.stderr)


if __name__ == "__main__":
    main()
