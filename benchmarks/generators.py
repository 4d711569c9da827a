"""Seeded conferences of any size, as conference files and as what is read from them.

`ordered(110, 60, seed=1)` is the two-week conference of the parties with its agenda in a fixed
order; `unordered(30, 20, seed=1)` is a session whose items may come in any order that its
precedences allow. Both are written as conference files first, so that the same instance can be
solved with the command line:

    python -m benchmarks.generators ordered 110 60 --seed 1 > big.yaml
    scheduler solve big.yaml -o out
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, islice

from scheduler.domain.conference import Conference
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import source_from

MEETING_MINUTES = 180
# Desired minutes as planners write them.
WISHES = (30, 60, 60, 90, 90, 120, 120, 180, 180, 240, 360)
STEP = 30
OPENING, OTHER_MATTERS, REPORT = 30, 60, 120
# The share of all meeting time that is wished for, and of all pairs that have a stated order.
TIME_WISHED = 0.9
PAIRS_ORDERED = 0.05
GRID = 15
FIRST_DAY = date(2030, 3, 4)


def ordered(items: int, meetings: int, seed: int) -> Conference:
    """A conference whose items come in the order of the agenda."""
    return read(ordered_file(items, meetings, seed))


def unordered(items: int, meetings: int, seed: int) -> Conference:
    """A conference in free order, with sparse precedences among its substantive items."""
    return read(unordered_file(items, meetings, seed))


def ordered_file(items: int, meetings: int, seed: int) -> str:
    """The text of the conference file of `ordered`."""
    return "\n".join(_lines(items, meetings, random.Random(seed))) + "\n"


def unordered_file(items: int, meetings: int, seed: int) -> str:
    """The text of the conference file of `unordered`.

    Each pair of substantive items has, with the probability `PAIRS_ORDERED`, the order of its
    numbers, so that there are no circles.
    """
    rnd = random.Random(seed)
    lines = [*_lines(items, meetings, rnd), "order: free"]
    pairs = combinations(range(2, items - 1), 2)
    found = [f"- {one} before {two}" for one, two in pairs if rnd.random() < PAIRS_ORDERED]
    return "\n".join([*lines, *(["precedences:", *found] if found else [])]) + "\n"


def read(text: str) -> Conference:
    """The conference of a conference file's text."""
    return conference_from(source_from(text, "generated.yaml"))


def _lines(items: int, meetings: int, rnd: random.Random) -> Iterator[str]:
    half_days = list(islice(_half_days(), meetings))
    yield f"body: Conference of {items} items and {meetings} meetings"
    yield "zone: Europe/Vienna"
    yield "languages: en, fr"
    yield f"dates: {half_days[0][0]} to {half_days[-1][0]}"
    yield f"grid: {GRID}"
    yield "meetings:"
    for day, half_day in half_days:
        yield f"- {{date: {day}, half_day: {half_day}}}"
    yield "agenda:"
    for number, (title, desired) in enumerate(_agenda(items, meetings, rnd), start=1):
        minimum = max(GRID, desired // 2 // GRID * GRID)
        yield f"- {{number: {number}, title: {title}, desired: {desired}, minimum: {minimum}}}"


def _half_days() -> Iterator[tuple[date, str]]:
    """Mornings and afternoons of working days without end."""
    day = FIRST_DAY
    while True:
        if day.weekday() < 5:
            yield day, "morning"
            yield day, "afternoon"
        day += timedelta(days=1)


def _agenda(items: int, meetings: int, rnd: random.Random) -> list[tuple[str, int]]:
    """Titles and desired minutes, which together come to `TIME_WISHED` of the meetings' time."""
    substance = items - 3
    if substance < 1:
        raise ValueError(f"A generated agenda has 4 items or more, not {items}.")
    left = round(TIME_WISHED * MEETING_MINUTES * meetings) - OPENING - OTHER_MATTERS - REPORT
    wished = left // STEP * STEP
    if wished < STEP * substance:
        raise ValueError(f"{meetings} meetings have no time for {items} items.")
    wishes = [rnd.choice(WISHES) for _ in range(substance)]
    while sum(wishes) != wished:
        index = rnd.randrange(substance)
        step = STEP if sum(wishes) < wished else -STEP
        if wishes[index] + step >= STEP:
            wishes[index] += step
    return [
        ("Opening of the meeting", OPENING),
        *((f"Matter {number}", minutes) for number, minutes in enumerate(wishes, start=2)),
        ("Other matters", OTHER_MATTERS),
        ("Adoption of the report", REPORT),
    ]


def main() -> None:
    """Print a generated conference file."""
    parser = argparse.ArgumentParser(description="Prints a generated conference file.")
    parser.add_argument("order", choices=("ordered", "unordered"))
    parser.add_argument("items", type=int)
    parser.add_argument("meetings", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write = ordered_file if given.order == "ordered" else unordered_file
    print(write(given.items, given.meetings, given.seed), end="")


if __name__ == "__main__":
    main()
