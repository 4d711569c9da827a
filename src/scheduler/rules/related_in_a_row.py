"""Soft: related bodies meet one after the other, without idle half-days in between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.cp_sat import cp_model
    from scheduler.model.plan import Plan


class RelatedInARow(SoftRule):
    """Related meetings are to be held consecutively, for the best use of services.

    So the delegates' handbook, on meetings services. Counted is each half-day between the first and
    the last meeting of related bodies in which one of them could meet and none does.
    """

    id = "related-in-a-row"
    sentence = "Related bodies meet in consecutive half-days, so that one team serves them all."
    unit = "idle half-days between meetings of related bodies"
    weight = 20

    def post(self, plan: "Plan") -> None:
        """An idle half-day has a meeting somewhere before it, one after it, and none in it."""
        for related in _related(plan.conference):
            held = [[plan.held(meeting) for meeting in now] for now in related.half_days]
            before = _running(plan, held)
            after = _running(plan, held[::-1])[::-1]
            for index in range(1, len(held) - 1):
                idle = plan.flag(f"idle:{related.names}:{index}")
                used = plan.flag(f"used:{related.names}:{index}")
                plan.require(used <= sum(held[index]))
                plan.require(idle >= before[index - 1] + after[index + 1] - 1 - used)
                plan.charge(self.id, idle)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look for half-days without a meeting between two with one."""
        taken = {placed.meeting for placed in timetable.placements}
        for related in _related(conference):
            met = [any(meeting.id in taken for meeting in now) for now in related.half_days]
            for index, now in enumerate(related.half_days):
                if not met[index] and any(met[:index]) and any(met[index:]):
                    yield Charge(1, f"{related.names} do not meet on {now[0].name}")


@dataclass(frozen=True, slots=True)
class _Related:
    """Related bodies, and the half-days open to any of them, in order of time."""

    names: str
    half_days: tuple[tuple[Meeting, ...], ...]


def _related(conference: Conference) -> Iterator[_Related]:
    seen: set[str] = set()
    for body in conference.bodies:
        group = _with_theirs(conference, body.id)
        if len(group) < 2 or body.id in seen:
            continue
        seen |= group
        names = [other.name for other in conference.bodies if other.id in group]
        by_half_day: dict[int, list[Meeting]] = {}
        for meeting in conference.meetings:
            if meeting.body in group:
                by_half_day.setdefault(conference.half_day_number[meeting.id], []).append(meeting)
        half_days = tuple(tuple(by_half_day[number]) for number in sorted(by_half_day))
        yield _Related(f"{', '.join(names[:-1])} and {names[-1]}", half_days)


def _with_theirs(conference: Conference, body: str) -> set[str]:
    """A body with those related to it, and to them; who says so first does not matter.

    Only those of which something is still to be planned.
    """
    found, more = set[str](), {body}
    while more - found:
        found |= more
        more = {other for key in found for other in conference.body_by_id[key].related}
        more |= {one.id for one in conference.bodies if found & set(one.related)}
        more &= conference.body_by_id.keys()
    return found


def _running(plan: "Plan", held: "list[list[cp_model.IntVar]]") -> "list[cp_model.IntVar]":
    """Whether anything has been held up to each half-day."""
    found: list[cp_model.IntVar] = []
    for now in held:
        running = plan.flag("running")
        for literal in (*found[-1:], *now):
            plan.require(running >= literal)
        found.append(running)
    return found
