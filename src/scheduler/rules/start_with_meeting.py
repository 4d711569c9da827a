"""Soft: a substantive item starts at the start of a meeting."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.ordering import agenda_precedences
from scheduler.domain.timetable import Placement, Timetable, in_time_order
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.cp_sat import cp_model
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import LinearExpr, Plan

    IntVar = cp_model.IntVar


# Half of the usual three hours; what is shorter may share a meeting.
LONG_MINUTES = 90


class StartWithMeeting(SoftRule):
    """Whole half-days go to substantive items; only introductory items may stand before one.

    The habit is that of nearly all complete published tables. Short items share a meeting, and one
    pinned to an hour is where it was put.
    """

    id = "start-with-meeting"
    sentence = (
        "A substantive item of half a meeting or more starts with a meeting; "
        "the first one follows the procedural items."
    )
    unit = "substantive items that start in mid-meeting"
    weight = 240

    def post(self, plan: "Plan") -> None:
        """Each meeting has at most one part that leads it, and none if another runs on into it."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            others = [part for part in parts if not part.kind.is_introductory]
            concerned = [part for part in parts if _is_concerned(part)]
            earlier = _predecessors(plan.conference, body.id)
            led: dict[str, list[LinearExpr]] = {part.id: [] for part in concerned}
            for meeting in plan.conference.meetings_of(body.id):
                own = plan.of_meeting(meeting)
                for index, s in enumerate(own):
                    for part, leads in _leaders(plan, s, concerned, others, earlier):
                        led[part.id].append(leads)
                        for before in own[:index]:
                            _introduces(plan, before, part, others, leads)
            for part in concerned:
                late = plan.flag(f"starts-late:{part.id}")
                plan.require(late + sum(led[part.id]) == 1)
                plan.charge(self.id, late)

    def price(self, places: "Places") -> "Amounts":
        """Mid-meeting, unless only introductory parts have gone before."""
        if not _is_concerned(places.part) or places.follows_introduction:
            return 0
        return places.offset > 0

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at what stands before each substantive part in the meeting where it begins."""
        firsts: dict[str, Placement] = {}
        for placed in in_time_order(conference, timetable.placements):
            firsts.setdefault(placed.part, placed)
        for part in conference.parts:
            first = firsts.get(part.id)
            if first is None or not _is_concerned(part):
                continue
            meeting = conference.meeting_by_id[first.meeting]
            introduced = sum(
                conference.worked(meeting, p.start, p.end)
                for p in timetable.in_meeting(meeting.id)
                if p.start < first.start and conference.part_by_id[p.part].kind.is_introductory
            )
            if conference.worked(meeting, meeting.start, first.start) > introduced:
                yield Charge(1, f"{part.name} starts in mid-meeting on {meeting.name}")


def _leaders(
    plan: "Plan",
    s: int,
    concerned: list[Part],
    others: list[Part],
    earlier: dict[str, list[Part]],
) -> list[tuple[Part, "IntVar"]]:
    """For each part that may begin in a stretch, whether only introductions come before it."""
    leading = [part for part in concerned if plan.may_begin(part, s)]
    leads = {part.id: plan.flag(f"leads:{part.id}:{s}") for part in leading}
    present = sum(plan.at(other, s) for other in others)
    for part in leading:
        plan.require(leads[part.id] <= plan.first(part, s))
        hour = plan.stretches(part.body)[s].start
        pinned = [o for o in others if o.pin is not None and o.pin.start == hour and o != part]
        for other in earlier[part.id]:
            plan.require(leads[part.id] + plan.at(other, s) <= 1)
        for other in pinned:
            plan.require(leads[part.id] + plan.first(other, s) <= 1)
        # What comes first and runs on leaves room for introductions only.
        beside = present - plan.at(part, s)
        goes_on = leads[part.id] + plan.runs_on(part, s)
        plan.require(beside <= len(others) * (2 - goes_on))
    plan.exclude([*leads.values(), *plan.running_in(others, s)])
    return [(part, leads[part.id]) for part in leading]


def _introduces(plan: "Plan", s: int, part: Part, others: list[Part], leads: "IntVar") -> None:
    """Where a part leads from a later stretch of the meeting, introductions fill this one."""
    plan.require(plan.used(part.body, s) >= plan.frame.capacity[part.body][s] * leads)
    plan.require(sum(plan.at(other, s) for other in others) <= len(others) * (1 - leads))


def _predecessors(conference: Conference, body: str) -> dict[str, list[Part]]:
    """For each part the nearest parts that come before it and are no introduction."""
    parts = conference.parts_of(body)
    free = conference.body_by_id[body].free_order
    direct: dict[str, list[str]] = {part.id: [] for part in parts}
    for precedence in agenda_precedences(parts, conference.precedences, free):
        direct[precedence.after].append(precedence.before)
    found: dict[str, list[Part]] = {}
    for part in parts:
        nearest: dict[str, Part] = {}
        queue, seen = list(direct[part.id]), set(direct[part.id])
        while queue:
            before = conference.part_by_id[queue.pop()]
            if not before.kind.is_introductory:
                nearest[before.id] = before
            else:
                queue.extend(i for i in direct[before.id] if i not in seen)
                seen.update(direct[before.id])
        found[part.id] = list(nearest.values())
    return found


def _is_concerned(part: Part) -> bool:
    return part.is_substantive and part.target >= LONG_MINUTES and not part.is_at_hour
