"""Judges what peers find by one evaluator: the program's own verifier, with all rules and costs."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.peers.process import Run
from benchmarks.peers.roster import Peer
from benchmarks.record import Row
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.verifier import verify


def judged(problem: str, conference: Conference, one: Peer, run: Run) -> Row:
    """A row of the table: what a timetable breaks and costs, whoever made it."""
    broken, cost = "", None
    if run.placements is not None:
        report = verify(conference, Timetable(run.placements, Status.GIVEN))
        counted = Counter(violation.rule for violation in report.violations)
        broken = ", ".join(f"{rule} × {n}" for rule, n in sorted(counted.items())) or "none"
        cost = report.objective
    bound = None if run.bound is None or not one.counts_our_costs else round(run.bound)
    return {
        "problem": problem,
        "peer": one.name,
        "status": _status(one, run),
        "hard rules broken": broken,
        "cost": cost,
        "bound": bound,
        "seconds": None if run.seconds is None else round(run.seconds, 2),
    }


def _status(one: Peer, run: Run) -> str:
    """Its own word; an optimum of something else than our costs is called so."""
    if run.status == "optimal" and not one.counts_our_costs:
        return "optimal by its own count"
    return run.status


def disagreements(rows: Sequence[Row]) -> list[str]:
    """Where a bound lies above the cost of a timetable that breaks no rule, or a proof is wrong."""
    found = []
    for problem in dict.fromkeys(row["problem"] for row in rows):
        own = [row for row in rows if row["problem"] == problem]
        costs = [row["cost"] for row in own if row["hard rules broken"] == "none"]
        for row in own:
            if row["bound"] is not None and costs and row["bound"] > min(costs):
                found.append(
                    f"{problem}, {row['peer']}: its bound is {row['bound']}, "
                    f"but a timetable costs {min(costs)}"
                )
            if row["status"] == "optimal" and row["hard rules broken"] not in ("", "none"):
                found.append(f"{problem}, {row['peer']}: it breaks {row['hard rules broken']}")
    return found
