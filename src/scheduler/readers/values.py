"""Single values as planners write them: durations, numbers, yes and no, languages."""

import re
import unicodedata
from hashlib import sha256
from typing import Any, NamedTuple

from scheduler.readers.faults import WrongValueError, closest
from scheduler.readers.language_codes import TWO_LETTERS

SIX = ("ar", "zh", "en", "fr", "ru", "es")
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru",
    "spanish": "es", "portuguese": "pt", "german": "de", "italian": "it", "japanese": "ja",
    "korean": "ko", "turkish": "tr", "ukrainian": "uk", "persian": "fa", "hindi": "hi",
    "swahili": "sw", "dutch": "nl", "greek": "el", "polish": "pl", "thai": "th",
    "indonesian": "id", "vietnamese": "vi",
}  # fmt: skip
_NAMES = {code: name.capitalize() for name, code in _LANGUAGES.items()}
_ALL_SIX = ("six", "un six", "all six", "the six", "six official languages", "un")


class Length(NamedTuple):
    """A stated length of time: minutes, or so many half-days of whatever length those have."""

    minutes: int = 0
    half_days: int = 0

    def in_minutes(self, half_day: int) -> int:
        """Minutes, where a half-day has so many."""
        return self.minutes + self.half_days * half_day


def scalar(value: Any, what: str) -> str:
    """The text of a single value; lists and groups of lines are refused."""
    if isinstance(value, str):
        return " ".join(value.split())
    found = "a list" if isinstance(value, list) else "a group of lines"
    raise WrongValueError(f"This should be {what}, not {found}.")


_HALF_DAYS = re.compile(r"(\d+|an?|one|two|three|four)\s*(half[- ]days?|meetings?)")
_DAYS = re.compile(r"(\d+|a|one|two)\s*(full )?days?")
_HOURS = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:and\s*)?(?:(\d+)\s*(?:m|min|mins|minutes)?)?"
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def read_length(value: Any) -> Length:
    """`90`, `90 minutes`, `1h30`, `1:30`, `2 hours`, `1 half-day`, `2 days`."""
    text = scalar(value, "a length of time").lower()
    hint = "Write minutes (90), or “1h30”, “2 hours”, “1 half-day”."
    if match := _HALF_DAYS.fullmatch(text):
        return Length(half_days=_count(match[1]))
    if match := _DAYS.fullmatch(text):
        return Length(half_days=2 * _count(match[1]))
    if match := re.fullmatch(r"(\d{1,2}):(\d\d)", text):
        return _length(int(match[1]) * 60 + int(match[2]), text, hint)
    match = _HOURS.fullmatch(text)
    if not match or not any(match.groups()):
        raise WrongValueError(f"“{text}” is not a length of time.", hint)
    hours = float((match[1] or "0").replace(",", "."))
    return _length(round(hours * 60) + int(match[2] or 0), text, hint)


def _length(minutes: int, text: str, hint: str) -> Length:
    if minutes > 100_000:
        raise WrongValueError(f"“{text}” is longer than any conference.", hint)
    return Length(minutes)


def _count(word: str) -> int:
    return _COUNTS[word] if word in _COUNTS else int(word)


def read_number(value: Any) -> int:
    """A whole number from 0 up."""
    text = scalar(value, "a number")
    if not re.fullmatch(r"[+-]?\d{1,9}", text):
        raise WrongValueError(f"“{text}” is not a whole number.", "Write digits only, such as 2.")
    if int(text) < 0:
        raise WrongValueError(f"{text} is less than 0.", "Write 0 or more.")
    return int(text)


def read_positive(value: Any) -> int:
    """A whole number from 1 up."""
    number = read_number(value)
    if number == 0:
        raise WrongValueError("0 is too little here.", "Write 1 or more.")
    return number


def read_grid(value: Any) -> int:
    """The step of time: a whole number of minutes that divides the hour."""
    number = read_positive(value)
    if 60 % number:
        raise WrongValueError(
            f"A grid of {number} minutes does not divide the hour.", "Use 5, 10 or 15."
        )
    return number


def read_flag(value: Any) -> bool:
    """Yes or no."""
    text = scalar(value, "yes or no").lower()
    if text in ("true", "yes", "on", "y"):
        return True
    if text in ("false", "no", "off", "n"):
        return False
    raise WrongValueError(f"“{text}” is neither yes nor no.", "Write true or false.")


def read_texts(value: Any) -> tuple[str, ...]:
    """One text, or a list of them."""
    found = []
    for index, entry in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(entry, str):
            raise WrongValueError("Each entry of this list should be one text.", at=(index,))
        found.append(" ".join(entry.split()))
    return tuple(found)


def read_languages(value: Any) -> tuple[str, ...]:
    """Codes or names of languages, in a list or in one text; `six` are the official ones."""
    if isinstance(value, str):
        words = (
            [value] if _plain(value) in _ALL_SIX else re.split(r"\s*(?:,|;|/|\band\b|\s)\s*", value)
        )
        places: list[tuple[int, ...]] = [()] * len(words)
    else:
        words = list(read_texts(value))
        places = [(index,) for index in range(len(words))]
    found: list[str] = []
    for word, place in zip(words, places, strict=True):
        if _plain(word) in _ALL_SIX:
            found.extend(SIX)
        elif _plain(word) not in ("", "none", "no"):
            found.append(_language(word, place))
    return tuple(dict.fromkeys(found))


def read_language(value: Any) -> str:
    """The code of one language."""
    return _language(scalar(value, "a language"), ())


def language_of(word: str) -> str | None:
    """The code of a language that is named or given by its code; None for any other word."""
    plain = word.strip().lower()
    return _LANGUAGES.get(plain) or (plain if plain in _NAMES else None)


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return _NAMES.get(code, code)


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("-", " ").split())


def _language(word: str, place: tuple[int, ...]) -> str:
    plain = word.strip().lower()
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    code = re.fullmatch(r"([a-z]{2,3})(-[a-z]{2,4})?", plain)
    if code and (len(code[1]) == 3 or code[1] in TWO_LETTERS):
        return plain
    begun = [
        f"{code} for {name}" for code, name in _NAMES.items() if name.lower().startswith(plain)
    ]
    hint = f"Write {begun[0]}." if len(begun) == 1 else closest(plain, _NAMES.values())
    if not hint.startswith(("Did", "Write")):
        hint = "Write a code such as en, or a name such as English; “six” are the official ones."
    raise WrongValueError(f"“{word}” is not a language known here.", hint, at=place)


def read_choice(value: Any, choices: tuple[str, ...]) -> str:
    """One of a few words."""
    text = scalar(value, "one word").lower()
    if text in choices:
        return text
    raise WrongValueError(f"“{text}” is not possible here.", closest(text, choices))


def read_titles(value: Any) -> tuple[tuple[str, str], ...]:
    """A title, or one for each language: pairs of language (empty if not said) and title."""
    if not isinstance(value, dict):
        text = scalar(value, "a title")
        if not text:
            raise WrongValueError("The title is empty.", "Write the title as the agenda prints it.")
        return (("", text),)
    found = []
    for key, title in value.items():
        code = _language(key, ())
        if not isinstance(title, str) or not title.strip():
            raise WrongValueError(f"The title in {language_name(code)} is not a text.", at=(key,))
        found.append((code, " ".join(title.split())))
    return tuple(found)


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits, with hyphens between them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or sha256(text.encode()).hexdigest()[
        :12
    ] * bool(text)
