"""Soft: a substantive item starts at the start of a meeting."""

from collections.abc import Iterator

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.ordering import agenda_precedences
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.model.plan import LinearExpr, Plan
from scheduler.rules.base import Charge, SoftRule


class StartWithMeeting(SoftRule):
    """Whole half-days go to substantive items; only introductory items may stand before one.

    The habit is that of nearly all complete tables (agendas/PATTERNS.md, section 3).
    """

    id = "start-with-meeting"
    sentence = (
        "A substantive item starts with a meeting; the first one follows the procedural items."
    )
    unit = "substantive items that start in mid-meeting"
    weight = 240

    def post(self, plan: Plan) -> None:
        """Each meeting has at most one leading part, and none if something runs on into it."""
        for body in plan.conference.bodies:
            parts = [p for p in plan.conference.parts_of(body.id) if not p.kind.is_introductory]
            leads: dict[str, list[LinearExpr]] = {part.id: [] for part in parts if part.is_substantive}
            earlier = _predecessors(plan.conference, body.id)
            for meeting in plan.conference.meetings_of(body.id):
                if not plan.of_meeting(meeting):
                    continue
                s = plan.of_meeting(meeting)[0]
                led = []
                for part in parts:
                    if not part.is_substantive:
                        continue
                    lead = plan.slack(1, f"leads:{part.id}:{s}")
                    plan.cp.add(lead <= plan.first(part, s))
                    for other in earlier[part.id]:
                        plan.cp.add(lead <= 1 - plan.at(other, s))
                    _alone_if_running_on(plan, lead, part, parts, s)
                    leads[part.id].append(lead)
                    led.append(lead)
                running_in = [plan.runs_on(part, s - 1) for part in parts] if s else []
                plan.cp.add(sum(led) + sum(running_in) <= 1)
            for found in leads.values():
                plan.charge(self.id, 1 - sum(found))

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at what stands before each substantive part in the meeting where it begins."""
        placed = in_time_order(conference, timetable.placements)
        for part in conference.parts:
            own = [p for p in placed if p.part == part.id]
            if not part.is_substantive or not own:
                continue
            first = own[0]
            meeting = conference.meeting_by_id[first.meeting]
            introduced = sum(
                conference.worked(meeting, p.start, p.end)
                for p in placed
                if p.meeting == meeting.id
                and p.start < first.start
                and conference.part_by_id[p.part].kind.is_introductory
            )
            if conference.worked(meeting, meeting.start, first.start) > introduced:
                yield Charge(1, f"{part.name} starts in mid-meeting on {meeting.name}")


def _predecessors(conference: Conference, body: str) -> dict[str, list[Part]]:
    """For each part the nearest parts that come before it and are no introduction."""
    parts = conference.parts_of(body)
    free = conference.body_by_id[body].free_order
    direct: dict[str, list[str]] = {part.id: [] for part in parts}
    for precedence in agenda_precedences(parts, conference.precedences, free):
        if precedence.before in direct and precedence.after in direct:
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



def _alone_if_running_on(
    plan: Plan, lead: LinearExpr, part: Part, parts: list[Part], s: int
) -> None:
    """What leads a stretch and runs on out of it leaves no room for others but introductions."""
    capacity = plan.stretches[part.body][s].minutes // plan.grid
    others = sum(plan.units(other, s) for other in parts if other.id != part.id)
    plan.cp.add(others <= capacity * (2 - lead - plan.runs_on(part, s)))
