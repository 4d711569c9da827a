"""In which language, on which pages and for which days a timetable is set."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Edition:
    """How one set of files is made.

    `template` is a Word file whose pages and styles are taken, None for our own. `days` are those
    for which there is a day sheet, None for all. `since` is the timetable against which a revised
    form is marked; None where nothing is marked.
    """

    words: Wording
    template: Path | None = None
    days: tuple[date, ...] | None = None
    since: Timetable | None = None


def usual(conference: Conference) -> Edition:
    """The edition in the original language, as the conference file wishes it."""
    return edition(conference)


def edition(
    conference: Conference,
    language: str | None = None,
    template: Path | None = None,
    days: tuple[date, ...] | None = None,
) -> Edition:
    """An edition in a language; the template of the conference file where none is given."""
    own = Path(conference.template) if conference.template else None
    return Edition(wording_of(conference, language), template or own, days)
