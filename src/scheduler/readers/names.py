"""Names in several languages: `body: {en: …, fr: …}` is the original with its translations."""

from typing import Any

from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.values import language_name, read_language, read_titles
from scheduler.readers.yaml_source import Place
from scheduler.wording import LANGUAGES

# Keys whose text is printed; items and events have titles of their own.
_PRINTED = frozenset({"body", "conference", "session", "place", "room", "label", "note"})
_LISTS = frozenset({"footnotes"})


def take_names(data: dict[str, Any], faults: Faults) -> None:
    """Leave the original of each name in its place, and put its translations under `wording`."""
    _Names(data, faults).take(data, ())


class _Names:
    def __init__(self, data: dict[str, Any], faults: Faults) -> None:
        self.data, self.faults = data, faults
        try:
            self.original = read_language(data.get("original_language") or "en")
        except WrongValueError:  # told where the language itself is read
            self.original = "en"

    def take(self, data: Any, place: Place) -> None:
        """Go through all that is below a place."""
        pairs = enumerate(data) if isinstance(data, list) else ()
        for key, value in list(data.items()) if isinstance(data, dict) else pairs:
            here = (*place, key)
            named = key in _PRINTED or (place and place[-1] in _LISTS)
            if key == "wording" and not place:
                continue
            if named and isinstance(value, dict) and any(map(_code, value)):
                data[key] = self._original_of(value, here)
            else:
                self.take(value, here)

    def _original_of(self, value: dict[str, Any], place: Place) -> str:
        try:
            texts = dict(read_titles(value))
        except WrongValueError as error:
            self.faults.wrong(place, error)
            return str(next(iter(value), ""))
        if self.original not in texts:
            language = language_name(self.original)
            message = f"“{place[-1]}” is not given in {language}, the original language."
            hint = f"Add “{self.original}: …”, or change “original_language”."
            self.faults.add(place, message, hint)
            return next(iter(texts.values()), "")
        for code, text in texts.items():
            if code in LANGUAGES and code != self.original:
                self._put(code, texts[self.original], text)
        return texts[self.original]

    def _put(self, code: str, text: str, translation: str) -> None:
        wordings = self.data.setdefault("wording", {})
        if not isinstance(wordings, dict):
            return  # told where the wording is read
        own = next((key for key in wordings if _code(key) == code), code)
        entry = wordings.setdefault(own, {})
        texts = entry.setdefault("texts", {}) if isinstance(entry, dict) else None
        if isinstance(texts, dict):
            texts.setdefault(text, translation)


def _code(name: str) -> str:
    try:
        return read_language(name)
    except WrongValueError:
        return ""
