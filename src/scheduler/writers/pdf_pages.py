"""From content to PDF by Typst: `data/pages.typ` is the layout, and gets all its text as data.

Text given as data is never taken as markup. English, French, Russian and Spanish are set in a font
that comes with Typst; Arabic and Chinese need one on the machine, or in a folder that the
environment variable TYPST_FONT_PATHS names, as for Typst itself.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from scheduler.errors import UsageError
from scheduler.wording import Wording, forms_of
from scheduler.writers.pdf_coverage import without_glyph
from scheduler.writers.phrases import Phrase

if TYPE_CHECKING:
    from typst import Fonts

LATIN = "Libertinus Serif"
FOLDERS = "TYPST_FONT_PATHS"
# Scripts for which Typst brings no font, the language whose table lists fonts, and their letters.
_SCRIPTS = {
    "ar": ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    "zh": ("Chinese", re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff]")),
}
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def plain_phrase(phrase: Phrase) -> dict[str, str]:
    """A phrase as plain values."""
    return {"text": phrase.text, "language": phrase.language, "mark": phrase.mark}


def compiled(words: Wording, symbol: str, content: Mapping[str, Any]) -> bytes:
    """The pages of some content; the same content and fonts give the same bytes."""
    try:
        import typst
    except ImportError as error:
        message = "PDF files need the package typst, which is not installed: pip install typst."
        raise UsageError(message) from error
    data = {
        **content,
        "symbol": symbol,
        "language": words.language,
        "direction": words["direction"],
        "italics": words.has_italics,
        "marker": words["continued"],
    }
    text = _CONTROLS.sub("", json.dumps(data, ensure_ascii=False))
    fonts = _fonts(os.environ.get(FOLDERS, ""))
    families = _chosen(words, text, set(fonts.families()))
    if missing := without_glyph(text, fonts, families):
        raise UsageError(_without_glyph(missing))
    inputs = {"data": text, "fonts": json.dumps(families)}
    layout = (files("scheduler") / "data" / "pages.typ").read_bytes()
    try:
        found = typst.compile(layout, font_paths=fonts, sys_inputs=inputs, timestamp=0)
    except typst.TypstError as error:
        raise UsageError(f"The PDF could not be set: {error}.") from error
    assert isinstance(found, bytes)
    return found


@lru_cache(maxsize=1)
def _fonts(folders: str) -> "Fonts":
    """The fonts of Typst, of the machine and of the planner's folders; looked up once."""
    from typst import Fonts

    return Fonts(font_paths=[path for path in folders.split(os.pathsep) if path])


def _chosen(words: Wording, text: str, there: set[str]) -> list[str]:
    """The fonts to set a text in, best first; raises UsageError where a script has none."""
    own = [family for family in words.list("pdf_fonts") if family in there]
    found = [*own, LATIN] if words.language not in _SCRIPTS else [LATIN, *own]
    for language, (script, letters) in _SCRIPTS.items():
        if letters.search(text):
            families = list(_families(words, language))
            present = [family for family in families if family in there]
            if not present:
                raise UsageError(_missing(script, language, families))
            found.append(present[0])
    return list(dict.fromkeys(found))


def _families(words: Wording, language: str) -> Iterator[str]:
    if words.language == language:
        yield from words.list("pdf_fonts")
        return
    fonts = forms_of(language)["pdf_fonts"].text
    yield from fonts


def _missing(script: str, language: str, families: list[str]) -> str:
    return (
        f"There is no font for {script} on this machine, so that no PDF can be made.\n"
        f"    Install one of {', '.join(families[:4])}; or name the folder of one in the "
        f"environment variable {FOLDERS}; or name another under “wording: {language}: pdf_fonts”."
    )


def _without_glyph(missing: list[str]) -> str:
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:8])
    more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
    return (
        f"No font on this machine has {named}{more}, so that no PDF can be made.\n"
        f"    Install a font that has, or name its folder in the environment variable {FOLDERS}."
    )
