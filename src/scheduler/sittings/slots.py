"""From what the model decides to a plan: which room of its kind, which sitting, which slot.

The model leaves open what is alike to it. Where it is not alike after all – sub-items of one
session that clash, sittings of an item that could keep their room – it is settled here.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from scheduler.sittings.model import SittingModel
from scheduler.sittings.programme import Laid, Place, Plan, Programme, SubItem

Sitting = list[int]
"""The sub-items of one sitting in their order."""
Clash = dict[int, dict[int, int]]
"""What it costs that two sub-items are in one slot."""
TRIES = 25
PASSES = 3


def plan_of(model: SittingModel, values: Sequence[int], seed: int = 0) -> Plan | None:
    """The plan that a solution of the model stands for; None where its sub-items do not pack."""
    rooms = _rooms(model, values)
    found: dict[int, Place] = {}
    for (item, session), own in _by_sitting(model, values).items():
        capacity = model.programme.sessions[session].slots
        sittings = _pack(model, own, len(rooms[item, session]), capacity)
        if sittings is None:
            return None
        before = _before(model, values, item, session)
        for room, sitting in zip(rooms[item, session], sittings, strict=True):
            slot = 0
            for number in _in_order(model.programme, sitting, before):
                found[number] = Place(session, room, slot)
                slot += model.programme.sub_items[number].slots
            before += len(sitting)
    plan = tuple(found[number] for number in range(len(model.programme.sub_items)))
    return _without_clashes(model, plan, seed)


def _by_sitting(model: SittingModel, values: Sequence[int]) -> dict[tuple[int, int], list[int]]:
    """The sub-items of each item in each session."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for group, taken in zip(model.groups, model.taken, strict=True):
        left = iter(group.members)
        for session, count in enumerate(taken):
            for _ in range(values[count.index]):
                found[group.item, session].append(next(left))
    return found


def _before(model: SittingModel, values: Sequence[int], item: int, session: int) -> int:
    own = model.groups_of[item]
    return sum(values[model.taken[g][s].index] for g in own for s in range(session))


def _rooms(model: SittingModel, values: Sequence[int]) -> dict[tuple[int, int], list[int]]:
    """The rooms of each item in each session, ascending; of a kind, those it has had already."""
    had: dict[int, list[int]] = defaultdict(list)
    given: dict[tuple[int, int], list[int]] = defaultdict(list)
    last: dict[int, int] = {}
    for t, cells in enumerate(model.cell):
        last[t] = max(s for s in model.sessions if any(values[c.index] for c in cells[s]))
    for s in model.sessions:
        for k, kind in enumerate(model.kinds):
            free = list(kind)
            wanted = {
                t: count
                for t, cells in enumerate(model.cell)
                if (count := values[cells[s][k].index])
            }
            # First those that can stay where they were, then those that stay longest.
            for t in wanted:
                kept = [room for room in had[t] if room in free][: wanted[t]]
                for room in kept:
                    free.remove(room)
                given[t, s] += kept
                wanted[t] -= len(kept)
            for t in sorted(wanted, key=lambda t: -last[t]):
                free.sort(key=lambda room: sum(room in had[u] and last[u] > s for u in had))
                for room in free[: wanted[t]]:
                    had[t].append(room)
                    given[t, s].append(room)
                del free[: wanted[t]]
    if model.programme.weights.get("room-hopping", 0) > 0:
        _stay_in_rooms(model, given)
    return {key: sorted(rooms) for key, rooms in given.items()}


