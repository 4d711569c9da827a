"""What is said of a meeting below its hours: which one it is, its room, and remarks on it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from scheduler.documents.typography import for_matching
from scheduler.wording.rooms import told_room

# Which meeting of several one is: `2nd meeting`, `Session 3`, `1re séance`, `第2次会议`.
_MEETING = (
    r"(?:(?:plenary|closed|private|public|formal|informal) )?(?:meeting|session|sitting|day)"
    r"|séance(?: plénière)?|sesión(?: plenaria)?|(?:пленарное )?заседание|(?:全体)?会议"
    r"|(?:ال)?(?:جلسة|اجتماع)"
)
_LABEL = re.compile(
    rf"(?:{_MEETING}) ?(?:no?\.? ?)?\w{{0,12}}"
    rf"|(?:\d{{1,4}}(?:st|nd|rd|th|re|er|ère|ème|e|ª|a|-\w{{1,2}})?|[^\W\d]{{3,14}}) (?:{_MEETING})"
    rf"|第\w{{1,4}}[次场]?(?:{_MEETING})",
    re.IGNORECASE,
)


class Details(NamedTuple):
    """The label of a meeting (`2nd meeting`), its room, and what else is said of it."""

    label: str = ""
    room: str = ""
    note: str = ""


def is_label(text: str) -> bool:
    """Whether a text says which meeting of several one is."""
    return _LABEL.fullmatch(for_matching(text).strip(" :.,-")) is not None


def details(texts: Iterable[str]) -> Details:
    """What texts say of a meeting, in the order of label, room and remarks.

    What stands before a room is the label, whatever it says; without a room, the first of several.
    """
    said = [*filter(None, texts)]
    rooms = [told_room(_bare(text)) for text in said]
    at = next((index for index, room in enumerate(rooms) if room), None)
    if at is None:
        at = int(len(said) > 1 or (len(said) == 1 and is_label(said[0])))
        return Details("; ".join(said[:at]), "", "; ".join(said[at:]))
    return Details("; ".join(said[:at]), rooms[at], "; ".join(said[at + 1 :]))


def _bare(text: str) -> str:
    return text[1:-1].strip() if re.fullmatch(r"\([^()]*\)", text) else text
