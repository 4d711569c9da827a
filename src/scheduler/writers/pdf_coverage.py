"""Whether every character of a text has a glyph in some font, so that no PDF has boxes in it.

Typst does not say which characters it has no glyph for. It draws the same empty box for each of
them, though, and an SVG names each shape it draws: what looks like a character that no font can
have is missing.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

_LAYOUT = b"""\
#let data = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: data.fonts)
#for part in data.parts { page(part) }
"""
# A noncharacter of Unicode: no font has a glyph for it.
_NOWHERE = "\U0010fffe"
# Latin, Greek and Cyrillic with their marks are in the font that comes with Typst.
_SURE = 0x0530
_NO_SHAPE = ("Mn", "Mc", "Me", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs")


def without_glyph(text: str, fonts: "Fonts", families: Sequence[str]) -> list[str]:
    """The characters of a text that no font has, in order."""
    unusual = sorted({letter for letter in text if _is_unusual(letter)})
    if not unusual:
        return []
    box, whole = _shapes([_NOWHERE, " ".join(unusual)], fonts, families)
    if not box & whole:
        return []
    each = _shapes(unusual, fonts, families)
    return [letter for letter, shapes in zip(unusual, each, strict=True) if box & shapes]


def _is_unusual(letter: str) -> bool:
    # Marks that are set upon a letter, and those without a shape, are left to the letter.
    return ord(letter) >= _SURE and unicodedata.category(letter) not in _NO_SHAPE


def _shapes(parts: Sequence[str], fonts: "Fonts", families: Sequence[str]) -> list[set[str]]:
    """The names of the shapes that each part of a text is drawn with."""
    import typst

    data = json.dumps({"parts": parts, "fonts": families})
    drawn = typst.compile(_LAYOUT, font_paths=fonts, sys_inputs={"data": data}, format="svg")
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [set(re.findall(r'<use xlink:href="#(\w+)"', (p or b"").decode())) for p in pages]
