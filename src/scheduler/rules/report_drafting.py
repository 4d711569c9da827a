"""Hard: the report is drafted in free time before it is adopted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body, Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Placement, Timetable, in_time_order
from scheduler.rules.base import Case, HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class ReportDrafting(HardRule):
    """The drafting time is counted in the body's own meeting hours, or in whole meetings kept free.

    Off unless asked for: the 2019 Working Group adopts its report three hours after its last item.
    """

    id = "report-drafting"
    sentence = (
        "The drafting time lies free between the last substantive item "
        "and the adoption of the report."
    )

    def post(self, plan: "Plan") -> None:
        """Count free minutes, or empty meetings, after all substance and before the report."""
        for body in plan.conference.bodies:
            report, substance = _concerned(plan.conference, body.id)
            if report is None or not substance or not (body.drafting or body.drafting_half_days):
                continue
            case = plan.case(self.id, _wish(body, report), report.where)
            if body.drafting:
                _free_minutes(plan, case, body, report, substance)
            if body.drafting_half_days:
                _free_meetings(plan, case, body, report, substance)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Walk from the end of the last substantive item to the beginning of the report."""
        placed = in_time_order(conference, timetable.placements)
        for body in conference.bodies:
            report, substance = _concerned(conference, body.id)
            adopted = [p for p in placed if report is not None and p.part == report.id]
            discussed = [p for p in placed if p.part in {part.id for part in substance}]
            if report is None or not adopted or not discussed:
                continue
            minutes, meetings = _free_between(conference, body.id, placed, discussed, adopted[0])
            if minutes < body.drafting:
                yield self.broken(
                    f"{minutes} minutes lie free for drafting before {report.name}, "
                    f"but {body.drafting} are asked for",
                    report.where,
                )
            if meetings < body.drafting_half_days:
                kept, asked = _counted(meetings), body.drafting_half_days
                yield self.broken(
                    f"{kept} kept free before {report.name}, but {asked} "
                    f"{'is' if asked == 1 else 'are'} asked for",
                    report.where,
                )


def _concerned(conference: Conference, body: str) -> tuple[Part | None, list[Part]]:
    """The last report of a body, and its substantive parts."""
    parts = conference.parts_of(body)
    reports = [part for part in parts if part.kind is Kind.REPORT]
    return (reports[-1] if reports else None), [part for part in parts if part.is_substantive]


def _wish(body: Body, report: Part) -> str:
    if body.drafting_half_days:
        kept = _counted(body.drafting_half_days)
        return f"{kept} kept free for drafting before {report.name}"
    return f"{body.drafting} minutes lie free for drafting before {report.name}"


def _counted(half_days: int) -> str:
    return "1 half-day is" if half_days == 1 else f"{half_days or 'no'} half-days are"


def _free_minutes(
    plan: "Plan", case: Case, body: Body, report: Part, substance: list[Part]
) -> None:
    # A report that begins at its hour leaves nothing free before it in a stretch that begins then.
    free = []
    for s, capacity in enumerate(plan.frame.capacity[body.id]):
        here = plan.amount(capacity, f"drafting:{body.id}:{s}")
        plan.add(case, here <= capacity - plan.used(body.id, s))
        before = s if report.is_at_hour else s - 1
        plan.add(case, here <= capacity * (1 - plan.begun(report, before)))
        for part in substance:
            plan.add(case, here <= capacity * plan.ended(part, s))
        free.append(here)
    plan.add(case, plan.grid * sum(free) >= body.drafting)


def _free_meetings(
    plan: "Plan", case: Case, body: Body, report: Part, substance: list[Part]
) -> None:
    kept = []
    for meeting in plan.conference.meetings_of(body.id):
        own = plan.of_meeting(meeting)
        free = plan.flag(f"kept-free:{meeting.id}")
        plan.add(case, free <= 1 - plan.begun(report, own[-1]))
        for part in substance:
            plan.add(case, free <= plan.ended(part, own[0] - 1))
        for part in plan.conference.parts_of(body.id):
            for s in own:
                plan.add(case, plan.at(part, s) <= 1 - free)
        kept.append(free)
    plan.add(case, sum(kept) >= body.drafting_half_days)


def _free_between(
    conference: Conference,
    body: str,
    placed: tuple[Placement, ...],
    discussed: list[Placement],
    adoption: Placement,
) -> tuple[int, int]:
    """Free minutes of meetings, and meetings wholly free, between substance and report."""
    last = max(discussed, key=lambda p: (conference.meeting_by_id[p.meeting].date, p.end))
    after, before = (
        conference.meeting_by_id[last.meeting],
        conference.meeting_by_id[adoption.meeting],
    )
    minutes = meetings = 0
    for meeting in conference.meetings_of(body):
        if (
            not (after.date, after.start)
            <= (meeting.date, meeting.start)
            <= (before.date, before.start)
        ):
            continue
        start = last.end if meeting.id == after.id else meeting.start
        end = adoption.start if meeting.id == before.id else meeting.end
        taken = [p for p in placed if p.meeting == meeting.id]
        held = sum(conference.worked(meeting, max(p.start, start), min(p.end, end)) for p in taken)
        minutes += conference.worked(meeting, start, end) - held
        meetings += not taken and meeting.id not in (after.id, before.id)
    return minutes, meetings
