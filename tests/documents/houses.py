"""What tests of agendas as different houses set them have in common."""

from collections.abc import Iterable
from pathlib import Path

import docx
from tests.documents.round_trip import read_back

from scheduler.api import read as read_conference
from scheduler.api import verify
from scheduler.documents import Draft, read_document
from scheduler.documents.conference_yaml import conference_yaml

HERE = Path(__file__).parent


def read(path: Path, folder: Path) -> Draft:
    """What is read of a document; its conference file is right, and its plan keeps every rule."""
    draft = read_document(path)
    if draft.plan:
        conference, plan = read_back(path, folder)
        assert verify(conference, plan).violations == ()
    else:
        file = folder / "read.yaml"
        file.write_text(conference_yaml(draft), encoding="utf-8")
        assert read_conference(file).bodies[0].name == draft.body
    return draft


def text(folder: Path, name: str, content: str) -> Draft:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read(path, folder)


def plan_of(draft: Draft) -> list[str]:
    """The plan as `23 10:00 2 (a)`, with `…` where it goes on."""
    return [
        f"{e.day.day} {(e.start or 0) // 60}:{(e.start or 0) % 60:02d} {e.number or e.title}"
        f"{' …' if e.continued else ''}"
        for e in draft.plan
    ]


def doubts(draft: Draft) -> list[str]:
    return [str(remark) for remark in draft.remarks if not remark.certain]


def table(document: docx.document.Document, rows: Iterable[Iterable[str]]) -> None:
    rows = [list(row) for row in rows]
    made = document.add_table(rows=0, cols=len(rows[0]))
    above = None
    for row in rows:
        cells = made.add_row().cells
        for cell, content in zip(cells, row, strict=True):
            cell.text = content
        if row[0] or above is None:
            above = cells[0]
        else:
            above.merge(cells[0])
