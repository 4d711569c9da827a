"""The agenda: items with their documents, and the parts in which they are taken up."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from scheduler.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Document:
    """A paper before the body for an item."""

    symbol: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a part whose day of issue in all its languages is known, with the reason."""

    symbol: str
    out: date
    reason: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One on a list of speakers: the minutes that the speech takes, with the change to the next.

    `away` are the aware (begin, end) at which the speaker is not there. `is_listed` is false of one
    for whom time is kept, though nobody is on the list yet.
    """

    name: str
    minutes: int
    away: tuple[tuple[datetime, datetime], ...] = ()
    is_listed: bool = True

    def is_there(self, begins: datetime, ends: datetime) -> bool:
        """Whether the speaker is there during the whole of a time."""
        return not any(a < ends and begins < b for a, b in self.away)


@dataclass(frozen=True, slots=True)
class Pin:
    """Where the planner has put a part.

    With one meeting the part begins there; with several it is taken in just these. `start` is a
    minute of the day at which it begins, or None. `under_way` tells that it is there already.
    """

    meetings: tuple[str, ...]
    start: int | None = None
    under_way: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item as printed: its number, its title in one or more languages, its papers.

    `number` is as the agenda has it (`1 (a)`, `4.1`, `Topic 1`), empty for an unnumbered line;
    `key` is the number, or the title where there is none, and unique within the body.
    """

    key: str
    body: str
    number: str
    titles: tuple[tuple[str, str], ...]
    kind: Kind
    parent: str | None = None
    documents: tuple[Document, ...] = ()
    note: str = ""
    where: str = field(default="", compare=False)

    @property
    def title(self) -> str:
        """The title in the original language of the conference."""
        return self.titles[0][1]

    def title_in(self, language: str) -> str | None:
        """The title in a language, None where the file has none."""
        return dict(self.titles).get(language)


@dataclass(frozen=True, slots=True)
class Part:
    """What is scheduled: an item, items taken jointly, or one part of an item the planner splits.

    Durations are minutes: at least `minimum`, at most `maximum` (None: no limit). `desired` is the
    planner's wish or None; `target` is what the soft rules aim at: the wish, the usual time of a
    procedural item, or the part's share of the time that is left (`scheduler.domain.shares`).
    `after` holds the keys of parts that must be over before this one begins. `languages` are those
    into which it needs interpretation. `not_before` is a first day, with its reason, and
    `stated_not_before` that of the file itself, without its `papers`. `within` are
    the only meetings it may be taken in; None means any of its body. `speakers` are the list of
    speakers, in its order. Parts of one `theme` are not taken at the same time, if it can be. One
    that is `if_possible` is left out where services do not allow for it. One that `fills_in` can be
    brought forward into a meeting that ends early.
    """

    id: str
    body: str
    items: tuple[str, ...]
    number: str
    titles: tuple[tuple[str, str], ...]
    kind: Kind
    minimum: int
    maximum: int | None
    desired: int | None
    target: int
    weight: int
    languages: frozenset[str]
    pin: Pin | None = None
    within: frozenset[str] | None = None
    prefers: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    not_before: date | None = None
    not_before_reason: str = ""
    stated_not_before: date | None = None
    papers: tuple[Paper, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    theme: str = ""
    if_possible: bool = False
    fills_in: bool = False
    where: str = field(default="", compare=False)

    @property
    def is_at_hour(self) -> bool:
        """Whether the planner has put it at an hour."""
        return self.pin is not None and self.pin.start is not None

    @property
    def title(self) -> str:
        """The title in the original language."""
        return self.titles[0][1]

    @property
    def name(self) -> str:
        """How messages call it: `item 3`, `items II & III`, or its title."""
        if not self.number:
            return f"“{self.title}”"
        if not self.number[0].isdigit() and " " in self.number and "&" not in self.number:
            return self.number
        return f"{'items' if len(self.items) > 1 else 'item'} {self.id}"

    @property
    def capital_name(self) -> str:
        """Its name as the first word of a sentence."""
        return self.name[0].upper() + self.name[1:]

    @property
    def is_substantive(self) -> bool:
        """Whether the body discusses it, as opposed to the procedural items."""
        return self.kind is Kind.SUBSTANTIVE

    def is_asked_in(self, meetings: Collection[str]) -> bool:
        """Whether it is on an agenda, or asked for by a group in these meetings alone."""
        return not self.if_possible or all(key in meetings for key in self.within or ())

    @property
    def has_wish(self) -> bool:
        """Whether the target is a wish or a usual time, not a share of what is left."""
        return self.desired is not None or not self.is_substantive
