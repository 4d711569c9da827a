"""Headings of an organization of work, and the day and meeting that the lines below belong to."""

import re
from typing import NamedTuple

from scheduler.documents import names
from scheduler.documents.agenda_list import clean_title
from scheduler.documents.clocks import Printed, is_timed, leading_hours
from scheduler.documents.dates import Day, day_in, span_in
from scheduler.documents.details import details
from scheduler.documents.numbers import cell_number
from scheduler.documents.programme_line import Planned
from scheduler.documents.typography import for_matching, one_line

_HALF = re.compile(
    rf"({'|'.join(map(re.escape, names.HALVES))})(?: (?:session|meeting))?(?!\w)[ ,:.()-]*(.*)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"((?:session|meeting|day|sitting|séance|sesión)\s*\w{0,4}|\d+(?:st|nd|rd|th) meeting)"
    r"\s*[:.,-]?",
    re.IGNORECASE,
)  # before a day
_LONGEST_TITLE = 110  # letters


# A number that stands behind its title: `General discussion (item 3)`.
_NUMBER_BEHIND = re.compile(
    r"\s*\((?:agenda )?(?:item|point|tema|punto|пункт) (\d{1,2}(?: ?\([a-z]{1,4}\))*)\)$",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """A day, the label printed before it, and the hours printed after it."""

    day: Day
    label: str
    rest: str


def day_of_sheet(text: str) -> Day | None:
    """The day of a title such as `Programme of meetings for Monday, 7 September`."""
    found = day_in(text) if len(text) < _LONGEST_TITLE else None
    if found is None or found.day.weekday is None or span_in(text):
        return None
    return found.day if names.DAY_SHEET.search(f"{found.before} {found.after}") else None


def day_heading(text: str) -> Heading | None:
    """The day of a heading, with what is printed before and after it."""
    text = one_line(text)
    if len(text) > _LONGEST_TITLE:
        return None
    found = day_in(text)
    if found is None or span_in(text) is not None:
        return None
    before = _LABEL.sub("", found.before).strip(" :,-")
    if before and not _HALF.fullmatch(before):
        return None
    after = found.after.strip(" ,:;.-")
    if after and not (_is_hours(after) or _HALF.match(after) or after.startswith("(")):
        return None
    label = found.before.strip(" :,-") if before != found.before else ""
    return Heading(found.day, label, after or before)


def _is_hours(text: str) -> bool:
    """Whether a text begins with hours: not `at 10`, where a line of a sentence may end."""
    whole = is_timed(text) or re.match(r"(?:at )?\d{1,2}[.:]\d\d", text) is not None
    return whole and leading_hours(text, True) is not None


class State:
    """The day and meeting that the lines belong to."""

    def __init__(self) -> None:
        self.day: Day | None = None
        self.slot = 0
        self.half = ""
        self.hours: Printed | None = None
        self.label = ""
        self.room = ""  # where it has a column of its own
        self.told: list[str] = []  # what stands below or behind the hours

    def new_day(self, day: Day, label: str, rest: str) -> None:
        """Begin a day; hours or a half-day printed behind it begin its first meeting too."""
        self.day, self.hours, self.half, self.room, self.told = day, None, "", "", []
        self.slot += 1
        self.label = label
        if rest:
            self.new_slot(rest, label)

    def new_slot(self, text: str, label: str = "", alone: bool = False) -> bool:
        """Begin a meeting if a text is its hours or its half-day; what follows is its note.

        With `alone`, nothing but a remark in brackets may follow.
        """
        half = _HALF.fullmatch(for_matching(text))
        rest = re.sub(r"^([^()]*)\)$", r"\1", half[2]) if half else text
        hours = leading_hours(rest, not alone or half is not None)
        if hours is None and half is None:
            return False
        if alone and hours is not None and hours.rest and not hours.rest.startswith("("):
            return False
        if hours is None and rest and not rest.startswith("("):
            return False
        self.slot += 1
        self.room = ""
        self.half = names.HALVES[half[1].lower()] if half else ""
        note = hours.rest if hours else ""
        self.hours, self.label = hours, label
        self.told = [] if re.search(r"\bU[CT]{2} ?[+-]", note) else [note]
        return True

    def planned(self, where: str, number: str, title: str) -> Planned:
        """A line at this day and meeting."""
        hours = self.hours
        plain, continued = split_continued(re.sub(r"^[-–—•] ?", "", title))
        behind = _NUMBER_BEHIND.search(plain) if not number else None
        if behind:
            number, plain = cell_number(behind[1]), plain[: behind.start()]
        plain, note = clean_title(plain)
        said = details(self.told)
        return Planned(
            day=self.day,
            slot=self.slot,
            half=self.half,
            start=hours.start if hours else None,
            end=hours.end if hours else None,
            number=number,
            title=plain,
            continued=continued,
            where=where,
            label=said.label or self.label,
            room=said.room or self.room,
            note=note,
            slot_note=said.note,
            guessed=bool(hours and hours.guessed),
            raw=title,
        )


def has_number_behind(title: str) -> bool:
    """Whether the number of an item stands behind its title: `General discussion (item 3)`."""
    return _NUMBER_BEHIND.search(split_continued(title)[0]) is not None


def split_continued(title: str) -> tuple[str, bool]:
    """A title without “(continued)”, and whether it had it."""
    plain = one_line(title)
    opens = re.sub(r"\s*\((?:opens|opening)\)$", "", plain)
    found = names.CONTINUED.search(opens)
    if found:
        return opens[: found.start()].strip(), True
    first = re.sub(r"^(?:Continuation(?: of)?|Continued)[:\s]\s*(?=\S)", "", opens)
    return first, first != opens
