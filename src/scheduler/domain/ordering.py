"""The order of parts: agenda order, the planner's precedences, opening first and report last."""

import itertools
from collections.abc import Sequence

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Precedence
from scheduler.domain.kinds import Kind

_CLOSING_RANK = {Kind.REPORT: 1, Kind.CLOSING: 2}


def agenda_sequence(parts: Sequence[Part], stated: Sequence[Precedence]) -> list[Part]:
    """The agenda's order, with each stated precedence that contradicts it moving one part.

    A part that the planner wants earlier than its number moves to just before the part it must
    precede, and no further.
    """
    sequence = list(parts)
    for _ in range(len(stated) + 1):
        changed = False
        for precedence in stated:
            ids = [part.id for part in sequence]
            if precedence.before not in ids or precedence.after not in ids:
                continue
            first, second = ids.index(precedence.before), ids.index(precedence.after)
            if first > second:
                sequence.insert(second, sequence.pop(first))
                changed = True
        if not changed:
            break
    return sequence


def agenda_precedences(
    parts: Sequence[Part], stated: Sequence[Precedence], free_order: bool
) -> list[Precedence]:
    """All precedences among one body's parts: in agenda order a chain, else only what must be.

    The parts of one split item keep their order in either case. Of what is `stated` only that
    counts which is between two of these parts.
    """
    own = {part.id for part in parts}
    found = [one for one in stated if one.before in own and one.after in own]
    if not free_order:
        sequence = agenda_sequence(parts, stated)
        for first, second in itertools.pairwise(sequence):
            reason = f"{second.name} comes after {first.name} on the agenda"
            found.append(Precedence(first.id, second.id, reason, where=second.where))
    else:
        for index, first in enumerate(parts):
            found.extend(
                Precedence(first.id, second.id, f"{second.id} follows {first.id}")
                for second in parts[index + 1 :]
                if first.items == second.items
            )
    return _unique(found)


def ceremonial_precedences(parts: Sequence[Part]) -> list[Precedence]:
    """Opening before everything; everything before the report, and the closing after it."""
    found = []
    closing = [part for part in parts if part.kind in _CLOSING_RANK]
    for first in parts:
        for second in parts if first.kind is Kind.OPENING else closing:
            if first.id == second.id:
                continue
            opens = first.kind is Kind.OPENING and second.kind is not Kind.OPENING
            ends = _CLOSING_RANK.get(first.kind, 0) < _CLOSING_RANK.get(second.kind, 0)
            if opens:
                reason = f"{first.name} opens the meeting"
                found.append(Precedence(first.id, second.id, reason, where=first.where))
            elif ends:
                reason = f"{second.name} comes last, after {first.name}"
                found.append(Precedence(first.id, second.id, reason, where=second.where))
    return _unique(found)


def opening_and_closing_precedences(
    parts: Sequence[Part], stated: Sequence[Precedence], free_order: bool
) -> list[Precedence]:
    """The ceremonial precedences that the agenda's own order does not contradict."""
    if free_order:
        return ceremonial_precedences(parts)
    rank = {part.id: index for index, part in enumerate(agenda_sequence(parts, stated))}
    return [p for p in ceremonial_precedences(parts) if rank[p.before] < rank[p.after]]


def cycle(precedences: Sequence[Precedence]) -> list[str]:
    """The ids of a circle of precedences, first repeated last; empty where there is none."""
    following: dict[str, list[str]] = {}
    for precedence in precedences:
        following.setdefault(precedence.before, []).append(precedence.after)
    state: dict[str, int] = {}
    for root in following:
        path: list[tuple[str, int]] = [(root, 0)]
        while path:
            node, index = path.pop()
            if index == 0:
                if state.get(node) == 2:
                    continue
                state[node] = 1
            children = following.get(node, [])
            if index < len(children):
                path.append((node, index + 1))
                child = children[index]
                if state.get(child) == 1:
                    names = [name for name, _ in path]
                    return [*names[names.index(child) :], child]
                if state.get(child) is None:
                    path.append((child, 0))
            else:
                state[node] = 2
    return []


def _unique(precedences: Sequence[Precedence]) -> list[Precedence]:
    return list(dict.fromkeys(precedences))
