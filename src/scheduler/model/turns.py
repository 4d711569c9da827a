"""Bodies placed beside one another, each by its cheapest path beside those before it."""

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from scheduler.domain.conference import Body, Conference
from scheduler.domain.services import Referral
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.model.cheapest import Search
from scheduler.model.extract import arranged
from scheduler.model.frame import Frame
from scheduler.model.groups import with_group
from scheduler.model.impossible import referred
from scheduler.model.known import Placed, known_of, ways_through
from scheduler.model.options import Watch
from scheduler.model.path import Path, Programme
from scheduler.model.soonest import soonest_first
from scheduler.model.spread import Kept
from scheduler.model.staffing import Staffing
from scheduler.model.ways import Way
from scheduler.rules.caps import Cap, Held
from scheduler.rules.referrals import in_time
from scheduler.verifier import verify

ORDERS_TRIED = 4
# A body that breaks caps loses meetings one by one, the best of so many choices each time.
CHOICES = 3
MOST_LOST = 40
# Bodies are placed anew until so many times in a row have not helped; fewer before half-days are
# left out that need not be held, where that may help.
ROUNDS, BEFORE_LEAPS = 80, 40
# Where something always helps a little, what is done is counted in places looked at, which is the
# same on every machine: so many in a second of a usual processor, at most for half a minute.
WORK, SECONDS = 50_000_000, 30.0

IsOver = Callable[[], bool]

# What the parts of a body may still take.
AllKept = dict[str, Kept]


class Built(NamedTuple):
    """What was put together: a path for each body, and what they come to."""

    paths: Mapping[str, Path]
    placements: tuple[Placement, ...]


def constructed(
    frame: Frame, beside: Mapping[str, Path] | None = None, is_over: IsOver = lambda: False
) -> Iterator[Built]:
    """Timetables put together from paths, without a search and whatever they cost.

    They keep to the frame, orders, caps and referrals; nobody has verified them. The first has the
    paths `beside` which the other bodies are placed, if there are any. Parts come in the order of
    `scheduler.model.soonest`.
    """
    ready: dict[str, Programme] = {}
    alone: dict[str, Path] = {}
    for body in frame.conference.mandated:
        ready[body.id] = Programme(frame, body, soonest_first(frame, body))
        path = ready[body.id].solve(bounded=False)
        if path is None:
            return
        alone[body.id] = path
    turns = Turns(frame, ready, alone, Staffing(frame.conference))
    first = turns.beside(beside) if beside else None
    for paths in itertools.chain([first] if first else [], turns.tries(is_over)):
        yield Built(paths, turns.arranged(paths))
        if is_over():
            return


