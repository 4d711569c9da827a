"""Meetings of groups beside a timetable of the bodies: those for which services are left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler.domain.conference import Body, Conference
from scheduler.domain.timetable import Placement, in_time_order
from scheduler.model.frame import Frame, Way
from scheduler.rules.caps import Cap, Held


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
            if all(len(held.under(cap)) <= cap.most for cap in caps if meeting in cap.meetings):
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
    bodies = {body.id for body in conference.mandated}
    return replace(
        conference,
        bodies=conference.mandated,
        meetings=tuple(one for one in conference.meetings if one.body in bodies),
        parts=tuple(one for one in conference.parts if one.body in bodies),
    )
