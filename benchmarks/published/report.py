"""Writes the comparisons as Markdown, with the explanation of each difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.published.compare import Comparison
from benchmarks.record import markdown

EXPLANATIONS = Path(__file__).with_name("explanations.yaml")
UNEXPLAINED = "**unexplained**"

_INTRODUCTION = """\
# Our tables and the published ones

`python -m benchmarks.published` writes this page. Each conference file says only what the planner
knew beforehand: items, meetings, fixed events. The published table is held against our rules, and
ours against the published one, line by line: day, hours, item, and whether it is continued.

Costs are those of our soft rules, the lower the better. The column “with its minutes” counts the
lines that are the same once the minutes which the published table gives each item are stated as
wishes. Where it says “all”, we differ from the secretariat in nothing but how long items take.
"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why some lines of a conference differ."""

    lines: tuple[str, ...]
    because: str


Explanations = Mapping[str, Sequence[Explanation]]


def explanations(path: Path = EXPLANATIONS) -> Explanations:
    """The explanations by conference."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: [Explanation(tuple(one["lines"]), one["because"]) for one in listed]
        for key, listed in data.items()
    }


def unexplained(comparison: Comparison, known: Explanations) -> list[str]:
    """The lines that differ and of which nothing is said."""
    return [
        difference.line
        for difference in comparison.differences
        if _number(known.get(comparison.key, ()), difference.line) is None
    ]


def outdated(comparison: Comparison, known: Explanations) -> list[str]:
    """The lines that are explained and no longer differ."""
    differing = {difference.line for difference in comparison.differences}
    explained = [line for one in known.get(comparison.key, ()) for line in one.lines]
    return [line for line in explained if line not in differing]


def render(comparisons: Sequence[Comparison], known: Explanations) -> str:
    """The whole report."""
    table = markdown([summary(comparison, known) for comparison in comparisons])
    sections = (
        "\n".join(_section(comparison, known.get(comparison.key, ()))) for comparison in comparisons
    )
    return "\n".join([_INTRODUCTION, table, "", "\n\n".join(sections), ""])


def summary(comparison: Comparison, known: Explanations) -> dict[str, str | int]:
    """A row of the table of all conferences."""
    return {
        "conference": comparison.key,
        "rules broken": len(comparison.broken),
        "its cost": comparison.published_cost,
        "our cost": comparison.our_cost,
        "proved": "yes" if comparison.is_optimal else "no",
        "same lines": _same(comparison.lines, len(comparison.differences)),
        "with its minutes": _same(comparison.lines, len(comparison.with_its_minutes)),
        "unexplained": len(unexplained(comparison, known)),
    }


def _same(count: int, differences: int) -> str:
    return "all" if not differences else f"{max(0, count - differences)} of {count}"


def _section(comparison: Comparison, known: Sequence[Explanation]) -> Iterator[str]:
    yield f"## {comparison.name}\n"
    if comparison.broken:
        yield "The verifier refuses the published table:\n"
        yield from (f"- {message}" for message in comparison.broken)
        yield ""
    if not comparison.differences:
        yield "Every line is as published."
        return
    rows = [
        {
            "line": difference.line,
            "published": difference.published,
            "ours": difference.ours,
            "why": _number(known, difference.line) or UNEXPLAINED,
        }
        for difference in comparison.differences
    ]
    yield markdown(rows)
    yield ""
    used = {row["why"] for row in rows}
    yield from (
        f"{number}. {explanation.because}"
        for number, explanation in enumerate(known, start=1)
        if str(number) in used
    )


def _number(known: Sequence[Explanation], line: str) -> str | None:
    """The number of the explanation of a line."""
    found = (str(n) for n, one in enumerate(known, start=1) if line in one.lines)
    return next(found, None)
