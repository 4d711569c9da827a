"""Why no plan exists: a smallest set of items for which there are not enough sittings.

A sitting is a session in a room, and holds sub-items of one item. Wishes never leave a programme
without a plan; only that can.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from scheduler.domain.counting import counted
from scheduler.model.cp_sat import cp_model
from scheduler.sittings.build import model_of
from scheduler.sittings.programme import Programme

EFFORT = 5.0  # deterministic seconds of one trial


def crowded(programme: Programme, seed: int = 0) -> tuple[int, ...]:
    """Items that do not fit into the sessions and rooms, though all but any one of them would.

    By their numbers; none where that is not so, or was not found out.
    """
    kept = tuple(range(len(programme.items)))
    if not _is_refuted(programme, kept, seed):
        return ()
    for item in kept:
        fewer = tuple(one for one in kept if one != item)
        if _is_refuted(programme, fewer, seed):
            kept = fewer
    return kept


def told(programme: Programme, items: Sequence[int]) -> str:
    """What clashes, in words."""
    longest = max(session.slots for session in programme.sessions)
    rooms, sessions = len(programme.rooms), len(programme.sessions)
    lines = ["No plan exists. These items do not fit into the sessions and rooms:"]
    for item in items:
        lengths = [programme.sub_items[n].slots for n in programme.sub_items_of[item]]
        count, slots = counted(len(lengths), "sub-item"), counted(sum(lengths), "slot")
        lines.append(f"  – {programme.items[item].name} has {count} of {slots} in all")
    lines.append(
        f"  – {sessions} sessions of at most {longest} slots in {rooms} rooms make "
        f"{sessions * rooms} sittings, each for one item"
    )
    return "\n".join(lines)


def _is_refuted(programme: Programme, items: Collection[int], seed: int) -> bool:
    """Whether some items are proved to have no room."""
    if not items:
        return False
    number = {item: index for index, item in enumerate(sorted(items))}
    subs = tuple(
        replace(one, item=number[one.item]) for one in programme.sub_items if one.item in number
    )
    kept = tuple(programme.items[item] for item in number)
    model = model_of(replace(programme, items=kept, sub_items=subs, weights={}))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = EFFORT
    return solver.solve(model.cp) == cp_model.INFEASIBLE
