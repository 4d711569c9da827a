"""Solves all conferences of a folder, one after another: `python -m benchmarks.cosplib FOLDER`.

Each is a command of its own, as a user would give it; its CSV is read back and counted anew.
`--unproved --time-limit 600` gives more time to those alone that the latest full run did not prove.
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
from benchmarks.record import Row, latest_of, markdown, record

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
    parser.add_argument("--unproved", action="store_true", help="what the latest run left unproved")
    options = parser.parse_args()
    wanted = _unproved() if options.unproved else options.only
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(options.folder.glob("*.xlsx")):
            if not wanted or path.stem in wanted:
                rows.append(solved(path, options, Path(folder)))
                print(rows[-1], file=sys.stderr)
    print(markdown(rows))
    if not options.only:
        settings = {"time_limit": options.time_limit, "workers": options.workers}
        name = "cosplib-longer" if options.unproved else "cosplib"
        record(name, rows, seed=options.seed, **settings)


def _unproved() -> list[str]:
    """The instances whose bound the latest full run did not reach."""
    latest = latest_of("cosplib")
    rows = latest["rows"] if latest else []
    return [row["instance"] for row in rows if row["ours"] > row["bound"]]


if __name__ == "__main__":
    main()
