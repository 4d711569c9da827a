"""What stands below the table of an organization of work: its footnotes."""

import re
from collections.abc import Sequence
from functools import cache

from scheduler.documents import names
from scheduler.documents.front_page import states_offset
from scheduler.documents.line import Line
from scheduler.documents.numbers import numbered
from scheduler.documents.passages import paragraphs
from scheduler.documents.programme_line import Planned
from scheduler.documents.typography import one_line
from scheduler.wording import LANGUAGES, forms_of
from scheduler.wording.rooms import room_of_all

_MOST = 12
_LONGEST = 600
_MARK = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])\)|[*†‡]{1,3}|\[\d{1,2}\])\s*(?=\S)")


def notes_below(lines: Sequence[Line], planned: Sequence[Planned]) -> list[str]:
    """The paragraphs right below the last row of the table, up to a heading or another part.

    That hours are local is no footnote: it is known from the place; nor is the room of all meetings
    (`wording.rooms`), or what the marks of a revised form mean.
    """
    places = {one.where for one in planned}
    last = max(
        (i for i, line in enumerate(lines) if line.is_row and line.where in places), default=None
    )
    if last is None:
        return []
    found: list[str] = []
    for line in paragraphs(lines[last + 1 :]):
        text = one_line(line.text)
        if _ends_notes(line, text) or len(found) == _MOST:
            break
        if not (states_offset(text) or room_of_all(text) or text in _marks()):
            found.append(_MARK.sub("", text))
    return found


@cache
def _marks() -> frozenset[str]:
    """What a revised form says of its marks, in every language."""
    return frozenset(one_line(str(forms_of(code)["revised_marks"].text)) for code in LANGUAGES)


def _ends_notes(line: Line, text: str) -> bool:
    titles = names.is_annex, names.is_agenda, names.is_annotations, names.is_programme
    heading = any(is_title(text) for is_title in titles)
    number = numbered(text)
    other = (number is not None and number.depth == 0) or text.endswith(":") or len(text) > _LONGEST
    return line.is_row or heading or other or not re.search(r"[.。!؟]$", text)
