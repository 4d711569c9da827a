"""Cost, bound and memory against the size of a year, as a picture."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.record import Row

FILE = Path(__file__).parent / "cost-against-size.svg"
COST, BOUND, SECONDS = "#0b6e99", "#444444", "#c0504d"


def plot(rows: Sequence[Row], path: Path = FILE) -> None:
    """Write an SVG file; ImportError where matplotlib is missing."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    pyplot: Any = import_module("matplotlib.pyplot")
    # Text as text, and the same bytes for the same figures.
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "year", "font.size": 9})
    figure, (left, right) = pyplot.subplots(1, 2, layout="constrained", figsize=(9, 3.4))
    sizes = [int(row["what"].split()[0].replace(",", "")) for row in rows]
    for key, color, label in (("cost", COST, "cost"), ("bound", BOUND, "proven bound")):
        left.plot(sizes, [row[key] for row in rows], "o-", color=color, label=label)
    for key, label in (
        ("first", "to the first calendar"),
        ("processor", "of the processor, in all"),
    ):
        style = "o-" if key == "first" else "o--"
        right.plot(sizes, [row[key] for row in rows], style, color=SECONDS, label=label)
    left.set_ylabel("cost")
    right.set_ylabel("seconds")
    for panel in (left, right):
        panel.set_xlabel("meetings in the year")
        panel.set_xlim(0)
        panel.set_ylim(0)
        panel.grid(color="#dddddd")
        panel.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
