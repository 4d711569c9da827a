"""The list of speakers of an item in one meeting, as a day sheet prints it under the item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scheduler.domain.hearings import Call
from scheduler.wording import Wording
from scheduler.wording.days_and_hours import hours
from scheduler.writers.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Speaking:
    """One line of a list: when it is this speaker's turn (empty: no hours are stated), and who."""

    time: str
    number: str
    name: Phrase


@dataclass(frozen=True, slots=True)
class CalledUp:
    """The speakers heard in a meeting; `head` says which of the whole list they are."""

    head: str
    speakers: tuple[Speaking, ...]


def called_up(
    words: Wording, calls: Sequence[Call], original: str, with_hours: bool
) -> CalledUp | None:
    """The list of a meeting; who is not yet on it stands there by number. None without speakers."""
    if not calls:
        return None
    colon = words["colon"].rstrip()
    numbers = _numbers(words, calls[0].number, calls[-1].number)
    head = f"{words['speakers']} {numbers}{colon}"
    return CalledUp(head, tuple(_lines(words, calls, original, with_hours)))


def _lines(
    words: Wording, calls: Sequence[Call], original: str, with_hours: bool
) -> Iterator[Speaking]:
    for key, group in groupby(calls, key=lambda call: call.speaker.is_listed and call.number):
        first, *more = group
        name = first.speaker.name
        own = words.translated(name)
        who = Phrase(own or name, words.language if own else original)
        if not key:
            who = Phrase(words["to_be_announced"], words.language)
        numbers = _numbers(words, first.number, more[-1].number if more else first.number)
        yield Speaking(hours(words, first.start, None) if with_hours else "", f"{numbers}.", who)


def _numbers(words: Wording, first: int, last: int) -> str:
    return words.digits(str(first) if first == last else f"{first}–{last}")
