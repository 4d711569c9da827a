"""What a solution costs, from its CSV and the workbook alone.

Nothing here is shared with the model, its rules or the mapping: this is the judge of them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from benchmarks.cosplib.instance import Instance, Session, Submission

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a submission begins; it takes as many slots in a row as it requires."""

    session: str
    room: str
    slot: int


Solution = Mapping[str, Place]
Pair = tuple[str, str]


class Scored:
    """A complete solution seen by cells and by slots; what the terms are counted on."""

    def __init__(self, instance: Instance, solution: Solution) -> None:
        self.instance = instance
        self.solution = solution
        self.number = {session.name: index for index, session in enumerate(instance.sessions)}
        self.room = {room: index for index, room in enumerate(instance.rooms)}
        self.submission = {one.name: one for one in instance.submissions}
        cells: dict[tuple[str, str], str] = {}
        for one in instance.submissions:
            place = solution[one.name]
            cells[place.session, place.room] = one.track
        self.cells = cells
        self.by_session: dict[str, list[Submission]] = defaultdict(list)
        self.by_slot: dict[tuple[str, int], list[Submission]] = defaultdict(list)
        for one in instance.submissions:
            place = solution[one.name]
            self.by_session[place.session].append(one)
            for slot in range(place.slot, place.slot + one.slots):
                self.by_slot[place.session, slot].append(one)

    def used(self, session: str) -> list[tuple[str, str]]:
        """The rooms in use in a session, in the order of the workbook, with their tracks."""
        found = [(room, track) for (when, room), track in self.cells.items() if when == session]
        return sorted(found, key=lambda cell: self.room[cell[0]])


def faults(instance: Instance, solution: Solution) -> list[str]:
    """What makes a solution invalid; nothing where each submission is whole in its track’s cell."""
    found: list[str] = []
    sessions = {session.name: session for session in instance.sessions}
    taken: dict[tuple[str, str, int], str] = {}
    track_of: dict[tuple[str, str], str] = {}
    found += [
        f"{name} is no submission"
        for name in solution.keys() - {s.name for s in instance.submissions}
    ]
    for one in instance.submissions:
        place = solution.get(one.name)
        if place is None:
            found.append(f"{one.name} is not scheduled")
            continue
        if place.session not in sessions or place.room not in instance.rooms:
            found.append(f"{one.name} lies in an unknown session or room")
            continue
        if place.slot < 0 or place.slot + one.slots > sessions[place.session].slots:
            found.append(f"{one.name} does not fit into {place.session}")
        track = track_of.setdefault((place.session, place.room), one.track)
        if track != one.track:
            found.append(f"{place.session} in {place.room} has {track} and {one.track}")
        for slot in range(place.slot, place.slot + one.slots):
            other = taken.setdefault((place.session, place.room, slot), one.name)
            if other != one.name:
                found.append(f"{one.name} and {other} have the same slot")
    return found


def terms(instance: Instance, solution: Solution) -> dict[str, int]:
    """Each term with a weight above 0, weighted; raises `KeyError` for an incomplete solution."""
    scored = Scored(instance, solution)
    return {
        label: weight * COUNTS[label](scored)
        for label, weight in instance.weights.items()
        if weight > 0
    }


def objective(instance: Instance, solution: Solution) -> int:
    """The sum of the terms."""
    return sum(terms(instance, solution).values())


def _tracks_sessions(at: Scored) -> int:
    return sum(at.instance.track_session.get((t, s), 0) for (s, _), t in at.cells.items())


def _tracks_rooms(at: Scored) -> int:
    return sum(at.instance.track_room.get((t, r), 0) for (_, r), t in at.cells.items())


def _sessions_rooms(at: Scored) -> int:
    return sum(at.instance.session_room.get(cell, 0) for cell in at.cells)


def _similar(at: Scored) -> int:
    # CoSPLib takes the sheet, of which one half is filled in, as that of both directions.
    similar = at.instance.similar
    return sum(
        max(similar.get((first, second), 0), similar.get((second, first), 0))
        for session in at.instance.sessions
        for (_, first), (_, second) in combinations(at.used(session.name), 2)
        if first != second
    )


def _rooms_per_track(at: Scored) -> int:
    rooms: dict[str, set[str]] = defaultdict(set)
    for (_, room), track in at.cells.items():
        rooms[track].add(room)
    return sum(len(used) - 1 for used in rooms.values())


def _parallel(at: Scored) -> int:
    count = Counter((session, track) for (session, _), track in at.cells.items())
    return sum(cells - 1 for cells in count.values())


def _consecutive(at: Scored) -> int:
    when: dict[str, set[int]] = defaultdict(set)
    for (session, _), track in at.cells.items():
        when[track].add(at.number[session])
    return sum(max(used) - min(used) + 1 > len(used) for used in when.values())


