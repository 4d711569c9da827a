"""What is known before CP-SAT begins: a bound, and with luck a timetable that is nearly best.

Each body whose agenda has a fixed order is solved exactly by itself (`scheduler.model.path`). The
sum of these costs bounds the objective from below, whatever rules couple the bodies: they only
forbid. If the paths together break no rule they are the start. Otherwise bodies are placed in turn,
each by its cheapest path beside those before it (caps on meetings held, referrals), in several
orders; then one body after the other is placed anew beside all others while that helps. Whatever
comes of it, only the verifier says whether it is a timetable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.domain.timetable import Placement
from scheduler.model.frame import Frame
from scheduler.model.groups import ways_of_groups
from scheduler.model.known import ways_through
from scheduler.model.options import Watch
from scheduler.model.path import Path, programme_of
from scheduler.model.prices import priced
from scheduler.model.search import Outcome
from scheduler.model.staffing import Staffing
from scheduler.model.turns import IsOver, Turns, ways_of
from scheduler.model.ways import Way


@dataclass(frozen=True, slots=True)
class Start:
    """A lower bound of the objective and perhaps a timetable with its ways and its objective."""

    bound: int = 0
    hint: dict[str, Way] | None = None
    placements: tuple[Placement, ...] | None = None
    objective: int = 0

    @property
    def proved(self) -> Outcome | None:
        """What a search would come to, where the timetable costs no more than the bound."""
        if self.placements is None or self.objective > self.bound:
            return None
        return Outcome("OPTIMAL", self.placements, self.objective, self.bound, interrupted=False)


def start_of(
    frame: Frame,
    is_over: IsOver = lambda: False,
    watch: Watch | None = None,
    staffing: Staffing | None = None,
    known: Sequence[Placement] = (),
    effort: float | None = None,
) -> Start:
    """Solve fixed agendas exactly, and strike out the ways that cannot be as good.

    Coupled bodies are placed anew until nothing better has been found for long, or so much work has
    been done; all of that is counted, so that every machine ends alike. When it `is_over`, at once.
    What is found is such that its meetings can be served (`staffing`), and costs no more than what
    is `known`. `effort` bounds the work, in seconds of a usual processor.
    """
    conference = frame.conference
    staffing = staffing or Staffing(conference)
    programmes = {body.id: programme_of(frame, body, is_over) for body in conference.mandated}
    alone: dict[str, Path] = {}
    for body, programme in programmes.items():
        path = None if programme is None else programme.solve(leaps=True)
        if path is not None:
            alone[body] = path
    bound = sum(path.bound for path in alone.values())
    if len(alone) < len(conference.mandated):
        return Start(bound)
    turns = Turns(frame, {key: p for key, p in programmes.items() if p}, alone, staffing, effort)
    bounds = {
        body.id: priced(frame, body, turns.programmes[body.id], alone[body.id], turns.caps)
        for body in conference.mandated
    }
    turns.least = {body: one.bound for body, one in bounds.items()}
    lowest = sum(turns.least.values())
    found = turns.best(is_over, watch, known)
    bound = max(lowest, turns.proved)
    if found is None:
        return Start(bound)
    for one in bounds.values():
        _strike_out(frame, one.path, found.objective - lowest + one.path.bound)
    taken = ways_through(frame, ((one.part, one.meeting) for one in found.placements))
    ways = {part: own[0] for part, own in taken.items()} | ways_of(found.paths)
    ways |= ways_of_groups(frame, found.placements)
    return Start(bound, ways, found.placements, found.objective)


def _strike_out(frame: Frame, path: Path, worth: int) -> None:
    """Strike out ways with which a body costs more than `worth`.

    With such a way, and each other body at its cheapest, the objective would exceed that of a
    timetable the verifier has accepted; so this is sound whatever couples the bodies.
    """
    for part_id, bounds in path.bounds.items():
        part = frame.conference.part_by_id[part_id]
        cheap = {way for way, cost in bounds.items() if cost <= worth}
        frame.keep_ways(part, lambda way, cheap=cheap: (way.first, way.last) in cheap)  # type: ignore[misc]
    for part_id, ends in path.spread.items():
        firsts, lasts = ({s for s, cost in own.items() if cost <= worth} for own in ends)
        frame.keep_spread(frame.conference.part_by_id[part_id], firsts, lasts)
