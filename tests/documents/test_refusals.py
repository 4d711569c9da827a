"""Documents that are not read, and that nothing in them is executed, fetched or unpacked."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.documents import agenda_2019

from scheduler.documents import read_document
from scheduler.errors import InputFaults

HERE = Path(__file__).parent
ANEW = "Open it in Word and save it anew as .docx."


def refusal(path: Path) -> str:
    with pytest.raises(InputFaults) as error:
        read_document(path)
    return str(error.value).removeprefix(f"{path}: ").replace("\n    ", " | ")


def empty(path: Path) -> None:
    docx.Document().save(str(path))


def cut(path: Path) -> None:
    agenda_2019.word(path)
    path.write_bytes(path.read_bytes()[:9000])


def part(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", text)

    return write


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)


def liar(path: Path) -> None:
    """A bomb that says it is small."""
    bomb(path)
    size = struct.pack("<I", 50_000_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 1000)))


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.seek(200_000_000 - 1)
        file.write(b"x")


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}.xml", "")


ENTITIES = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
WORD = [
    (empty, "There is no text in it. | Is it the annotated provisional agenda?"),
    (cut, f"This Word file is damaged: it cannot be opened. | {ANEW}"),
    (bomb, "The part “word/document.xml” unpacks to 50 MB, far more than an agenda has. | Copy the "
     "text into a new Word file."),
    (liar, f"This Word file is damaged: it cannot be opened. | {ANEW}"),
    (large, "The file has 200 MB; an agenda has less than 30 MB. | Take pictures out of it, or "
     "copy its text into a new file."),
    (many, "The file has 5001 parts: no Word file of an agenda has."),
    (part(ENTITIES), "The part “word/document.xml” declares entities, which no Word file has."),
    (part("<a>"), "This Word file is damaged: its part “word/document.xml” cannot be read. | "
     f"{ANEW}"),
    (lambda path: path.write_bytes(b""), "The file is empty."),
]  # fmt: skip


@pytest.mark.parametrize(("write", "message"), WORD)
def test_word_files(write: Callable[[Path], object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    write(path)
    assert refusal(path) == message


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert refusal(path) == "This is not a Word file (.docx). | Save the agenda as .docx or PDF."


def test_pdf_files(tmp_path: Path) -> None:
    assert refusal(HERE / "encrypted.pdf") == (
        "This PDF file is encrypted: it asks for a password. | Save it without a password."
    )
    assert refusal(HERE / "scanned.pdf") == (
        "This PDF file has no text: it is a scan, a picture of the pages. | Use the Word file, or "
        "a PDF made from it."
    )
    damaged = tmp_path / "agenda.pdf"
    damaged.write_bytes((HERE / "agenda-2019.pdf").read_bytes()[:5000])
    assert refusal(damaged) == (
        "This PDF file is damaged: it cannot be opened. | Export it anew from Word."
    )


def pdf(*streams: tuple[bytes, bytes]) -> bytes:
    """A file of one page; each stream with its entries, of which the first is the page's content.

    A form can be drawn as `/X`, which is the stream after the one that draws it.
    """
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<<%s>>>>"
    font = b"/Font<</F1 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % (font + b"/XObject<</X 6 0 R>>"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, (entries, content) in enumerate(streams, 6):
        own = entries % number if b"%d" in entries else entries
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (own, len(content), content))
    whole, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(whole))
    return whole + head + table + tail


SHOWN = b"BT /F1 12 Tf 10 700 Td (1. Opening of the session) Tj ET"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>"
TWICE = zlib.compress(zlib.compress(SHOWN + b" " * 31_000_000))
MUCH = zlib.compress(SHOWN + b"BT (%s) Tj ET " % (b"x" * 1000) * 900)


FAR_LESS = "an agenda has far less."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            pdf((b"/Filter[/FlateDecode/FlateDecode]", TWICE)),
            "Parts of this PDF file unpack to more than 30 MB",
        ),
        (pdf((b"/Filter/FlateDecode", MUCH)), "The text has more than 400,000 letters"),
        (
            pdf((b"", SHOWN + b" /X Do"), *[(FORM, b" /X Do" * 10)] * 7, (b"", b"")),
            "This PDF file draws the same parts again and again",
        ),
    ],
)
def test_pdf_files_that_grow(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(content)
    assert refusal(path) == f"{message}: {FAR_LESS}"


def test_a_pdf_file_of_the_same_make_that_does_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    small = zlib.compress(zlib.compress(SHOWN))
    path.write_bytes(pdf((b"/Filter[/FlateDecode/FlateDecode]", small)))
    assert [point.title for point in read_document(path).points] == ["Opening of the session"]


KINDS = "Read are .docx, .pdf, .html, .txt and .md, and tables in .xlsx and .csv."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("agenda.doc", b"x", "This is an old Word file (.doc). | Save it in Word as .docx."),
        ("agenda.odt", b"x", f"“.odt” is no kind of document known here. | {KINDS}"),
        ("agenda", b"x", f"“agenda” is no kind of document known here. | {KINDS}"),
        ("a.yaml", b"x", "This is a conference file already. | Use “scheduler solve”."),
        ("a.txt", b"%PDF-1.7", f"This is not a text file, though it is called “a.txt”. | {KINDS}"),
        (
            "a.html",
            b"<p> </p>",
            "There is no text in it. | Is it the annotated provisional agenda?",
        ),
    ],
)
def test_other_files(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. Opening\n" + "x" * 400_000, "The text has more than 400,000 letters"),
        ("1. Opening\n" + "x\n" * 6_001, "The text has more than 6,000 lines"),
    ],
)
def test_texts_longer_than_any_agenda(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text(text, encoding="utf-8")
    assert refusal(path) == f"{message}: an agenda is far shorter."
    page = tmp_path / "agenda.html"
    page.write_text(f"<pre>{text}</pre>".replace("x\n", "x<br>"), encoding="utf-8")
    assert refusal(page) == f"{message}: an agenda is far shorter."


@pytest.mark.parametrize("text", ["|" * 300_000, "*a " * 100_000, "a\t" * 100_000, "_b " * 100_000])
def test_marks_without_end_are_plain_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.md"
    path.write_text(f"1. Opening\n\nMarks: {text}\n\n*Monday*, 7 September 2026\n", "utf-8")
    assert [point.title for point in read_document(path).points] == ["Opening"]


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "agenda.docx") == "There is no such file."
    assert refusal(tmp_path) == "This is a folder, not a document."


def test_a_web_page_is_not_executed_or_fetched(tmp_path: Path) -> None:
    path = agenda_2019.web_page(tmp_path / "agenda.html")
    page = path.read_text("utf-8").replace(
        "<body>",
        "<body><script>document.write('1. Evil')</script><iframe src='http://127.0.0.1:9/x'></iframe>"
        "<object data='http://127.0.0.1:9/y'>2. Evil</object><style>p{}</style>",
    )
    path.write_text(page, encoding="utf-8")
    assert [point.number for point in read_document(path).points][:3] == ["1", "1 (a)", "1 (b)"]
