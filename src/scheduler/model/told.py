"""Demands as a planner reads them: what many items of a run demand alike is told as one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.rules.base import Case

# So many demands alike are told one by one.
FEW = 3
_LINK = re.compile(r"item (?P<after>.+) comes after item (?P<before>.+) on the agenda")
_HELD = re.compile(r"(?P<what>.+) on (?P<when>\w+day \d+ \w+, .+)")
_TIME = re.compile(r"item (?P<item>.+) needs (?P<minutes>\d+) minutes")


def told(cases: Sequence[Case]) -> Iterator[str]:
    """Each demand with its line; more than a few alike in a row as one, with their lines."""
    starts = [0]
    for index, (one, two) in enumerate(pairwise(cases), 1):
        if not _go_together(one.sentence, two.sentence):
            starts.append(index)
    for start, end in pairwise([*starts, len(cases)]):
        run = cases[start:end]
        sentence = _together([case.sentence for case in run]) if end - start > FEW else ""
        if sentence:
            yield f"{sentence}{_lines(run)}"
        else:
            yield from (case.told for case in run)


def _go_together(one: str, two: str) -> bool:
    first, second = _LINK.fullmatch(one), _LINK.fullmatch(two)
    if first and second:
        return first["after"] == second["before"]
    held, then = _HELD.fullmatch(one), _HELD.fullmatch(two)
    if held and then:
        return held["what"] == then["what"]
    return bool(_TIME.fullmatch(one) and _TIME.fullmatch(two))


def _together(sentences: Sequence[str]) -> str:
    """Items in agenda order, what they need together, or what holds of each of many half-days."""
    first, last = _LINK.fullmatch(sentences[0]), _LINK.fullmatch(sentences[-1])
    if first and last:
        return f"Items {first['before']} to {last['after']} come in the order of the agenda"
    held = [found for one in sentences if (found := _HELD.fullmatch(one))]
    if held:
        whens = f"{held[0]['when']}, to {held[-1]['when']}"
        return f"{held[0]['what']}, in each of {len(held)} half-days from {whens}"
    times = [found for one in sentences if (found := _TIME.fullmatch(one))]
    if not times:
        return ""
    items = [time["item"] for time in times]
    minutes = sum(int(time["minutes"]) for time in times)
    return f"Items {', '.join(items[:-1])} and {items[-1]} need {minutes} minutes together"


def _lines(cases: Sequence[Case]) -> str:
    """The lines of a file from the first to the last, where all are of one file."""
    places = [case.where.rpartition(":") for case in cases]
    file = places[0][0]
    if not file or any(other != file or not line.isdigit() for other, _, line in places):
        return f" ({cases[0].where})" if cases[0].where else ""
    numbers = sorted(int(line) for _, _, line in places)
    if numbers[0] == numbers[-1]:
        return f" ({file}:{numbers[0]})"
    return f" ({file}:{numbers[0]}–{numbers[-1]})"
