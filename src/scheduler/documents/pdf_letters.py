"""The letters of a PDF page put together: segments of a line with where they stand.

A page in Arabic is mirrored, so that its lines and columns begin at 0 like those of any other.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from itertools import groupby, pairwise
from math import hypot
from typing import Any, NamedTuple

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
# Numbers, and words in Latin letters with what stands between them.
_NUMBER = r"\d+(?:[./:,+-]\d+)*"
_HOUR = r"\d\d/\d\d(?![\d/])"
_LEFT_TO_RIGHT = re.compile(
    rf"(?:(?!{_HOUR}){_NUMBER}[./+ -]?)?"
    r"[A-Za-z](?:(?:(?!  )[^\u0600-\u06ff\u0750-\u077f\n\[\]،])*[A-Za-z0-9])?"
    rf"|{_NUMBER}"
)
# Backwards, what ends `(cont.)` behind its last letter; PDFium may turn such brackets.
_CLOSED = re.compile(r"[()]([.,;?!]?)$")
_ITEM_NUMBER = re.compile(r"^(\d{1,2}) ?[() ]+([\u0621-\u064a])[() ]+$")
_VOWEL = re.compile("[\u064b-\u0652]")
_MIRRORED = str.maketrans("()[]{}«»“”", ")(][}{»«”“")
_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
_WIDE_GAP = 1.2  # of the size of the type: a new column
_WORD_GAP = 0.12
_SET_OFF = 0.7  # a gap that Latin words do not run across, in two spaces


class Letter(NamedTuple):
    """A character, the ends of its box, its base line, and the size of its type."""

    sign: str
    left: float
    right: float
    base: float
    size: float


class Segment(NamedTuple):
    """Characters in one line without a gap between them; `size` is that of the type.

    `words` are its words with where each begins; none in Arabic, where they run both ways.
    """

    left: float
    right: float
    base: float
    size: float
    text: str
    words: tuple[tuple[float, str], ...] = ()


def segments(text_page: Any) -> Iterator[Segment]:
    """The segments of a page in the order in which it holds them."""
    letters = list(_letters(text_page))
    mirrored = _is_arabic(letters)
    if mirrored:
        letters = [one._replace(left=-one.right, right=-one.left) for one in _ligatures(letters)]
    current: list[Letter] = []
    for letter in letters:
        ends = letter.sign in "\r\n"
        apart = _lower if mirrored else _apart
        if ends or (current and not letter.sign.isspace() and apart(current, letter)):
            yield from _segments_of(current, mirrored)
            current = []
        if not ends and (current or not letter.sign.isspace()):
            current.append(letter)
    yield from _segments_of(current, mirrored)


def _letters(text_page: Any) -> Iterator[Letter]:
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    for index in range(text_page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text_page.raw, index))
        sign = "-" if sign in _HYPHENS else sign
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        raw.FPDFText_GetMatrix(text_page.raw, index, matrix)
        scale = hypot(matrix.b, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(text_page.raw, index) * scale
        raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
        yield Letter(sign, left, right, y.value or bottom, size or top - bottom or 1.0)


def _ligatures(letters: Sequence[Letter]) -> Iterator[Letter]:
    """The letters with alef after lam where both are one sign, whose parts come backwards."""
    found = _with_marks_once(letters)
    for index, (one, other) in enumerate(pairwise(found)):
        same = (one.left, one.right) == (other.left, other.right)
        if same and one.sign in "اأإآ" and other.sign == "ل":
            found[index], found[index + 1] = other, one
    return iter(found)


def _with_marks_once(letters: Sequence[Letter]) -> list[Letter]:
    """The letters without vowel marks that are drawn by themselves, which stand for a letter too.

    The mark belongs to the sign of the letter as well, where it comes first.
    """
    marks = [index for index, one in enumerate(letters) if _VOWEL.match(one.sign)]
    dropped: set[int] = set()
    for index in marks:
        one = letters[index]
        low = any(
            other.sign == one.sign and other.base < one.base < other.base + other.size
            for other in (letters[at] for at in marks)
            if abs(other.left - one.left) < 0.3 * one.size
        )
        after = letters[index + 1 : index + 2]
        same = after and (after[0].left, after[0].right) == (one.left, one.right)
        if low:
            dropped |= {index, index + 1 if same else index - 1}
    found = [one for index, one in enumerate(letters) if index not in dropped]
    for index, (one, other) in enumerate(pairwise(found)):
        if _VOWEL.match(one.sign) and (one.left, one.right) == (other.left, other.right):
            found[index], found[index + 1] = other, one
    return found


def _is_arabic(letters: Sequence[Letter]) -> bool:
    """Whether a page runs from right to left.

    One whose titles are not translated has few Arabic letters; its lines begin where most of them
    stand in line with each other.
    """
    found = sum(bool(_ARABIC.match(one.sign)) for one in letters)
    share = found / max(1, sum(one.sign.isalpha() for one in letters))
    if not 0.03 < share <= 0.3:
        return share > 0.3
    lines: dict[int, list[Letter]] = {}
    for one in letters:
        if not one.sign.isspace():
            lines.setdefault(round(one.base), []).append(one)
    lefts = Counter(round(min(one.left for one in line)) for line in lines.values())
    rights = Counter(round(max(one.right for one in line)) for line in lines.values())
    return max(rights.values()) > max(lefts.values())


def _apart(current: Sequence[Letter], letter: Letter) -> bool:
    """Whether a character is set off from those before it: a column, a line, a raised mark."""
    last = _last(current)
    gap = max(letter.left - last.right, last.left - letter.right)
    return gap > _WIDE_GAP * letter.size or _lower(current, letter)


def _lower(current: Sequence[Letter], letter: Letter) -> bool:
    """Whether a character stands on another line, or is a raised mark."""
    last = _last(current)
    return abs(letter.base - last.base) > 0.9 * letter.size or letter.size < 0.8 * last.size


def _last(current: Sequence[Letter]) -> Letter:
    return next(one for one in reversed(current) if not one.sign.isspace())


def _segments_of(current: Sequence[Letter], mirrored: bool) -> Iterator[Segment]:
    """One segment, or for a line in Arabic as many as wide gaps make of it.

    In such a line Latin words run backwards, so that only all its letters tell where gaps are.
    """
    if not mirrored:
        yield from _segment(current, mirrored)
        return
    for letters in _parted(current, _WIDE_GAP):
        yield from _segment(letters, mirrored)


def _parted(line: Sequence[Letter], gap: float) -> list[list[Letter]]:
    """The letters of a line, parted where gaps are wider than so much of the size of the type."""
    starts: list[float] = []
    reached = None
    for one in sorted((one for one in line if not one.sign.isspace()), key=lambda one: one.left):
        if reached is None or one.left - reached > gap * one.size:
            starts.append(one.left)
        reached = max(reached or one.right, one.right)
    parts: list[list[Letter]] = [[] for _ in starts]
    at = 0
    for one in line:
        if not one.sign.isspace():
            at = bisect_right(starts, one.left + 0.01) - 1
        parts[at].append(one)
    return parts


def _segment(current: Sequence[Letter], mirrored: bool) -> Iterator[Segment]:
    solid = [one for one in current if not one.sign.isspace()]
    if solid:
        text = _arabic_text(current) if mirrored else "".join(one.sign for one in current)
        left, right = min(one.left for one in solid), max(one.right for one in solid)
        words = () if mirrored else tuple(_words(current))
        yield Segment(left, right, solid[0].base, solid[0].size, text, words)


def _words(letters: Sequence[Letter]) -> Iterator[tuple[float, str]]:
    for is_space, group in groupby(letters, key=lambda one: one.sign.isspace()):
        if not is_space:
            word = list(group)
            yield word[0].left, "".join(one.sign for one in word)


def _arabic_text(letters: Sequence[Letter]) -> str:
    """The text of a line in Arabic, with the Latin words in it in their own order.

    A line without Arabic letters runs from left to right, as `Conference Room 1`, unless it is a
    number with a full stop and a title; what is set off in it stands to the right of the rest.
    """
    signs = "".join(one.sign for one in letters)
    if not _ARABIC.search(signs) and not re.match(r"\s*\d+ ?\.", signs):
        parts = [
            _latin_text(part) if any(one.sign.isalpha() for one in part) else _reading_order(part)
            for part in _parted(letters, _SET_OFF)
        ]
        return " ".join(parts)
    # The brackets of an item's number come in any order, and turned or not.
    return _ITEM_NUMBER.sub(r"\1 (\2)", _reading_order(letters))


def _reading_order(letters: Sequence[Letter]) -> str:
    return "".join(_in_reading_order(letters))


def _in_reading_order(letters: Sequence[Letter]) -> Iterator[str]:
    """The signs of a line that runs from right to left, by where they stand.

    Words in Latin letters and numbers run the other way; what stands alone between Arabic words is
    turned round. Signs of a file may come in any order, and its spaces stand anywhere: gaps tell.
    """
    solid = [one for one in letters if not one.sign.isspace()]
    signs, reached = "", 0.0
    for one in _backwards(sorted(solid, key=lambda one: one.left)):
        gap = (one.left - reached) / one.size if signs else 0.0
        signs += ("  " if gap > _SET_OFF else " " if gap > _WORD_GAP else "") + one.sign
        reached = max(reached, one.right) if signs[1:] else one.right
    while found := _LEFT_TO_RIGHT.search(signs):
        before, latin, signs = _with_brackets(
            signs[: found.start()], found[0], signs[found.end() :]
        )
        yield before.translate(_MIRRORED) + latin
    yield signs.translate(_MIRRORED)


def _backwards(letters: Sequence[Letter]) -> Iterator[Letter]:
    """The letters, with those of one Latin sign, such as fi, as backwards as all Latin is here."""
    for _, group in groupby(letters, key=lambda one: (one.left, one.right)):
        same = list(group)
        yield from same if any(_ARABIC.match(one.sign) for one in same) else reversed(same)


def _with_brackets(before: str, found: str, after: str) -> tuple[str, str, str]:
    """What stands before Latin words, they in their own order, and what stands after them.

    Brackets beside them that belong to one among them come with them.
    """
    missing = found.count("(") - found.count(")")
    latin = found[::-1]
    closed = _CLOSED.search(before) if missing > 0 else None
    if closed:
        before, latin = before[: closed.start()], f"{latin}{closed[1]})"
    if missing < 0 and after[:1] in tuple("()"):
        after, latin = after[1:], f"({latin}"
    return before, latin, after


def _latin_text(run: Sequence[Letter]) -> str:
    end = len(run)
    while not run[end - 1].sign.isalnum():
        end -= 1  # signs at the end belong to the Arabic text that follows
    solid = sorted((one for one in run[:end] if not one.sign.isspace()), key=lambda one: -one.right)
    text = ""
    for index, letter in enumerate(solid):
        before = solid[index - 1] if index else letter
        apart = index and before.left - letter.right > _WORD_GAP * letter.size
        text += f" {letter.sign}" if apart else letter.sign
    return text + "".join(one.sign for one in run[end:])
