"""How far a conference has come: what has been taken, and what each item still needs.

Until told otherwise, everything went as planned. An item that over-ran pushes what was to follow
it; it goes on in the next meeting where its own was over. Actual hours from a log stand in place of
the planned ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.domain.timetable import Placement, Timetable, in_time_order


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A minute of a local day of the conference."""

    date: date
    minute: int


@dataclass
class Course:
    """What has been taken up to now, the minutes that it took, and what each part needs in all.

    `under_way` are the parts that were being taken at that moment, one a body at the most.
    """

    now: Moment
    placements: list[Placement] = field(default_factory=list)
    spent: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)

    def left(self, part: str) -> int:
        """The minutes that a part still needs."""
        return max(0, self.needs[part] - self.spent.get(part, 0))


def course(
    conference: Conference,
    timetable: Timetable,
    now: Moment,
    overruns: Mapping[str, int],
    log: Sequence[Placement] = (),
) -> Course:
    """Follow the timetable up to now.

    `overruns` are minutes more than planned, by part. `log` are actual placements; a part is over
    when the log goes on to another one.
    """
    found = Course(now)
    for part in conference.parts:
        planned = sum(_minutes(conference, placed) for placed in timetable.of_part(part.id))
        found.needs[part.id] = planned + overruns.get(part.id, 0)
        if not planned and not part.if_possible and _may_yet_meet(conference, part.body, now):
            # What has come onto the agenda since is wanted as a new timetable would want it.
            found.needs[part.id] += part.target
    ordered = in_time_order(conference, timetable.placements)
    logged = in_time_order(conference, log)
    for body in conference.bodies:
        own = {part.id for part in conference.parts_of(body.id)}
        pieces = [p for p in ordered if p.part in own]
        actual = [p for p in logged if p.part in own]
        _follow(conference, body, found, pieces, actual, overruns)
    return found


def rounded(conference: Conference, meeting: Meeting, now: Moment) -> int:
    """The minute of a meeting's day at which what is left of it begins, on its grid."""
    if meeting.date != now.date or now.minute <= meeting.start:
        return meeting.start
    grid = conference.grid
    return min(meeting.end, meeting.start + -(-(now.minute - meeting.start) // grid) * grid)


def _may_yet_meet(conference: Conference, body: str, now: Moment) -> bool:
    left = (one for one in conference.meetings_of(body) if not is_over(one, now))
    return any(rounded(conference, one, now) < one.end for one in left)


def is_over(meeting: Meeting, now: Moment) -> bool:
    """Whether nothing is left of a meeting."""
    return Moment(meeting.date, meeting.end) <= now


def _minutes(conference: Conference, placed: Placement) -> int:
    return conference.worked(conference.meeting_by_id[placed.meeting], placed.start, placed.end)


def _follow(
    conference: Conference,
    body: Body,
    found: Course,
    planned: Sequence[Placement],
    actual: Sequence[Placement],
    overruns: Mapping[str, int],
) -> None:
    clock = _Clock(conference, body, found)
    for placed in actual:
        clock.go_to(placed.meeting, placed.start)
        clock.take(placed.part, _minutes(conference, placed))
    logged_to = clock.at
    to_come = [p for p in planned if clock.place(p.meeting, p.start) >= logged_to]
    if actual:
        _over(conference, found, actual, to_come, overruns)
    last = {placed.part: placed for placed in planned}
    for placed in to_come:
        extra = overruns.get(placed.part, 0) if last[placed.part] is placed else 0
        minutes = min(_minutes(conference, placed) + extra, found.left(placed.part))
        clock.go_to(placed.meeting, placed.start)
        if minutes and not clock.take(placed.part, minutes):
            break


def _over(
    conference: Conference,
    found: Course,
    actual: Sequence[Placement],
    to_come: Sequence[Placement],
    overruns: Mapping[str, int],
) -> None:
    """What the log goes on from is over; its last part is under way if the log ends now.

    Else that part has what the plan still holds for it.
    """
    last = actual[-1]
    for part in {placed.part for placed in actual} - {last.part}:
        found.needs[part] = found.spent.get(part, 0)
    end = Moment(conference.meeting_by_id[last.meeting].date, last.end)
    if end < found.now:
        planned = sum(_minutes(conference, p) for p in to_come if p.part == last.part)
        spent = found.spent.get(last.part, 0)
        found.needs[last.part] = spent + planned + overruns.get(last.part, 0)
    elif found.left(last.part):
        found.under_way.add(last.part)


class _Clock:
    """Where the body stands: index of the meeting, minute of its day."""

    def __init__(self, conference: Conference, body: Body, found: Course) -> None:
        self.conference, self.found = conference, found
        self.meetings = conference.meetings_of(body.id)
        self.index = {meeting.id: i for i, meeting in enumerate(self.meetings)}
        self.at = (0, 0)

    def place(self, meeting: str, minute: int) -> tuple[int, int]:
        return (self.index[meeting], minute)

    def go_to(self, meeting: str, minute: int) -> None:
        """Wait until a planned beginning, unless it is past."""
        self.at = max(self.at, self.place(meeting, minute))

    def take(self, part: str, minutes: int) -> bool:
        """Give a part minutes from here on, as far as they lie in the past; False at its end."""
        for meeting, start, end in self._open():
            if minutes <= 0:
                return True
            stop = min(start + minutes, end)
            self.found.placements.append(Placement(part, meeting.id, start, stop, fixed=True))
            self.found.spent[part] = self.found.spent.get(part, 0) + stop - start
            minutes -= stop - start
            self.at = self.place(meeting.id, stop)
        if minutes > 0 and self.found.spent.get(part):
            self.found.under_way.add(part)
        return minutes <= 0

    def _open(self) -> Iterator[tuple[Meeting, int, int]]:
        """Spans of meeting time from here up to now, without the events in between."""
        now = self.found.now
        index, minute = self.at
        for i, meeting in enumerate(self.meetings[index:], index):
            if Moment(meeting.date, meeting.start) >= now:
                return
            begin = max(meeting.start, minute if i == index else 0)
            end = meeting.end if is_over(meeting, now) else rounded(self.conference, meeting, now)
            for start, stop in _spans(self.conference, meeting, begin, end):
                yield meeting, start, stop


def _spans(
    conference: Conference, meeting: Meeting, begin: int, end: int
) -> Iterator[tuple[int, int]]:
    for start, stop in conference.breaks_in(meeting):
        if begin < min(start, end):
            yield begin, min(start, end)
        begin = max(begin, stop)
    if begin < end:
        yield begin, end


def joined(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """Placements with those of one part that touch made one."""
    found: list[Placement] = []
    for placed in placements:
        before = found[-1] if found else None
        same = before and (before.part, before.meeting) == (placed.part, placed.meeting)
        if before and same and before.end == placed.start:
            found[-1] = replace(before, end=placed.end)
        else:
            found.append(placed)
    return tuple(found)
