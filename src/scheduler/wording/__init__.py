"""The fixed words of tables and calendars in the six official languages; how each writes time.

One module a language holds its table, each form with the source it was seen in or marked as unseen;
`forms.py` says what each form is for. A conference file changes any form (`wording:`).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import import_module

from scheduler.domain.conference import Conference, WordingChanges
from scheduler.wording.forms import KINDS, Form, FormKind, Value, fault_in
from scheduler.wording.numbers import in_digits

__all__ = [
    "LANGUAGES",
    "Form",
    "FormKind",
    "Wording",
    "forms_of",
    "wording",
    "wording_of",
    "wording_with",
]

# In the order in which the United Nations lists them: the alphabet's, in English.
LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "zh": "chinese",
    "en": "english",
    "fr": "french",
    "ru": "russian",
    "es": "spanish",
}
# What is printed for titles in a language for which there is no table.
_ELSE = "en"
Changes = Iterable[tuple[str, Value]]


class Wording:
    """The forms of one language, by name, with the planner's changes.

    `texts` are translations of other texts of the conference: names of bodies, places, rooms.
    """

    def __init__(self, language: str, forms: Mapping[str, Value], texts: Mapping[str, str]) -> None:
        self.language = language
        self._forms = forms
        self._texts = texts

    def __getitem__(self, name: str) -> str:
        """A form that is one text."""
        found = self._forms[name]
        assert isinstance(found, str), name
        return found

    def list(self, name: str) -> tuple[str, ...]:
        """A form that is a list of texts."""
        found = self._forms[name]
        assert isinstance(found, tuple), name
        return found

    def fill(self, name: str, **values: str) -> str:
        """A form with values in the places of its names in braces."""
        return self[name].format(**values)

    def translated(self, text: str) -> str | None:
        """The planner's translation of a text, None where there is none."""
        return self._texts.get(text)

    def named(self, text: str) -> str:
        """A name in this language if the planner translates it, else as it is."""
        return self._texts.get(text, text)

    def digits(self, text: str) -> str:
        """Text with its digits as this language has them here."""
        return in_digits(text, self["digits"])

    @cached_property
    def is_right_to_left(self) -> bool:
        """Whether the script runs from right to left."""
        return self["direction"] == "rtl"

    @cached_property
    def has_italics(self) -> bool:
        """Whether the script has italics; Arabic and Chinese print has none."""
        return self["italics"] == "yes"

    def language_name(self, code: str) -> str:
        """How this language calls another, or the code where it has no name for it."""
        names = dict(zip(LANGUAGES, self.list("languages"), strict=True))
        return names.get(code, code.upper())


def forms_of(language: str) -> Mapping[str, Form]:
    """The table of a language, with the source of each form."""
    module = import_module(f"scheduler.wording.{LANGUAGES[language]}")
    forms: Mapping[str, Form] = module.FORMS
    return forms


def wording(language: str, changes: Changes = (), texts: Iterable[tuple[str, str]] = ()) -> Wording:
    """The wording of a language; English words where there is no table for it.

    `changes` are pairs of form and value, checked by `fault_in` when they were read.
    """
    own = forms_of(language if language in LANGUAGES else _ELSE)
    forms: dict[str, Value] = {name: form.text for name, form in own.items()}
    forms.update(changes)
    assert forms.keys() == KINDS.keys(), language
    assert not any(fault_in(name, value) for name, value in changes)
    return Wording(language, forms, dict(texts))


def wording_of(conference: Conference, language: str | None = None) -> Wording:
    """The wording of a language with what the conference file changes in it.

    Without a language: the original one.
    """
    return wording_with(conference.wordings, language or conference.original_language)


def wording_with(changes: Iterable[WordingChanges], language: str) -> Wording:
    """The wording of a language with those of the changes that are made in it."""
    own = next((one for one in changes if one.language == language), None)
    return wording(language, own.forms, own.texts) if own else wording(language)
