"""`interpreters.html`: the roster by meeting and by person, loads and use, as one web page.

Tables with nothing to fetch, to print, to read on a phone, and to be heard: what a bar or a colour
shows is there in words too. A name, a booth or a body narrows them down.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from string import Template

from scheduler.domain.capacity_left import meetings_left
from scheduler.domain.clock import clock, day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import in_order
from scheduler.domain.room_plan import rooms_of
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import load_of, use_of
from scheduler.domain.workload import Workload, workloads
from scheduler.wording import wording
from scheduler.writers.interpreters_told import LEFT, by_meeting, evenness, left_in_all

# Between several values that the filters go by, as in the page’s script.
SEPARATOR = "|"


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The page, UTF-8."""
    from importlib.resources import files

    template = files("scheduler").joinpath("data/interpreters.html").read_text("utf-8")
    booths = [load.language for load in load_of(conference, timetable)]
    bodies = [body.id for body in conference.bodies]
    page = Template(template).substitute(
        title=escape(conference.title),
        evenness=escape(evenness(timetable)),
        booth_options=_options((code, _language(code)) for code in booths),
        body_options=_options((key, _body(conference, key)) for key in bodies),
        booth_heads="".join(
            f'<th scope="col" role="columnheader">{escape(_language(code))}</th>' for code in booths
        ),
        meetings="\n".join(_meetings(conference, timetable, booths)),
        people="\n".join(_person(conference, load) for load in workloads(conference, timetable)),
        booths="\n".join(_booths(conference, timetable)),
        left=escape(" ".join(filter(None, (LEFT, left_in_all(conference, timetable))))),
        use="\n".join(_use(conference, timetable)),
    )
    return page.encode()


def _language(code: str) -> str:
    return wording("en").language_name(code)


def _body(conference: Conference, key: str) -> str:
    return conference.body_by_id[key].name


def _options(values: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values
    )


def _hours(meeting: Meeting) -> str:
    return f"{clock(meeting.start)}–{clock(meeting.end)}"


def _label(text: str) -> str:
    """The head of a column again, for where a phone shows its cells one below the other."""
    return f'<span class="label">{escape(text)}</span> '


def _meetings(
    conference: Conference, timetable: Timetable, booths: Collection[str]
) -> Iterator[str]:
    """A group of rows for each day."""
    seats = by_meeting(conference, timetable)
    rooms = rooms_of(conference, {placed.meeting for placed in timetable.placements}) or {}
    held = in_order(meeting for meeting in conference.meetings if meeting.id in seats)
    for day, group in groupby(held, key=lambda meeting: meeting.date):
        yield '<tbody class="days" role="rowgroup">'
        head = f'<th scope="rowgroup" role="rowheader" colspan="{2 + len(booths)}">'
        yield f'<tr class="day" role="row">{head}{day_name(day)}</th></tr>'
        for meeting in group:
            room = rooms.get(meeting.id, meeting.room)
            yield _meeting(conference, meeting, room, seats[meeting.id], booths)
        yield "</tbody>"


def _meeting(
    conference: Conference,
    meeting: Meeting,
    room: str,
    seats: Mapping[str, Collection[str]],
    booths: Collection[str],
) -> str:
    where = f'<span class="room">{escape(room)}</span>' if room else ""
    cells = "".join(_seats(code, seats.get(code, ())) for code in booths)
    return (
        f'<tr class="meeting" role="row" data-body="{escape(meeting.body)}">'
        f'<th scope="row" role="rowheader" class="n">{_hours(meeting)}</th>'
        f'<td role="cell">{escape(_body(conference, meeting.body))}{where}</td>{cells}</tr>'
    )


def _seats(code: str, people: Collection[str]) -> str:
    if not people:
        return '<td role="cell" class="empty"></td>'
    names = "".join(
        f'<li data-booth="{escape(code)}" data-who="{escape(name.lower())}">{escape(name)}</li>'
        for name in people
    )
    return f'<td role="cell">{_label(_language(code))}<ul class="seats">{names}</ul></td>'


def _person(conference: Conference, load: Workload) -> str:
    who = load.person
    booths = sorted(who.booths)
    bodies = list(dict.fromkeys(meeting.body for meeting, _ in load.turns))
    facts = (
        ("Booths", escape(", ".join(map(_language, booths)))),
        ("Meetings", str(len(load.turns))),
        ("Most a day", _of(load.most_a_day, who.a_day)),
        ("Most in seven days", _of(load.most_in_seven_days, who.in_seven_days)),
    )
    cells = "".join(
        f'<td role="cell"{_number(index)}>{_label(head)}{text}</td>'
        for index, (head, text) in enumerate(facts)
    )
    times = "".join(f"<li>{line}</li>" for line in _times(conference, load))
    when = f'<td role="cell">{_label("When")}<ul>{times}</ul></td>' if times else _NEVER
    return (
        f'<tr class="person" role="row" data-booths="{escape(SEPARATOR.join(booths))}" '
        f'data-bodies="{escape(SEPARATOR.join(bodies))}">'
        f'<th scope="row" role="rowheader" data-who="{escape(who.name.lower())}">'
        f"{escape(who.name)}</th>{cells}{when}</tr>"
    )


_NEVER = '<td role="cell">no meeting</td>'


def _number(index: int) -> str:
    return ' class="n"' if index else ""


def _of(count: int, limit: int) -> str:
    """A load and its limit, with a bar; who has reached it is “full”."""
    share = min(1.0, count / limit) if limit else 1.0
    full = ' <b class="full">full</b>' if count >= limit else ""
    bar = f'<span class="bar" aria-hidden="true"><i style="--of:{share:.2f}"></i></span>'
    return f"{count} of {limit}{full}{bar}"


def _times(conference: Conference, load: Workload) -> Iterator[str]:
    """A line a day: hours, body, and the booth where there are several to sit in."""
    several = len(load.person.booths) > 1
    for day, group in groupby(load.turns, key=lambda turn: turn[0].date):
        meetings = (
            f"{_hours(meeting)} {_body(conference, meeting.body)}"
            + (f" ({_language(code)})" if several else "")
            for meeting, code in group
        )
        yield escape(f"{day_name(day)}: {'; '.join(meetings)}")


def _booths(conference: Conference, timetable: Timetable) -> Iterator[str]:
    for load in load_of(conference, timetable):
        yield _row(
            _language(load.language),
            str(load.people),
            str(load.duties),
            f"{load.fewest}–{load.most}",
            str(len(meetings_left(conference, timetable, [load.language]))),
        )


def _use(conference: Conference, timetable: Timetable) -> Iterator[str]:
    for use in use_of(conference, timetable):
        yield _row(
            _body(conference, use.body),
            str(use.held),
            str(use.released),
            f"{use.in_use} of {use.minutes}",
            f"{use.per_cent:.1f}",
        )


def _row(head: str, *cells: str) -> str:
    rest = "".join(f'<td class="n">{escape(cell)}</td>' for cell in cells)
    return f'<tr><th scope="row">{escape(head)}</th>{rest}</tr>'
