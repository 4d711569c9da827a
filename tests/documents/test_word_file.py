"""What Word does to a text: automatic numbers, tracked changes, merged cells, footnote marks."""

import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.documents import agenda_2019

from scheduler.documents import Draft, read_document

W = nsdecls("w")
LEVELS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
ROWS = (
    ("Monday, 14 June", "", ""),
    ("12\u00a0noon\u20132\u00a0p.m.", "1 (a)", "Opening of the session"),
    ("", "1 (b)", "Adoption of the agenda"),
    ("", "2 (a) (i)", "Chapter II"),
    ("4 to 6 p.m.", "2(a)(ii)", "Chapter V"),
    ("Tuesday, 15 June", "", ""),
    ("10 am-1 pm", "2 (a) (ii)", "Chapter V (cont’d)"),
    ("", "3", "Adoption of the report"),
)


def numbered(document: Any, text: str, level: int) -> Any:
    paragraph = document.add_paragraph()
    reference = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(reference))
    paragraph.add_run(text)
    return paragraph


def agenda(path: Path) -> Draft:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "CAC/COSP/IRG/2021/1"
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    lists = document.part.numbering_part.element
    lists.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for line in (
        *(
            "Conference of the States Parties",
            "Implementation Review Group",
            "Twelfth\u00a0session",
        ),
        *("Vienna, 14\u2013\u200915\u00a0June\u00a02021", "Provisional agenda"),
    ):
        document.add_paragraph(line)
    numbered(document, "Organizational matters:", 0)
    numbered(document, "Opening of the ses\u00adsion;", 1)
    changed = numbered(document, "Adoption of the ", 1)._p
    changed.append(parse_xml(f"<w:del {W}><w:r><w:delText>old</w:delText></w:r></w:del>"))
    changed.append(parse_xml(f"<w:ins {W}><w:r><w:t>agenda.</w:t></w:r></w:ins>"))
    mark = numbered(document, "Review of implementation:", 0).add_run("1")
    mark.font.superscript = True
    numbered(document, "Thematic discussion:", 1)
    numbered(document, "Chapter II;", 2)
    numbered(document, "Chapter V.", 2)
    numbered(document, "Adoption of the report.", 0)
    for line in ("Annex I", "List of documents", "Annex II", "Proposed organization of work"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=3)
    for cell, head in zip(
        table.rows[0].cells, ("Date and time", "Agenda item", "Title or description"), strict=True
    ):
        cell.text = head
    hours = None
    for row in ROWS:
        cells = table.add_row().cells
        if not row[1]:
            cells[0].merge(cells[2]).text = row[0]
            continue
        for cell, text in zip(cells[1:], row[1:], strict=True):
            cell.text = text
        if row[0]:
            hours = cells[0]
            hours.text = row[0]
        elif hours is not None:
            hours.merge(cells[0])
    document.save(str(path))
    return read_document(path)


def test_items(tmp_path: Path) -> None:
    assert [(p.number, p.title) for p in agenda(tmp_path / "agenda.docx").points] == [
        ("1", "Organizational matters"),
        ("1 (a)", "Opening of the session"),
        ("1 (b)", "Adoption of the agenda"),
        ("2", "Review of implementation"),
        ("2 (a)", "Thematic discussion"),
        ("2 (a) (i)", "Chapter II"),
        ("2 (a) (ii)", "Chapter V"),
        ("3", "Adoption of the report"),
    ]


def test_the_rest(tmp_path: Path) -> None:
    draft = agenda(tmp_path / "agenda.docx")
    assert (draft.symbol, draft.session) == ("CAC/COSP/IRG/2021/1", "Twelfth session")
    assert (draft.conference, draft.body) == (
        "Conference of the States Parties",
        "Implementation Review Group",
    )
    assert [(e.day.day, e.start, e.end, e.number, e.continued) for e in draft.plan] == [
        *((14, 720, 840, "1 (a)", False), (14, 720, 840, "1 (b)", False)),
        *((14, 720, 840, "2 (a) (i)", False), (14, 960, 1080, "2 (a) (ii)", False)),
        *((15, 600, 780, "2 (a) (ii)", True), (15, 600, 780, "3", False)),
    ]
    assert draft.remarks == []


def test_footnotes_of_the_table_are_carried(tmp_path: Path) -> None:
    plain, path = agenda_2019.word(tmp_path / "plain.docx"), tmp_path / "agenda.docx"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p>'
    note = notes.format("The secretariat will brief delegations at 2.30 p.m. in Room M3.")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                before, last, after = content.decode().rpartition("Other matters</w:t></w:r>")
                content = f"{before}{last}{reference}{after}".encode()
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", f"{note}</w:footnote></w:footnotes>")
    draft = read_document(path)
    assert draft.footnotes == ["The secretariat will brief delegations at 2.30 p.m. in Room M3."]
    assert draft.points[-2].title == "Other matters"


def test_paragraphs_below_the_table_are_footnotes_up_to_another_part(tmp_path: Path) -> None:
    path = agenda_2019.markdown(tmp_path / "agenda.md")
    notes = ["* The afternoon meeting depends on progress.", "(a) Times are Vienna time."]
    parts = [path.read_text("utf-8"), *notes, "Annex II", "Rules."]
    path.write_text("\n\n".join(parts), encoding="utf-8")
    assert read_document(path).footnotes == [
        "The afternoon meeting depends on progress.",
        "Times are Vienna time.",
    ]