def _timezones(at: Scored) -> int:
    sessions = {session.name: session for session in at.instance.sessions}
    return sum(
        one.slots * _discomfort(at.instance, sessions[at.solution[one.name].session], one)
        for one in at.instance.submissions
    )


def _discomfort(instance: Instance, session: Session, one: Submission) -> int:
    """The penalty for the hours of a session as the presenters of a submission have them."""
    shift = one.zone - instance.zone
    start, end = (session.start + shift) % DAY, (session.end + shift) % DAY
    less, good = instance.less_suitable, instance.suitable
    if start < less.start or end > less.end or end < less.start:
        return less.outside
    return good.outside if start < good.start or end > good.end else 0


def _order(at: Scored) -> int:
    def rank(one: Submission) -> tuple[int, int, int]:
        place = at.solution[one.name]
        return at.number[place.session], at.room[place.room], place.slot

    wrong = 0
    for track in at.instance.tracks:
        listed = sorted((s for s in at.instance.submissions if s.track == track), key=rank)
        wrong += sum(one.order not in (0, n) for n, one in enumerate(listed, start=1))
    ordered = _pairs(
        at.by_slot.values(), lambda a, b: bool(a.track == b.track and a.order and b.order)
    )
    return wrong + ordered


def _submissions_sessions(at: Scored) -> int:
    penalty = at.instance.submission_session
    return sum(
        one.slots * penalty.get((one.name, at.solution[one.name].session), 0)
        for one in at.instance.submissions
    )


def _submissions_rooms(at: Scored) -> int:
    penalty = at.instance.submission_room
    return sum(
        one.slots * penalty.get((one.name, at.solution[one.name].room), 0)
        for one in at.instance.submissions
    )


def _presenters(at: Scored) -> Callable[[Submission, Submission], bool]:
    def conflict(a: Submission, b: Submission) -> bool:
        return bool(a.presenters & b.presenters) or (
            a.track != b.track
            and bool(a.presenters & _chairs(at, b) or b.presenters & _chairs(at, a))
        )

    return conflict


def _attendees(at: Scored) -> Callable[[Submission, Submission], bool]:
    def conflict(a: Submission, b: Submission) -> bool:
        if a.attendees & b.attendees or a.attendees & b.presenters or b.attendees & a.presenters:
            return True
        return a.track != b.track and bool(
            a.attendees & _chairs(at, b) or b.attendees & _chairs(at, a)
        )

    return conflict


def _chairs(at: Scored, one: Submission) -> frozenset[str]:
    return at.instance.chairs[one.track]


def _apart(at: Scored, conflict: Callable[[Submission, Submission], bool]) -> int:
    """Pairs in different rooms of one session that conflict."""
    room = {name: place.room for name, place in at.solution.items()}
    return _pairs(
        at.by_session.values(), lambda a, b: room[a.name] != room[b.name] and conflict(a, b)
    )


def _pairs(
    groups: Iterable[list[Submission]], conflict: Callable[[Submission, Submission], bool]
) -> int:
    return sum(1 for _ in _conflicting(groups, conflict))


def _conflicting(
    groups: Iterable[list[Submission]], conflict: Callable[[Submission, Submission], bool]
) -> Iterator[Pair]:
    for group in groups:
        for first, second in combinations(group, 2):
            if conflict(first, second):
                yield first.name, second.name


def _chairs_apart(at: Scored) -> int:
    chairs = at.instance.chairs
    return sum(
        bool(chairs[first] & chairs[second])
        for session in at.instance.sessions
        for (_, first), (_, second) in combinations(at.used(session.name), 2)
        if first != second
    )


COUNTS: dict[str, Callable[[Scored], int]] = {
    "Tracks_Sessions|Penalty": _tracks_sessions,
    "Tracks_Rooms|Penalty": _tracks_rooms,
    "Sessions_Rooms|Penalty": _sessions_rooms,
    "Similar Tracks": _similar,
    "Number of Rooms per Track": _rooms_per_track,
    "Parallel Tracks": _parallel,
    "Consecutive Tracks": _consecutive,
    "Submissions_Timezones": _timezones,
    "Submissions Order": _order,
    "Submissions_Sessions|Penalty": _submissions_sessions,
    "Submissions_Rooms|Penalty": _submissions_rooms,
    "Presenters Conflicts": lambda at: _apart(at, _presenters(at)),
    "Attendees Conflicts": lambda at: _apart(at, _attendees(at)),
    "Chairs Conflicts": _chairs_apart,
    "Presenters Conflicts Timeslot Level": lambda at: _pairs(at.by_slot.values(), _presenters(at)),
    "Attendees Conflicts Timeslot Level": lambda at: _pairs(at.by_slot.values(), _attendees(at)),
}
