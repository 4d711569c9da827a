"""What could be eased in the services that bodies share: interpreters, limits, rooms, referrals."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from scheduler.domain.conference import Body, Conference
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.services import Budget, Interpretation, Referral, Room
from scheduler.model.remedy import Change, Degree, Remedy
from scheduler.rules.base import Case

# How much they ask, in minutes of meeting time that they are like.
INTERPRETER, ROOM, ONE_MORE_AT_ONCE, SOONER, FURTHER_MEETING = 60, 240, 120, 60, 180
MOST_MEETINGS = 4
MOST_INTERPRETERS, MOST_AT_ONCE = 6, 3


def service_remedies(conference: Conference) -> Iterator[Remedy]:
    """One interpreter more, or some; one more room; more at once; a referral taken up sooner."""
    services = conference.services
    if services.interpretation is not None:
        yield Remedy(tuple(_interpreters(services.interpretation)), _of("interpretation-teams"))
    if services.at_once is not None:
        most = services.at_once
        degrees = (
            Degree(
                f"{most + more} meetings may be held at once, not only {most}",
                ONE_MORE_AT_ONCE * more,
                _to(at_once=most + more),
            )
            for more in range(1, MOST_AT_ONCE + 1)
        )
        yield Remedy(tuple(degrees), _of("simultaneous-meetings"))
    if services.rooms:
        rooms = (*services.rooms, Room("a further room"))
        degree = Degree("there is one more room", ROOM, _to(rooms=rooms))
        yield Remedy((degree,), _of("rooms"))
    for referral in services.referrals:
        yield _referral(conference, referral)
    for body in conference.bodies:
        for budget in body.budgets:
            yield Remedy(tuple(_larger(body, budget)), _of("entitlement", budget.sentence))


def _of(rule: str, sentence: str = "") -> Callable[[Case], bool]:
    """Whether a demand is one of a rule, with just this sentence where one is given."""
    return lambda case: case.rule == rule and sentence in ("", case.sentence)


def _larger(body: Body, budget: Budget) -> Iterator[Degree]:
    """More of the half-days that are open to a body anyway."""
    for most in range(budget.most + 1, min(len(budget.meetings), budget.most + MOST_MEETINGS) + 1):
        larger = replace(budget, most=most)
        yield Degree(
            f"{body.name} holds {most} of these meetings, not only {budget.most}",
            FURTHER_MEETING * (most - budget.most),
            partial(_with_budget, body=body, budget=budget, larger=larger),
        )


def _with_budget(conference: Conference, body: Body, budget: Budget, larger: Budget) -> Conference:
    budgets = tuple(larger if one == budget else one for one in body.budgets)
    bodies = tuple(
        replace(one, budgets=budgets) if one.id == body.id else one for one in conference.bodies
    )
    return replace(conference, bodies=bodies)


def _to(**changes: object) -> Change:
    def change(conference: Conference) -> Conference:
        services = replace(conference.services, **changes)  # type: ignore[arg-type]
        return replace(conference, services=services)

    return change


def _interpreters(interpretation: Interpretation) -> Iterator[Degree]:
    """As many more in every booth, by seats: a further team is what is engaged."""
    for more in range(1, MOST_INTERPRETERS + 1):
        booths = tuple(
            replace(booth, people=booth.people + more * booth.seats)
            for booth in interpretation.booths
        )
        teams = "one more team" if more == 1 else f"{more} more teams"
        people = sum(booth.seats for booth in booths) * more
        yield Degree(
            f"{teams} of interpreters ({people} people)",
            INTERPRETER * people,
            _to(
                interpretation=replace(
                    interpretation, booths=booths, named=_named(interpretation, more)
                )
            ),
        )


def _named(interpretation: Interpretation, more: int) -> tuple[Interpreter, ...]:
    """Those with names, and so many further teams who understand everybody; none in a pool."""
    if not interpretation.named:
        return ()
    everything = frozenset(booth.language for booth in interpretation.booths)
    further = (
        Interpreter(
            name=f"further {booth.language} {number}",
            booths=frozenset({booth.language}),
            into=everything if booth.both_ways else frozenset({booth.language}),
            understands=everything,
            a_day=interpretation.a_day,
            in_seven_days=interpretation.in_seven_days,
        )
        for booth in interpretation.booths
        for number in range(1, more * booth.seats + 1)
    )
    return (*interpretation.named, *further)


def _referral(conference: Conference, referral: Referral) -> Remedy:
    before, after = (conference.part_by_id[one].name for one in (referral.before, referral.after))
    rest = tuple(one for one in conference.services.referrals if one != referral)
    sentence = f"{after} need not wait for {before}"
    return Remedy((Degree(sentence, SOONER, _to(referrals=rest)),), _of("referrals"))
