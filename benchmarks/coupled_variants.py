"""How soon coupled bodies have a timetable, over variants: `python -m benchmarks.coupled_variants`.

So that nothing fits two files alone: other seeds, a language lost, a room fewer, an informal group
less, of the conferences that `benchmarks.conferences` makes. What is measured is the search for a
start, which ends by what is counted; in seconds of the processor, so that a busy machine tells the
same. A timetable counts when the verifier has accepted it.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.conferences import conference_file
from benchmarks.record import Row, markdown, record
from scheduler import read
from scheduler.errors import SchedulerError
from scheduler.model.build import frame_of
from scheduler.model.options import Progress
from scheduler.model.staffing import Staffing
from scheduler.model.start import start_of

NEAR = 0.01

VARIANTS: dict[str, Callable[[str], str]] = {
    "seed 1": lambda kind: conference_file(kind, 1),
    "seed 2": lambda kind: conference_file(kind, 2),
    "seed 3": lambda kind: conference_file(kind, 3),
    "without Russian": lambda kind: conference_file(kind).replace(
        "  languages: six", '  languages: "ar, zh, en, fr, es"'
    ),
    "without Room 3": lambda kind: "".join(
        line for line in conference_file(kind).splitlines(True) if "name: Room 3" not in line
    ),
    "at most five at once": lambda kind: conference_file(kind).replace("at_once: 6", "at_once: 5"),
}


def measured(text: str) -> Row:
    """What comes of one conference file."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "conference.yaml"
        path.write_text(text, "utf-8")
        try:
            conference = read(path)
        except SchedulerError as error:
            print(error, file=sys.stderr)
            keys = ("objective", "bound", "first", "within 1 %", "ended")
            return dict.fromkeys(keys, None)
    began, seen = process_time(), []

    def watch(progress: Progress) -> None:
        seen.append((process_time() - began, progress.objective or 0))

    start = start_of(frame_of(conference), lambda: False, watch, Staffing(conference))
    near = [at for at, objective in seen if objective <= start.bound * (1 + NEAR)]
    return {
        "objective": start.objective if start.placements else None,
        "bound": start.bound,
        "first": round(seen[0][0], 1) if seen else None,
        "within 1 %": round(near[0], 1) if near else None,
        "ended": round(process_time() - began, 1),
    }


def rows(kinds: list[str], names: list[str]) -> Iterator[Row]:
    """A row for each kind and variant."""
    for kind in kinds:
        for name in names:
            row = {"kind": kind, "variant": name, **measured(VARIANTS[name](kind))}
            print(row, file=sys.stderr, flush=True)
            yield row


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coupled_variants")
    parser.add_argument("--smoke", action="store_true", help="one variant, nothing is kept")
    given = parser.parse_args()
    names = list(VARIANTS)[:1] if given.smoke else list(VARIANTS)
    found = list(rows(["roomy"] if given.smoke else ["roomy", "tight", "individuals"], names))
    print(markdown(found))
    if not given.smoke:
        record("coupled-variants", found)


if __name__ == "__main__":
    main()
