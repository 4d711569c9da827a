"""Interpreters by name: what they understand and work into, and when they are there."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.domain.conference import Meeting

Times = tuple[tuple[datetime, datetime], ...]

# Where a booth cannot take a language directly, so many must be able to give it relay: nobody is
# the only source of a language (AIIC, teams of interpreters).
RELAY_GIVERS = 2


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who may sit in some booths; languages are codes.

    `into` are the languages that they work into (A and B), `understands` those that they work from
    (A, B and C). `away` are the aware (begin, end) times at which they are not there. `a_day` and
    `in_seven_days` limit their meetings, `served` among them: those of a running conference that
    are over.
    """

    name: str
    booths: frozenset[str]
    into: frozenset[str]
    understands: frozenset[str]
    a_day: int = 2
    in_seven_days: int = 7
    away: Times = ()
    where: str = field(default="", compare=False)
    served: "tuple[Meeting, ...]" = ()

    def is_there(self, begins: datetime, ends: datetime) -> bool:
        """Whether they are there from one moment to another."""
        return not any(a < ends and begins < b for a, b in self.away)

    def gives(self, language: str, into: str) -> bool:
        """Whether they work from one language into another."""
        return language in self.understands and into in self.into


@dataclass(frozen=True, slots=True)
class Duty:
    """One interpreter in one booth at one meeting."""

    person: str
    language: str
    meeting: str
