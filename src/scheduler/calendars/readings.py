"""What a participant sees of an appointment: everything in its event but UID and stamps.

Two versions of an appointment are alike if, and only if, their readings are, so that nothing
visible can change without its SEQUENCE, and no SEQUENCE without something visible.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from scheduler.calendars.texts import Texts
from scheduler.domain.history import Appointment, By, Heading
from scheduler.wording import wording_with

# Names of CSS3, as RFC 7986 wants them: dark enough for white writing, and well apart.
COLORS = ("steelblue", "darkgreen", "firebrick", "darkorchid", "chocolate", "teal", "slategray")


@dataclass(frozen=True, slots=True)
class Reading:
    """An appointment as it is read in one language.

    `title_language` is that of the summary; `links` are (address, name) of papers; `online` is the
    address at which it can be followed.
    """

    starts: datetime
    ends: datetime
    zone: str
    language: str
    summary: str
    title_language: str
    description: str
    html: str
    location: str
    category: str
    color: str
    organizer: tuple[str, str]
    links: tuple[tuple[str, str], ...]
    online: str
    is_free: bool
    tentative: bool


class Reader:
    """Reads appointments in a language (empty: the original) as one version words them."""

    def __init__(self, heading: Heading, language: str) -> None:
        self._language = language or heading.language
        self._heading = heading
        self._texts = Texts(self._language, wording_with(heading.wordings, self._language))

    def reads_like(self, heading: Heading) -> bool:
        """Whether all is read in the same way under another heading."""
        own = self._heading
        return (own.language, own.bodies, own.title, own.organizer, own.wordings) == (
            *(heading.language, heading.bodies, heading.title),
            *(heading.organizer, heading.wordings),
        )

    def read(self, one: Appointment) -> Reading:
        """The appointment as it is read."""
        texts, heading = self._texts, self._heading
        titled = one.topics[0].read_in(self._language)[0] if one.by is By.ITEM else self._language
        papers = dict.fromkeys(paper for topic in one.topics for paper in topic.documents)
        return Reading(
            starts=_on_the_clock(one.starts),
            ends=_on_the_clock(one.ends),
            zone=str(one.starts.tzinfo),
            language=self._language,
            summary=texts.summary(one),
            title_language=titled,
            description=texts.plain(one),
            html=texts.html(one),
            location=texts.location(one),
            category=texts.body(one),
            color=self._color(one),
            organizer=(heading.organizer[0] or heading.title, heading.organizer[1]),
            links=tuple(
                (paper.url, texts.document(paper) or paper.url)
                for paper in papers
                if is_uri(paper.url)
            ),
            online=one.online if is_uri(one.online) else "",
            is_free=one.is_free,
            tentative=one.tentative,
        )

    def _color(self, one: Appointment) -> str:
        bodies = self._heading.bodies
        place = bodies.index(one.body_name) if one.body_name in bodies else -1
        return COLORS[place % len(COLORS)]


def _on_the_clock(moment: datetime) -> datetime:
    """The same instant in an hour that clocks show, where theirs leap over the one that is named.

    Programs do not agree on what is meant by an hour that is leapt over.
    """
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def is_uri(text: str) -> bool:
    """Whether a text is an address of RFC 3986."""
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}]+", text)) and text.isascii()
