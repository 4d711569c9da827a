"""The comparison as one self-contained web page: pictures of the timetables side by side.

Each picture is a table, days across and half-days down, with the items as blocks whose heights are
their lengths. So a screen reader reads what others see, and nothing is told by colour alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from string import Template

from scheduler.domain.clock import WEEKDAYS, HalfDay
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.scenarios.compare import Compared, parts_of
from scheduler.scenarios.plot import plots

# Height of a minute, in rem.
MINUTE = 0.034
LEAST = 1.5
# Hues apart from one another, in turns.
HUES = (205, 35, 140, 275, 5, 175, 60, 320, 95, 240)


def as_html(compared: Sequence[Compared]) -> bytes:
    """The page, in UTF-8."""
    from importlib.resources import files

    template = files("scheduler").joinpath("data/scenarios.html").read_text("utf-8")
    base = compared[0]
    parts = parts_of(compared)
    hues = {part: HUES[index % len(HUES)] for index, part in enumerate(parts)}
    title = base.solved.conference.title if base.solved.conference else base.solved.name
    page = Template(template).substitute(
        title=escape(title),
        count=len(compared) - 1,
        rows="\n".join(_row(one, index) for index, one in enumerate(compared)),
        sweeps="\n".join(_options(compared)),
        plots=plots(compared),
        pictures="\n".join(_picture(one, index, hues) for index, one in enumerate(compared)),
    )
    return page.encode()


def _options(compared: Sequence[Compared]) -> Iterator[str]:
    for sweep in dict.fromkeys(one.solved.sweep for one in compared if one.solved.sweep):
        yield f"<option>{escape(sweep)}</option>"


def _row(one: Compared, index: int) -> str:
    moved = ", ".join(escape(change.name) for change in one.moved)
    last = moved or ("the plan itself" if not index else "nothing")
    if one.solved.timetable is None:
        last = f"<b>{escape(one.solved.outcome)}</b>: {escape(one.solved.reason)}"
    difference = "" if one.difference is None or not index else _signed(one.difference)
    numbers = (one.cost, difference, one.interpreters)
    cells = "".join(f"<td class=n>{'' if value is None else value}</td>" for value in numbers)
    name = f'<a href="#s{index}">{escape(one.solved.name)}</a>'
    return f"<tr {_facts(one, index)}><th scope=row>{name}</th>{cells}<td>{last}</td></tr>"


def _facts(one: Compared, index: int) -> str:
    """What the filters go by."""
    state = (
        "base"
        if not index
        else "none"
        if one.solved.timetable is None
        else ("moved" if one.moved else "same")
    )
    sweep = escape(one.solved.sweep, quote=True)
    text = escape(one.solved.name.casefold(), quote=True)
    return f'data-state="{state}" data-sweep="{sweep}" data-name="{text}"'


def _picture(one: Compared, index: int, hues: Mapping[str, int]) -> str:
    head = f"<h3>{escape(one.solved.name)}</h3>"
    conference, timetable = one.solved.conference, one.solved.timetable
    if conference is None or timetable is None:
        body = f"<p class=why><b>{escape(one.solved.outcome)}</b> {escape(one.solved.reason)}</p>"
    else:
        difference = "" if one.difference is None or not index else f" ({_signed(one.difference)})"
        body = f"<p>Cost {one.cost}{difference}, {one.solved.outcome}</p>"
        body += _tables(conference, timetable, one, hues)
        if index and one.moved:
            told = "".join(f"<li>{escape(change.sentence)}</li>" for change in one.moved)
            body += f"<details><summary>What moves</summary><ul>{told}</ul></details>"
    return f'<article id="s{index}" tabindex="-1" {_facts(one, index)}>{head}{body}</article>'


def _tables(
    conference: Conference, timetable: Timetable, one: Compared, hues: Mapping[str, int]
) -> str:
    """A table for each body and week."""
    found = []
    for body in conference.bodies:
        days = sorted({meeting.date for meeting in conference.meetings_of(body.id)})
        for _, week in groupby(days, key=lambda day: day.isocalendar()[:2]):
            dates = list(week)
            held = [m for m in conference.meetings_of(body.id) if m.date in dates]
            caption = body.name if len(conference.bodies) > 1 else "Timetable"
            head = "".join(
                f"<th scope=col>{WEEKDAYS[day.weekday()][:3]} {day.day} {day:%b}</th>"
                for day in dates
            )
            rows = []
            for half_day in sorted({m.half_day for m in held}, key=list(HalfDay).index):
                cells = []
                for day in dates:
                    here = [m for m in held if (m.date, m.half_day) == (day, half_day)]
                    cells.append(_cell(conference, timetable, here, one, hues))
                name = half_day.value.capitalize()
                rows.append(f"<tr><th scope=row>{name}</th>{''.join(cells)}</tr>")
            found.append(
                f"<table class=plan><caption>{escape(caption)}</caption><thead><tr><td></td>{head}"
                f"</tr></thead><tbody>{''.join(rows)}</tbody></table>"
            )
    return "".join(found)


def _cell(
    conference: Conference,
    timetable: Timetable,
    meetings: Sequence[Meeting],
    one: Compared,
    hues: Mapping[str, int],
) -> str:
    if not meetings:
        return "<td class=off><span class=sr>no meeting</span></td>"
    ids = {meeting.id for meeting in meetings}
    moved = {change.part for change in one.moved}
    blocks = []
    for placed in in_time_order(conference, timetable.placements):
        if placed.meeting not in ids:
            continue
        part = conference.part_by_id[placed.part]
        meeting = conference.meeting_by_id[placed.meeting]
        minutes = conference.worked(meeting, placed.start, placed.end)
        is_moved = part.id in moved
        mark = "<b class=mark>▲<span class=sr> moved</span></b>" if is_moved else ""
        style = f"--h:{max(LEAST, minutes * MINUTE):.2f}rem;--c:{hues.get(part.id, 0)}"
        label = part.number or part.title
        blocks.append(
            f'<li class="block{" moved" if is_moved else ""}" style="{style}" '
            f'title="{escape(part.title, quote=True)}"><span class=sr>Item </span>{mark}'
            f"<b>{escape(label)}</b> <span>{minutes} min</span></li>"
        )
    if not blocks:
        return "<td><span class=idle>not used</span></td>"
    return f"<td><ul>{''.join(blocks)}</ul></td>"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−")
