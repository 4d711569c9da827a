"""A Word file to write into: our own empty one, or an office's template for its pages and styles.

Of a template, everything but the text is taken: page size and margins, headers and footers, styles,
numbering and fonts. `{symbol}` in a header or footer becomes the symbol of the document; where the
header is empty, the symbol is put there.
"""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document

# A template with a few pictures is far below these; what is above is refused unread.
MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
SYMBOL = "{symbol}"


def empty() -> "Document":
    """A new document with the program's own look still to be defined."""
    import docx

    return docx.Document()


def opened(template: Path) -> "Document":
    """The document of a template, without its text.

    Raises UsageError for what is no Word file, or one that is too large or has macros.
    """
    import docx

    content = _checked(template)
    try:
        document = docx.Document(io.BytesIO(content))
    except Exception as error:
        raise UsageError(
            f"The template {template} is damaged; open and save it in Word."
        ) from error
    body = document.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    return document


def _checked(template: Path) -> bytes:
    """The template's bytes as those of a document."""
    try:
        if template.stat().st_size > MOST_BYTES:
            raise UsageError(f"The template {template} is larger than 20 MB.")
        content = template.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"The template {template} cannot be read: {reason}.") from error
    what = f"The template {template} is not a Word file"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
                raise UsageError(f"The template {template} unpacks to more than 100 MB.")
            return _as_document(archive, what)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UsageError(f"{what} (.docx or .dotx).") from error


def _as_document(archive: zipfile.ZipFile, what: str) -> bytes:
    types = archive.read(_TYPES)
    if b"macroEnabled" in types:
        raise UsageError(f"{what} without macros (.docx or .dotx).")
    if _TEMPLATE not in types and _DOCUMENT not in types:
        raise UsageError(f"{what} (.docx or .dotx).")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in archive.namelist():
            target.writestr(
                name, types.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else archive.read(name)
            )
    return out.getvalue()


def put_symbol(document: "Document", symbol: str) -> None:
    """Put the document's symbol into the headers, or where the template wants it."""
    paragraphs = [
        p for section in document.sections for part in _margins(section) for p in part.paragraphs
    ]
    wanted = [p for p in paragraphs if SYMBOL in p.text]
    for paragraph in wanted:
        _replace(paragraph, symbol)
    header = document.sections[0].header
    if not wanted and not "".join(p.text for p in header.paragraphs).strip():
        header.paragraphs[0].add_run(symbol)


def _margins(section: Any) -> list[Any]:
    parts = (
        *(section.header, section.first_page_header, section.even_page_header),
        *(section.footer, section.first_page_footer, section.even_page_footer),
    )
    return [part for part in parts if not part.is_linked_to_previous]


def _replace(paragraph: Any, symbol: str) -> None:
    """Word may have cut the word in braces into several runs: the first then holds it all."""
    for run in paragraph.runs:
        if SYMBOL in run.text:
            run.text = run.text.replace(SYMBOL, symbol)
    if SYMBOL in paragraph.text:
        first, *others = paragraph.runs
        first.text = paragraph.text.replace(SYMBOL, symbol)
        for run in others:
            run.text = ""
