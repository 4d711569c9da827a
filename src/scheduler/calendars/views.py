"""Which appointments a calendar shows, in which language, and how: a participant's view."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from urllib.parse import parse_qs, urlencode

from scheduler.domain.history import Appointment, By, History
from scheduler.errors import UsageError

TEXTS = ("ar", "zh", "en", "fr", "ru", "es")


@dataclass(frozen=True, slots=True)
class View:
    """What is asked for: several values of one kind mean any of them, several kinds all of them.

    `languages` are those of interpretation, `text` is the language of what is written (empty: the
    original). `alarms` are minutes before the start.
    """

    by: By = By.MEETING
    bodies: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    text: str = ""
    alarms: tuple[int, ...] = ()

    def shows(self, one: Appointment) -> bool:
        """Whether an appointment belongs to the view."""
        if one.by is not self.by:
            return False
        wanted = ((getattr(self, kind), values(one)) for kind, values in _VALUES.items())
        return all(not asked or _folded(asked) & _folded(has) for asked, has in wanted)

    @staticmethod
    def values_of(one: Appointment) -> tuple[frozenset[str], ...]:
        """What decides in which views an appointment is."""
        return tuple(frozenset(_folded(values(one))) for values in _VALUES.values())

    def is_of(self, interpreter: str) -> bool:
        """Whether it is the calendar of an interpreter."""
        return bool(_folded(self.interpreters) & _folded([interpreter]))

    @property
    def query(self) -> str:
        """The view as the query of a feed's address; empty for all meetings."""
        return urlencode([(key, value) for key, value in self._pairs()])

    @property
    def suffix(self) -> str:
        """What tells the view's file from others: `-by-item-body-SBI`."""
        words = "-".join(f"{key}-{value}" for key, value in self._pairs())
        plain = "".join(letter if letter.isalnum() else "-" for letter in words)
        if len(plain.encode()) > 150:  # names of files have 255 bytes at the most
            plain = f"{plain[:30]}-{sha256(words.encode()).hexdigest()[:10]}"
        return f"-{plain}" if plain else ""

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.by is not By.MEETING:
            yield "by", self.by.value
        for key, name in _KEYS.items():
            for value in getattr(self, name):
                yield key, str(value)
        if self.text:
            yield "language", self.text


# How each kind of value is asked for, one at a time.
_KEYS = {
    "body": "bodies",
    "room": "rooms",
    "interpretation": "languages",
    "item": "items",
    "person": "people",
    "interpreter": "interpreters",
    "alarm": "alarms",
}


def _people(one: Appointment) -> Iterable[str]:
    return (*(name for _, name in one.people), *one.speakers)


def _interpreters(one: Appointment) -> Iterable[str]:
    return (name for _, name in one.booths)


def _items(one: Appointment) -> Iterable[str]:
    for topic in one.topics:
        yield from topic.items
        if topic.items and topic.number:
            yield topic.number


_VALUES = {
    "bodies": lambda one: (one.body, one.body_name),
    "rooms": lambda one: (one.room,),
    "languages": lambda one: one.languages,
    "items": _items,
    "people": _people,
    "interpreters": _interpreters,
}


def _folded(values: Iterable[str]) -> set[str]:
    return {" ".join(value.split()).casefold() for value in values}


def view_of(asked: Mapping[str, Sequence[str]]) -> View:
    """The view of keys and values such as those of a feed's query; raises UsageError."""
    known = ("by", "language", *_KEYS)
    for key in asked:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(known)}."
            raise UsageError(f"A calendar has no “{key}”.\n    {hint}")
    lists = {key: tuple(dict.fromkeys(values)) for key, values in asked.items()}
    return View(
        by=_by(lists.get("by", ())),
        bodies=lists.get("body", ()),
        rooms=lists.get("room", ()),
        languages=lists.get("interpretation", ()),
        items=lists.get("item", ()),
        people=lists.get("person", ()),
        interpreters=lists.get("interpreter", ()),
        text=_text(lists.get("language", ())),
        alarms=_alarms(lists.get("alarm", ())),
    )


def view_of_query(query: str) -> View:
    """The view of the query of a feed's address, as `View.query` gives it; raises UsageError."""
    return view_of(parse_qs(query, keep_blank_values=True, max_num_fields=50))


def _by(asked: Sequence[str]) -> By:
    if not asked:
        return By.MEETING
    if len(asked) > 1 or asked[0] not in tuple(By):
        raise UsageError(f"A calendar is by meeting or by item, not by “{', '.join(asked)}”.")
    return By(asked[0])


def _text(asked: Sequence[str]) -> str:
    if not asked:
        return ""
    if len(asked) > 1 or asked[0] not in TEXTS:
        codes = ", ".join(TEXTS)
        raise UsageError(f"The text of a calendar is in one of {codes}, not “{', '.join(asked)}”.")
    return asked[0]


def _alarms(asked: Sequence[str]) -> tuple[int, ...]:
    for value in asked:
        if not (value.isascii() and value.isdigit() and int(value) <= 40320):
            raise UsageError(
                f"An alarm is so many minutes before the start, such as 15, not “{value}”."
            )
    return tuple(sorted({int(value) for value in asked}, reverse=True))


def check(view: View, history: History) -> None:
    """Raise UsageError for a value that no version of the timetable has had."""
    seen = [one for version in history.versions for one in version.changed]
    refuse_unknown(
        view, {name: [v for one in seen for v in _VALUES[name](one)] for name in _VALUES}
    )


def refuse_unknown(view: View, known: Mapping[str, Iterable[str]]) -> None:
    """Raise UsageError for a value that is not known; `known` is by the kinds of a view."""
    for key, kind in _KEYS.items():
        if kind not in known:
            continue
        values = list(dict.fromkeys(filter(None, known[kind])))
        for value in getattr(view, kind):
            if not _folded([value]) & _folded(values):
                raise UsageError(_unknown(key, value, values))


def _unknown(key: str, value: str, known: Sequence[str]) -> str:
    if not known:
        return f"This timetable has no {key} “{value}”.\n    It says nothing of any {key}."
    near = get_close_matches(value, known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {'; '.join(known[:12])}."
    return f"This timetable has no {key} “{value}”.\n    {hint}"
