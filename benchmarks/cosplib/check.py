"""Holds the evaluator against scored solutions: `python -m benchmarks.cosplib.check FOLDER`.

The folder has the workbooks, and in `scored` solutions with `scores.json`, which says what each
term of each is by CoSPLib’s own evaluator.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cosplib.evaluate import faults, terms
from benchmarks.cosplib.files import read_solution
from benchmarks.cosplib.instance import Instance, read_instance

LABELS = {
    "Number of rooms per track": "Number of Rooms per Track",
    "Parallel tracks": "Parallel Tracks",
    "Consecutive tracks": "Consecutive Tracks",
    "Submissions timezones": "Submissions_Timezones",
    "Submissions order": "Submissions Order",
    "Presenters conflicts [Session Level]": "Presenters Conflicts",
    "Attendees conflicts [Session Level]": "Attendees Conflicts",
    "Chairs conflicts": "Chairs Conflicts",
    "Presenters conflicts [Timeslot Level]": "Presenters Conflicts Timeslot Level",
    "Attendees conflicts [Timeslot Level]": "Attendees Conflicts Timeslot Level",
}
# A fault with us, and 0 in every valid solution.
NO_TERM = "Submissions with multiple timeslots in different sessions"


def differences(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each scored solution, and where we see it otherwise."""
    instances: dict[str, Instance] = {}
    for score in json.loads((folder / "scored" / "scores.json").read_text(encoding="utf-8")):
        name = score["instance"]
        if name not in instances:
            instances[name] = read_instance(folder / f"{name}.xlsx")
        solution = read_solution(folder / "scored" / score["solution"])
        found = [
            f"{message}, but it is valid" for message in faults(instances[name], solution)
        ] if score["valid"] else []  # fmt: skip
        ours = terms(instances[name], solution)
        theirs = {LABELS.get(k, k): v for k, v in score["terms"].items() if k != NO_TERM}
        found += [
            f"{label} is {ours.get(label)}, and scored {theirs.get(label)}"
            for label in sorted(ours.keys() | theirs.keys())
            if ours.get(label) != theirs.get(label)
        ]
        if sum(ours.values()) != score["objective"]:
            found.append(f"the objective is {sum(ours.values())}, and scored {score['objective']}")
        yield score["solution"], found


def main() -> None:
    """Print all differences; exits with 1 where there are any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cosplib.check")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    results = list(differences(parser.parse_args().folder))
    for name, found in results:
        for message in found:
            print(f"{name}: {message}")
    agreeing = sum(not found for _, found in results)
    print(f"{agreeing} of {len(results)} solutions agree on every term.")
    if agreeing < len(results):
        sys.exit(1)


if __name__ == "__main__":
    main()
