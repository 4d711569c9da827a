"""What would make a timetable possible: small changes to the conference, each tried by solving.

A remedy has one or more degrees, from the least change to the most; the least one that helps is
found by halving. Where no remedy helps alone, two or more are combined.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import combinations

from scheduler.domain.agenda import Part
from scheduler.domain.clock import day_name
from scheduler.domain.conference import Body, Conference, Meeting
from scheduler.model.people_remedies import people_remedies
from scheduler.model.remedy import Change, Degree, Remedy
from scheduler.model.service_remedies import service_remedies
from scheduler.model.trial import Trials
from scheduler.rules.base import Case

MOST_SHOWN = 6
ENOUGH = 3
MOST_TOGETHER = 3
MOST_MEETINGS = 8
MOST_NAMED = 3
SELDOM = 6
# How much a change asks of others, in minutes of meeting time that it is like.
PIN, PRECEDENCE, LANGUAGE, DAY_EARLIER, FREE_ORDER, MEETING = 30, 30, 90, 60, 120, 240


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes that together make a timetable possible, and how much they ask."""

    degrees: tuple[Degree, ...]

    @property
    def burden(self) -> int:
        """What the changes ask together, in minutes of meeting time."""
        return sum(degree.burden for degree in self.degrees)

    def applied(self, conference: Conference) -> Conference:
        """The conference with the changes."""
        return _all((degree.change for degree in self.degrees), conference)

    def __str__(self) -> str:
        text = "; and ".join(degree.sentence for degree in self.degrees)
        return text[0].upper() + text[1:] + "."


def repairs(trials: Trials, clashes: Sequence[Sequence[Case]]) -> tuple[Repair, ...]:
    """Repairs of all the clashes, the least first, none with a change that it does not need."""
    concerned = _concerned(trials, clashes)
    remedies = [
        r for r in _remedies(trials.conference) if r.degrees and any(map(r.eases, concerned))
    ]
    demands = [case for cases in clashes for case in cases]
    remedies.sort(key=lambda r: (_is_a_drop_in_the_ocean(r, demands), r.degrees[0].burden))
    aims = [trials.concerned(cases) for cases in clashes]
    found: list[tuple[tuple[Remedy, ...], Repair]] = []
    for group in _groups(trials, remedies, clashes, aims):
        if trials.is_over or len(found) >= MOST_SHOWN:
            break
        if any(set(smaller) <= set(group) for smaller, _ in found):
            continue
        if len(found) >= ENOUGH and len(group) > min(len(smaller) for smaller, _ in found):
            break
        repair = _least(trials, group, aims)
        found += [(group, repair)] if repair else []
    ranked = sorted((repair for _, repair in found), key=lambda r: r.burden)
    return tuple(ranked)


def _groups(
    trials: Trials,
    remedies: Sequence[Remedy],
    clashes: Sequence[Sequence[Case]],
    aims: Sequence[frozenset[str]],
) -> Iterator[tuple[Remedy, ...]]:
    """What might help together, few first; before all others, what ends each clash by itself."""
    ends: dict[Remedy, frozenset[int]] = {}
    for remedy in remedies:
        if trials.is_over:
            return
        changed = remedy.degrees[-1].change(trials.conference)
        ends[remedy] = frozenset(
            i for i, parts in enumerate(aims) if not trials.is_refuted(changed, parts)
        )
        if len(ends[remedy]) == len(clashes):
            yield (remedy,)
    for size in range(2, len(clashes) + 1):
        for group in combinations([remedy for remedy in remedies if ends[remedy]], size):
            if len(frozenset[int]().union(*(ends[one] for one in group))) == len(clashes):
                yield group
    for size in range(1, len(clashes) + MOST_TOGETHER):
        for group in combinations(remedies, size):
            if all(any(r.eases(c) for r in group for c in cases) for cases in clashes):
                yield group


def _concerned(trials: Trials, clashes: Sequence[Sequence[Case]]) -> list[Case]:
    """The demands of the clashes, and all others on the items they speak of."""
    found = [case for cases in clashes for case in cases]
    names = [
        f"{part.name} "
        for part in trials.conference.parts
        if any(case.sentence.startswith(f"{part.name} ") for case in found)
    ]
    return [case for case in trials.open_cases if case in found or _names(case, names)]


def _names(case: Case, names: Sequence[str]) -> bool:
    return any(case.sentence.startswith(name) for name in names)


def _is_a_drop_in_the_ocean(remedy: Remedy, demands: Sequence[Case]) -> bool:
    """Whether a remedy eases few of many like demands: it seldom helps, and is tried last."""
    eased = [case for case in demands if remedy.eases(case)]
    rules = {case.rule for case in eased}
    return SELDOM * len(eased) < sum(case.rule in rules for case in demands)


