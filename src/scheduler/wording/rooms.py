"""Rooms where they stand among other remarks: a name says that it is one, or the word before it."""

import re
from functools import cache

from scheduler.wording import LANGUAGES, Wording, forms_of

_LONGEST = 60  # letters of the name of a room
_NAMES = (
    r"\b(?:(?:board|class|ball)?rooms?|halls?|auditorium|chamber|theat(?:re|er)|amphitheat(?:re|er)"
    r"|salles?|salons?|amphithéâtre|hémicycle|salas?|salón|auditorio|anfiteatro"
    r"|залы?|комната|помещение|аудитория)\b"
    r"|会议室|会议厅|大厅|礼堂|[室厅]\w{0,3}$|(?:^|\s)(?:ال)?(?:قاعة|غرفة)(?:\s|$)"
)


@cache
def _names() -> re.Pattern[str]:
    """The pattern, compiled when a room is first told among other remarks."""
    return re.compile(_NAMES, re.IGNORECASE)


def names_room(text: str) -> bool:
    """Whether a text can be nothing but the name of a room: `Conference Room 1`, `Salle XX`."""
    return len(text) <= _LONGEST and _names().search(text) is not None


def room_told(words: Wording, name: str) -> str:
    """The name of a room as it is told among other remarks: `M2` as `Room: M2`."""
    return name if not name or names_room(name) else f"{words['room']}{words['colon']}{name}"


def told_room(text: str) -> str:
    """The room that a remark tells, in any of the languages; empty if it tells none."""
    before, mark, name = text.replace("：", ":").partition(":")
    if mark and name and before.strip().casefold() in _words():
        return name.strip()
    return text if names_room(text) else ""


def room_of_all(text: str) -> str:
    """The room in which a sentence says that all meetings are held; empty if it says no such."""
    for before, after in _sentences():
        if text.startswith(before) and text.endswith(after) and len(text) > len(before + after):
            return text[len(before) : len(text) - len(after)]
    return ""


@cache
def _words() -> frozenset[str]:
    return frozenset(str(forms_of(language)["room"].text).casefold() for language in LANGUAGES)


@cache
def _sentences() -> tuple[tuple[str, str], ...]:
    sentences = [str(forms_of(language)["one_room"].text) for language in LANGUAGES]
    return tuple((s.partition("{room}")[0], s.partition("{room}")[2]) for s in sentences)
