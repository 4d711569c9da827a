"""Meetings of groups beside a timetable of the bodies: those for which services are left."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.keeping import keeping
from scheduler.domain.timetable import Placement, Status, Timetable, in_time_order
from scheduler.model.frame import Frame
from scheduler.model.staffing import Staffing
from scheduler.model.ways import Way
from scheduler.rules.caps import Cap, Held
from scheduler.verifier import verify


def with_group(
    frame: Frame, placements: Sequence[Placement], caps: Iterable[Cap], group: Body
) -> tuple[Placement, ...]:
    """The placements and each meeting of a group that no cap is against."""
    taken = [(placed.part, placed.meeting) for placed in placements]
    found, caps = list(placements), list(caps)
    for part in frame.conference.parts_of(group.id):
        for way in frame.ways(part)[:1]:
            meeting = frame.stretches[part.body][way.first].meeting
            more = [*taken, (part.id, meeting)]
            held = Held(more)
            if not any(held.broken(cap for cap in caps if meeting in cap.meetings)):
                taken = more
                span = frame.conference.meeting_by_id[meeting]
                found.append(Placement(part.id, meeting, span.start, span.end))
    return in_time_order(frame.conference, found)


def ways_of_groups(frame: Frame, placements: Iterable[Placement]) -> dict[str, Way]:
    """The ways of those meetings of groups that are held."""
    parts = (frame.conference.part_by_id[placed.part] for placed in placements)
    return {part.id: frame.ways(part)[0] for part in parts if part.if_possible}


def without_groups(conference: Conference) -> Conference:
    """The bodies alone: groups are never why there is no timetable."""
    return _without(conference, lambda meeting: not conference.is_of_group(meeting))


def without_named_teams(conference: Conference) -> Conference:
    """Without the meetings for which groups would need interpreters who are named.

    Whether these can serve so many meetings is a question of its own, so groups wait until the
    bodies have their timetable (`served_beside`). The same conference where there is nothing such.
    """
    interpretation = conference.services.interpretation
    if interpretation is None or not interpretation.named or not conference.groups:
        return conference
    return _without(conference, lambda m: not (m.languages and conference.is_of_group(m)))


def _without(conference: Conference, is_kept: Callable[[Meeting], bool]) -> Conference:
    """A conference without some meetings of groups; what no longer meets is left out."""
    meetings = tuple(meeting for meeting in conference.meetings if is_kept(meeting))
    bodies, kept = {meeting.body for meeting in meetings}, {meeting.id for meeting in meetings}
    parts = {part.id for part in conference.parts if part.is_asked_in(kept)}
    return replace(
        keeping(conference, parts),
        bodies=tuple(b for b in conference.bodies if b.id in bodies or b in conference.mandated),
        meetings=meetings,
    )


def served_beside(
    conference: Conference,
    timetable: Timetable,
    caps: Sequence[Cap],
    staffing: Staffing,
    end: float,
) -> Timetable:
    """A timetable of the bodies, and one by one those meetings of groups that can be served.

    `end` is a `time.monotonic()` after which no more are tried; the roster is made anew.
    """
    found, report = timetable.placements, verify(conference, timetable)
    for part in conference.parts:
        for key in part.within or () if part.if_possible else ():
            meeting = conference.meeting_by_id[key]
            more = _with(conference, found, part.id, meeting)
            held = Held((placed.part, placed.meeting) for placed in more)
            fits = not any(held.broken(cap for cap in caps if key in cap.meetings))
            if key in {placed.meeting for placed in found} or not fits or time.monotonic() > end:
                continue
            then = verify(conference, Timetable(more, Status.GIVEN))
            # Nobody has been assigned yet, so what rosters must keep is not asked for.
            if then.objective < report.objective and staffing.can_serve(more):
                found, report = more, then
    duties, even = staffing.roster(found, max(1.0, end - time.monotonic()))
    served = replace(timetable, placements=found, duties=duties, even=even)
    report = verify(conference, served)
    if report.violations or duties is None:
        served, report = timetable, verify(conference, timetable)
    is_best = report.objective == timetable.bound
    return replace(
        served,
        objective=report.objective,
        costs=report.costs,
        status=Status.OPTIMAL if is_best else Status.FEASIBLE,
        stopped_by="" if is_best else timetable.stopped_by or "the order of planning, bodies first",
    )


def _with(
    conference: Conference, placements: Sequence[Placement], part: str, meeting: Meeting
) -> tuple[Placement, ...]:
    more = Placement(part, meeting.id, meeting.start, meeting.end)
    return in_time_order(conference, (*placements, more))
