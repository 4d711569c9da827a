"""What is no agenda, or damaged: what could be read is written all the same, with the reason."""

import zipfile
from pathlib import Path

import docx
import pytest
from tests.cli.conftest import Run
from tests.documents import agenda_2019

from scheduler.documents import read_document

LETTER = "Vienna, 5 May 2019\n\nDear colleague,\n\nThank you for your letter.\n"
RESOLUTION = """\
The General Assembly,

Recalling its resolution 73/1 of 5 October 2018,

1. Takes note of the report of the Committee;
2. Requests the Secretary-General to report to it;
3. Decides to remain seized of the matter.
"""
INVOICE = """\
Vienna, 3 June 2024

1. Hire of hall, 3 days
2. Interpreters
3. Coffee
"""


@pytest.mark.parametrize(
    ("text", "why", "found"),
    [
        (
            LETTER,
            "This is no agenda: it has no numbered items and no organization of work. It begins "
            "“Thank you for your letter.” (line 5)",
            ("dates: 5 May 2019", "place: Vienna", "agenda: []"),
        ),
        (
            RESOLUTION,
            "This is no agenda: its numbered paragraphs are those of a resolution: “Takes note of "
            "the report of the Committee” (line 5)",
            ("agenda: []",),
        ),
        (
            INVOICE,
            "This is hardly an agenda: no line calls it one, and none of its items opens or closes "
            "a meeting. They begin with “Hire of hall, 3 days” (line 3)",
            ("title: Coffee", "place: Vienna"),
        ),
    ],
)
def test_what_it_says_and_what_is_written(
    text: str, why: str, found: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    path, file = tmp_path / "paper.txt", tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    outcome = run("read", path, "-o", file)
    assert outcome.code == 2
    hint = f"Is it the annotated provisional agenda? What could be read of it is in {file}."
    assert f"{path}: {why}\n    {hint}\n" in outcome.err
    written = file.read_text("utf-8")
    assert all(part in written for part in found)
    assert " ".join(written.replace("#", "").split()).count(why) == 1


def test_a_programme_whose_days_have_no_year(run: Run, tmp_path: Path) -> None:
    path, file = tmp_path / "programme.txt", tmp_path / "c.yaml"
    lines = (
        *("Monday 13 September", "09.00 - 09.30 Opening of the meeting"),
        *(
            "09.30 - 12.00 Topic 1: Standards",
            "12.00 - 14.00 Lunch",
            "14.00 - 17.00 Topic 2: Means",
        ),
        *("Tuesday 14 September", "09.00 - 10.30 Topic 2: Means (continued)"),
        "10.30 - 11.00 Closing of the meeting",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = run("read", path, "-o", file)
    assert outcome.code == 2
    assert outcome.err.endswith(
        f"{path}: The days, such as 13 September, have no year: {file} cannot be solved as it is.\n"
        "    Write the year into the document, and read it again. Or: Add a line “dates: …” and "
        "meetings, such as “meetings: half-days from … to …”.\n"
    )
    agenda = file.read_text("utf-8").partition("agenda:\n")[2]
    assert agenda == (
        "- title: Opening of the meeting\n"
        "- number: Topic 1\n  title: Standards\n"
        "- number: Topic 2\n  title: Means\n"
        "- title: Closing of the meeting\n"
    )


def test_a_word_file_cut_in_two(run: Run, tmp_path: Path) -> None:
    whole = agenda_2019.word(tmp_path / "whole.docx")
    path, file = tmp_path / "agenda.docx", tmp_path / "c.yaml"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            half = data[: len(data) // 2] if name == "word/document.xml" else data
            new.writestr(name, half)
    outcome = run("read", path, "-o", file)
    assert outcome.code == 0
    told = "The Word file is damaged: it is read as far as it goes. The last that is read: “"
    assert outcome.err.startswith(f"note: {told}")
    assert "title: Smuggling of migrants by air" in file.read_text("utf-8")


def test_a_scanned_page_among_others(tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    here = Path(__file__).parents[1] / "documents"
    path = tmp_path / "agenda.pdf"
    whole = pypdfium2.PdfDocument(here / "agenda-2019.pdf")
    whole.import_pages(pypdfium2.PdfDocument(here / "scanned.pdf"))
    whole.save(path)
    draft = read_document(path)
    pages = len(whole)
    assert draft.remarks[0].message == f"Not read, as it is a picture without text: page {pages}."
    assert len(draft.points) > 5


def test_an_empty_word_file_gives_no_conference_file(run: Run, tmp_path: Path) -> None:
    path, file = tmp_path / "agenda.docx", tmp_path / "c.yaml"
    docx.Document().save(str(path))
    assert run("read", path, "-o", file).code == 2
    assert not file.exists()
