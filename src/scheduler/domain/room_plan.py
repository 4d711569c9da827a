"""Which room each meeting has: the one that is named, or one that fits and is free."""

from collections.abc import Iterable, Iterator, Sequence

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import begins, ends, in_order, overlap


def fitting_rooms(conference: Conference, meeting: Meeting) -> tuple[str, ...] | None:
    """The rooms that a meeting may have; None where neither it nor the conference names any.

    A meeting needs the seats of its body and a booth for each language it is interpreted into, and
    others may not have the room while it is held.
    """
    if meeting.room:
        return (meeting.room,)
    rooms = conference.services.rooms
    if not rooms:
        return None
    seats = conference.body_by_id[meeting.body].seats
    booths = len(meeting.languages)
    return tuple(
        room.name
        for room in rooms
        if room.fits(seats, booths) and not any(conference.occupied(room.name, meeting))
    )


def rooms_of(conference: Conference, held: Iterable[str]) -> dict[str, str] | None:
    """The room of each meeting held, by their ids; None where rooms do not suffice.

    A body keeps its room where it can. Meetings that nobody gives a room are left out.
    """
    named = frozenset(held)
    meetings = [
        (meeting, fitting)
        for meeting in in_order(conference.meetings)
        if meeting.id in named and (fitting := fitting_rooms(conference, meeting)) is not None
    ]
    usual: dict[str, str] = {}
    found: dict[str, str] = {}
    close = close_pairs(conference, [meeting for meeting, _ in meetings])
    for group in _groups(meetings):
        given = _assign(group, usual, found, close)
        if given is None:
            return None
        found |= given
        usual |= {meeting.body: given[meeting.id] for meeting, _ in group}
    return found


Choice = tuple[Meeting, tuple[str, ...]]


def _groups(meetings: Sequence[Choice]) -> list[list[Choice]]:
    """Cut a list in order of time where nobody is in a room."""
    groups: list[list[Choice]] = []
    until = -1
    for choice in meetings:
        if begins(choice[0]) >= until:
            groups.append([])
        groups[-1].append(choice)
        until = max(until, begins(choice[0]) + choice[0].end - choice[0].start)
    return groups


def follows_at_once(conference: Conference, one: Meeting, other: Meeting) -> bool:
    """Whether a meeting follows that of an unrelated body before the gap needed between them."""
    gap = begins(other) - ends(one)
    return 0 <= gap < conference.services.changeover and not _related(conference, one, other)


def _related(conference: Conference, one: Meeting, other: Meeting) -> bool:
    if one.body == other.body or {one.body, other.body} & {*one.jointly_with, *other.jointly_with}:
        return True
    first, second = (conference.body_by_id[meeting.body] for meeting in (one, other))
    return second.id in first.related or first.id in second.related


def close_pairs(conference: Conference, meetings: Sequence[Meeting]) -> set[tuple[str, str]]:
    """Each two meetings of which one follows the other at once, by their ids both ways round."""
    found: set[tuple[str, str]] = set()
    for index, one in enumerate(meetings):
        for other in meetings[index + 1 :]:
            if begins(other) - ends(one) >= conference.services.changeover:
                break
            if follows_at_once(conference, one, other):
                found |= {(one.id, other.id), (other.id, one.id)}
    return found


def _assign(
    group: Sequence[Choice],
    usual: dict[str, str],
    before: dict[str, str],
    close: set[tuple[str, str]],
) -> dict[str, str] | None:
    """Rooms for a group, those with the fewest choices first; tries all ways before giving up.

    A room in which others have just met is taken last: `before` are the rooms given so far, and
    `close` are pairs of meetings that follow one another at once.
    """
    order = sorted(group, key=lambda choice: len(choice[1]))
    given: dict[str, str] = {}

    def others_just_met(room: str, meeting: Meeting) -> bool:
        rooms = before | given
        return any(key == meeting.id and rooms.get(other) == room for key, other in close)

    def place(index: int) -> bool:
        if index == len(order):
            return True
        meeting, fitting = order[index]
        taken = {given[other.id] for other, _ in order[:index] if overlap(meeting, other)}
        wanted = usual.get(meeting.body)
        for room in sorted(
            fitting, key=lambda name: (others_just_met(name, meeting), name != wanted)
        ):
            if room not in taken:
                given[meeting.id] = room
                if place(index + 1):
                    return True
        given.pop(meeting.id, None)
        return False

    return given if place(0) else None


def unions(choices: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Every union of some of the sets, each once."""
    found: set[frozenset[str]] = set()
    for choice in choices:
        found |= {choice, *(choice | other for other in found)}
    yield from sorted(found, key=lambda rooms: (len(rooms), sorted(rooms)))
