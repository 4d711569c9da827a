"""Item numbers as each language prints them, and the digits it uses."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.wording import Wording

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NESTED = re.compile(r"(\d+(?:\.\d+)*)((?:\s*\([A-Za-z]{1,5}\))+)((?:(?:,| &) \([A-Za-z]{1,5}\))*)")
_FURTHER = re.compile(r"(, | & )\(([A-Za-z]{1,5})\)")
_INNER = re.compile(r"\(([A-Za-z]{1,5})\)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


def in_digits(text: str, digits: str) -> str:
    """Text with ASCII digits, or Arabic-Indic ones for `arab`."""
    return text.translate(_ARABIC_INDIC) if digits == "arab" else text


def item_number(words: "Wording", number: str) -> str:
    """`1 (a)` as a language prints it: `1 a)`, `1(a)`, `1 (أ)`; other numbers stay as they are.

    Joint items (`1 (a) & 2`, `1 (a), (b) & (c)`) are converted one by one.
    """
    return words.digits(_NESTED.sub(lambda match: _nested(words, match), number))


def _nested(words: "Wording", match: re.Match[str]) -> str:
    first, *deeper = _INNER.findall(match[2])
    # Two letters after the number itself are a roman number, as in 3 (ii).
    printed = _letter(words, first) if len(first) == 1 else _deeper(words, first)
    last = match[1] + printed + "".join(_deeper(words, inner) for inner in deeper)
    return last + "".join(
        mark + (_letter(words, inner) if len(inner) == 1 else _deeper(words, inner)).lstrip()
        for mark, inner in _FURTHER.findall(match[3])
    )


def _letter(words: "Wording", letter: str) -> str:
    letters = words.list("letters")
    index = ord(letter.lower()) - ord("a")
    return words.fill("sub_item", letter=letters[index] if index < len(letters) else letter)


def _deeper(words: "Wording", inner: str) -> str:
    number = str(_ROMAN.index(inner) + 1) if inner in _ROMAN else inner
    return words.fill("sub_sub_item", letter=inner, number=number)
