import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.builders import ITEM_3, conference_2019, fill, make_conference, timetable_2019
from tests.writers.sessions import busy_session, two_bodies
from tests.writers.titles import TITLES

from scheduler.domain.timetable import Status
from scheduler.writers import word_annex


def opened(*solved: Any) -> Any:
    return docx.Document(io.BytesIO(word_annex.render(*solved)))


@pytest.fixture(scope="module")
def annex() -> Any:
    return opened(conference_2019(), timetable_2019())


def cells(table: Any) -> list[list[str]]:
    """The texts of each row, a cell that spans several columns once."""
    found = []
    for row in table.rows:
        distinct = {id(cell._tc): cell for cell in row.cells}
        found.append([cell.text for cell in distinct.values()])
    return found


def test_headings_are_headings(annex: Any) -> None:
    styled = [(p.style.name, p.text) for p in annex.paragraphs if p.style.name.startswith("Head")]
    assert styled == [("Heading 1", "Annex"), ("Heading 2", "Proposed organization of work")]


def test_the_table_of_2019(annex: Any) -> None:
    rows = cells(annex.tables[0])
    assert rows[0] == ["Date and time", "Agenda item", "Title or description"]
    assert rows[1] == ["Wednesday, 11 September"]
    assert rows[2] == ["3–6 p.m.", "1 (a)", "Opening of the meeting"]
    assert rows[3] == ["", "1 (b)", "Adoption of the agenda and organization of work"]
    assert rows[5] == ["Thursday, 12 September"]
    assert rows[9] == ["10 a.m.–1 p.m.", "3", f"{ITEM_3} (continued)"]
    assert len(rows) == 1 + 3 + 8


def test_only_the_word_continued_is_set_apart(annex: Any) -> None:
    title = annex.tables[0].rows[9].cells[2].paragraphs[0]
    assert [(run.text, run.style.name) for run in title.runs[-3:]] == [
        (" (", "Default Paragraph Font"),
        ("continued", "Emphasis"),
        (")", "Default Paragraph Font"),
    ]
    assert annex.styles["Emphasis"].font.italic


def test_the_head_is_repeated_and_no_row_is_broken(annex: Any) -> None:
    rows = annex.tables[0].rows
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated == [True] + [False] * (len(rows) - 1)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert rows[0].cells[0].paragraphs[0].style.font.italic


def test_a_day_stays_with_its_first_meeting(annex: Any) -> None:
    style = annex.tables[0].rows[1].cells[0].paragraphs[0].style
    assert style.paragraph_format.keep_with_next


def test_rules_are_horizontal_and_looks_are_styles(annex: Any) -> None:
    table = annex.tables[0]
    assert table.style.name == "Organization of Work"
    borders = table.style.element.find(qn("w:tblPr")).find(qn("w:tblBorders"))
    assert [edge.tag for edge in borders] == [qn("w:top"), qn("w:bottom")]
    direct = [
        run.text
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.bold is not None or run.italic is not None or run.font.size is not None
    ]
    assert direct == []


def test_the_page_is_a4_with_the_symbol_at_its_head(annex: Any) -> None:
    section = annex.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.header.paragraphs[0].text == "CTOC/COP/WG.7/2019/1"
    assert annex.styles["Normal"].font.name == "Times New Roman"


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    content = word_annex.render(conference_2019(), timetable_2019())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_rooms_bodies_notes_and_status() -> None:
    busy = opened(*busy_session())
    assert [p.text for p in busy.paragraphs if p.style.name == "Organization Status"] == [
        "Best timetable so far, not proved optimal (gap 12.0%)"
    ]
    assert [
        "9:30 a.m.–12:30 p.m.\n1st meeting\nBoardroom A",
        "1",
        "Opening of the session",
    ] in cells(busy.tables[0])
    assert busy.paragraphs[-1].text == "A presentation is made before the opening."
    both = opened(*two_bodies())
    assert cells(both.tables[0])[-1] == ["", "Committee of the Whole", "4", "Draft resolutions"]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_kept(title: str) -> None:
    conference = make_conference([("1", title)])
    content = opened(conference, fill(conference, status=Status.OPTIMAL))
    shown = content.tables[0].rows[2].cells[2].text
    assert shown == title.replace("\x07", "")
