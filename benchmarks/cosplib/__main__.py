"""Solves all conferences of a folder, one after another: `python -m benchmarks.cosplib FOLDER`.

Each is a command of its own, as a user would give it; its CSV is read back and counted anew.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.cosplib import figures
from benchmarks.cosplib.evaluate import faults, objective
from benchmarks.cosplib.files import read_solution
from benchmarks.cosplib.instance import read_instance
from benchmarks.record import Row, markdown, record

RUN = Path(__file__).with_name("run.py")


def solved(path: Path, options: argparse.Namespace, folder: Path) -> Row:
    """Solve one conference, and what came of it."""
    output = folder / f"{path.stem}.csv"
    command = [sys.executable, str(RUN), str(path), "-o", str(output)]
    command += ["--time-limit", str(options.time_limit), "--workers", str(options.workers)]
    before, used = time.monotonic(), sum(os.times()[2:4])
    done = subprocess.run(
        [*command, "--seed", str(options.seed)], capture_output=True, text=True, check=True
    )
    seconds, processor = time.monotonic() - before, sum(os.times()[2:4]) - used
    instance, solution = read_instance(path), read_solution(output)
    wrong, cost = faults(instance, solution), objective(instance, solution)
    bound = int(re.findall(r"lower bound: *([\d,]+)", done.stdout)[0].replace(",", ""))
    known = figures().get(path.stem, {})
    return {
        "instance": path.stem,
        "best known": known.get("best"),
        "ours": cost,
        "valid": "no" if wrong else "yes",
        "bound": bound,
        "bound known": known.get("bound"),
        "gap": f"{(cost - bound) / cost:.1%}" if cost else "0.0%",
        "seconds": round(seconds, 1),
        "processor": round(processor, 1),
    }


def main() -> None:
    """Solve all, print the table, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cosplib")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", metavar="NAME", help="some of them; nothing is kept")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(options.folder.glob("*.xlsx")):
            if not options.only or path.stem in options.only:
                rows.append(solved(path, options, Path(folder)))
                print(rows[-1], file=sys.stderr)
    print(markdown(rows))
    if not options.only:
        settings = {"time_limit": options.time_limit, "workers": options.workers}
        record("cosplib", rows, seed=options.seed, **settings)


if __name__ == "__main__":
    main()
