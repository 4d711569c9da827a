"""`organization-of-work.md`: a pipe table, as GitHub, Pandoc and most editors render it."""

import re

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers.edition import Edition, usual
from scheduler.writers.remarks import remarks
from scheduler.writers.table import Row, Table, table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The organization of work in Markdown, UTF-8."""
    words = (edition or usual(conference)).words
    text = _document(table(conference, timetable, words))
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
    return [time, *([escaped(row.body)] if content.with_bodies else []), escaped(row.number), title]


def _head(content: Table, column: str) -> str:
    return f"*{column}*" if content.words.has_italics else column


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that Markdown takes literally and in one line."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text)
