"""Conferences built by hand, as the reader of conference files would give them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from scheduler.domain.agenda import Item, Part
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.kinds import kind_of_title
from scheduler.domain.shares import Demand, targets
from scheduler.domain.timetable import Placement, Status, Timetable, in_time_order

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
WG7 = "Working Group on the Smuggling of Migrants"
ITEM_2 = (
    "Information-sharing on the smuggling of migrants as a form of transnational organized crime, "
    "consistent with article 10 of the Protocol against the Smuggling of Migrants by Land, Sea and "
    "Air, supplementing the United Nations Convention against Transnational Organized Crime, and "
    "article 28 of the United Nations Convention against Transnational Organized Crime"
)
ITEM_3 = "Smuggling of migrants by air and its facilitation through document fraud"
AGENDA_2019 = (
    ("1 (a)", "Opening of the meeting"),
    ("1 (b)", "Adoption of the agenda and organization of work"),
    ("2", ITEM_2),
    ("3", ITEM_3),
    ("4", "Other matters"),
    ("5", "Adoption of the report"),
)
MORNING, AFTERNOON = (10 * 60, 13 * 60), (15 * 60, 18 * 60)

# An item: its number and title, and what differs from the defaults of `make_part`.
ItemSpec = tuple[str, str] | tuple[str, str, dict[str, Any]]
# A meeting: its day, first and last minute, and what differs from the defaults of `make_meeting`.
MeetingSpec = tuple[date, int, int] | tuple[date, int, int, dict[str, Any]]


def make_meeting(day: date, start: int, end: int, body: str = "body", **changes: Any) -> Meeting:
    """A meeting interpreted into the six languages; its id is made of body, day and hour."""
    defaults: dict[str, Any] = {
        "id": f"{body}-{day:%Y-%m-%d}-{start // 60:02d}{start % 60:02d}",
        "languages": frozenset(LANGUAGES),
    }
    return Meeting(body=body, date=day, start=start, end=end, **{**defaults, **changes})


def make_part(number: str, title: str, body: str = "body", **changes: Any) -> Part:
    """A part for one item, of the kind that its title suggests; its target is set later."""
    defaults: dict[str, Any] = {
        "id": number or title,
        "items": (number or title,),
        "kind": kind_of_title(title),
        "minimum": 5,
        "maximum": None,
        "desired": None,
        "target": 0,
        "weight": 1,
        "languages": frozenset(LANGUAGES),
    }
    titles = (("en", title),)
    return Part(body=body, number=number, titles=titles, **{**defaults, **changes})


def half_days(first: date, count: int, afternoon_first: bool = False) -> list[MeetingSpec]:
    """So many half-days from a first day on, two a day, weekends included."""
    offset = int(afternoon_first)
    slots = [divmod(index + offset, 2) for index in range(count)]
    return [(first + timedelta(days), *(AFTERNOON if late else MORNING)) for days, late in slots]


def make_conference(
    items: Sequence[ItemSpec] = AGENDA_2019,
    meetings: Sequence[MeetingSpec] | None = None,
    free_order: bool = False,
    **changes: Any,
) -> Conference:
    """A conference of one body; targets are shared out as when a file is read.

    Without meetings: five half-days from Wednesday afternoon, 11 September 2019.
    """
    if meetings is None:
        meetings = half_days(date(2019, 9, 11), 5, afternoon_first=True)
    body = changes.pop("body", Body("body", "The Body", free_order=free_order))
    rows = [_spec(spec, 2) for spec in items]
    parts = [make_part(*values, body=body.id, **more) for values, more in rows]
    slots = [_spec(spec, 3) for spec in meetings]
    held = [make_meeting(*values, body=body.id, **more) for values, more in slots]
    defaults: dict[str, Any] = {
        "id": "conference",
        "title": body.name,
        "zone": "Europe/Vienna",
        "languages": LANGUAGES,
        "bodies": (body,),
        "meetings": tuple(held),
        "items": tuple(
            Item(part.id, body.id, part.number, part.titles, part.kind) for part in parts
        ),
        "place": "Vienna",
    }
    conference = Conference(parts=tuple(parts), **{**defaults, **changes})
    return with_targets(conference)


def _spec(spec: Any, size: int) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return tuple(spec[:size]), dict(spec[size]) if len(spec) > size else {}


def with_targets(conference: Conference) -> Conference:
    """The conference with each part's target set from wishes, kinds and shares."""
    parts: list[Part] = []
    for body in conference.bodies:
        own = conference.parts_of(body.id)
        demands = [Demand(p.id, p.kind, p.desired, p.minimum, p.maximum, p.weight) for p in own]
        time = sum(map(conference.working_minutes, conference.meetings_of(body.id)))
        aims = targets(demands, time - body.reserve - body.drafting, conference.grid)
        parts += [replace(part, target=aims[part.id]) for part in own]
    return replace(conference, parts=tuple(parts))


def conference_2019() -> Conference:
    """The Working Group on the Smuggling of Migrants, Vienna, 11–13 September 2019."""
    return make_conference(
        id="ctoc-cop-wg7-2019",
        title=WG7,
        body=Body("wg7", WG7),
        session="Sixth meeting",
        symbol="CTOC/COP/WG.7/2019/1",
    )


def timetable_2019(status: Status = Status.OPTIMAL, **changes: Any) -> Timetable:
    """The annex of 2019: items 2 and 3 take two meetings each."""
    wednesday, thursday, friday = "wg7-2019-09-11", "wg7-2019-09-12", "wg7-2019-09-13"
    placements = (
        Placement("1 (a)", f"{wednesday}-1500", 900, 915),
        Placement("1 (b)", f"{wednesday}-1500", 915, 930),
        Placement("2", f"{wednesday}-1500", 930, 1080),
        Placement("2", f"{thursday}-1000", 600, 780),
        Placement("3", f"{thursday}-1500", 900, 1080),
        Placement("3", f"{friday}-1000", 600, 780),
        Placement("4", f"{friday}-1500", 900, 960),
        Placement("5", f"{friday}-1500", 960, 1080),
    )
    return Timetable(placements, status, **{"objective": 40, "bound": 40, **changes})


def fill(conference: Conference, **changes: Any) -> Timetable:
    """Parts one after the other through their body's meetings, each for its target.

    What does not fit any more is squeezed into the last meeting's end or left out.
    """
    placed: list[Placement] = []
    for body in conference.bodies:
        placed += _fill_body(conference, body.id)
    return Timetable(in_time_order(conference, placed), **{"status": Status.GIVEN, **changes})


def _fill_body(conference: Conference, body: str) -> list[Placement]:
    placed: list[Placement] = []
    windows = [(m, *span) for m in conference.meetings_of(body) for span in _open(conference, m)]
    for part in conference.parts_of(body):
        left = max(part.target, part.minimum)
        while left and windows:
            meeting, start, end = windows.pop(0)
            stop = min(start + left, end)
            placed.append(Placement(part.id, meeting.id, start, stop))
            left -= stop - start
            if stop < end:
                windows.insert(0, (meeting, stop, end))
    return placed


def _open(conference: Conference, meeting: Meeting) -> list[tuple[int, int]]:
    edges = [meeting.start]
    for start, end in conference.breaks_in(meeting):
        edges += [start, end]
    edges.append(meeting.end)
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
