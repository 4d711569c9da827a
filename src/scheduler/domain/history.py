"""What participants have been shown: the versions of a timetable as their calendars know them.

A version holds what has changed since the one before, so that every earlier state can be worked
out again, on any machine, from `timetable.json` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from scheduler.domain.agenda import Document
from scheduler.domain.conference import WordingChanges


class By(StrEnum):
    """What one appointment of a calendar stands for."""

    MEETING = "meeting"
    ITEM = "item"


class Remark(StrEnum):
    """What is to be known of an appointment's hours."""

    USUAL_HOURS = "usual hours"
    USUAL_END = "usual end"


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of an appointment: an agenda item, or a fixed event such as a break.

    `start` and `end` are minutes of the day, None where the line has no stated hours of its own.
    `items` are the keys of the items it takes up and of those they stand under; a fixed event has
    none. `titles` begin with the one in the original language.
    """

    number: str
    titles: tuple[tuple[str, str], ...]
    continued: bool = False
    start: int | None = None
    end: int | None = None
    items: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()

    def read_in(self, language: str) -> tuple[str, str]:
        """(language, title): in the language asked for, or in the original where there is none."""
        found = (pair for pair in self.titles if pair[0] == language)
        return next(found, self.titles[0])

    def title(self, language: str) -> str:
        """The title as it is read in a language."""
        return self.read_in(language)[1]


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in a calendar: a meeting, or the nth part of an agenda item.

    `speakers` are those heard in it from lists of speakers, in their order.

    `id` stays with what it means through all versions. `starts` and `ends` are aware, in the zone
    of the conference. `languages` are those of interpretation; `people` are (role, name), `booths`
    (language, name of an interpreter in the booth).
    """

    id: str
    by: By
    body: str
    body_name: str
    starts: datetime
    ends: datetime
    topics: tuple[Topic, ...]
    label: str = ""
    room: str = ""
    place: str = ""
    online: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tentative: bool = False
    people: tuple[tuple[str, str], ...] = ()
    booths: tuple[tuple[str, str], ...] = ()
    speakers: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether no agenda item is taken up in it."""
        return not any(topic.items for topic in self.topics)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a calendar says of the conference; `organizer` is (name, e-mail address or empty).

    `wordings` are the planner's words, as far as they stand in calendars. `feeds` is the address
    below which the calendars can be subscribed to, if there is one.
    """

    title: str
    zone: str
    language: str
    bodies: tuple[str, ...] = ()
    session: str = ""
    symbol: str = ""
    tentative: bool = False
    organizer: tuple[str, str] = ("", "")
    wordings: tuple[WordingChanges, ...] = ()
    feeds: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What became different with one version; `made` is its instant in UTC."""

    number: int
    made: datetime
    heading: Heading
    changed: tuple[Appointment, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """All versions of the timetable of a conference, the first one first; there is at least one."""

    conference: str
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version in force."""
        return self.versions[-1]

    @property
    def revisions(self) -> int:
        """How often the table as it is printed has changed; hours of items are not printed."""
        count, printed = self.versions[0].number - 1, dict[str, Appointment]()
        for version in self.versions:
            before = dict(printed)
            for one in version.changed:
                if one.by is By.MEETING:
                    printed[one.id] = replace(one, booths=(), people=())
            for dropped in version.dropped:
                printed.pop(dropped, None)
            count += version is not self.versions[0] and printed != before
        return count

    def leads_to(self, other: "History") -> bool:
        """Whether another history begins with all versions of this one."""
        own = self.versions
        return self.conference == other.conference and other.versions[: len(own)] == own

    def appointments(self) -> Mapping[str, Appointment]:
        """The appointments of the version in force by id."""
        found: dict[str, Appointment] = {}
        for version in self.versions:
            found |= {one.id: one for one in version.changed}
            for dropped in version.dropped:
                found.pop(dropped, None)
        return found
