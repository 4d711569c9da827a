"""Several items in one line of an organization of work: `Items 2 and 3`, `4 (a) & (b)`, `1–3`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from scheduler.documents.draft import Draft
from scheduler.documents.names import CONTINUED
from scheduler.documents.numbers import spaced
from scheduler.documents.programme_line import Planned
from scheduler.documents.typography import for_matching, one_line
from scheduler.readers.parts import joint_number


class Several(NamedTuple):
    """Numbers of items and the title behind them; `joint` tells that they are one point.

    `shown` are the numbers as they stand in the text.
    """

    numbers: tuple[str, ...]
    title: str
    joint: bool
    shown: str


_WORD = r"(?:agenda )?(?:items?|points?|temas?|puntos?|пункт(?:ы|ам|ах)?|(?:ال)?بن(?:ود|دان|دين|د))"
_FIGURE = r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})"
_LETTER = r"(?: ?\([a-zأ-ي]{1,4}\)| [a-z]\))"
_ONE = rf"(?:{_FIGURE}{_LETTER}*|\([a-zأ-ي]{{1,4}}\)|[a-z]\))"
_MARK = r"(?: ?\((?:cont[^()]{0,10}|suite|continuación|продолжение|续|تابع)\))?"
_AND = r"(?: ?[,،、&;] ?(?:(?:and|et|y|и) )?| (?:and|et|y|и|to) | ?[和及] ?| و ?| ?- ?| (?=\())"
_SEVERAL = re.compile(
    rf"(?:({_WORD}) )?({_ONE}{_MARK}(?:{_AND}(?:{_WORD} )?{_ONE}{_MARK})+)(?=[ .,:;-]|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"({_AND})?(?:{_WORD} )?({_ONE}){_MARK}", re.IGNORECASE)
_TOGETHER = re.compile(r"\bjoint(?:ly)?\b|conjoint|conjunt|совместн|联合|مشترك", re.IGNORECASE)


def several(text: str, in_item_column: bool = False) -> Several | None:
    """The numbers with which a text begins, if they are several and called items."""
    own = for_matching(text)
    found = _SEVERAL.match(own)
    if found is None or not (found[1] or (in_item_column and found.end() == len(own))):
        return None
    numbers = tuple(dict.fromkeys(_numbers(found[2])))
    if len(numbers) < 2:
        return None
    shown = one_line(text)
    title = shown[len(shown) - len(own) + found.end() :].strip(" .,:;-–—")
    mark = CONTINUED.search(found[2])
    title = title or (mark[0].strip() if mark else "")
    return Several(numbers, title, "&" in found[2] or is_joint(own), found[0])


def is_joint(text: str) -> bool:
    """Whether a text says that items are taken jointly."""
    return bool(_TOGETHER.search(text))


def _numbers(text: str) -> Iterator[str]:
    """The whole numbers: `8 (a) (b) and (c)` are three of item 8, `1-3` are three items."""
    last = ""
    for found in _PARTS.finditer(text):
        number = spaced(found[2])
        if number.startswith("(") or re.fullmatch(r"[a-z]\)?", number):
            number = spaced(f"{last.partition(' (')[0]} ({number.strip('()')})")
        through = (found[1] or "").strip() in ("-", "to")
        if through and last.isdigit() and number.isdigit() and 0 < int(number) - int(last) < 20:
            yield from map(str, range(int(last) + 1, int(number)))
        if through:
            yield from _letters_between(last, number)
        first, *further = _siblings(number)
        yield first
        yield from further
        last = (further or [first])[-1]


def _letters_between(first: str, last: str) -> list[str]:
    """`4 (b)` between `4 (a)` and `4 (c)`."""
    ends = [re.fullmatch(r"(.+) \(([a-z])\)", number) for number in (first, last)]
    if not ends[0] or not ends[1] or ends[0][1] != ends[1][1]:
        return []
    begins, stops = ord(ends[0][2]), ord(ends[1][2])
    return [f"{ends[0][1]} ({chr(letter)})" for letter in range(begins + 1, stops)]


def _siblings(number: str) -> list[str]:
    """`8 (a) (b)` as 8 (a) and 8 (b), but `8 (a) (i)` as what it is."""
    found = re.fullmatch(r"(.+ \(([a-h])\)) \(([b-h])\)", number)
    if found and ord(found[3]) > ord(found[2]):
        return [found[1], f"{found[1].partition(' (')[0]} ({found[3]})"]
    return [number]


def settled(planned: Sequence[Planned], draft: Draft) -> list[Planned]:
    """The lines with items that are taken jointly as one, and others each in a line of its own.

    Items are joint where the table says so, or has the same ones together in several meetings; not
    where one of them is also taken without the others.
    """
    slots: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    of_number: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    said: set[tuple[str, ...]] = set()
    for one in planned:
        numbers = one.together or (one.number,)
        slots[one.body, numbers].add(one.slot)
        for number in numbers:
            of_number[one.body, number].add(numbers)
        if one.joint:
            said.add(numbers)
    found: list[Planned] = []
    for one in planned:
        alone = all(len(of_number[one.body, number]) == 1 for number in one.together)
        often = len(slots[one.body, one.together]) > 1
        if not one.together:
            found.append(one)
        elif alone and (often or one.together in said):
            found.append(replace(one, number=joint_number(one.together), joint=True))
        else:
            listed = ", ".join(one.together)
            message = f"The table takes items {listed} in one line; each has its own here:"
            draft.doubt("agenda", message, one.where, one.raw)
            found += _each(one)
    return found


def _each(line: Planned) -> Iterator[Planned]:
    """The items of a line one by one, with the titles that it has for each of them."""
    titles = re.split(r"; ", line.title)
    fit = len(titles) == len(line.together)
    for index, number in enumerate(line.together):
        title = titles[index] if fit else ""
        mark = re.search(rf"{re.escape(number)} ?(\([^()]*\))", for_matching(line.raw))
        continued = line.continued or bool(mark and CONTINUED.fullmatch(mark[1]))
        yield replace(
            line, number=number, title=title, continued=continued, together=(), joint=False
        )
