"""Interpreters by name, and brute force over who may serve what."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.services.conferences import MONDAY, held, meeting, several

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.meeting_times import in_order
from scheduler.domain.relay import unheard
from scheduler.domain.roster import needs_others
from scheduler.domain.services import Booth, Interpretation, Services
from scheduler.verifier import verify

VIENNA = ZoneInfo("Europe/Vienna")


def person(name: str, a: str, b: str = "", c: str = "", **changes: Any) -> Interpreter:
    """An interpreter by their A, B and C languages; the booths are those of A."""
    into = frozenset((a + b).replace(" ", "")[i : i + 2] for i in range(0, len(a + b), 2))
    more = frozenset(c[i : i + 2] for i in range(0, len(c), 2))
    defaults = {"booths": frozenset(a[i : i + 2] for i in range(0, len(a), 2)), **changes}
    return Interpreter(name, into=into, understands=into | more, **defaults)


def away(half_day: int) -> tuple[datetime, datetime]:
    """The hours of the half-day of that number."""
    days, late = divmod(half_day, 2)
    begin = datetime.combine(MONDAY + timedelta(days=days), time(14 if late else 8), VIENNA)
    return begin, begin + timedelta(hours=5)


def booths(people: Sequence[Interpreter], seats: dict[str, int], both: str = "ar") -> Any:
    """The booths of so many seats."""
    return tuple(
        Booth(code, sum(code in one.booths for one in people), count, code == both)
        for code, count in seats.items()
    )


def staffed_by(
    people: Sequence[Interpreter],
    seats: dict[str, int],
    meetings: dict[str, str],
    **changes: Any,
) -> Conference:
    """Meetings by id, such as `a0`, with their languages, such as `en fr`."""
    interpretation = Interpretation(booths(people, seats), named=tuple(people), **changes)
    held = [
        meeting(key[0], int(key[1:]), languages=frozenset(codes.split()))
        for key, codes in meetings.items()
    ]
    bodies = dict.fromkeys(one.body for one in held)
    return several(
        {body: [f"Matter of {body}"] for body in bodies},
        held,
        Services(interpretation=interpretation),
    )


def can_be_served(its: Conference, meetings: Iterable[str]) -> bool:
    """Brute force: every team for each meeting, one meeting after the other."""
    return any(True for _ in rosters(its, meetings))


def rosters(its: Conference, meetings: Iterable[str]) -> Any:
    """Every roster of some meetings, as the meetings of each person."""
    interpretation = its.services.interpretation
    ordered = in_order(its.meeting_by_id[key] for key in meetings)

    def free(one: Interpreter, served: tuple[Meeting, ...], new: Meeting) -> bool:
        days = [old.date for old in served]
        return (
            one.is_there(its.begins(new), its.ends(new))
            and not any(needs_others(interpretation, old, new) for old in served)
            and days.count(new.date) < one.a_day
            and sum((new.date - day).days < 7 for day in days) < one.in_seven_days
        )

    def teams(new: Meeting, able: list[Interpreter]) -> Any:
        choices = [
            itertools.combinations(
                [one for one in able if code in one.booths],
                interpretation.booth_by_language[code].seats,
            )
            for code in sorted(new.languages)
        ]
        for groups in itertools.product(*choices):
            team = [
                (one, code)
                for code, group in zip(sorted(new.languages), groups, strict=True)
                for one in group
            ]
            alone = len({one.name for one, _ in team}) == len(team)
            if alone and not list(unheard(interpretation, new.languages, team)):
                yield team

    def serve(index: int, so_far: dict[str, tuple[Meeting, ...]]) -> Any:
        if index == len(ordered):
            yield so_far
            return
        new = ordered[index]
        able = [one for one in interpretation.named if free(one, so_far[one.name], new)]
        for team in teams(new, able):
            names = {one.name for one, _ in team}
            yield from serve(
                index + 1,
                {key: (*own, new) if key in names else own for key, own in so_far.items()},
            )

    yield from serve(0, {one.name: () for one in interpretation.named})


# A team of whom each message can be heard ---------------------------------------------------------

TEAM = [
    person("Anna", "en", c="fr"),
    person("Bert", "fr", c="en", a_day=1, away=(away(3),)),
    person("Carl", "fr"),
    person("Dora", "enfr", in_seven_days=2),
    person("Gina", "en", c="fr", away=(away(0), away(1), away(2))),
]
WORKSHOP = staffed_by(
    TEAM, {"en": 1, "fr": 1}, {"a0": "en fr", "a1": "en fr", "a2": "en fr", "a3": "fr", "b0": "fr"}
)


def told(rule: str, *duties: str) -> list[str]:
    """What a rule says of duties such as `Anna en a0`."""
    found = tuple(Duty(*duty.split()) for duty in duties)
    timetable = held(WORKSHOP, *sorted({duty.meeting for duty in found} - {"a9"}))
    report = verify(WORKSHOP, replace(timetable, duties=found))
    return [violation.message for violation in report.violations if violation.rule == rule]
