"""The revised form: new lines underlined, superseded ones struck out, the symbol with /Rev.n."""

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import two_bodies

from scheduler.domain.timetable import Placement, Timetable
from scheduler.errors import UsageError
from scheduler.wording import wording
from scheduler.writers import revised_files
from scheduler.writers.revised import revised, revised_symbol
from scheduler.writers.table import GONE, NEW, Row

FRIDAY = "wg7-2019-09-13-1000"


def moved() -> Timetable:
    """Item 4 is taken on Friday morning, after item 3."""
    before = timetable_2019()
    kept = [placed for placed in before.placements if placed.part != "4"]
    placed = (*kept, Placement("4", FRIDAY, 720, 780))
    cut = tuple(replace(p, end=720) if (p.part, p.meeting) == ("3", FRIDAY) else p for p in placed)
    return replace(before, placements=cut, version=2)


def rows() -> list[Row]:
    content = revised(conference_2019(), timetable_2019(), moved(), wording("en"))
    return [row for day in content.days for row in day.rows]


def test_what_moves_is_struck_out_where_it_was_and_new_where_it_is() -> None:
    assert [(row.number, row.time, row.change) for row in rows()[-4:]] == [
        ("3", "10 a.m.–1 p.m.", ""),
        ("4", "", NEW),
        ("4", "3–6 p.m.", GONE),
        ("5", "", ""),
    ]


def test_two_that_are_the_same_have_no_marks() -> None:
    content = revised(conference_2019(), timetable_2019(), timetable_2019(), wording("en"))
    assert {row.change for day in content.days for row in day.rows} == {""}
    notes = [note.text for note in content.notes]
    assert "New text is underlined; superseded text is struck out." not in notes


def test_a_meeting_that_falls_away_is_struck_out_whole() -> None:
    before = timetable_2019()
    kept = tuple(p for p in before.placements if p.meeting != FRIDAY)
    content = revised(conference_2019(), before, replace(before, placements=kept), wording("en"))
    friday = content.days[-1].rows
    assert [(row.number, row.time, row.change) for row in friday] == [
        ("3", "10 a.m.–1 p.m.", GONE),
        ("4", "3–6 p.m.", ""),
        ("5", "", ""),
    ]


def test_bodies_are_compared_each_by_itself() -> None:
    conference, timetable = two_bodies()
    fewer = replace(timetable, placements=timetable.placements[1:])
    content = revised(conference, timetable, fewer, wording("en"))
    changed = [row for day in content.days for row in day.rows if row.change]
    assert [row.change for row in changed] == [GONE]
    assert all(row.body for day in content.days for row in day.rows[:1])


@pytest.mark.parametrize(
    ("symbol", "revisions", "revision"),
    [
        ("CTOC/COP/WG.7/2019/1", 1, "CTOC/COP/WG.7/2019/1/Rev.1"),
        ("CTOC/COP/WG.7/2019/1", 3, "CTOC/COP/WG.7/2019/1/Rev.3"),
        ("A/1/Rev.2", 1, "A/1/Rev.3"),
        ("COFI/2001/1 Rev.1", 1, "COFI/2001/1 Rev.2"),
        ("", 1, ""),
    ],
)
def test_the_symbol_counts_revisions(symbol: str, revisions: int, revision: str) -> None:
    assert revised_symbol(symbol, revisions) == revision


def test_the_marks_in_each_format() -> None:
    conference = replace(conference_2019(), symbol="A/1")
    found = revised_files(conference, timetable_2019(), moved())
    markdown = found["revised-organization-of-work.md"].decode()
    assert "|  | <ins>4</ins> | <ins>Other matters</ins> |" in markdown
    assert "| 3–6 p.m. | ~~4~~ | ~~Other matters~~ |" in markdown
    assert "New text is underlined; superseded text is struck out." in markdown
    assert "A/1/Rev.1" in markdown
    page = found["revised-organization-of-work.html"].decode()
    assert '<td class="item"><ins>4</ins></td>' in page
    assert '<td class="item"><del>4</del></td>' in page
    document = docx.Document(io.BytesIO(found["revised-organization-of-work.docx"]))
    marked = list(_marked(document))
    assert marked == [
        ("4", "new"),
        ("Other matters", "new"),
        ("4", "gone"),
        ("Other matters", "gone"),
    ]


def _marked(document: object) -> Iterator[tuple[str, str]]:
    for row in document.tables[0].rows:  # type: ignore[attr-defined]
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                if run.font.underline or run.font.strike:
                    yield run.text, "new" if run.font.underline else "gone"


def test_languages_and_formats_without_marks() -> None:
    found = revised_files(conference_2019(), timetable_2019(), moved(), ["md"], ["fr", "ar"])
    assert set(found) == {f"revised-organization-of-work.{code}.md" for code in ("fr", "ar")}
    assert "Le texte nouveau est souligné" in found["revised-organization-of-work.fr.md"].decode()
    with pytest.raises(UsageError) as caught:
        revised_files(conference_2019(), timetable_2019(), moved(), ["pdf"])
    assert str(caught.value) == "The revised form is written as md, html, docx, not pdf."
