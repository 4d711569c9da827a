"""Plan a running conference anew: the past as it was, the rest with the fewest changes.

Changes come first, by the notice they give and the people they touch (`rules.fewest_changes`); of
all timetables with as few as can be, the one that costs least is taken.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.changes import Change, changes
from scheduler.domain.clock import clock, day_name
from scheduler.domain.conference import Conference
from scheduler.domain.interpreters import Duty
from scheduler.domain.timetable import Placement, Status, Timetable, in_time_order
from scheduler.errors import NoTimetable, Stopped
from scheduler.model.in_turn import all_else, fewest_changes, then_best, weighed
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.replan.causes import causes
from scheduler.replan.course import Course, Moment, course, joined
from scheduler.replan.rest import rest_of
from scheduler.rules.late_releases import LateReleases
from scheduler.verifier import verify

A_MINUTE = 60.0
# Of the time limit, what the search for the fewest changes may take.
FEWEST = 0.7

__all__ = ["Moment", "Replanned", "replan"]


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new version of a timetable, what it changes, and why.

    `reasons` are what has happened, in sentences; `causes` say in a clause, by part, what keeps it
    from where it was. `releases` are meetings given up at short notice. `is_revised` tells
    whether the table as it is printed differs; else only hours and minutes within meetings do.
    Parts that are `over` are told as what has been. `is_reworded` where nothing moves, but titles
    or other words of the table are new.
    """

    timetable: Timetable
    changes: tuple[Change, ...]
    reasons: tuple[str, ...]
    causes: Mapping[str, str]
    releases: tuple[str, ...] = ()
    is_revised: bool = True
    over: frozenset[str] = frozenset()
    is_reworded: bool = False

    def __str__(self) -> str:
        past = [change for change in self.changes if change.part in self.over]
        ahead = [change for change in self.changes if change.part not in self.over]
        lines = [*self.reasons]
        if past:
            lines += ["Otherwise than planned:", *(f"– {change.sentence}" for change in past)]
        lines.append(self._head(bool(ahead), bool(past)))
        lines += [f"– {self.sentence(change)}" for change in ahead]
        if self.releases:
            lines.append(
                "Given up at short notice, so that services may still have to be paid for:"
            )
            lines += [f"– {release}." for release in self.releases]
        return "\n".join(lines)

    def _head(self, is_ahead: bool, is_past: bool) -> str:
        """What is said before the changes of what is to come."""
        if is_ahead and self.is_revised:
            return f"Changes to the organization of work (version {self.timetable.version}):"
        if is_ahead:
            return "The organization of work remains as it is. Within its meetings:"
        if self.is_reworded:
            version = self.timetable.version
            return (
                f"The organization of work remains as it is, but worded anew (version {version})."
            )
        whole = "What is to come" if is_past else "The organization of work"
        return f"{whole} remains as it is."

    def sentence(self, change: Change) -> str:
        """What changes, and why where that is known."""
        cause = self.causes.get(change.part)
        return f"{change.sentence.removesuffix('.')}, as {cause}." if cause else change.sentence


def replan(
    conference: Conference,
    timetable: Timetable,
    now: Moment,
    overruns: Mapping[str, int],
    log: Sequence[Placement] = (),
    options: SolveOptions | None = None,
) -> Replanned:
    """Plan what is left anew; `overruns` are minutes by part, `log` what was really taken.

    Raises `NoTimetable` where the rest has none, `Stopped` where none was found in time.
    """
    so_far = course(conference, timetable, now, overruns, log)
    rest = rest_of(conference, timetable, so_far, dict(overruns))
    try:
        found = _fewest_changes(rest, options or SolveOptions()) if rest.parts else None
    except NoTimetable as error:
        then = f"{day_name(now.date)}, {clock(now.minute)}"
        raise NoTimetable(f"From {then} on:\n{error}", error.reasons) from error
    new = _whole(conference, timetable, so_far, found)
    before, after = (conference, timetable), (conference, new)
    left = {part.id for part in rest.parts}
    over = frozenset(part.id for part in conference.parts if part.id not in left)
    moved = changes(before, after, over)
    reasons = _reasons(conference, so_far, timetable, overruns)
    told = replace(
        conference,
        announced=tuple((placed.part, placed.meeting) for placed in timetable.placements),
        as_of=now.date,
    )
    late = tuple(charge.message for charge in LateReleases().charges(told, new))
    return Replanned(
        new, moved, tuple(reasons), causes(before, after, rest, moved), late, over=over
    )


def _fewest_changes(rest: Conference, options: SolveOptions) -> Timetable:
    """First as few changes as can be; then, of these, what costs least.

    The time limit ends the search for something better; for a first timetable it goes on up to a
    minute.
    """
    wish, most = fewest_changes(), FEWEST * options.time_limit
    fewest, started = weighed(rest, wish), time.monotonic()
    quickly = replace(options, ties=False, time_limit=most)
    try:
        first = solve(fewest, quickly)
    except Stopped:
        first = solve(fewest, replace(quickly, time_limit=max(options.time_limit, A_MINUTE)))
    left = max(options.time_limit - most, options.time_limit - (time.monotonic() - started))
    try:
        rather = replace(options, improve_start=False, time_limit=left)
        found = then_best(rest, first, wish, all_else(rest), rather)
    except Stopped:
        found = replace(first, status=Status.FEASIBLE, stopped_by="the time limit")
    return replace(found, made_with={**found.made_with, "time_limit": options.time_limit})


def _whole(
    conference: Conference, earlier: Timetable, so_far: Course, rest: Timetable | None
) -> Timetable:
    """The past and the rest together, with what the whole costs by the usual rules."""
    placed = (*so_far.placements, *(rest.placements if rest else ()))
    whole = Timetable(
        placements=joined(in_time_order(conference, placed)),
        status=rest.status if rest else Status.OPTIMAL,
        version=earlier.version + 1,
        made_with=rest.made_with if rest else {},
        stopped_by=rest.stopped_by if rest else "",
        duties=_duties(earlier, so_far, rest),
    )
    report = verify(conference, whole)
    return replace(
        whole,
        objective=report.objective,
        bound=report.objective if whole.status is Status.OPTIMAL else None,
        costs=report.costs,
        notices=tuple(
            f"As things have gone, {violation.message}." for violation in report.violations
        ),
    )


def _duties(earlier: Timetable, so_far: Course, rest: Timetable | None) -> tuple[Duty, ...] | None:
    """Who has served, and who is to serve what is left; a meeting under way is among that."""
    if earlier.duties is None and (rest is None or rest.duties is None):
        return None
    ahead = rest.duties or () if rest else ()
    again = {duty.meeting for duty in ahead}
    past = {placed.meeting for placed in so_far.placements} - again
    return (*(duty for duty in earlier.duties or () if duty.meeting in past), *ahead)


def _reasons(
    conference: Conference, so_far: Course, timetable: Timetable, overruns: Mapping[str, int]
) -> list[str]:
    found = []
    for part in conference.parts:
        name = part.capital_name
        if part.id in overruns:
            found.append(f"{name} needs {overruns[part.id]} minutes more than planned.")
        elif (planned := timetable.of_part(part.id)) and so_far.needs[part.id] != sum(
            conference.worked(conference.meeting_by_id[p.meeting], p.start, p.end) for p in planned
        ):
            found.append(_taken(name, so_far.spent.get(part.id, 0), so_far.left(part.id)))
    return found


def _taken(name: str, spent: int, left: int) -> str:
    """What the log says of an item; the last one that it has may have to go on."""
    if not left:
        return f"{name} was over after {spent} minutes."
    return f"{name} has had {spent} minutes, and goes on for {left}."
