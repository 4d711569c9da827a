"""Read `wording:`, the planner's changes in the words of tables and calendars."""

from functools import partial
from typing import Any

from scheduler.domain.conference import WordingChanges
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.values import read_language
from scheduler.wording import LANGUAGES
from scheduler.wording.forms import KINDS, Value, fault_in


def reader(name: str) -> "partial[Value]":
    """The function that reads a value for a form."""
    return partial(_read_form, name)


def _read_form(name: str, value: Any) -> Value:
    """A text, with its spaces, or a list of texts."""
    listed = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if not listed and not isinstance(value, str):
        raise WrongValueError("This should be one text, or a list of texts.")
    found: Value = tuple(value) if isinstance(value, list) else value
    if fault := fault_in(name, found):
        raise WrongValueError(fault, f"{KINDS[name].meaning}: see the page on wording.")
    return found


def read_translations(value: Any) -> tuple[tuple[str, str], ...]:
    """Texts of the conference with their translations, one a line."""
    if not isinstance(value, dict):
        raise WrongValueError("This should be a group of lines “text: translation”.")
    for text, translation in value.items():
        if not isinstance(translation, str) or not translation.strip():
            raise WrongValueError(f"The translation of “{text}” is not a text.", at=(text,))
    return tuple((" ".join(t.split()), " ".join(new.split())) for t, new in value.items())


def to_wordings(entries: dict[str, Any], faults: Faults) -> tuple[WordingChanges, ...]:
    """The changes of each language that is named."""
    found: dict[str, WordingChanges] = {}
    for name, entry in entries.items():
        place = ("wording", name)
        try:
            code = read_language(name)
        except WrongValueError as error:
            faults.wrong(place, error)
            continue
        if code not in LANGUAGES:
            faults.add(place, f"There is no wording in “{name}”.", closest(name, LANGUAGES))
        elif code in found:
            faults.add(place, f"The wording in “{name}” is given twice.", "Put the two together.")
        values = entry.model_dump(exclude_none=True, exclude={"texts"})
        found[code] = WordingChanges(code, tuple(values.items()), entry.texts)
    return tuple(found.values())
