"""What scenarios come to, beside the plan they change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.changes import Change, Taken, changes, taken
from scheduler.domain.conference import Conference
from scheduler.domain.services import team
from scheduler.domain.timetable import Timetable

# So many items that move are named where there is room for a glance only.
NAMED = 7
UNSOLVED_NAMED = 3
WAITING = "waiting"


@dataclass(frozen=True)
class Solved:
    """A scenario with its conference and timetable, or with why it has none.

    `outcome` is optimal, feasible, impossible, stopped or waiting (not solved yet).
    """

    name: str
    outcome: str
    reason: str = ""
    conference: Conference | None = None
    timetable: Timetable | None = None
    sweep: str = ""
    value: int | None = None


@dataclass(frozen=True)
class Compared:
    """A scenario beside the base plan; `minutes` are those of each part by id."""

    solved: Solved
    cost: int | None
    difference: int | None
    changes: tuple[Change, ...]
    minutes: Mapping[str, int]
    taken: Mapping[str, Taken]
    interpreters: int | None

    @property
    def moved(self) -> tuple[Change, ...]:
        """The items that are in other half-days than in the base plan."""
        return tuple(change for change in self.changes if change.is_move)

    def moved_in_short(self, body: str = "") -> str:
        """The names of these items, of one body or of all; of many only the first.

        Empty where there is no timetable of the plan to compare it with.
        """
        if self.difference is None:
            return ""
        return in_short(self.moved_of(body) if body else self.moved) or "nothing"

    def moved_of(self, body: str) -> tuple[Change, ...]:
        """Those of one body."""
        return tuple(change for change in self.moved if change.body == body)


def in_short(moved: Sequence[Change]) -> str:
    """The names of items, of many only the first; empty where there is none."""
    names = [change.name for change in moved]
    if len(names) <= NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"


def signed(difference: int) -> str:
    """`+15`, `−15`, `0`."""
    return f"{difference:+d}".replace("-", "−") if difference else "0"


def unsolved(compared: Sequence[Compared]) -> str:
    """That scenarios wait to be solved, which, and how to go on; empty where none does."""
    waiting = [one.solved.name for one in compared[1:] if one.solved.outcome == WAITING]
    if not waiting:
        return ""
    named = ", ".join(f"“{name}”" for name in waiting[:UNSOLVED_NAMED])
    more = len(waiting) - UNSOLVED_NAMED
    verb = "is" if len(waiting) == 1 else "are"
    return (
        f"Stopped by Ctrl-C: {len(waiting)} of {len(compared) - 1} scenarios {verb} not solved yet "
        f"({named}{f' and {more} more' if more > 0 else ''}). The same command goes on from there."
    )


def compare(base: Solved, scenarios: Sequence[Solved]) -> list[Compared]:
    """The base plan first, then the scenarios in their order."""
    return [_compared(base, one) for one in (base, *scenarios)]


def _compared(base: Solved, one: Solved) -> Compared:
    if one.conference is None or one.timetable is None:
        return Compared(one, None, None, (), {}, {}, None)
    planned = (one.conference, one.timetable)
    cost = one.timetable.objective
    known = base.timetable.objective if base.timetable else None
    found = taken(planned)
    moved: tuple[Change, ...] = ()
    if base.conference is not None and base.timetable is not None:
        moved = changes((base.conference, base.timetable), planned)
    return Compared(
        one,
        cost,
        cost - known if cost is not None and known is not None else None,
        moved,
        {part: where.minutes for part, where in found.items()},
        found,
        interpreters(*planned),
    )


def interpreters(conference: Conference, timetable: Timetable) -> int:
    """Interpreters counted once for each meeting that they serve.

    A meeting in one language has none.
    """
    held = {placed.meeting for placed in timetable.placements}
    return sum(
        team(meeting.languages)
        for meeting in conference.meetings
        if meeting.id in held and len(meeting.languages) > 1
    )


def parts_of(compared: Sequence[Compared]) -> dict[str, str]:
    """The names of all parts by id, those of the base plan first."""
    names: dict[str, str] = {}
    for one in compared:
        if one.solved.conference is not None:
            names |= {p.id: p.name for p in one.solved.conference.parts if p.id not in names}
    return names
