"""A conference of CoSPLib as one of ours: tracks are items, submissions sub-items."""

from collections.abc import Mapping, Sequence

from benchmarks.cosplib.evaluate import Place as Cell
from benchmarks.cosplib.evaluate import Solution
from benchmarks.cosplib.instance import Instance, Table
from scheduler.sittings.programme import Hours, Item, Place, Plan, Programme, Session, SubItem

RULE_OF = {
    "Tracks_Sessions|Penalty": "item-sessions",
    "Tracks_Rooms|Penalty": "item-rooms",
    "Sessions_Rooms|Penalty": "session-rooms",
    "Similar Tracks": "similar-items",
    "Number of Rooms per Track": "room-hopping",
    "Parallel Tracks": "parallel-sittings",
    "Consecutive Tracks": "sessions-in-a-row",
    "Submissions_Timezones": "time-zones",
    "Submissions Order": "sub-item-order",
    "Submissions_Sessions|Penalty": "sub-item-sessions",
    "Submissions_Rooms|Penalty": "sub-item-rooms",
    "Presenters Conflicts": "speakers-at-once",
    "Attendees Conflicts": "attendees-at-once",
    "Chairs Conflicts": "chairs-at-once",
    "Presenters Conflicts Timeslot Level": "speakers-in-one-slot",
    "Attendees Conflicts Timeslot Level": "attendees-in-one-slot",
}


def programme_of(instance: Instance) -> Programme:
    """The conference as a programme; everything keeps the order of the workbook."""
    sessions = {session.name: number for number, session in enumerate(instance.sessions)}
    rooms = {room: number for number, room in enumerate(instance.rooms)}
    tracks = {track: number for number, track in enumerate(instance.tracks)}
    by_session = _rows(instance.track_session, sessions)
    by_room = _rows(instance.track_room, rooms)
    sub_by_session = _rows(instance.submission_session, sessions)
    sub_by_room = _rows(instance.submission_room, rooms)
    similar: dict[tuple[int, int], int] = {}
    for (one, other), penalty in instance.similar.items():
        low, high = sorted((tracks[one], tracks[other]))
        similar[low, high] = max(penalty, similar.get((low, high), 0))
    return Programme(
        sessions=tuple(Session(s.name, s.slots, s.start, s.end) for s in instance.sessions),
        rooms=instance.rooms,
        items=tuple(
            Item(track, chairs, by_session.get(track, {}), by_room.get(track, {}))
            for track, chairs in instance.chairs.items()
        ),
        sub_items=tuple(
            SubItem(
                name=one.name,
                item=tracks[one.track],
                slots=one.slots,
                order=one.order,
                zone=one.zone,
                speakers=one.presenters,
                attendees=one.attendees,
                session_penalty=sub_by_session.get(one.name, {}),
                room_penalty=sub_by_room.get(one.name, {}),
            )
            for one in instance.submissions
        ),
        weights={RULE_OF[label]: weight for label, weight in instance.weights.items()},
        room_penalty={(sessions[s], rooms[r]): p for (s, r), p in instance.session_room.items()},
        similar=similar,
        zone=instance.zone,
        suitable=Hours(instance.suitable.start, instance.suitable.end, instance.suitable.outside),
        bearable=Hours(
            instance.less_suitable.start, instance.less_suitable.end, instance.less_suitable.outside
        ),
    )


def solution_of(instance: Instance, plan: Plan) -> dict[str, Cell]:
    """A plan in the names of the workbook."""
    return {
        one.name: Cell(instance.sessions[at.session].name, instance.rooms[at.room], at.slot)
        for one, at in zip(instance.submissions, plan, strict=True)
    }


def plan_of(instance: Instance, solution: Solution) -> Plan:
    """A complete solution as a plan."""
    sessions = [session.name for session in instance.sessions]
    return tuple(
        Place(sessions.index(at.session), instance.rooms.index(at.room), at.slot)
        for at in (solution[one.name] for one in instance.submissions)
    )


def _rows(table: Table, columns: Mapping[str, int]) -> dict[str, dict[int, int]]:
    """The rows of a table by their names, columns by number."""
    found: dict[str, dict[int, int]] = {}
    for (row, column), penalty in table.items():
        found.setdefault(row, {})[columns[column]] = penalty
    return found


__all__: Sequence[str] = ("RULE_OF", "plan_of", "programme_of", "solution_of")