def _stay_in_rooms(model: SittingModel, given: dict[tuple[int, int], list[int]]) -> None:
    """Exchange two rooms of a kind in one session where items then use no more rooms."""
    at = {(s, room): t for (t, s), rooms in given.items() for room in rooms}
    uses = Counter((t, room) for (_, room), t in at.items())
    kinds = [kind for kind in model.kinds if len(kind) > 1]
    fewest: Counter[tuple[int, int]] = Counter()
    kind_of = {room: k for k, kind in enumerate(kinds) for room in kind}
    for (t, _), rooms in given.items():
        for k, count in Counter(kind_of[room] for room in rooms if room in kind_of).items():
            fewest[t, k] = max(fewest[t, k], count)
    excess = sum(room in kind_of for _, room in uses)
    excess -= sum(fewest.values())
    for _ in range(PASSES if excess > 0 else 0):
        for (session, room), t in list(at.items()):
            kind = kinds[kind_of[room]] if room in kind_of else ()
            for other in kind:
                wanted = other != room and uses[t, other] > 0 and at.get((session, room)) == t
                if wanted and uses[t, room] <= uses[t, other]:
                    change = _exchange(at, uses, session, room, other)
                    if change > 0:
                        _exchange(at, uses, session, room, other)
    given.clear()
    for (s, room), t in at.items():
        given[t, s].append(room)


def _exchange(
    at: dict[tuple[int, int], int],
    uses: Counter[tuple[int, int]],
    session: int,
    one: int,
    other: int,
) -> int:
    """Exchange two rooms in a session; how many more rooms items use then."""
    here, there = at.pop((session, one), None), at.pop((session, other), None)
    change = 0
    for item, before, after in ((here, one, other), (there, other, one)):
        if item is not None:
            at[session, after] = item
            uses[item, before] -= 1
            change -= uses[item, before] == 0
            change += uses[item, after] == 0
            uses[item, after] += 1
    return change


def _pack(model: SittingModel, own: list[int], count: int, capacity: int) -> list[Sitting] | None:
    """Share sub-items among parallel sittings, those that clash into one where it can be."""
    subs = model.programme.sub_items
    if count == 1:
        return [own]
    pairs = model.speaker_pairs | model.attendee_pairs
    clash = {pair for pair in combinations(sorted(own), 2) if pair in pairs}
    best: tuple[int, list[Sitting]] | None = None
    dice = random.Random(len(own))
    for trial in range(TRIES if clash else 4):
        bins: list[Sitting] = [[] for _ in range(count)]
        free = [capacity] * count
        rest = sorted(own, key=lambda n: (-subs[n].slots, subs[n].order, n))
        if trial > 1:
            dice.shuffle(rest)
            rest.sort(key=lambda n: -subs[n].slots)
        for n in rest:
            fitting = [b for b in range(count) if free[b] >= subs[n].slots]
            if not fitting:
                break
            friends = {b: sum((min(n, m), max(n, m)) in clash for m in bins[b]) for b in fitting}
            chosen = max(fitting, key=lambda b: (not bins[b] and not trial, friends[b], -free[b]))
            bins[chosen].append(n)
            free[chosen] -= subs[n].slots
        else:
            if not _fill_empty(bins):
                continue
            at = {n: b for b, sitting in enumerate(bins) for n in sitting}
            cost = sum(at[one] != at[other] for one, other in clash)
            if best is None or cost < best[0]:
                best = cost, bins
            if not cost:
                break
    if best is None:
        return _search_packing(subs, own, count, capacity)
    return sorted(best[1], key=lambda sitting: min(subs[n].order or 10**6 for n in sitting))


def _fill_empty(bins: list[Sitting]) -> bool:
    """No sitting is empty: one without sub-items takes one of a sitting that has several."""
    for sitting in bins:
        if not sitting:
            donor = max(bins, key=len)
            if len(donor) < 2:
                return False
            sitting.append(donor.pop())
    return True


def _search_packing(
    subs: Sequence[SubItem], own: list[int], count: int, capacity: int
) -> list[Sitting] | None:
    """Any packing, by trying all."""
    order = sorted(own, key=lambda n: -subs[n].slots)
    bins: list[Sitting] = [[] for _ in range(count)]
    free = [capacity] * count

    def place(index: int) -> bool:
        if index == len(order):
            return True
        tried = set()
        for b in range(count):
            if free[b] >= subs[order[index]].slots and free[b] not in tried:
                tried.add(free[b])
                bins[b].append(order[index])
                free[b] -= subs[order[index]].slots
                if place(index + 1):
                    return True
                free[b] += subs[order[index]].slots
                bins[b].pop()
        return False

    return bins if place(0) and _fill_empty(bins) else None


