"""What is read of a document, on the way to a conference file."""

from dataclasses import dataclass, field
from datetime import date

from scheduler.documents.dates import Day


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt or a contradiction.

    `about` is the key of the conference file that it concerns (`dates`, `item 3`, …), `where` and
    `passage` are where in the document it comes from. A remark that is `certain` only says where a
    statement stands.
    """

    about: str
    message: str
    where: str = ""
    passage: str = ""
    certain: bool = False

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        quoted = f" “{_short(self.passage)}”" if self.passage else ""
        return f"{self.message}{quoted}{place}"


def _short(text: str, length: int = 320) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document before the body for an item."""

    symbol: str
    title: str = ""


@dataclass(slots=True)
class Point:
    """An agenda item; `number` is whole (`1 (a)`), `parent` the number of the item it is under."""

    number: str
    title: str
    where: str
    parent: str = ""
    note: str = ""
    body: str = ""
    papers: list[Paper] = field(default_factory=list)
    mandates: list[str] = field(default_factory=list)
    kind: str = ""
    scheduled: bool | None = None
    jointly: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"item {self.number}" if self.number else f"“{self.title}”"


@dataclass(slots=True)
class Entry:
    """A line of the published plan.

    `start` and `end` are minutes of the day: the line's own, or those of its meeting; `half` is
    the part of the day. `is_event` marks a line that is no agenda item. `together` are the numbers
    of items that are taken jointly.
    """

    day: date
    half: str
    start: int | None
    end: int | None
    number: str
    title: str
    continued: bool
    where: str
    body: str = ""
    note: str = ""
    is_event: bool = False
    together: tuple[str, ...] = ()


@dataclass(slots=True)
class Sitting:
    """A meeting: `start` is None where no hours are stated, `end` where only the beginning is."""

    day: date
    half: str
    start: int | None
    end: int | None
    body: str = ""
    label: str = ""
    room: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    passage: str = ""


@dataclass(slots=True)
class Draft:
    """A conference as far as a document tells it; empty or None is what it does not tell.

    `refusal` says why a document is no agenda, if it is none; `without_year` is the first day of
    its plan, where no year is known for it.
    """

    source: str
    language: str = "en"
    conference: str = ""
    body: str = ""
    session: str = ""
    symbol: str = ""
    place: str = ""
    zone: str = ""
    utc_offset: str = ""
    first: date | None = None
    last: date | None = None
    languages: tuple[str, ...] = ()
    opening: tuple[date, int | None] | None = None
    stated_meetings: int | None = None
    stated_half_days: int | None = None
    stated_hours: dict[str, tuple[int, int]] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    plan: list[Entry] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    show_times: bool = False
    minutes: dict[tuple[str, str], int] = field(default_factory=dict)
    pins: dict[tuple[str, str], Entry] = field(default_factory=dict)
    free_order: bool = False
    remarks: list[Remark] = field(default_factory=list)
    without_year: Day | None = None
    refusal: Remark | None = None
    missing: dict[str, str] = field(default_factory=dict)

    def doubt(self, about: str, message: str, where: str = "", passage: str = "") -> None:
        """Note what is read with doubt."""
        self.remarks.append(Remark(about, message, where, passage))

    def tell(self, about: str, message: str, where: str, passage: str) -> None:
        """Note where a statement stands."""
        self.remarks.append(Remark(about, message, where, passage, certain=True))
