"""Item numbers as agendas print them, from `1.`, `(a)` and `(ii)` to `4.1`, `Topic 1` and `IV.`."""

import re
from typing import NamedTuple

from scheduler.documents.typography import for_matching, one_line


class Numbered(NamedTuple):
    """A number, its title as printed, and how deep it stands: 0 for `1`, 1 for `(a)`, 2 for `(i)`.

    `whole` tells that the number says its parents too, as `1 (a)` and `4.1` do.
    """

    number: str
    title: str
    depth: int
    whole: bool


# Sub-items in Arabic are counted with its letters, here as in the other languages.
# In Russian they are Latin, but may be typed with Cyrillic letters that look alike; Arabic ones may
# be drawn out.
_LATIN = str.maketrans("أبجدهوزحطيكلمنасе", "abcdefghijklmnace", "\u0640")
_WORD = r"(?:agenda )?(?:item|point|tema|punto|пункт|بند)"
_TOPIC = re.compile(
    r"((?:Topic|Theme|Cluster|Part|Segment) (?:\d{1,2}|[IVX]{1,4}|[A-Z]))\b ?[:.)-]? *(.*)"
)
_ARABIC_DIGIT = r"\d{1,3}(?:\.\d{1,2})*(?:\.[a-z])?"
_LETTERS = r"(?: ?\([a-zأ-ي]{1,4}\)| [a-zасе]\)(?=\s|$))+"
_WHOLE = re.compile(
    rf"(?:{_WORD} )?({_ARABIC_DIGIT}{_LETTERS})[.:]? +-? ?(.+)"
    rf"|(?:{_WORD} )?({_ARABIC_DIGIT}{_LETTERS})()$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?:{_WORD} ({_ARABIC_DIGIT})[.:)]?(?: *-)?|({_ARABIC_DIGIT})(?:[.):、](?!\d)| -(?= ?[ء-ي])))"
    r" *(.*)",
    re.IGNORECASE,
)
_ROMAN_CAPITAL = re.compile(r"(?:Item )?([IVX]{1,5})[.):] *(.*)")
_LETTER = re.compile(r"\(?([a-zأ-يасе]{1,5})\) *(.*)")


def numbered(text: str, previous: str = "") -> Numbered | None:
    """The number at the beginning of a line, None where it has none.

    `previous` is the letter before it at the same depth, which tells `(i)` after `(h)` from the
    first of `(i)`, `(ii)`.
    """
    shown = one_line(text)
    own = for_matching(shown)
    own = re.sub(r"^[-•·*] +(?=\(?[a-z0-9]{1,4}[).])", "", own)
    shown = shown[len(shown) - len(own) :]
    if match := _TOPIC.match(own):
        return Numbered(match[1], shown[match.start(2) :], 0, True)
    if match := _WHOLE.match(own):
        number, at = (match[1], match.start(2)) if match[1] else (match[3], match.start(4))
        return Numbered(spaced(number), shown[at:], number.count("(") or 1, True)
    if match := _FIGURE.match(own):
        number = match[1] or match[2]
        return Numbered(number, shown[match.start(3) :], number.count("."), "." in number)
    if match := _ROMAN_CAPITAL.match(own):
        return Numbered(match[1], shown[match.start(2) :], 0, True)
    if match := _LETTER.match(own):
        roman = re.fullmatch(r"[ivx]+", match[1]) and not _follows(match[1], previous)
        if len(match[1]) > 2 and not roman:
            return None
        return Numbered(
            match[1].translate(_LATIN), shown[match.start(2) :], 2 if roman else 1, False
        )
    return None


def _follows(letter: str, previous: str) -> bool:
    """Whether a letter is the next after the previous one: (i) after (h)."""
    return len(letter) == 1 and len(previous) == 1 and ord(letter) == ord(previous) + 1


def spaced(number: str) -> str:
    """`2(a)` and `2 a)` as `2 (a)`."""
    number = number.translate(_LATIN)
    number = re.sub(r"(?<=[\d)]) ?([a-z]{1,4})\)$", r" (\1)", number)
    return re.sub(r"(?<=[\w)]) ?\(", " (", number).strip(" .")


def cell_number(text: str) -> str:
    """The number of a table cell: `Item 1:`, `1(a)`, `2 a)`, `II & III` as they are called."""
    own = for_matching(text)
    own = re.sub(rf"^{_WORD}s? ", "", own, flags=re.IGNORECASE)
    return spaced(own.rstrip(".:"))


def is_cell_number(text: str) -> bool:
    """Whether a table cell holds an item number and nothing else."""
    own = cell_number(text)
    return bool(
        re.fullmatch(
            rf"(?:{_ARABIC_DIGIT}|[IVX]{{1,5}}|Topic \w{{1,3}})(?: ?\([a-zأ-ي]{{1,4}}\))*"
            r"(?: ?(?:&|,|and|-) ?(?:\d{1,3}|[IVX]{1,5}|\([a-z]{1,4}\)))*|\([a-z]{1,4}\)",
            own,
        )
    )
