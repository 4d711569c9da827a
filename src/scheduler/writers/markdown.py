"""`organization-of-work.md`: a pipe table, as GitHub, Pandoc and most editors render it."""

import re

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import wording
from scheduler.writers.table import Row, Table, table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")


def render(conference: Conference, timetable: Timetable) -> bytes:
    """The organization of work in Markdown, UTF-8."""
    return "\n".join(_document(table(conference, timetable))).encode()


def _document(content: Table) -> list[str]:
    text = [f"# {content.title}", ""]
    if content.about:
        text += [*("  \n".join(escaped(line) for line in content.about)).split("\n"), ""]
    if content.status:
        text += [f"> **{escaped(content.status)}**", ""]
    empty = ["" for _ in content.columns[1:]]
    text.append(_row([f"*{column}*" for column in content.columns]))
    text.append(_row(["---" for _ in content.columns]))
    for day in content.days:
        text.append(_row([f"**{day.heading}**", *empty]))
        text += [_row(_cells(row, content.with_bodies)) for row in day.rows]
    text += [line for note in content.notes for line in ("", escaped(note))]
    return [*text, ""]


def _cells(row: Row, with_body: bool) -> list[str]:
    time = "<br>".join(map(escaped, filter(None, (row.time, *row.details))))
    title = escaped(row.title)
    if row.continued:
        title += f" (*{wording.CONTINUED}*)"
    if row.note:
        title += f"<br>{escaped(row.note)}"
    return [time, *([escaped(row.body)] if with_body else []), escaped(row.number), title]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that Markdown takes literally and in one line."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text)