def _least(
    trials: Trials, group: Sequence[Remedy], aims: Sequence[frozenset[str]]
) -> Repair | None:
    """The least degrees of all that help together; None where even the most do not.

    `aims` are the parts of which each clash speaks.
    """
    bodies = {trials.conference.part_by_id[part].body for parts in aims for part in parts}
    chosen = [len(remedy.degrees) - 1 for remedy in group]

    def repair() -> Repair:
        return Repair(tuple(r.degrees[i] for r, i in zip(group, chosen, strict=True)))

    def changed() -> Conference:
        return repair().applied(trials.conference)

    def is_refuted(asked: Conference) -> bool:
        return any(trials.is_refuted(asked, parts) for parts in aims)

    def helps() -> bool:
        asked = changed()
        return not is_refuted(asked) and trials.solves(asked, bodies)

    if is_refuted(changed()):
        return None
    # Mostly the least that arithmetic does not refute helps; so nothing else need be solved.
    for index in range(len(group)):
        _lower(chosen, index, lambda: not is_refuted(changed()))
    if helps():
        return repair()
    least = list(chosen)
    chosen[:] = [len(remedy.degrees) - 1 for remedy in group]
    if chosen == least or not helps():
        return None
    for index in range(len(group)):
        _lower(chosen, index, helps, least[index])
    return repair()


def _lower(chosen: list[int], index: int, test: Callable[[], bool], low: int = 0) -> None:
    """Make one number as low as passes a test, by halving; as it is, it passes."""
    high = chosen[index]
    while low < high:
        chosen[index] = (low + high) // 2
        if test():
            high = chosen[index]
        else:
            low = chosen[index] + 1
    chosen[index] = high


def _remedies(conference: Conference) -> Iterator[Remedy]:
    for part in conference.parts:
        yield from _of_part(conference, part)
    yield from _languages(conference)
    yield from service_remedies(conference)
    yield from people_remedies(conference)
    for body in conference.bodies:
        yield from _of_body(conference, body)
    for index, precedence in enumerate(conference.precedences):
        names = [conference.part_by_id[i].name for i in (precedence.before, precedence.after)]
        rest = conference.precedences[:index] + conference.precedences[index + 1 :]
        sentence = f"{names[0]} need not come before {names[1]}"
        degree = Degree(sentence, PRECEDENCE, partial(replace, precedences=rest))
        yield Remedy((degree,), lambda case: case.rule in ("order", "opening-and-closing"))


def _speaks(rule: str, name: str) -> Callable[[Case], bool]:
    """Whether a demand is one of a rule on what is so named."""
    return lambda case: case.rule == rule and name in case.sentence


def _of_part(conference: Conference, part: Part) -> Iterator[Remedy]:
    name = f"{part.name} "
    if part.pin is not None and not part.pin.under_way:
        sentence = f"the pin on {part.name} is dropped"
        yield Remedy(
            (Degree(sentence, PIN, _with(part, pin=None)),), _speaks("fixed-times", f"{part.name} ")
        )
    if part.within is not None:
        sentence = f"{part.name} is no longer confined to certain meetings"
        yield Remedy(
            (Degree(sentence, PIN, _with(part, within=None)),),
            _speaks("fixed-times", f"{part.name} "),
        )
    step = conference.grid
    lower = range(part.minimum - step, 0, -step)
    if lower:
        degrees = (
            Degree(
                f"the minimum of {part.name} is lowered from {part.minimum} to {minutes} minutes",
                part.minimum - minutes,
                _with(part, minimum=minutes),
            )
            for minutes in lower
        )
        yield Remedy(tuple(degrees), _speaks("item-duration", name))
    if part.maximum is not None:
        sentence = f"the maximum of {part.name} is lifted"
        yield Remedy(
            (Degree(sentence, PIN, _with(part, maximum=None)),),
            _speaks("item-duration", f"{part.name} "),
        )
    if part.not_before is not None:
        yield Remedy(
            tuple(_earlier(conference, part)), _speaks("document-readiness", f"{part.name} ")
        )


def _earlier(conference: Conference, part: Part) -> Iterator[Degree]:
    if part.not_before is None:
        return
    days = {meeting.date for meeting in conference.meetings_of(part.body)}
    for day in sorted((day for day in days if day < part.not_before), reverse=True):
        yield Degree(
            f"{part.name} is ready by {day_name(day)}, not only on {day_name(part.not_before)}",
            DAY_EARLIER * (part.not_before - day).days,
            _with(part, not_before=day),
        )


def _with(part: Part, **changes: object) -> Change:
    def change(conference: Conference) -> Conference:
        parts = (
            replace(one, **changes) if one.id == part.id else one  # type: ignore[arg-type]
            for one in conference.parts
        )
        return replace(conference, parts=tuple(parts))

    return change


def _languages(conference: Conference) -> Iterator[Remedy]:
    for meeting in conference.meetings:
        lacking = {part.languages - meeting.languages for part in conference.parts_of(meeting.body)}
        for missing in sorted(filter(None, lacking), key=lambda codes: (len(codes), sorted(codes))):
            sentence = f"{meeting.name} is also interpreted into {', '.join(sorted(missing))}"
            changed = replace(meeting, languages=meeting.languages | missing)
            degree = Degree(sentence, LANGUAGE * len(missing), _meetings(changed))
            yield Remedy((degree,), _speaks("languages", meeting.name))


