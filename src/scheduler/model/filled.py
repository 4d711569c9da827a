"""What time and caps on meetings alone allow: meetings that are held, filled one after the other.

Items take so many minutes together, and the meetings that a body holds must have as many. That is
all there is to it where nothing else is demanded: items may then follow one another in any order,
and run on from one meeting into the next. It takes one variable a meeting, so that capacity is
weighed in milliseconds where the placing of a hundred items would take seconds.
"""

from collections.abc import Collection

from scheduler.domain.conference import Body
from scheduler.domain.timetable import Placement
from scheduler.model.cp_sat import cp_model
from scheduler.model.extract import arranged
from scheduler.model.frame import Frame
from scheduler.model.ways import Way

# Deterministic seconds; most are over in a thousandth of it.
EFFORT = 0.3


def meetings_filled(frame: Frame, seed: int) -> frozenset[str] | None:
    """Meetings, by their ids, that hold all items and keep all caps; None where there are none.

    Where there are none, no timetable exists, whatever else is demanded. All of them where it was
    not found out.
    """
    model, held, _ = _model(frame)
    solver = _solver(seed)
    solver.parameters.stop_after_first_solution = True
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status == cp_model.UNKNOWN:
        return frozenset(held)
    return frozenset(key for key, variable in held.items() if solver.boolean_value(variable))


def minutes_short(frame: Frame, seed: int) -> int:
    """The minutes that items lack in the meetings that caps leave, each item keeping a step.

    0 where that was not found out.
    """
    model, _, short = _model(frame, is_short=True)
    model.minimize(sum(short))
    solver = _solver(seed)
    if solver.solve(model) != cp_model.OPTIMAL:
        return 0
    return round(solver.objective_value) * frame.grid


def _model(
    frame: Frame, is_short: bool = False
) -> tuple[cp_model.CpModel, dict[str, cp_model.IntVar], list[cp_model.IntVar]]:
    """The model, whether each meeting is held, and what each body is short of, if it may be."""
    model = cp_model.CpModel()
    conference = frame.conference
    held = {meeting.id: model.new_bool_var(meeting.id) for meeting in conference.meetings}
    short: list[cp_model.IntVar] = []
    for body in conference.bodies:
        parts = conference.parts_of(body.id)
        room = [frame.room(one) * held[one.id] for one in conference.meetings_of(body.id)]
        needed = sum(map(frame.least, parts))
        short.append(model.new_int_var(0, needed - len(parts) if is_short else 0, body.id))
        model.add(sum(room) + short[-1] >= needed)
    for _, cap in frame.made_caps():
        if cap.parts is None:
            model.add(sum(held[key] for key in sorted(cap.meetings & held.keys())) <= cap.most)
    return model, held, short


def _solver(seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = EFFORT
    return solver


def laid_into(frame: Frame, held: Collection[str]) -> tuple[Placement, ...]:
    """Each item for its least time after the one before, in meetings that are held.

    What else is demanded is not looked at.
    """
    ways: dict[str, Way] = {}
    steps: dict[tuple[str, int], int] = {}
    for body in frame.conference.bodies:
        own_steps = _laid(frame, body, held)
        steps |= own_steps
        for part in frame.conference.parts_of(body.id):
            through = tuple(s for key, s in own_steps if key == part.id)
            meetings = {frame.stretches[body.id][s].meeting for s in through}
            least = frame.least(part)
            ways[part.id] = Way(through[0], through[-1], through, least, least, len(meetings))
    return arranged(frame, ways, steps)


def _laid(frame: Frame, body: Body, held: Collection[str]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    capacity = frame.capacity[body.id]
    meetings = [key for one in frame.conference.meetings_of(body.id) if (key := one.id) in held]
    places = [s for meeting in meetings for s in frame.of_meeting(meeting) if capacity[s]]
    index, left = 0, capacity[places[0]] if places else 0
    for part in frame.conference.parts_of(body.id):
        needed = frame.least(part)
        while needed:
            if not left:
                index += 1
                left = capacity[places[index]]
            taken = min(needed, left)
            found[part.id, places[index]] = taken
            needed, left = needed - taken, left - taken
    return found
