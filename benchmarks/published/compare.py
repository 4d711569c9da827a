"""Solves a conference and holds our table against the published one, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.api import read, read_timetable, solve, verify
from scheduler.domain.clock import clock, day_name
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Line, Timetable, lines

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that stands elsewhere in our table, or in one table only (the other is "")."""

    line: str
    published: str
    ours: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the verifier says of the published table, and where ours is not the same.

    `lines` is the number of lines of the published table. `with_its_minutes` are the differences
    that remain when the minutes which the published table gives each item are stated as wishes.
    """

    key: str
    name: str
    lines: int
    broken: tuple[str, ...]
    published_cost: int
    our_cost: int
    is_optimal: bool
    differences: tuple[Difference, ...]
    with_its_minutes: tuple[Difference, ...]


def conferences() -> list[str]:
    """The conferences with a published table, by the names of their files."""
    return sorted(path.stem for path in (DATA / "published").glob("*.csv"))


def compare(key: str) -> Comparison:
    """Solve a conference and compare."""
    conference = read(DATA / f"{key}.yaml")
    published = read_timetable(DATA / "published" / f"{key}.csv", conference)
    report = verify(conference, published)
    ours = solve(conference)
    wished = _with_minutes(conference, published)
    body = conference.bodies[0].name
    return Comparison(
        key=key,
        name=", ".join(filter(None, (body, conference.session))),
        lines=len(lines(conference, published)),
        broken=tuple(violation.message for violation in report.violations),
        published_cost=report.objective,
        our_cost=ours.objective or 0,
        is_optimal=ours.gap == 0,
        differences=_differences(conference, published, ours),
        with_its_minutes=_differences(conference, published, solve(wished)),
    )


def _with_minutes(conference: Conference, timetable: Timetable) -> Conference:
    """The conference with the minutes that a timetable gives each part as its wish."""
    minutes: dict[str, int] = {}
    for placed in timetable.placements:
        meeting = conference.meeting_by_id[placed.meeting]
        worked = conference.worked(meeting, placed.start, placed.end)
        minutes[placed.part] = minutes.get(placed.part, 0) + worked
    parts = tuple(
        replace(part, desired=minutes[part.id], target=minutes[part.id])
        for part in conference.parts
    )
    return replace(conference, parts=parts)


def _differences(
    conference: Conference, published: Timetable, ours: Timetable
) -> tuple[Difference, ...]:
    theirs, own = _printed(conference, published), _printed(conference, ours)
    return tuple(
        Difference(line, theirs.get(line, ""), own.get(line, ""))
        for line in dict.fromkeys((*theirs, *own))
        if theirs.get(line) != own.get(line)
    )


def _printed(conference: Conference, timetable: Timetable) -> Mapping[str, str]:
    """Day and hours of each line of the table, by the line's name."""
    found: dict[str, str] = {}
    for line in lines(conference, timetable):
        name = wanted = _name(line)
        count = 1
        while name in found:
            count += 1
            name = f"{wanted}, {count}"
        found[name] = _when(line)
    return found


def _name(line: Line) -> str:
    return (line.number or line.title) + (" (continued)" if line.continued else "")


def _when(line: Line) -> str:
    hours = "–".join(clock(minute) for minute in (line.start, line.end) if minute is not None)
    return ", ".join(filter(None, (day_name(line.date), hours or line.half_day)))
