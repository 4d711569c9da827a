"""Every Word file that is written keeps the rules by which Word opens one without repairing it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import busy_session
from tests.writers.six import six
from tests.writers.test_revised import moved
from tests.writers.word_rules import faults

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import revised_files, write

LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"]


def office(path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Our Office – {symbol}"
    document.add_paragraph("A list", style="List Number")
    document.save(str(path))
    return path


@pytest.mark.parametrize("session", [six, busy_session])
@pytest.mark.parametrize("with_template", [False, True])
def test_annexes_and_day_sheets(
    session: Callable[[], tuple[Conference, Timetable]], with_template: bool, tmp_path: Path
) -> None:
    conference, timetable = session()
    template = office(tmp_path / "office.docx") if with_template else None
    formats = ["docx", "programme"]
    languages = ["ar", "en"] if with_template else LANGUAGES
    paths = write(
        conference, timetable, tmp_path / "out", formats, languages=languages, template=template
    )
    assert len(paths) == 2 * len(languages)
    assert {path.name: faults(path.read_bytes()) for path in paths} == {
        path.name: [] for path in paths
    }


def test_a_revised_form() -> None:
    made = revised_files(conference_2019(), timetable_2019(), moved(), ["docx"], LANGUAGES)
    assert len(made) == 6
    assert {name: faults(data) for name, data in made.items()} == {key: [] for key in made}


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(name, content)
    return out.getvalue()


DOCUMENT = "word/document.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (DOCUMENT, b"</w:p></w:tc>", b"</w:p><w:tbl/></w:tc>",
         "word/document.xml: a cell does not end with a paragraph"),
        (DOCUMENT, b'<w:pStyle w:val="Heading1"/>', b'<w:jc w:val="end"/><w:pStyle w:val="X"/>',
         "word/document.xml: pPr has its children out of order: jc pStyle"),
        (DOCUMENT, b'<w:pStyle w:val="Heading1"/>', b'<w:pStyle w:val="Gone"/>',
         "word/document.xml: style Gone is not there"),
        (DOCUMENT, b"<w:gridCol ", b"<w:gridCol/><w:gridCol ",
         "word/document.xml: a row has 3 columns, its table 4"),
        ("[Content_Types].xml", b"/word/styles.xml", b"/word/stiles.xml",
         "word/stiles.xml has a content type, but is not there"),
        ("word/_rels/document.xml.rels", b"styles.xml", b"stiles.xml",
         "word/_rels/document.xml.rels: stiles.xml is not there"),
    ],
)  # fmt: skip
def test_faults_are_found(part: str, old: bytes, new: bytes, fault: str, tmp_path: Path) -> None:
    (path,) = write(conference_2019(), timetable_2019(), tmp_path, ["docx"])
    good = path.read_bytes()
    assert faults(good) == []
    assert any(fault in found for found in faults(changed(good, part, old, new)))
