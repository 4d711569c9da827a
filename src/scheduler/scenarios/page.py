"""The comparison as one self-contained web page: pictures of the timetables side by side.

Each picture is a table, days across and half-days down, with the items as blocks whose heights are
their lengths. So a screen reader reads what others see, and nothing is told by colour alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby
from string import Template

from scheduler.domain.agenda import Part
from scheduler.domain.clock import WEEKDAYS, HalfDay
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.scenarios.compare import Compared, signed, unsolved
from scheduler.scenarios.plot import plots
from scheduler.wording import wording_of
from scheduler.writers.table import about

# Height of a minute, in rem.
MINUTE = 0.034
LEAST = 1.5
# Hues apart from one another, in turns.
HUES = (205, 35, 140, 275, 5, 175, 60, 320, 95, 240)
# A longer list of items would keep the pictures off the first screens; it is opened at wish.
SHORT_LIST = 20


def as_html(compared: Sequence[Compared]) -> bytes:
    """The page, in UTF-8."""
    from importlib.resources import files

    template = files("scheduler").joinpath("data/scenarios.html").read_text("utf-8")
    base, missing = compared[0], unsolved(compared)
    parts = _parts(compared)
    bodies = _bodies(parts, compared)
    hues = {part: HUES[index % len(HUES)] for index, part in enumerate(parts)}
    title, *more = _about(base)
    page = Template(template).substitute(
        title=escape(title),
        about=escape(" · ".join(more)),
        key=_key(parts, bodies, hues),
        bodies=_choice(bodies),
        unsolved=f"<p class=stopped>{escape(missing)}</p>" if missing else "",
        count=len(compared) - 1,
        rows="\n".join(_row(one, index, list(bodies)) for index, one in enumerate(compared)),
        sweeps="\n".join(_options(compared)),
        plots=plots(compared),
        pictures="\n".join(_picture(one, index, hues) for index, one in enumerate(compared)),
    )
    return page.encode()


def _about(base: Compared) -> list[str]:
    """Whose conference it is, which session, where and when."""
    conference = base.solved.conference
    if conference is None:
        return [base.solved.name]
    return [phrase.text for phrase in about(conference, wording_of(conference))]


def _parts(compared: Sequence[Compared]) -> dict[str, Part]:
    """All items by id, those of the base plan first."""
    found: dict[str, Part] = {}
    for one in compared:
        for part in one.solved.conference.parts if one.solved.conference else ():
            found.setdefault(part.id, part)
    return found


def _bodies(parts: Mapping[str, Part], compared: Sequence[Compared]) -> dict[str, str]:
    """The names of the bodies that take items, by id."""
    taking = {part.body for part in parts.values()}
    return {
        body.id: body.name
        for one in compared
        for body in (one.solved.conference.bodies if one.solved.conference else ())
        if body.id in taking
    }


def _choice(bodies: Mapping[str, str]) -> str:
    """The filter of bodies, where there are several."""
    if len(bodies) < 2:
        return ""
    options = "\n".join(
        f'<option value="{escape(body, quote=True)}">{escape(name)}</option>'
        for body, name in bodies.items()
    )
    return (
        '<label>Body <select id="body"><option value="">all bodies</option>\n'
        f"{options}\n</select></label>"
    )


def _of_body(body: str) -> str:
    """What the filter of bodies goes by."""
    return f'data-body="{escape(body, quote=True)}"'


def _key(parts: Mapping[str, Part], names: Mapping[str, str], hues: Mapping[str, int]) -> str:
    """What the blocks stand for: numbers and titles of all items, body by body."""
    lists = []
    for body, name in names.items():
        rows = "".join(
            f'<li class=block style="--c:{hues[part.id]}"><b>{escape(part.number)}</b> '
            f"{escape(part.title)}</li>"
            for part in parts.values()
            if part.body == body
        )
        head = f"<h3>{escape(name)}</h3>" if len(names) > 1 else ""
        lists.append(f"<div {_of_body(body)}>{head}<ul>{rows}</ul></div>")
    state = " open" if len(parts) <= SHORT_LIST else ""
    return f"<details class=key{state}><summary>Items</summary>{''.join(lists)}</details>"


def _options(compared: Sequence[Compared]) -> Iterator[str]:
    for sweep in dict.fromkeys(one.solved.sweep for one in compared if one.solved.sweep):
        yield f"<option>{escape(sweep)}</option>"


def _row(one: Compared, index: int, bodies: Sequence[str]) -> str:
    last = escape(one.moved_in_short()) if index else "the plan itself"
    if index and len(bodies) > 1:
        each = "".join(
            f"<span {_of_body(body)} hidden>{escape(one.moved_in_short(body))}</span>"
            for body in bodies
        )
        last = f"<span data-whole>{last}</span>{each}"
    if one.solved.timetable is None:
        last = f"<b>{escape(one.solved.outcome)}</b>: {escape(one.solved.reason)}"
    difference = "" if one.difference is None or not index else signed(one.difference)
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
    moved = escape("\n".join(sorted({change.body for change in one.moved})), quote=True)
    return f'data-state="{state}" data-sweep="{sweep}" data-name="{text}" data-moved="{moved}"'


def _picture(one: Compared, index: int, hues: Mapping[str, int]) -> str:
    head = f"<h3>{escape(one.solved.name)}</h3>"
    conference, timetable = one.solved.conference, one.solved.timetable
    if conference is None or timetable is None:
        body = f"<p class=why><b>{escape(one.solved.outcome)}</b> {escape(one.solved.reason)}</p>"
    else:
        difference = "" if one.difference is None or not index else f" ({signed(one.difference)})"
        body = f"<p>Cost {one.cost}{difference}, {one.solved.outcome}</p>"
        body += _tables(conference, timetable, one, hues)
        if index and one.moved:
            told = "".join(
                f"<li {_of_body(change.body)}>{escape(change.sentence)}</li>"
                for change in one.moved
            )
            body += f"<details class=moves><summary>What moves</summary><ul>{told}</ul></details>"
    return f'<article id="s{index}" tabindex="-1" {_facts(one, index)}>{head}{body}</article>'


def _tables(
    conference: Conference, timetable: Timetable, one: Compared, hues: Mapping[str, int]
) -> str:
    """A table for each body and week in which it is to meet and something is taken."""
    found = []
    used = {placed.meeting for placed in timetable.placements}
    for body in conference.bodies:
        days = sorted({meeting.date for meeting in conference.meetings_of(body.id)})
        weeks = [list(week) for _, week in groupby(days, key=lambda day: day.isocalendar()[:2])]
        for dates in weeks:
            held = [m for m in conference.meetings_of(body.id) if m.date in dates]
            if used.isdisjoint(meeting.id for meeting in held):
                continue
            single = len(conference.bodies) == 1
            shown = f"<span class=sr>{escape(body.name)}</span>" if single else escape(body.name)
            caption = f"{shown} from {_day(dates[0])}" if len(weeks) > 1 else shown
            head = "".join(f"<th scope=col>{_day(day)}</th>" for day in dates)
            rows = []
            for half_day in sorted({m.half_day for m in held}, key=list(HalfDay).index):
                cells = []
                for day in dates:
                    here = [m for m in held if (m.date, m.half_day) == (day, half_day)]
                    cells.append(_cell(conference, timetable, here, one, hues))
                name = half_day.value.capitalize()
                rows.append(f"<tr><th scope=row>{name}</th>{''.join(cells)}</tr>")
            found.append(
                f"<table class=plan {_of_body(body.id)}><caption>{caption}</caption><thead><tr>"
                f"<td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
            )
    return "".join(found)


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {day:%b}"


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
