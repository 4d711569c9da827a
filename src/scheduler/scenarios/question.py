"""Why is an item where it is: the solver tries it elsewhere, and tells what that would cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler.domain.agenda import Part
from scheduler.domain.changes import Change, changes
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Cost, Status, Timetable
from scheduler.errors import Stopped, UsageError
from scheduler.model.explain import Explanation, explain
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.model.trial import exists
from scheduler.verifier import verify

A_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Term:
    """What one soft rule costs in two timetables."""

    rule: str
    before: int
    after: int

    def __str__(self) -> str:
        return f"{self.rule}: {self.before} → {self.after} ({self.after - self.before:+d})"


@dataclass(frozen=True, slots=True)
class Answer:
    """Either `forbidden` says which demands forbid it, or `terms` and `changes` what it means."""

    wish: str
    forbidden: tuple[str, ...] = ()
    timetable: Timetable | None = None
    difference: int = 0
    terms: tuple[Term, ...] = ()
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        if self.timetable is None:
            demands = [f"  – {sentence}" for sentence in self.forbidden]
            return "\n".join([f"{self.wish} is not possible. These demands forbid it:", *demands])
        if not (self.difference or self.changes):
            return f"{self.wish}: that is so already."
        proved = self.timetable.status is Status.OPTIMAL
        if self.difference > 0:
            verdict = f"would cost {'' if proved else 'at most '}{self.difference} more"
        elif self.difference:
            verdict = f"would cost {-self.difference} less"
        else:
            verdict = "would cost the same"
        lines = [f"{self.wish} {verdict}{':' if self.terms else '.'}"]
        lines += [f"  {term}" for term in self.terms]
        if self.changes:
            lines += ["Then:", *(f"  – {change.sentence}" for change in self.changes)]
        return "\n".join(lines)


def ask(
    conference: Conference,
    timetable: Timetable,
    part: Part,
    meetings: Sequence[Meeting],
    inside: bool,
    options: SolveOptions,
) -> Answer:
    """Try a part only in some meetings (`inside`), or in none of them.

    The time limit ends the search for a better answer; for a first one the search goes on up to a
    minute. Raises `Stopped` where there is none by then.
    """
    if part.if_possible:
        raise UsageError(
            f"{part.capital_name} is asked for by a group, and held if services are left.\n"
            "    Ask for an item of an agenda, or change “when” of the group."
        )
    named = {meeting.id for meeting in meetings}
    allowed = part.within or {meeting.id for meeting in conference.meetings_of(part.body)}
    within = frozenset(allowed & named if inside else allowed - named)
    asked = replace(
        conference,
        parts=tuple(replace(p, within=within) if p.id == part.id else p for p in conference.parts),
    )
    wish = _wish(part, meetings, inside)
    if not exists(asked, options):
        return Answer(wish, _forbidding(part, _clash(asked, options)))
    try:
        found = solve(asked, options)
    except Stopped as stopped:
        if stopped.by_hand:
            raise
        found = solve(asked, replace(options, time_limit=max(options.time_limit, A_MINUTE)))
    old, new = verify(conference, timetable), verify(conference, found)
    return Answer(
        wish,
        timetable=found,
        difference=new.objective - old.objective,
        terms=terms(old.costs, new.costs),
        changes=changes((conference, timetable), (conference, found)),
    )


def _clash(asked: Conference, options: SolveOptions) -> Explanation | None:
    """One clash is enough: as long as there was a timetable before, the wish is part of each."""
    return explain(asked, replace(options, repairs=False), is_proved=True, most_clashes=1)


def terms(before: Sequence[Cost], after: Sequence[Cost]) -> tuple[Term, ...]:
    """What each rule costs in two timetables, where that differs."""
    old = {cost.rule: cost.total for cost in before}
    new = {cost.rule: cost.total for cost in after}
    pairs = ((rule, old.get(rule, 0), new.get(rule, 0)) for rule in dict.fromkeys((*old, *new)))
    return tuple(Term(rule, was, now) for rule, was, now in pairs if was != now)


def _wish(part: Part, meetings: Sequence[Meeting], inside: bool) -> str:
    name = part.capital_name
    where = "; ".join(meeting.name for meeting in meetings)
    return f"{name} {'only on' if inside else 'not on'} {where}"


def _forbidding(part: Part, explanation: Explanation | None) -> tuple[str, ...]:
    """The demands that clash with the wish, without the wish itself.

    Where the planner has confined the part, too, that is a demand like others.
    """
    if explanation is None:
        return ()
    wish = f"{part.name} is confined to certain meetings"
    clashes = [
        clash for clash in explanation.clashes if any(case.sentence == wish for case in clash.cases)
    ]
    return tuple(
        case.told
        for clash in clashes or explanation.clashes
        for case in clash.cases
        if case.sentence != wish or part.within is not None
    )
