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
_OF_AGENDA = (
    r"(?: (?:of the (?:provisional )?agenda|de l'ordre du jour|del programa|повестки дня))?"
)
# `4.1` stands without a full stop after it; an hour such as `9.30` has two figures behind its own.
_FIGURE = re.compile(
    rf"(?:{_WORD} ({_ARABIC_DIGIT}){_OF_AGENDA} ?[.:)]?(?: *-)?"
    rf"|({_ARABIC_DIGIT}(?=[.):、](?!\d)| ?-(?= ?[ء-ي]))|\d{{1,2}}(?:\.[1-9])+(?= +[^\W\d]))"
    r"(?:[.):、]| ?-)?) *(.*)",
    re.IGNORECASE,
)
_ARABIC_BACKWARDS = re.compile(r"[-.](\d{1,2}) (?=[ء-ي])")  # `1-`, as some PDF files have it
_ROMAN_CAPITAL = re.compile(r"(?:Item )?([IVX]{1,5})[.):] *(.*)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
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
    if match := _ARABIC_BACKWARDS.match(own):
        return Numbered(match[1], shown[match.end() :], 0, False)
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


def figure_of(number: str) -> int | None:
    """The value of a number in figures or roman capitals, None for others."""
    if number.isdigit():
        return int(number)
    if not number or not set(number) <= set(_ROMAN):
        return None
    values = [_ROMAN[sign] for sign in number]
    after = [*values[1:], 0]
    return sum(-one if one < next_one else one for one, next_one in zip(values, after, strict=True))


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