def _in_order(programme: Programme, sitting: Sitting, before: int) -> Sitting:
    """The sub-items in such an order that as many as can be have the place they wish."""
    if programme.weights.get("sub-item-order", 0) == 0:
        return sitting
    subs = programme.sub_items
    at: dict[int, int] = {}
    rest = []
    for n in sitting:
        index = subs[n].order - before - 1
        if subs[n].order and 0 <= index < len(sitting) and index not in at:
            at[index] = n
        else:
            rest.append(n)
    free = iter(rest)
    return [at[index] if index in at else next(free) for index in range(len(sitting))]


def _without_clashes(model: SittingModel, plan: Plan, seed: int) -> Plan:
    """Exchange sub-items of a sitting that are in one slot with others that they clash with."""
    weights = model.programme.weights
    pairs = [
        (weights.get(rule, 0), found)
        for rule, found in (
            ("speakers-in-one-slot", model.speaker_pairs),
            ("attendees-in-one-slot", model.attendee_pairs),
        )
        if weights.get(rule, 0) > 0
    ]
    if not pairs:
        return plan
    clash: Clash = {}
    for weight, found in pairs:
        for one, other in found:
            total = clash.get(one, {}).get(other, 0) + weight
            clash.setdefault(one, {})[other] = clash.setdefault(other, {})[one] = total
    dice = random.Random(seed)
    laid = Laid(model.programme, plan)
    new = list(plan)
    for members in laid.in_session.values():
        _Session(model.programme, new, members, clash).settle(dice)
    return tuple(new)


class _Session:
    """The sittings of one session, which may order their sub-items anew."""

    def __init__(self, programme: Programme, plan: list[Place], members: list[int], clash: Clash):
        self.programme, self.plan, self.clash = programme, plan, clash
        inside = set(members)
        self.pairs = [
            (a, b, weight)
            for a in members
            for b, weight in clash.get(a, {}).items()
            if a < b and b in inside
        ]
        self.sittings: dict[int, Sitting] = defaultdict(list)
        for n in sorted(members, key=lambda n: plan[n]):
            self.sittings[plan[n].room].append(n)

    def settle(self, dice: random.Random) -> None:
        """Hill climbing: exchange two sub-items of a sitting where that is no worse."""
        movable = [sitting for sitting in self.sittings.values() if self._is_movable(sitting)]
        now = self._cost()
        for _ in range(TRIES * len(movable)):
            if not now:
                break
            sitting = dice.choice(movable)
            i, j = dice.sample(range(len(sitting)), 2)
            sitting[i], sitting[j] = sitting[j], sitting[i]
            self._lay(sitting)
            new = self._cost()
            if new > now:
                sitting[i], sitting[j] = sitting[j], sitting[i]
                self._lay(sitting)
            now = min(now, new)

    def _is_movable(self, sitting: Sitting) -> bool:
        if self.programme.weights.get("sub-item-order", 0) > 0 and any(
            self.programme.sub_items[n].order for n in sitting
        ):
            return False
        return len(sitting) > 1 and any(n in self.clash for n in sitting)

    def _lay(self, sitting: Sitting) -> None:
        slot = 0
        for n in sitting:
            self.plan[n] = replace(self.plan[n], slot=slot)
            slot += self.programme.sub_items[n].slots

    def _cost(self) -> int:
        """What is charged for slots in which sub-items clash."""
        return sum(weight * self._common(a, b) for a, b, weight in self.pairs)

    def _common(self, one: int, other: int) -> int:
        """How many slots two sub-items have in common."""
        spans = [
            (self.plan[n].slot, self.plan[n].slot + self.programme.sub_items[n].slots)
            for n in (one, other)
        ]
        return max(0, min(end for _, end in spans) - max(start for start, _ in spans))
