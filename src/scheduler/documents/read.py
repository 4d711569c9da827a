"""Reads a document: its format, then the first page, the agenda, the annotations, the plan."""

import re
from collections.abc import Sequence
from pathlib import Path

from scheduler.documents.agenda_and_plan import compare, contradictions, points_from_plan
from scheduler.documents.agenda_list import read_agenda
from scheduler.documents.annotations import read_annotations, read_papers
from scheduler.documents.columns import aligned
from scheduler.documents.draft import Draft
from scheduler.documents.front_page import first_page, read_front_page
from scheduler.documents.line import Content, Line, TooLongError
from scheduler.documents.no_agenda import no_agenda
from scheduler.documents.notes import notes_below
from scheduler.documents.passages import paragraphs
from scheduler.documents.plan import take_plan
from scheduler.documents.programme import tables_in
from scheduler.documents.programme_line import Planned
from scheduler.documents.programme_list import list_in
from scheduler.documents.several import settled
from scheduler.documents.stated_meetings import take_stated_meetings
from scheduler.errors import refused
from scheduler.wording.rooms import room_of_all

_LARGEST_TEXT = 3_000_000  # bytes; the marks of a web page may be most of it
_FORMS = "Read are .docx, .pdf, .html, .txt and .md, and tables in .xlsx and .csv."


def read_document(path: Path) -> Draft:
    """What a document tells of a conference; the draft says if it is no agenda.

    Raises `scheduler.errors.InputFaults` where nothing of it can be read.
    """
    try:
        content = _content(path)
    except TooLongError as error:
        raise refused(path, str(error)) from None
    if not content.lines:
        raise refused(path, "There is no text in it.", "Is it the annotated provisional agenda?")
    draft = Draft(path.name, language=_language(content.lines))
    for remark in content.remarks:
        draft.doubt("text", remark)
    read_front_page(content, draft)
    points, after = read_agenda(content.lines)
    draft.points = points
    running = content.lines[after:] if points else content.lines
    read_annotations(running, draft, content.lines[:after])
    read_papers(content.lines[after:], points)
    # Where annotations stand among the items, the date of issue above them begins no plan.
    before = after if after or not points else len(first_page(content.lines))
    planned = settled(_planned(content.lines[before:], draft), draft)
    take_plan(planned, draft, _years(content))
    draft.footnotes = notes_below(content.lines[after:], planned)
    _take_room(content.lines[after:], draft)
    if not points:
        points_from_plan(draft, planned)
    draft.refusal = no_agenda(content.lines, draft)
    if not draft.plan:
        take_stated_meetings(draft)
    compare(draft)
    _missing(draft)
    return draft


def _content(path: Path) -> Content:
    suffix = path.suffix.lower()
    size = _size(path)
    if suffix == ".docx":
        from scheduler.documents.word_file import LARGEST, read_word

        _check_size(path, size, LARGEST)
        content = read_word(path)
    elif suffix == ".pdf":
        from scheduler.documents.pdf_file import LARGEST as LARGEST_PDF
        from scheduler.documents.pdf_file import read_pdf

        _check_size(path, size, LARGEST_PDF)
        content = read_pdf(path)
    elif suffix in (".html", ".htm"):
        from scheduler.documents.web_page import read_web_page

        _check_size(path, size, _LARGEST_TEXT)
        content = read_web_page(path.read_bytes())
    elif suffix in (".txt", ".md"):
        from scheduler.documents.plain_text import read_text

        _check_size(path, size, _LARGEST_TEXT)
        content = read_text(_decoded(path), suffix == ".md")
    elif suffix == ".xlsx":
        from scheduler.documents.sheet_file import read_sheets

        content = read_sheets(path)
    elif suffix == ".csv":
        from scheduler.documents.table_csv import read_table

        _check_size(path, size, _LARGEST_TEXT)
        content = read_table(_decoded(path))
    else:
        raise _other_kind(path, suffix)
    return Content(tuple(aligned(content.lines)), content.headers, content.remarks)


def _size(path: Path) -> int:
    if path.is_dir():
        raise refused(path, "This is a folder, not a document.")
    try:
        return path.stat().st_size
    except FileNotFoundError:
        raise refused(path, "There is no such file.") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise refused(path, f"The file cannot be opened ({reason}).") from None


