"""Why a re-plan changes what it changes: what keeps an item from where it was announced.

Either a demand that now forbids it there, or other items that take more time there, or the one
before it, which ends later. Where it is none of these, no cause is made up.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scheduler.domain.agenda import Part
from scheduler.domain.changes import Change, Planned, Spot, spot_name, with_dates
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import in_time_order
from scheduler.model.build import frame_of

Moment = tuple[date, int]


@dataclass(frozen=True)
class _Table:
    """A plan by item and half-day: `minutes`, and the first and last moment of each item."""

    minutes: dict[tuple[str, Spot], int]
    first: dict[str, Moment]
    last: dict[str, Moment]


def causes(
    before: Planned, after: Planned, rest: Conference, changes: Sequence[Change]
) -> dict[str, str]:
    """A clause for each changed part, such as `item 2 takes more time on Thursday afternoon`.

    `rest` is the conference that was planned anew, with all that it demands of what is left.
    """
    old, new = _table(before), _table(after)
    conference = after[0]
    dated = with_dates([spot.date for _, spot in (*old.minutes, *new.minutes)])
    found: dict[str, str] = {}
    for change in changes:
        part = conference.part_by_id.get(change.part)
        if part is None or change.before is None or change.after is None:
            continue
        lost = [
            spot
            for spot in change.before.spots
            if new.minutes.get((part.id, spot), 0) < old.minutes[part.id, spot]
        ]
        clauses = (
            *_forbidden(rest, part, lost),
            *_taken(conference, part, lost, old, new, dated),
            *_ends_later(conference, part, old, new),
        )
        if clauses:
            found[part.id] = clauses[0]
    return found


def _table(planned: Planned) -> _Table:
    conference, timetable = planned
    found = _Table({}, {}, {})
    for placed in in_time_order(conference, timetable.placements):
        meeting = conference.meeting_by_id[placed.meeting]
        key = placed.part, Spot(meeting.date, meeting.half_day, meeting.body)
        worked = conference.worked(meeting, placed.start, placed.end)
        found.minutes[key] = found.minutes.get(key, 0) + worked
        found.first.setdefault(placed.part, (meeting.date, placed.start))
        found.last[placed.part] = (meeting.date, placed.end)
    return found


def _forbidden(rest: Conference, part: Part, lost: Collection[Spot]) -> Iterator[str]:
    """The demands of which one alone keeps the part out of a half-day that it has lost."""
    left = rest.part_by_id.get(part.id)
    if left is None or not lost:
        return
    whole = frame_of(rest)
    held = [
        meeting
        for meeting in rest.meetings_of(part.body)
        if Spot(meeting.date, meeting.half_day, meeting.body) in lost
        and not any(whole.is_fit(left, s) for s in whole.of_meeting(meeting))
    ]
    own = [case for case in whole.cases if case.sentence.startswith(f"{part.name} ")]
    for case in own if held else ():
        alone = frame_of(rest, case.__eq__)
        if not all(any(alone.is_fit(left, s) for s in alone.of_meeting(m)) for m in held):
            yield case.sentence.replace(f"{part.name} ", "it ", 1)


def _taken(
    conference: Conference,
    part: Part,
    lost: Sequence[Spot],
    old: _Table,
    new: _Table,
    dated: bool,
) -> Iterator[str]:
    for spot in lost:
        takers = [
            other.name
            for other in conference.parts_of(part.body)
            if other.id != part.id
            and new.minutes.get((other.id, spot), 0) > old.minutes.get((other.id, spot), 0)
        ]
        if takers:
            verb = "take" if len(takers) > 1 or takers[0].startswith("items ") else "takes"
            yield f"{_and(takers)} {verb} more time on {spot_name(spot, dated)}"


def _ends_later(conference: Conference, part: Part, old: _Table, new: _Table) -> Iterator[str]:
    """The part that is taken before it ends later than it did."""
    begins = new.first[part.id]
    if begins <= old.first[part.id]:
        return
    before = [
        (new.last[other.id], other)
        for other in conference.parts_of(part.body)
        if other.id != part.id and other.id in new.last and new.last[other.id] <= begins
    ]
    if before:
        ends, latest = max(before, key=lambda pair: pair[0])
        if latest.id in old.last and ends > old.last[latest.id]:
            yield f"{latest.name} ends later"


def _and(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]])
