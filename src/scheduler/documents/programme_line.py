"""One line of an organization of work, as it is printed."""

from dataclasses import dataclass

from scheduler.documents.dates import Day


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the organization of work as printed.

    `slot` counts the meetings as they are headed; `own` are hours that only this line has.
    `together` are the numbers of a line that has several, `joint` that it says they are one point.
    """

    day: Day | None
    slot: int
    half: str
    start: int | None
    end: int | None
    number: str
    title: str
    continued: bool
    where: str
    body: str = ""
    label: str = ""
    room: str = ""
    note: str = ""
    slot_note: str = ""
    symbols: tuple[str, ...] = ()
    languages: str = ""
    own: bool = False
    guessed: bool = False
    raw: str = ""
    together: tuple[str, ...] = ()
    joint: bool = False