def _check_size(path: Path, size: int, largest: int) -> None:
    if size > largest:
        message = (
            f"The file has {size / 1e6:.0f} MB; an agenda has less than {largest // 10**6} MB."
        )
        raise refused(path, message, "Take pictures out of it, or copy its text into a new file.")
    if size == 0:
        raise refused(path, "The file is empty.")


def _other_kind(path: Path, suffix: str) -> Exception:
    if suffix == ".doc":
        return refused(path, "This is an old Word file (.doc).", "Save it in Word as .docx.")
    if suffix in (".yaml", ".yml"):
        return refused(path, "This is a conference file already.", "Use “scheduler solve”.")
    return refused(path, f"“{suffix or path.name}” is no kind of document known here.", _FORMS)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4000] or data.startswith((b"PK\x03\x04", b"%PDF")):
        raise refused(path, f"This is not a text file, though it is called “{path.name}”.", _FORMS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


_SCRIPTS = (("ar", "[\u0621-\u064a]"), ("zh", "[\u4e00-\u9fff]"), ("ru", "[\u0400-\u04ff]"))
_WORDS = (
    ("fr", r"\b(?:des|les|du|et|aux|travaux|ordre|une|sur)\b"),
    ("es", r"\b(?:los|las|del|el|y|para|trabajos|una|por)\b"),
    ("en", r"\b(?:the|of|and|for|to|on|with)\b"),
)


def _language(lines: Sequence[Line]) -> str:
    """The language of a text by its script, or by its commonest small words."""
    text = " ".join(line.text for line in lines[:400])
    letters = max(1, len(re.findall(r"\w", text)))
    for code, script in _SCRIPTS:
        if len(re.findall(script, text)) > letters * (0.2 if code == "zh" else 0.4):
            return code
    counts = {code: len(re.findall(words, text, re.IGNORECASE)) for code, words in _WORDS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts["en"] else "en"


def _planned(lines: Sequence[Line], draft: Draft) -> list[Planned]:
    """The organization of work: the first table of one, else a list of days and hours."""
    tables = tables_in(lines, draft.points)
    if not tables:
        return list_in(lines, draft.points)
    for other in tables[1:]:
        for message, line in contradictions(tables[0], other):
            draft.doubt("meetings", message, line.where, line.raw)
    later = [table for table in tables[1:] if not any(contradictions(tables[0], table))]
    return [*tables[0], *(line for table in later for line in table if _is_new(line, tables[0]))]


def _is_new(line: Planned, table: Sequence[Planned]) -> bool:
    """Whether a line of a further table is of a day that the first does not have."""
    days = {(one.day.day, one.day.month) for one in table if one.day}
    return line.day is not None and (line.day.day, line.day.month) not in days


def _take_room(lines: Sequence[Line], draft: Draft) -> None:
    """Put all meetings into the room in which a sentence says that they are held."""
    room = next(filter(None, (room_of_all(line.text) for line in paragraphs(lines))), "")
    for sitting in draft.sittings:
        sitting.room = sitting.room or room


def _years(content: Content) -> list[int]:
    """The years that a text names, in order."""
    text = " ".join((*content.headers, *(line.text for line in content.lines)))
    return list(dict.fromkeys(map(int, re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text))))


def _missing(draft: Draft) -> None:
    """What no conference file can do without, and what stands in its place until it is said."""
    from scheduler.readers.zones import zone_of_place

    if not draft.body and not draft.bodies:
        stem = draft.symbol.partition("/")[0]
        draft.body = draft.conference or stem or "The body"
        draft.missing["body"] = "the name of the body that meets"
    draft.zone = zone_of_place(draft.place) or ""
    if not draft.zone:
        draft.zone = "UTC"
        draft.missing["zone"] = "the time zone, such as Europe/Vienna"
    if not draft.place:
        draft.missing["place"] = "the place"
    if not draft.points:
        draft.missing["agenda"] = "the agenda items, each in a line such as “- 3. Trade”"
    if draft.first is None:
        draft.missing["dates"] = "the dates, such as 11–13 September 2019"
    if not draft.languages:
        draft.missing["languages"] = "the languages of interpretation, such as six, or en, fr"