def _meetings(changed: Meeting) -> Change:
    """Put a meeting in the place of the one with its id, or add it in order of time."""

    def change(conference: Conference) -> Conference:
        order = {body.id: index for index, body in enumerate(conference.bodies)}
        held = [*(one for one in conference.meetings if one.id != changed.id), changed]
        held.sort(key=lambda one: (order[one.body], one.date, one.start))
        return replace(conference, meetings=tuple(held))

    return change


def _of_body(conference: Conference, body: Body) -> Iterator[Remedy]:
    name = f"{body.name}: " if len(conference.bodies) > 1 else ""

    def to(**changes: object) -> Change:
        def change(conference: Conference) -> Conference:
            bodies = (
                replace(one, **changes) if one.id == body.id else one  # type: ignore[arg-type]
                for one in conference.bodies
            )
            return replace(conference, bodies=tuple(bodies))

        return change

    yield from _lower_minimums(conference, body, name)
    less = range(body.drafting - conference.grid, -1, -conference.grid)
    if body.drafting:
        degrees = (
            Degree(
                f"{name}the drafting time is cut from {body.drafting} to {left} minutes",
                body.drafting - left,
                to(drafting=left),
            )
            for left in less
        )
        yield Remedy(tuple(degrees), lambda case: case.rule == "report-drafting")
    if body.drafting_half_days:
        degree = Degree(
            f"{name}no half-day is kept free for drafting", MEETING, to(drafting_half_days=0)
        )
        yield Remedy((degree,), lambda case: case.rule == "report-drafting")
    if not body.free_order:
        sentence = f"{name}items may come in any order"
        degree = Degree(sentence, FREE_ORDER, to(free_order=True))
        yield Remedy((degree,), lambda case: case.rule == "order")
    further = list(_further_meetings(conference, body))
    for start in range(MOST_TOGETHER):
        yield Remedy(tuple(_more_meetings(name, further[start:])), lambda case: True)


def _more_meetings(name: str, further: Sequence[Meeting]) -> Iterator[Degree]:
    """One more meeting, then two, and so on."""
    for count in range(1, len(further) + 1):
        words = "one more meeting" if count == 1 else f"{count} more meetings"
        when = "; ".join(map(str, further[:count]))
        if count > MOST_NAMED:
            when = f"{further[0]} to {further[count - 1]}"
        yield Degree(
            f"{name}{words}, on {when}",
            MEETING * count,
            partial(_all, [_meetings(meeting) for meeting in further[:count]]),
        )


def _whole(meeting: Meeting) -> Meeting:
    """A meeting from its opening on."""
    return meeting if meeting.began is None else replace(meeting, start=meeting.began, began=None)


def _all(changes: Iterable[Change], conference: Conference) -> Conference:
    for change in changes:
        conference = change(conference)
    return conference


def _lower_minimums(conference: Conference, body: Body, name: str) -> Iterator[Remedy]:
    """No item of the body needs more than so many minutes."""
    parts = conference.parts_of(body.id)
    highest = max((part.minimum for part in parts), default=0)
    if sum(part.minimum > conference.grid for part in parts) < 2:
        return
    degrees = (
        Degree(
            f"{name}no item needs more than {most} minutes",
            sum(max(0, part.minimum - most) for part in parts),
            partial(_at_most, body=body.id, most=most),
        )
        for most in range(highest - conference.grid, 0, -conference.grid)
    )
    yield Remedy(
        tuple(degrees), lambda case: case.rule == "item-duration" and "needs" in case.sentence
    )


def _at_most(conference: Conference, body: str, most: int) -> Conference:
    parts = (
        replace(part, minimum=min(part.minimum, most)) if part.body == body else part
        for part in conference.parts
    )
    return replace(conference, parts=tuple(parts))


def _further_meetings(conference: Conference, body: Body) -> Iterator[Meeting]:
    """The nearest free half-days of the body from its first day on; hours as usual.

    None lies before its first meeting where the conference is running.
    """
    held = conference.meetings_of(body.id)
    if not held:
        return
    usual = {meeting.half_day: _whole(meeting) for meeting in held}
    taken = {(meeting.date, meeting.half_day) for meeting in held}
    if conference.as_of is not None:
        now = usual[held[0].half_day].start
        taken |= {(held[0].date, half_day) for half_day in usual if usual[half_day].start < now}
    day, found = held[0].date, 0
    while found < MOST_MEETINGS:
        for half_day in sorted(usual, key=lambda half_day: usual[half_day].start):
            if day.weekday() >= 5 or (day, half_day) in taken:
                continue
            languages = max((meeting.languages for meeting in held), key=len)
            yield replace(
                usual[half_day],
                id=f"{body.id}-further-{day:%Y-%m-%d}-{half_day}",
                date=day,
                languages=languages,
            )
            found += 1
        day += timedelta(days=1)
