"""Lines that a planner has fixed in a timetable: the search leaves them where they are."""

from dataclasses import replace

from scheduler.domain.agenda import Part, Pin
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.errors import UsageError


def kept(conference: Conference, timetable: Timetable) -> Conference:
    """The conference with a pin for each part of which lines are fixed.

    With its first line fixed a part begins there; with all of them it is taken in just these
    meetings. Raises UsageError where only later lines are fixed.
    """
    return replace(
        conference, parts=tuple(_kept(conference, timetable, part) for part in conference.parts)
    )


def marked(timetable: Timetable, earlier: Timetable) -> Timetable:
    """A timetable with the lines fixed that were so in an earlier one."""
    fixed = {(p.part, p.meeting) for p in earlier.placements if p.fixed}
    return replace(
        timetable,
        placements=tuple(
            replace(placed, fixed=(placed.part, placed.meeting) in fixed)
            for placed in timetable.placements
        ),
    )


def _kept(conference: Conference, timetable: Timetable, part: Part) -> Part:
    placed = in_time_order(conference, timetable.of_part(part.id))
    taken = tuple(dict.fromkeys(one.meeting for one in placed))
    fixed = tuple(dict.fromkeys(one.meeting for one in placed if one.fixed))
    if not fixed:
        return part
    if fixed[0] != taken[0]:
        raise UsageError(
            f"{part.capital_name} is fixed in a later meeting, but not where it "
            "begins.\n    Fix its first line too, or none."
        )
    start = part.pin.start if part.pin and part.pin.meetings == fixed[:1] else None
    if fixed == taken:
        return replace(part, pin=Pin(fixed, start), within=frozenset(fixed))
    return replace(part, pin=Pin(fixed[:1], start))
