"""Texts of the conference in the language of a table, or in the original and marked so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.wording import Wording

NO_BREAK = "\u00a0"
_FRENCH_GAP = re.compile(r" (?=[»:;?!])|(?<=«) ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text, its language, and the mark of one that is not translated (else empty)."""

    text: str
    language: str
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.text} {self.mark}" if self.mark else self.text


def phrase(
    words: Wording, text: str, original: str, titles: Iterable[tuple[str, str]] = ()
) -> Phrase:
    """A text in the table's language: from its titles, or as the planner translates it.

    Where there is neither, the original with a mark.
    """
    own = dict(titles).get(words.language) or words.translated(text)
    if own or words.language == original:
        return Phrase(_unbroken(own or text, words.language), words.language)
    mark = words.fill("original_only", language=words.language_name(original))
    return Phrase(_unbroken(text, original), original, mark.replace(" ", NO_BREAK))


def _unbroken(text: str, language: str) -> str:
    """A text whose French quotation marks and double signs stand in one line with their words."""
    return _FRENCH_GAP.sub(NO_BREAK, text) if language == "fr" else text


def plain(words: Wording, text: str) -> str:
    """A short text, such as a room, in the table's language if there is a translation."""
    return words.named(text)
