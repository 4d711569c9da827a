"""Cost against the range of a sweep, as inline SVG with the same figures in its text."""

from collections.abc import Sequence
from html import escape

from scheduler.scenarios.compare import Compared

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 560, 208, 56, 28, 16
STEPS = (1, 2, 5)


def plots(compared: Sequence[Compared]) -> str:
    """A figure for each sweep, in their order; empty where there is none."""
    sweeps = dict.fromkeys(one.solved.sweep for one in compared if one.solved.sweep)
    found = []
    for sweep in sweeps:
        points = [one for one in compared if one.solved.sweep == sweep]
        found.append(_figure(sweep, points))
    return f"<div class=plots>{''.join(found)}</div>" if found else ""


def _figure(sweep: str, points: Sequence[Compared]) -> str:
    known = [one.cost for one in points if one.cost is not None]
    top = _round_up(max(known, default=1))
    step = (WIDTH - LEFT - 12) / max(1, len(points))
    marks = [_axis(top)]
    # A line for each run of values that have a timetable: nothing is drawn over a gap.
    runs: list[list[str]] = [[]]
    for index, one in enumerate(points):
        x = LEFT + step * (index + 0.5)
        label = str(one.solved.value) if one.solved.value is not None else str(index + 1)
        name = escape(one.solved.name)
        marks.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" class="x">{label}</text>')
        if one.cost is None:
            runs.append([])
            marks.append(
                f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM - 6}" class="none">'
                f"✕<title>{name}: {one.solved.outcome}</title></text>"
            )
            continue
        y = _y(one.cost, top)
        runs[-1].append(f"{x:.1f},{y:.1f}")
        marks.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{name}: cost {one.cost}</title>'
            f'</circle><text x="{x:.1f}" y="{y - 8:.1f}" class="v">{one.cost}</text>'
        )
    ordered = all(one.solved.value is not None for one in points)
    path = "".join(
        f'<polyline points="{" ".join(run)}"/>' for run in runs if ordered and len(run) > 1
    )
    without = dict.fromkeys(one.solved.outcome for one in points if one.cost is None)
    note = f"<p>✕ no timetable ({', '.join(without)})</p>" if without else ""
    told = "; ".join(
        f"{one.solved.name}: {one.cost if one.cost is not None else one.solved.outcome}"
        for one in points
    )
    key = (
        ""
        if ordered
        else "<ol>" + "".join(f"<li>{escape(one.solved.name)}</li>" for one in points) + "</ol>"
    )
    return (
        f'<figure data-plot="{escape(sweep, quote=True)}">'
        f"<figcaption>Cost: {escape(sweep)}</figcaption>"
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(told, quote=True)}">'
        f"{path}{''.join(marks)}</svg>{note}{key}</figure>"
    )


def _y(cost: int, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * cost / top


def _axis(top: int) -> str:
    lines = []
    for quarter in range(5):
        cost = top * quarter // 4
        y = _y(cost, top)
        lines.append(
            f'<line x1="{LEFT}" x2="{WIDTH - 8}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" class="y">{cost}</text>'
        )
    return "".join(lines)


def _round_up(value: int) -> int:
    """The next of 4, 8, 20, 40, 80, 200 … so that quarters are whole."""
    size = 4
    while True:
        for step in STEPS:
            if size * step >= value:
                return size * step
        size *= 10
