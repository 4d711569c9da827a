"""The table as a picture: for each problem what the timetables cost, on a logarithmic scale."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.record import Row

ALL_RIGHT, BROKEN, BOUND = "#0b6e99", "#c0504d", "#444444"


def plot(rows: Sequence[Row], path: Path) -> None:
    """Write an SVG file; ImportError where matplotlib is missing."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    pyplot: Any = import_module("matplotlib.pyplot")
    # Text as text, and the same bytes for the same figures.
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "peers", "font.size": 9})
    problems = list(dict.fromkeys(row["problem"] for row in rows))
    peers = list(dict.fromkeys(row["peer"] for row in rows))
    figure, panels = pyplot.subplots(
        1, len(problems), sharey=True, squeeze=False, layout="constrained",
        figsize=(2 + 2.1 * len(problems), 1.1 + 0.28 * len(peers)),
    )  # fmt: skip
    for panel, problem in zip(panels[0], problems, strict=True):
        own = {row["peer"]: row for row in rows if row["problem"] == problem}
        _panel(panel, problem, [own[peer] for peer in peers])
    panels[0][0].set_yticks(range(len(peers)), peers)
    panels[0][0].invert_yaxis()
    figure.supxlabel("cost by our verifier; filled: no rule broken; ring: rules broken; | bound")
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def _panel(panel: Any, problem: str, rows: Sequence[Row]) -> None:
    panel.set_title(problem, fontsize=9)
    panel.set_xscale("symlog", linthresh=10)
    panel.set_xlim(0, 10 * max([row["cost"] or 1 for row in rows]))
    panel.grid(axis="x", color="#dddddd")
    panel.set_axisbelow(True)
    for y, row in enumerate(rows):
        if row["bound"]:
            panel.plot([row["bound"]], [y], "|", color=BOUND, markersize=11)
        if row["cost"] is None:
            panel.text(0.03, y, row["status"].split(":")[0], va="center", fontsize=7,
                       transform=panel.get_yaxis_transform())  # fmt: skip
            continue
        right = row["hard rules broken"] == "none"
        color = ALL_RIGHT if right else BROKEN
        panel.plot([row["cost"]], [y], "o", color=color, fillstyle="full" if right else "none")
        panel.annotate(
            f"{row['cost']:,}", (row["cost"], y), (6, 0), textcoords="offset points",
            va="center", fontsize=7, color=color,
        )  # fmt: skip
