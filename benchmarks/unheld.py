"""Half-days that are not held, in several formulations: `python -m benchmarks.unheld`.

The committees of the synthetic conferences, of which each holds some of the half-days open to it
and none beside the Plenary, which meets in the mornings. So what does not fit into an afternoon
goes on after a morning that the committee leaves out. Interpreters, rooms and referrals are left
out, for formulations differ in how an item goes on, and not in these. All have the same rules and
costs, and each timetable is checked and priced by the program's own verifier.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from time import perf_counter

from benchmarks.conferences import BODIES, conference_file
from benchmarks.generators import read
from benchmarks.record import Row, markdown, record
from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.services import Services
from scheduler.domain.timetable import Placement, Status, Timetable, in_time_order
from scheduler.errors import SchedulerError
from scheduler.model.build import frame_of, full_plan
from scheduler.model.cp_sat import cp_model
from scheduler.model.extract import placements
from scheduler.model.frame import Frame
from scheduler.model.options import SolveOptions
from scheduler.model.plan import Plan
from scheduler.model.solve import solve
from scheduler.model.spread import Spread
from scheduler.model.ways import Way
from scheduler.rules import HARD, SOFT
from scheduler.verifier import verify

MARCH = (1, 2, 3, 4, 5, 8, 9, 10, 11, 12)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a formulation came to."""

    status: str
    placements: tuple[Placement, ...] | None
    bound: int | None
    variables: int | None = None
    constraints: int | None = None


def beside_plenary(kind: str, names: tuple[str, ...]) -> Conference:
    """Some committees of a synthetic conference, beside a Plenary of every morning."""
    made = read(conference_file(kind))
    bodies = {body.id: body for body in made.bodies if body.name in names}
    plenary = made.bodies[0].id
    mornings = [m for m in made.meetings_of(plenary) if m.start < 12 * 60]
    opening = made.parts_of(plenary)[0]
    parts = [
        replace(opening, id=f"{plenary}:{number}", items=(), minimum=15, maximum=15,
                target=15, desired=15, within=frozenset([meeting.id]))
        for number, meeting in enumerate(mornings)
    ]  # fmt: skip
    its = replace(made.bodies[0], budgets=(), free_order=True)
    return replace(
        made,
        bodies=(its, *(replace(body, not_with=(plenary,)) for body in bodies.values())),
        meetings=(*mornings, *(m for m in made.meetings if m.body in bodies)),
        parts=(*parts, *(part for part in made.parts if part.body in bodies)),
        services=Services(),
    )


# Ours, and ways listed ----------------------------------------------------------------------------


class Listed(Frame):
    """All ways that leave out half-days are listed, one boolean for each."""

    def spread(self, part: Part) -> Spread | None:
        """Nothing is chosen apart."""
        return None

    def ways(self, part: Part) -> tuple[Way, ...]:
        """Ways that leave out none and those that do."""
        if part.id not in self._ways:
            plain, spread = super().ways(part), super().spread(part)
            more = () if spread is None else _listed(self, part, spread)
            self._ways[part.id] = (*plain, *more)
        return self._ways[part.id]


def _listed(frame: Frame, part: Part, spread: Spread) -> Iterator[Way]:
    capacity, most = frame.capacity[part.body], frame.reasonable_most(part)
    own = {number: stretches[0] for number, stretches in spread.meetings.stretches.items()}

    def onward(taken: tuple[int, ...], room: int) -> Iterator[Way]:
        for number in range(taken[-1] + 1, max(own) + 1):
            found, here = (*taken, number), capacity[own[number]]
            inner = sum(capacity[own[n]] for n in taken[1:])
            leaves_out = len(taken) < number - taken[0]
            is_enough = room + here >= frame.least(part) and inner + 2 <= most
            if own[number] in spread.lasts and leaves_out and is_enough:
                stretches = tuple(own[n] for n in found)
                ends = stretches[0], stretches[-1]
                yield Way(*ends, stretches, inner + 2, room + here, len(found))
            if number in spread.through and inner + here + 2 <= most:
                yield from onward(found, room + here)

    for number, s in own.items():
        if s in spread.firsts:
            yield from onward((number,), capacity[s])


def listed(conference: Conference, seconds: float) -> Answer:
    """One boolean for each way, those that leave out half-days included."""
    started = perf_counter()
    frame = Listed(conference)
    for rule in (*HARD, *SOFT):
        rule.restrict(frame)
    frame.caps = frame_of(conference).caps
    plan = full_plan(frame)
    for body in conference.bodies:
        parts = conference.parts_of(body.id)
        for meeting in conference.meetings_of(body.id):
            (s,) = plan.of_meeting(meeting)
            leaving, going_on = [], []
            for part in parts:
                for way, y in plan.chosen[part.id]:
                    if way.first < s < way.last and s not in way.stretches:
                        leaving.append(y)
                    if s in way.stretches and way.last > s:
                        going_on.append(y)
            if leaving:
                plan.cp.add(sum(leaving) + plan.held(meeting) <= 1)
            plan.cp.add_at_most_one(going_on)
    return _solved(plan, seconds - (perf_counter() - started), lambda s: placements(plan, s))


