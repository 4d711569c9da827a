"""PDF files: their text, their fonts, and what is said where something is missing."""

import re
import sys
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest
from tests.builders import conference_2019, timetable_2019
from tests.writers.sessions import busy_session
from tests.writers.six import six

from scheduler.domain.conference import Conference
from scheduler.errors import UsageError
from scheduler.wording import wording
from scheduler.writers import FORMATS, pdf_pages, try_out
from scheduler.writers.edition import edition

FONTS = {"ar": "Arabic", "zh": "Chinese"}


def there() -> set[str]:
    return set(pdf_pages._fonts("").families())


def rendered(name: str, language: str) -> bytes:
    if language in FONTS and not there() & set(wording(language).list("pdf_fonts")):
        pytest.skip(f"no font for {FONTS[language]} on this machine")
    conference, timetable = six()
    return FORMATS[name].content(conference, timetable, edition(conference, language))


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def plain(text: str) -> str:
    """Text without white space and marks of direction, which a PDF sets as it likes."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_the_annex_in_pdf(language: str) -> None:
    words = wording(language)
    text = plain(text_of(rendered("pdf", language)))
    for form in ("annex", "title", "date_and_time", "title_or_description", "continued"):
        assert plain(words[form]) in text, form
    # pdfium turns the symbol around on a page from right to left; on paper it is right.
    assert "SAMPLE/COP/2/1" in text or language == "ar"


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_fonts_are_embedded_and_bytes_stay_alike(language: str) -> None:
    content = rendered("pdf", language)
    assert content == rendered("pdf", language)
    fonts = re.findall(rb"/Type\s*/FontDescriptor", content)
    assert len(fonts) == len(re.findall(rb"/FontFile\d", content)) > 0
    assert b"/StructTreeRoot" in content


def test_text_is_never_markup() -> None:
    title = '#panic("no") *bold* $x$ @cite <label> // \\ “quote" [x] {y} =SUM()'
    text = text_of(FORMATS["pdf"].render(titled(title), timetable_2019()))
    assert plain(title) in plain(text)


def test_a_day_stays_with_its_first_row_and_heads_are_repeated() -> None:
    conference, timetable = busy_session()
    long = replace(conference, footnotes=("A note.",) * 3)
    items = tuple(replace(item, note="for decision\n" * 12) for item in long.items)
    content = FORMATS["pdf"].render(replace(long, items=items), timetable)
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 1
    assert all("Title or description" in page for page in pages[:-1])
    for page in pages:
        last = [line for line in page.splitlines() if line.strip()][-2:]
        assert not any(line.startswith(("Monday,", "Tuesday,", "Wednesday,")) for line in last)


@pytest.mark.parametrize(("language", "script"), [("ar", "Arabic"), ("zh", "Chinese")])
def test_a_missing_font_is_named(
    monkeypatch: pytest.MonkeyPatch, language: str, script: str
) -> None:
    class Few:
        def families(self) -> Sequence[str]:
            return ["Libertinus Serif"]

    monkeypatch.setattr(pdf_pages, "_fonts", lambda folders: Few())
    with pytest.raises(UsageError) as error:
        try_out(conference_2019(), ["pdf"], [language])
    first = ", ".join(wording(language).list("pdf_fonts")[:4])
    assert str(error.value) == (
        f"There is no font for {script} on this machine, so that no PDF can be made.\n"
        f"    Install one of {first}; or name the folder of one in the environment variable "
        f"TYPST_FONT_PATHS; or name another under “wording: {language}: pdf_fonts”."
    )


def titled(title: str) -> Conference:
    conference = conference_2019()
    parts = tuple(replace(part, titles=(("en", title),)) for part in conference.parts)
    return replace(conference, parts=parts)


def test_no_box_is_printed_for_a_character_without_font() -> None:
    """Unassigned characters stand in for scripts of which a machine has no font."""
    with pytest.raises(UsageError) as error:
        try_out(titled("Sample \U000103fe and \U0001fffd”"), ["pdf"])
    assert str(error.value) == (
        "No font on this machine has \U000103fe (U+103FE), \U0001fffd (U+1FFFD), so that no "
        "PDF can be made.\n"
        "    Install a font that has, or name its folder in the environment variable "
        "TYPST_FONT_PATHS."
    )
    try_out(titled("Éа “Ω” – ½ …"), ["pdf"])


def test_without_typst_there_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError) as error:
        FORMATS["pdf"].render(conference_2019(), timetable_2019())
    assert str(error.value) == (
        "PDF files need the package typst, which is not installed: pip install typst."
    )
