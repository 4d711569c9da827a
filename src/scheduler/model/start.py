"""What is known before CP-SAT begins: a bound, and with luck a timetable that is nearly best.

Each body whose agenda has a fixed order is solved exactly by itself (`scheduler.model.path`). The
sum of these costs bounds the objective from below, whatever rules couple the bodies: they only
forbid. If the paths together break no rule they are the start. Otherwise bodies are placed in turn,
each by its cheapest path beside those before it (caps on meetings held, referrals), in several
orders; then one body after the other is placed anew beside all others while that helps. Whatever
comes of it, only the verifier says whether it is a timetable.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.conference import Body, Conference
from scheduler.domain.services import Referral
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.model.extract import arranged
from scheduler.model.frame import Frame, Way
from scheduler.model.path import Path, cheapest_path
from scheduler.rules import HARD
from scheduler.rules.caps import Cap, tightest
from scheduler.rules.referrals import in_time
from scheduler.verifier import Report, verify

ORDERS_TRIED = 12
# A body that breaks caps loses meetings one by one, the best of so many choices each time.
CHOICES = 3
MOST_LOST = 40


@dataclass(frozen=True, slots=True)
class Start:
    """A lower bound of the objective and perhaps the ways of a timetable."""

    bound: int = 0
    hint: dict[str, Way] | None = None
    is_timetable: bool = False


def start_of(frame: Frame) -> Start:
    """Solve fixed agendas exactly, and strike out the ways that cannot be as good."""
    conference = frame.conference
    paths = {body.id: cheapest_path(frame, body) for body in conference.bodies}
    alone = {body: path for body, path in paths.items() if path is not None}
    bound = sum(path.cost for path in alone.values())
    if len(alone) < len(conference.bodies):
        return Start(bound)
    found = _Turns(frame, alone).best()
    if found is None:
        return Start(bound)
    together, objective = found
    for path in alone.values():
        _strike_out(frame, path, path.cost + objective - bound)
    return Start(bound, _ways(together), is_timetable=True)


def _strike_out(frame: Frame, path: Path, worth: int) -> None:
    """Strike out ways with which a body costs more than `worth`.

    With such a way, and each other body at its cheapest, the objective would exceed that of a
    timetable the verifier has accepted; so this is sound whatever couples the bodies.
    """
    for part_id, bounds in path.bounds.items():
        part = frame.conference.part_by_id[part_id]
        frame.keep_ways(part, lambda way, by=bounds: by[way.first, way.last] <= worth)  # type: ignore[misc]


def _ways(paths: Mapping[str, Path]) -> dict[str, Way]:
    return {part: way for path in paths.values() for part, way in path.ways.items()}


class _Turns:
    """Places bodies beside one another; `alone` are their cheapest paths on their own."""

    def __init__(self, frame: Frame, alone: Mapping[str, Path]) -> None:
        self.frame, self.alone = frame, alone
        self.conference: Conference = frame.conference
        self.caps = [cap for rule in HARD for cap in tightest(rule.caps(self.conference))]
        self.random = random.Random(0)  # the same every time

    def best(self) -> tuple[Mapping[str, Path], int] | None:
        """The cheapest timetable found, with its objective."""
        best: tuple[Mapping[str, Path], int] | None = None
        for paths in self._tries():
            report = self._report(paths)
            if report.is_all_right and (best is None or report.objective < best[1]):
                best = paths, report.objective
        return best

    def _tries(self) -> Iterator[Mapping[str, Path]]:
        yield self.alone
        if self._report(self.alone).is_all_right:
            return
        for order in self._orders():
            paths: Mapping[str, Path] | None = {}
            for body in order:
                paths = self._with(body, paths) if paths is not None else None
            if paths is not None:
                yield self._improved(paths)

    def _orders(self) -> Iterator[Sequence[Body]]:
        """Bodies that refer items to others come first; then by chance."""
        bodies = list(self.conference.bodies)
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
            for body in self.conference.bodies:
                others = {key: path for key, path in paths.items() if key != body.id}
                if paths[body.id].cost == self.alone[body.id].cost:
                    continue
                anew = self._with(body, others)
                if anew is not None and anew[body.id].cost < paths[body.id].cost:
                    paths, changed = anew, True
        return paths

    def _with(self, body: Body, others: Mapping[str, Path]) -> Mapping[str, Path] | None:
        """The others and the cheapest path found for a body beside them."""
        taken = set[str]()
        for key, path in others.items():
            taken |= self._held(key, path)
        own = {meeting.id for meeting in self.conference.meetings_of(body.id)}
        full = [cap for cap in self.caps if len(cap.meetings & taken) >= cap.most]
        frame = self.frame.copy()
        self._keep_out(frame, body, {key for cap in full for key in cap.meetings & own})
        self._keep_referrals(frame, body, _ways(others))
        found: Path | None = cheapest_path(frame, body)
        for _ in range(MOST_LOST):
            if found is None:
                break
            broken = self._broken(self._held(body.id, found) | taken)
            if broken is None:
                return {**others, body.id: found}
            frame, found = self._without_one(frame, body, broken, found)
        return None

    def _without_one(
        self, frame: Frame, body: Body, broken: Cap, path: Path
    ) -> tuple[Frame, Path | None]:
        """Give up one of a body's meetings under a broken cap: of a few, that which costs least."""
        mine = sorted(broken.meetings & self._held(body.id, path))
        best: tuple[Frame, Path | None] = (frame, None)
        for key in self.random.sample(mine, min(CHOICES, len(mine))):
            tried = frame.copy()
            self._keep_out(tried, body, {key})
            found: Path | None = cheapest_path(tried, body)
            if found is not None and (best[1] is None or found.cost < best[1].cost):
                best = tried, found
        return best

    def _held(self, body: str, path: Path) -> set[str]:
        stretches = self.frame.stretches[body]
        return {stretches[s].meeting for _, s in path.steps}

    def _broken(self, held: set[str]) -> Cap | None:
        return next((cap for cap in self.caps if len(cap.meetings & held) > cap.most), None)

    def _keep_out(self, frame: Frame, body: Body, meetings: Iterable[str]) -> None:
        closed = {s for key in meetings for s in frame.of_meeting(key)}
        if closed:
            for part in self.conference.parts_of(body.id):
                frame.keep_ways(part, lambda way: closed.isdisjoint(way.stretches))

    def _keep_referrals(self, frame: Frame, body: Body, ways: Mapping[str, Way]) -> None:
        for referral in self.conference.services.referrals:
            before = self.conference.part_by_id[referral.before]
            after = self.conference.part_by_id[referral.after]
            if after.body == body.id and before.id in ways:
                last = ways[before.id].last
                frame.keep_ways(after, lambda way, r=referral, t=last: self._fits(r, t, way.first))  # type: ignore[misc]
            elif before.body == body.id and after.id in ways:
                first = ways[after.id].first
                frame.keep_ways(before, lambda way, r=referral, t=first: self._fits(r, way.last, t))  # type: ignore[misc]

    def _fits(self, referral: Referral, last: int, first: int) -> bool:
        parts, meetings = self.conference.part_by_id, self.conference.meeting_by_id
        earlier = self.frame.stretches[parts[referral.before].body][last].meeting
        later = self.frame.stretches[parts[referral.after].body][first].meeting
        return in_time(self.conference, referral, meetings[earlier], meetings[later])

    def _report(self, paths: Mapping[str, Path]) -> Report:
        steps = {place: count for path in paths.values() for place, count in path.steps.items()}
        placements: tuple[Placement, ...] = arranged(self.frame, _ways(paths), steps)
        return verify(self.conference, Timetable(placements, Status.GIVEN))
