"""`organization-of-work.md`: a pipe table, as GitHub, Pandoc and most editors render it."""

import re

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers.edition import Edition, usual
from scheduler.writers.remarks import remarks
from scheduler.writers.revised import content_of
from scheduler.writers.table import NEW, Row, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The organization of work in Markdown, UTF-8."""
    edition = edition or usual(conference)
    words = edition.words
    text = _document(content_of(conference, timetable, edition))
    # Told in English; other languages have the table alone.
    for heading, sentences in remarks(conference, timetable) if words.language == "en" else ():
        text += [escaped(heading), "", *(f"- {escaped(sentence)}" for sentence in sentences), ""]
    return "\n".join(text).encode()


def _document(content: Table) -> list[str]:
    text = [f"# {content.title}", ""]
    about = [*filter(None, [content.symbol]), *map(str, content.about)]
    if about:
        text += [*("  \n".join(map(escaped, about))).split("\n"), ""]
    if content.status:
        text += [f"> **{escaped(content.status)}**", ""]
    empty = ["" for _ in content.columns[1:]]
    text.append(_row([_head(content, column) for column in content.columns]))
    text.append(_row(["---" for _ in content.columns]))
    for day in content.days:
        text.append(_row([f"**{day.heading}**", *empty]))
        text += [_row(_cells(row, content)) for row in day.rows]
    text += [line for note in content.notes for line in ("", escaped(str(note)))]
    return [*text, ""]


def _cells(row: Row, content: Table) -> list[str]:
    time = "<br>".join(map(escaped, filter(None, (row.time, *row.details))))
    title = escaped(" ".join(filter(None, (row.title, row.mark))))
    if row.continued:
        word = content.words["continued"]
        title += f" (*{word}*)" if content.words.has_italics else f" ({word})"
    if row.note:
        title += f"<br>{escaped(row.note)}"
    number, title = (_marked(text, row.change) for text in (escaped(row.number), title))
    return [time, *([escaped(row.body)] if content.with_bodies else []), number, title]


def _marked(text: str, change: str) -> str:
    """A text of a revised form: new underlined, superseded struck out."""
    if not text or not change:
        return text
    return f"<ins>{text}</ins>" if change == NEW else f"~~{text}~~"


def _head(content: Table, column: str) -> str:
    return f"*{column}*" if content.words.has_italics else column


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that Markdown takes literally and in one line."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text)
