"""Post every rule: first what it strikes out, then what it demands and charges."""

from collections.abc import Iterable

from scheduler.domain.conference import Conference
from scheduler.model.frame import Demands, Frame, every
from scheduler.model.plan import Plan
from scheduler.rules import HARD, SOFT
from scheduler.rules.caps import Cap, tightest
from scheduler.rules.interpretation_teams import InterpretationTeams

# The rule to which caps belong that are learned from rosters (`scheduler.model.staffing`).
LEARNED = InterpretationTeams.id


Caps = list[tuple[str, Cap]]


def caps_of(conference: Conference, learned: Iterable[Cap] = ()) -> Caps:
    """The caps of all rules on a conference, each with its rule; `learned` are caps besides."""
    caps = [(hard.id, cap) for hard in HARD for cap in tightest(hard.caps(conference))]
    return caps + [(LEARNED, cap) for cap in learned]


def frame_of(conference: Conference, makes: Demands = every, caps: Caps | None = None) -> Frame:
    """The frame of a conference, restricted by every rule; with its caps, where they are known."""
    frame = Frame(conference, makes)
    for rule in (*HARD, *SOFT):
        rule.restrict(frame)
    frame.caps = caps_of(conference) if caps is None else list(caps)
    return frame


def hard_plan(frame: Frame) -> Plan:
    """A model of the hard rules alone, without an objective."""
    plan = Plan(frame)
    for rule in HARD:
        rule.post(plan)
        for id_, cap in frame.caps:
            if id_ == rule.id:
                plan.limit(id_, cap)
    return plan


def full_plan(frame: Frame, bound: int = 0) -> Plan:
    """The model: hard rules, and the weighted sum of what soft rules charge as its objective.

    `bound` is a lower bound of the objective that is known beforehand.
    """
    plan = hard_plan(frame)
    for rule in SOFT:
        weight = rule.weight_in(frame.conference)
        if weight:
            rule.post(plan)
            plan.objective += weight * sum(plan.charged.get(rule.id, []))
    if bound:
        plan.cp.add(plan.objective >= bound)
    plan.cp.minimize(plan.objective)
    return plan


def break_ties(plan: Plan, objective: int) -> None:
    """Of the timetables with this objective, look for the one whose parts are taken earliest.

    And of these for one that leaves no time idle which an item could have beyond its share.
    """
    plan.cp.clear_objective()  # type: ignore[no-untyped-call]
    plan.cp.add(plan.objective <= objective)
    begun_and_over = [
        (way.first + way.last) * chosen
        for part in plan.conference.parts
        if not part.if_possible
        for way, chosen in plan.chosen[part.id]
    ]
    begun_and_over += [
        s * literal
        for choice in plan.spread.values()
        for ends in (choice.begins, choice.ends)
        for s, literal in ends.items()
    ]
    early = sum(begun_and_over)
    filled = sum(over for balance in plan.balance.values() for over in balance.over[False])
    steps = sum(sum(capacity) for capacity in plan.frame.capacity.values())
    plan.cp.minimize((steps + 1) * early - filled)