class Turns:
    """Places bodies beside one another; `alone` are their cheapest paths on their own."""

    def __init__(
        self,
        frame: Frame,
        programmes: Mapping[str, Programme],
        alone: Mapping[str, Path],
        staffing: Staffing,
        effort: float | None = None,
    ) -> None:
        self.frame, self.programmes, self.alone = frame, programmes, alone
        self.staffing = staffing
        self.most_work = (SECONDS if effort is None else effort) * WORK
        self.least = {body: path.bound for body, path in alone.items()}
        self.proved = 0  # what all bodies together cost at the least, as far as prices have told
        self.conference: Conference = frame.conference
        self.caps = [cap for _, cap in frame.made_caps()]
        self.referrals = [referral for referral, _, _ in referred(frame)]
        self.random = random.Random(0)  # the same every time
        self.leaping = False

    @property
    def has_work_left(self) -> bool:
        """Whether less has been done than is allowed."""
        return sum(programme.work for programme in self.programmes.values()) < self.most_work

    def best(
        self, is_over: IsOver, watch: Watch | None, known: Sequence[Placement] = ()
    ) -> Placed | None:
        """The cheapest timetable found until it is over, or what is known, if that is cheaper.

        First bodies leave out no half-days where that can be, which is quicker; where that does not
        come to what is proved, they do so wherever it is cheaper.
        """
        search = Search(self, self._known(known), is_over, watch)
        search.take(self.tries(lambda: search.best is not None and is_over()))
        several = len(self.conference.mandated) > 1
        can_leap = any(programme.can_leap for programme in self.programmes.values())
        if several:
            search.improve(BEFORE_LEAPS if can_leap else ROUNDS)
        if can_leap and search.goes_on:
            self.leaping = True
            search.take(self._in_turn(itertools.islice(self._orders(), None if several else 1)))
            search.improve(ROUNDS if several else 0)
        return search.best

    def _known(self, known: Sequence[Placement]) -> Placed | None:
        """What is known, or the cheapest way to be in the same meetings."""
        placed = known_of(self.frame, known, self.staffing)
        is_alone = len(self.conference.mandated) < 2
        if placed is None or is_alone or placed.objective <= sum(self.least.values()):
            return placed
        ways = ways_through(self.frame, ((one.part, one.meeting) for one in placed.placements))
        paths = self._through(ways)
        if len(paths) < len(self.conference.mandated):
            return placed
        return self.better(paths, placed) or replace(placed, paths=paths)

    def anew(self, paths: Mapping[str, Path]) -> Mapping[str, Path] | None:
        """Bodies placed anew, one of them dearer than alone, in any order."""
        bodies = {body.id: body for body in self.conference.mandated}
        dear = [key for key in bodies if paths[key].cost > self.least[key]] or list(bodies)
        first = self.random.choice(dear)
        others = self.random.sample(sorted(bodies.keys() - {first}), min(2, len(bodies) - 1))
        taken_out = [first, *others]
        self.random.shuffle(taken_out)
        found: Mapping[str, Path] | None = {
            key: path for key, path in paths.items() if key not in taken_out
        }
        for key in taken_out:
            found = self._with(bodies[key], found) if found is not None else None
        return found

    def arranged(self, paths: Mapping[str, Path]) -> tuple[Placement, ...]:
        """What some paths come to, item by item."""
        steps = {place: count for path in paths.values() for place, count in path.steps.items()}
        return arranged(self.frame, ways_of(paths), steps)

    def better(self, paths: Mapping[str, Path], best: Placed | None) -> Placed | None:
        """The timetable of some paths, None where it is refused or costs no less than the best."""
        if best is not None and _cost(paths) >= best.objective:
            return None
        placements = self.arranged(paths)
        report = verify(self.conference, Timetable(placements, Status.GIVEN))
        if not report.is_all_right:
            return None
        for group in self.conference.groups:
            more = with_group(self.frame, placements, self.caps, group)
            then = verify(self.conference, Timetable(more, Status.GIVEN))
            if then.is_all_right and then.objective < report.objective:
                placements, report = more, then
        if best is not None and report.objective >= best.objective:
            return None
        known = len(self.staffing.caps)
        if not self.staffing.serves(placements):
            self.caps += self.staffing.caps[known:]
            return None
        return Placed(paths, placements, report.objective)

    def tries(self, is_over: IsOver) -> Iterator[Mapping[str, Path]]:
        """What was announced, the cheapest paths, then bodies beside one another in some orders."""
        are_several = len(self.conference.mandated) > 1
        announced = self._as_announced() if are_several else None
        if announced:
            yield announced
        yield self.alone
        orders = self._orders()
        yield from self._in_turn(itertools.islice(orders, 1))
        if are_several:
            by_prices = self._by_prices(is_over)
            yield from itertools.islice(by_prices, 1)
            yield from self._in_turn(orders)
            yield from by_prices

    def _as_announced(self) -> Mapping[str, Path] | None:
        """An announced plan as far as it still can be, and the other bodies beside it."""
        paths = self._through(ways_through(self.frame, self.conference.announced))
        return self.beside(paths) if paths else None

    def _through(self, ways: Mapping[str, tuple[Way, ...]]) -> dict[str, Path]:
        """The cheapest paths of the bodies that can go through just these ways."""
        paths: dict[str, Path] = {}
        for body in self.conference.mandated:
            parts = self.conference.parts_of(body.id)
            kept = {part.id: Kept(ways[part.id], None) for part in parts if part.id in ways}
            path = self.programmes[body.id].solve(kept) if len(kept) == len(parts) else None
            if path is not None:
                paths[body.id] = path
        return paths

    def beside(self, others: Mapping[str, Path]) -> Mapping[str, Path] | None:
        """These paths, and the bodies without one placed beside them."""
        paths: Mapping[str, Path] | None = others
        for body in next(self._orders()):
            if paths is not None and body.id not in others:
                paths = self._with(body, paths)
        return paths

    def _by_prices(self, is_over: IsOver) -> Iterator[Mapping[str, Path]]:
        from scheduler.model.columns import Columns

        columns = Columns(self.frame, self.programmes, self.caps, sum(self.least.values()))
        columns.generate(is_over)
        self.proved = columns.proved
        for paths in columns.chosen(is_over):
            known = len(self.caps)
            yield paths
            columns.caps += self.caps[known:]

    def _in_turn(self, orders: Iterable[Sequence[Body]]) -> Iterator[Mapping[str, Path]]:
        for order in orders:
            paths: Mapping[str, Path] | None = {}
            for body in order:
                paths = self._with(body, paths) if paths is not None else None
            if paths is not None:
                yield self._improved(paths)

    def _orders(self) -> Iterator[Sequence[Body]]:
        """Bodies that refer items to others come first; then by chance."""
        bodies = list(self.conference.mandated)
        parts = self.conference.part_by_id
        rank = {body.id: 0 for body in bodies}
        for _ in bodies:
            for referral in self.conference.services.referrals:
                before, after = parts[referral.before].body, parts[referral.after].body
                rank[after] = max(rank[after], min(rank[before] + 1, len(bodies)))
        yield sorted(bodies, key=lambda body: rank[body.id])
        yield sorted(bodies, key=lambda body: -rank[body.id])
        for _ in range(ORDERS_TRIED - 2):
            yield self.random.sample(bodies, len(bodies))

    def _improved(self, paths: Mapping[str, Path]) -> Mapping[str, Path]:
        """Place one body after the other anew beside all others, while that makes it cheaper."""
        changed = True
        while changed:
            changed = False
            for body in self.conference.mandated:
                others = {key: path for key, path in paths.items() if key != body.id}
                if paths[body.id].cost == self.least[body.id]:
                    continue
                anew = self._with(body, others)
                if anew is not None and anew[body.id].cost < paths[body.id].cost:
                    paths, changed = anew, True
        return paths

    def _with(self, body: Body, others: Mapping[str, Path]) -> Mapping[str, Path] | None:
        """The others and the cheapest path found for a body beside them."""
        found = self._beside(body, others, leaps=False)
        is_dear = self.leaping and found is not None and found.cost > self.least[body.id]
        if (found is None or is_dear) and self.programmes[body.id].can_leap:
            leaping = self._beside(body, others, leaps=True)
            if leaping is not None and (found is None or leaping.cost < found.cost):
                found = leaping
        return None if found is None else {**others, body.id: found}

    def _beside(self, body: Body, others: Mapping[str, Path], leaps: bool) -> Path | None:
        """The cheapest path found for a body, with half-days left out or without."""
        taken = [pair for key, path in others.items() for pair in self._taken(key, path)]
        held = Held(taken)
        own = {meeting.id for meeting in self.conference.meetings_of(body.id)}
        kept = {
            part.id: Kept(self.frame.ways(part), self.frame.spread(part))
            for part in self.conference.parts_of(body.id)
        }
        for cap in self.caps:
            if own & cap.meetings and len(held.under(cap)) >= cap.most:
                kept = self._without(kept, cap.meetings & own, cap.parts)
        kept |= self._in_time(kept, ways_of(others))
        found = self.programmes[body.id].solve(kept, leaps=leaps)
        for _ in range(MOST_LOST):
            if found is None:
                break
            held = Held([*self._taken(body.id, found), *taken])
            broken = next(held.broken(self.caps), None)
            if broken is None:
                return found
            kept, found = self._without_one(kept, body, broken, found, leaps)
        return None

    def _without_one(
        self, kept: AllKept, body: Body, broken: Cap, path: Path, leaps: bool
    ) -> tuple[AllKept, Path | None]:
        """Give up one of a body's meetings under a broken cap: of a few, that which costs least."""
        mine = sorted(Held(self._taken(body.id, path)).under(broken))
        programme, best = self.programmes[body.id], None
        for key in self.random.sample(mine, min(CHOICES, len(mine))):
            tried = self._without(kept, {key}, broken.parts)
            cost = programme.cost_with(tried, leaps)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, tried
        return (kept, None) if best is None else (best[1], programme.solve(best[1], leaps=leaps))

    def _taken(self, body: str, path: Path) -> Iterator[tuple[str, str]]:
        """Each part of a body with the meetings in which it is taken up."""
        stretches = self.frame.stretches[body]
        return ((part, stretches[s].meeting) for part, s in path.steps)

    def _without(
        self, kept: AllKept, meetings: Iterable[str], parts: frozenset[str] | None
    ) -> AllKept:
        """What goes through none of a body's meetings, for some parts (None: for all)."""
        closed = {s for key in meetings for s in self.frame.of_meeting(key)}
        return {
            part: one.without(closed) if parts is None or part in parts else one
            for part, one in kept.items()
        }

    def _in_time(self, kept: AllKept, others: Mapping[str, Way]) -> AllKept:
        """For parts that others are referred to, or are referred, what is in time."""
        found: AllKept = {}
        for referral in self.referrals:
            before, after = referral.before, referral.after
            if after in kept and before in others:
                fits = partial(self._fits, referral, others[before].last)
                found[after] = found.get(after, kept[after]).only(begins=fits)
            elif before in kept and after in others:
                fits = partial(self._fits, referral, first=others[after].first)
                found[before] = found.get(before, kept[before]).only(ends=fits)
        return found

    def _fits(self, referral: Referral, last: int, first: int) -> bool:
        parts, meetings = self.conference.part_by_id, self.conference.meeting_by_id
        earlier = self.frame.stretches[parts[referral.before].body][last].meeting
        later = self.frame.stretches[parts[referral.after].body][first].meeting
        return in_time(self.conference, referral, meetings[earlier], meetings[later])


def ways_of(paths: Mapping[str, Path]) -> dict[str, Way]:
    """The way of each part on these paths."""
    return {part: way for path in paths.values() for part, way in path.ways.items()}


def _cost(paths: Mapping[str, Path]) -> int:
    return sum(path.cost for path in paths.values())
