"""An office's own Word file as template: what is taken of it, and which files are refused."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from tests.builders import conference_2019, timetable_2019

from scheduler.errors import UsageError
from scheduler.writers import try_out, word_template, write

_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"


def office(path: Path, header: str = "Our Office – {symbol}") -> Path:
    """A template with a page, a header, a look and some text of its own."""
    document = docx.Document()
    document.sections[0].page_width = Cm(20)
    document.sections[0].header.paragraphs[0].text = header
    document.styles["Heading 1"].font.size = Pt(21)
    document.styles["Normal"].font.name = "Garamond"
    document.add_paragraph("Delete this text.")
    document.save(str(path))
    return path


def as_dotx(path: Path) -> Path:
    target = path.with_suffix(".dotx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            out.writestr(name, source.read(name).replace(_DOCUMENT, _TEMPLATE))
    return target


def annex(template: Path, tmp_path: Path) -> Any:
    (path,) = write(
        conference_2019(), timetable_2019(), tmp_path / "out", ["docx"], template=template
    )
    return docx.Document(str(path))


@pytest.mark.parametrize("kind", ["docx", "dotx"])
def test_pages_headers_and_styles_are_the_office_s(tmp_path: Path, kind: str) -> None:
    template = office(tmp_path / "office.docx")
    document = annex(as_dotx(template) if kind == "dotx" else template, tmp_path)
    section = document.sections[0]
    assert round(section.page_width.cm) == 20
    assert section.header.paragraphs[0].text == "Our Office – CTOC/COP/WG.7/2019/1"
    assert document.styles["Heading 1"].font.size == Pt(21)
    assert document.styles["Normal"].font.name == "Garamond"
    assert document.styles["Organization Cell"].font.name is None
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "Annex"
    assert "Delete this text." not in texts
    widths = [column.width.cm for column in document.tables[0].columns]
    margins = section.left_margin.cm + section.right_margin.cm
    assert sum(widths) == pytest.approx(20 - margins, abs=0.05)


def test_the_language_is_that_of_the_annex(tmp_path: Path) -> None:
    """Else Word would check the spelling, and choose Chinese punctuation, by the template's."""
    template = office(tmp_path / "office.docx")
    (path,) = write(
        *(conference_2019(), timetable_2019(), tmp_path / "out", ["docx"]), ["zh"], template
    )
    document = docx.Document(str(path))
    lang = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert lang.get(qn("w:eastAsia")) == "zh-CN"


def test_in_arabic_the_office_s_header_is_turned_too(tmp_path: Path) -> None:
    path = office(tmp_path / "office.docx")
    document = docx.Document(str(path))
    layout = document.sections[0].header.paragraphs[0].paragraph_format
    layout.tab_stops.add_tab_stop(Cm(8))
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.save(str(path))
    (written,) = write(
        *(conference_2019(), timetable_2019(), tmp_path / "out", ["docx"]), ["ar"], path
    )
    section = docx.Document(str(written)).sections[0]
    marks = [child.tag for child in section.header.paragraphs[0]._p.pPr]
    # In the order that the schema of Word's files wants.
    assert marks == [qn(f"w:{name}") for name in ("pStyle", "tabs", "bidi", "jc")]
    assert section._sectPr.find(qn("w:bidi")) is not None


def test_an_empty_header_gets_the_symbol(tmp_path: Path) -> None:
    document = annex(office(tmp_path / "office.docx", header=""), tmp_path)
    assert document.sections[0].header.paragraphs[0].text == "CTOC/COP/WG.7/2019/1"


def test_a_template_lends_our_styles_its_own(tmp_path: Path) -> None:
    """A style of ours that a template has is left as the template has it."""
    path = office(tmp_path / "office.docx")
    document = docx.Document(str(path))
    style = document.styles.add_style("Organization Day", 1)
    style.font.bold = True
    document.save(str(path))
    assert annex(path, tmp_path).styles["Organization Day"].font.bold


def test_what_an_annex_was_written_with_is_a_template_too(tmp_path: Path) -> None:
    (path,) = write(conference_2019(), timetable_2019(), tmp_path, ["docx"])
    again = annex(path, tmp_path)
    assert len(again.tables) == 1
    assert again.styles["Organization Cell"].font.size == Pt(10)


def refused(template: Path) -> str:
    with pytest.raises(UsageError) as error:
        try_out(conference_2019(), ["docx"], template=template)
    return str(error.value)


def test_files_that_are_no_templates(tmp_path: Path) -> None:
    missing, text, sheet = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx"))
    text.write_text("no zip")
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert refused(missing) == (
        f"The template {missing} cannot be read: no such file or directory."
    )
    for path in (text, sheet):
        assert refused(path) == f"The template {path} is not a Word file (.docx or .dotx)."


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    source, target = office(tmp_path / "office.docx"), tmp_path / "office.docm"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as out:
        for name in archive.namelist():
            whole = b"application/vnd.openxmlformats-officedocument." + _DOCUMENT
            out.writestr(name, archive.read(name).replace(whole, macros))
    assert refused(target) == (
        f"The template {target} is not a Word file without macros (.docx or .dotx)."
    )


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office(tmp_path / "office.docx")
    monkeypatch.setattr(word_template, "MOST_UNPACKED", 1000)
    assert refused(path) == f"The template {path} unpacks to more than 100 MB."
    monkeypatch.setattr(word_template, "MOST_BYTES", 1000)
    assert refused(path) == f"The template {path} is larger than 20 MB."


def test_a_damaged_template_is_refused(tmp_path: Path) -> None:
    source, target = office(tmp_path / "office.docx"), tmp_path / "damaged.docx"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as out:
        for name in archive.namelist():
            out.writestr(name, b"<w:" if name == "word/styles.xml" else archive.read(name))
    assert refused(target) == f"The template {target} is damaged; open and save it in Word."
    assert io.BytesIO(target.read_bytes())