def apart(conference: Conference, seconds: float) -> Answer:
    """First and last meeting chosen apart, and what is filled in between (`model.spread`)."""
    started = perf_counter()
    plan = full_plan(frame_of(conference))
    return _solved(plan, seconds - (perf_counter() - started), lambda s: placements(plan, s))


# Items in the first, second, third meeting, and these on half-days -------------------------------


def ranks(conference: Conference, seconds: float) -> Answer:
    """Items are laid into the first, second, third meeting held; these are given half-days.

    For bodies whose half-days are all alike.
    """
    started = perf_counter()
    most = {body.id: sum(b.most for b in body.budgets) for body in conference.bodies}
    by_rank = {
        body.id: conference.meetings_of(body.id)[: most[body.id] or None]
        for body in conference.bodies
    }
    plan = full_plan(
        frame_of(
            replace(
                conference,
                bodies=tuple(replace(b, budgets=(), not_with=()) for b in conference.bodies),
                meetings=tuple(m for own in by_rank.values() for m in own),
            )
        )
    )
    on: dict[tuple[str, str], cp_model.IntVar] = {}
    for body, own in by_rank.items():
        before: list[cp_model.IntVar] = []
        open_to = conference.meetings_of(body)
        for rank in own:
            row = [plan.flag(f"{rank.id}:{meeting.id}") for meeting in open_to]
            plan.cp.add(sum(row) == plan.held(rank))
            for index in range(len(row)) if before else ():
                plan.cp.add(sum(row[: index + 1]) <= sum(before[:index]))
            on |= {(rank.id, m.id): y for m, y in zip(open_to, row, strict=True)}
            before = row
    for _, cap in frame_of(conference).caps:
        held = [y for (_, meeting), y in on.items() if meeting in cap.meetings]
        plan.cp.add(sum(held) <= cap.most)

    def moved(solver: cp_model.CpSolver) -> tuple[Placement, ...]:
        place = {rank: meeting for (rank, meeting), y in on.items() if solver.boolean_value(y)}
        shift = {
            rank: conference.meeting_by_id[meeting].start - conference.meeting_by_id[rank].start
            for rank, meeting in place.items()
        }
        return in_time_order(
            conference,
            (
                replace(
                    one,
                    meeting=place[one.meeting],
                    start=one.start + shift[one.meeting],
                    end=one.end + shift[one.meeting],
                )
                for one in placements(plan, solver)
            ),
        )

    return _solved(plan, seconds - (perf_counter() - started), moved)


def _solved(
    plan: Plan, seconds: float, found: Callable[[cp_model.CpSolver], tuple[Placement, ...]]
) -> Answer:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    status = solver.solve(plan.cp)
    is_found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        solver.status_name(status).lower(),
        found(solver) if is_found else None,
        round(solver.best_objective_bound),
        len(plan.cp.proto.variables),
        len(plan.cp.proto.constraints),
    )


def shipped(conference: Conference, seconds: float) -> Answer:
    """The program: paths that leap (`model.leaps`), bodies in turn, then its constraint model."""
    try:
        found = solve(conference, SolveOptions(time_limit=seconds))
    except SchedulerError:
        return Answer("unknown", None, None)
    return Answer(str(found.status), found.placements, found.bound)


CONTENDERS: Mapping[str, Callable[[Conference, float], Answer]] = {
    "ways listed": listed,
    "first and last apart": apart,
    "ranks of meetings": ranks,
    "the program as it stands": shipped,
}
*WHOLE, BUDGET = [group.name for group in BODIES if group.kind == "committee"]
FULL = {
    "roomy, Budget Committee": ("roomy", (BUDGET,)),
    "roomy, one Committee of the Whole": ("roomy", tuple(WHOLE[:1])),
    "tight, one Committee of the Whole": ("tight", tuple(WHOLE[:1])),
    "tight, all committees": ("tight", (*WHOLE, BUDGET)),
}


def rows(problems: Mapping[str, tuple[str, tuple[str, ...]]], seconds: float) -> Iterator[Row]:
    """A row for each problem and formulation; raises where the verifier refuses a timetable."""
    for name, (kind, names) in problems.items():
        conference = beside_plenary(kind, names)
        for way, contender in CONTENDERS.items():
            started = perf_counter()
            answer = contender(conference, seconds)
            taken = perf_counter() - started
            objective = None
            if answer.placements is not None:
                report = verify(conference, Timetable(answer.placements, Status.GIVEN))
                if report.violations:
                    raise SystemExit(f"{name}, {way}: {report.violations[0].message}")
                objective = report.objective
            row: Row = {
                "problem": name,
                "formulation": way,
                "status": answer.status,
                "objective": objective,
                "bound": answer.bound,
                "seconds": round(taken, 2),
                "variables": answer.variables,
                "constraints": answer.constraints,
            }
            print(row, file=sys.stderr, flush=True)
            yield row


def main() -> None:
    """Compare, print the table, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unheld")
    parser.add_argument("--time-limit", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--smoke", action="store_true", help="one problem, nothing is kept")
    given = parser.parse_args()
    problems = dict(list(FULL.items())[:1]) if given.smoke else FULL
    found = list(rows(problems, given.time_limit))
    print(markdown(found))
    if not given.smoke:
        record("unheld", found, time_limit=given.time_limit, workers=1)


if __name__ == "__main__":
    main()
