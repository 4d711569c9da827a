"""What is known of a conference before the search: a timetable, or a plan that was announced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.model.frame import Frame
from scheduler.model.path import Path
from scheduler.model.staffing import Staffing
from scheduler.model.ways import Way
from scheduler.verifier import verify


@dataclass(frozen=True, slots=True)
class Placed:
    """A timetable, what it costs, and the paths of all bodies where it was put together of such."""

    paths: Mapping[str, Path]
    placements: tuple[Placement, ...]
    objective: int


def known_of(frame: Frame, placements: Sequence[Placement], staffing: Staffing) -> Placed | None:
    """A timetable that is known, None where it is none of this conference."""
    conference = frame.conference
    own = tuple(
        placed
        for placed in placements
        if placed.part in conference.part_by_id and placed.meeting in conference.meeting_by_id
    )
    if not own:
        return None
    report = verify(conference, Timetable(own, Status.GIVEN))
    if not report.is_all_right or not staffing.serves(own):
        return None
    return Placed({}, own, report.objective)


def ways_through(frame: Frame, taken: Iterable[tuple[str, str]]) -> dict[str, tuple[Way, ...]]:
    """The ways of the parts that can go through just these meetings; `taken` are pairs of both."""
    meetings: dict[str, set[str]] = {}
    for key, meeting in taken:
        meetings.setdefault(key, set()).add(meeting)
    found: dict[str, tuple[Way, ...]] = {}
    for part in frame.conference.parts:
        stretches = frame.stretches[part.body]
        ways = tuple(
            way
            for way in (frame.ways(part) if part.id in meetings else ())
            if {stretches[s].meeting for s in way.stretches} == meetings[part.id]
        )
        if ways:
            found[part.id] = ways
    return found


def announced_ways(frame: Frame) -> dict[str, Way]:
    """The ways of the parts that can be taken in just the meetings announced for them."""
    found = ways_through(frame, frame.conference.announced)
    return {part: ways[0] for part, ways in found.items()}
