"""The automatic numbers of a Word file, which stand in no text: `1.`, `(a)`, `(ii)`."""

from collections import defaultdict
from typing import Any

Element = Any  # lxml's, which has no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


class Numbering:
    """Counts through the lists of a document as its paragraphs come."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._list_of: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._read_lists(numbering)
        self._read_styles(styles)

    def of(self, paragraph: Element) -> tuple[str, str]:
        """The number of a paragraph, empty if it has none, and its style's id."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "")
        reference = paragraph.find(f"{_W}pPr/{_W}numPr")
        identity, level = _reference(reference)
        if reference is None:
            identity, level = self._of_style.get(name, ("", 0))
        kind = self._list_of.get(identity)
        if kind is None or (kind, level) not in self._levels:
            return "", name
        counts = self._counts[kind]
        start = self._levels[kind, level][2]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return self._label(kind, level, counts), name

    def _label(self, kind: str, level: int, counts: dict[int, int]) -> str:
        form, pattern, _ = self._levels[kind, level]
        if form in ("bullet", "none"):
            return ""
        for index in range(level + 1):
            shape, _, start = self._levels.get((kind, index), ("decimal", "", 1))
            pattern = pattern.replace(f"%{index + 1}", figure(counts.get(index, start), shape))
        return pattern.strip()

    def _read_lists(self, numbering: Element | None) -> None:
        if numbering is None:
            return
        for abstract in numbering.iter(f"{_W}abstractNum"):
            kind = abstract.get(f"{_W}abstractNumId", "")
            for level in abstract.iter(f"{_W}lvl"):
                form, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                first = int(start) if start.isdigit() else 1
                depth = int(level.get(f"{_W}ilvl", "0"))
                self._levels[kind, depth] = (form or "decimal", text, first)
        for number in numbering.iter(f"{_W}num"):
            self._list_of[number.get(f"{_W}numId", "")] = _value(number, "abstractNumId")

    def _read_styles(self, styles: Element | None) -> None:
        for style in [] if styles is None else styles.iter(f"{_W}style"):
            reference = style.find(f"{_W}pPr/{_W}numPr")
            if reference is not None:
                self._of_style[style.get(f"{_W}styleId", "")] = _reference(reference)


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _reference(element: Element | None) -> tuple[str, int]:
    if element is None:
        return "", 0
    level = _value(element, "ilvl")
    return _value(element, "numId"), int(level) if level.isdigit() else 0


def figure(number: int, form: str) -> str:
    """A number in one of Word's forms: `lowerLetter`, `upperRoman`, `arabicAlpha`, or figures."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("arabicAlpha", "arabicAbjad") and number <= len(_ARABIC):
        return _ARABIC[number - 1]
    return str(number)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found, number = found + sign, number - value
    return found
