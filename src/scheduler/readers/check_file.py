"""Hold the contents of a file against its types, and note all that they refuse."""

from collections.abc import Mapping, Set
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from scheduler.readers.faults import Faults
from scheduler.readers.names import take_names
from scheduler.readers.schema import ConferenceFile
from scheduler.readers.yaml_source import Place, Source

File = TypeVar("File", bound=BaseModel)

# Values without which the rest of the file can still be read and checked.
_HARMLESS = {
    "minimum", "desired", "maximum", "weight", "languages", "url", "out", "kind", "drafting",
    "reserve", "grid", "show_times", "weights", "not_before", "note", "order", "closed",
    "interrupts", "original_language", "precedences", "scheduled", "symbol", "room", "label",
    "footnotes", "wording", "template", "people",
}  # fmt: skip


def checked_file(source: Source, faults: Faults) -> ConferenceFile:
    """The contents by their types.

    What is refused but not needed for the rest is left out, so that the faults of the rest are
    found too; else raises `InputFaults`.
    """
    data = without_blanks(source.data)
    take_names(data, faults)
    return checked(data, ConferenceFile, _HARMLESS, faults)


def checked(
    data: Any,
    kind: type[File],
    harmless: Set[str],
    faults: Faults,
    in_their_place: Mapping[str, Any] | None = None,
    names: Set[str] = frozenset(),
) -> File:
    """Contents by the types of a kind of file; what is refused is taken out of `data`.

    `harmless` are keys that may be left out; `in_their_place` has values for others, whole, with
    which the rest can be checked; where one of `names` is missing, there is one that nothing else
    has. Raises `InputFaults` where the rest cannot be checked.
    """
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        faults.refused(error, kind)
        for detail in error.errors(include_url=False, include_context=False):
            place = tuple(detail["loc"])
            is_unknown = detail["type"] == "extra_forbidden"
            if detail["type"] == "missing" and _named(data, place, names):
                continue
            if _replaced(data, place[:-1] if is_unknown else place, in_their_place or {}):
                continue
            needed = not is_unknown and not harmless & set(place)
            if needed or not _take_out(data, place, harmless):
                faults.check()
    try:
        return kind.model_validate(data)
    except ValidationError:
        faults.check()
        raise


def without_blanks(data: Any) -> Any:
    """A copy without keys that have no value."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [without_blanks(value) for value in data]
    return data


def _take_out(data: Any, place: Place, harmless: Set[str]) -> bool:
    """Remove the innermost key of a place, else the outermost that is harmless; False without one.

    The innermost may not be there as such: in short forms, or since it is missing.
    """
    keys = [index for index, step in enumerate(place) if isinstance(step, str)]
    group = _group(data, place[: keys[-1]])
    if group is not None and group.pop(place[keys[-1]], None) is not None:
        return True
    for index in keys[:-1]:
        if place[index] in harmless:
            group = _group(data, place[:index])
            if group is not None:
                group.pop(place[index], None)
            return True
    return False


def _named(data: Any, place: Place, names: Set[str]) -> bool:
    """Give what has no name one that nothing has, so that the other lines can be read."""
    is_name = place[-1] in names or (place[0] == "people" and place[-1] == "name")
    if not is_name or (group := _group(data, place[:-1])) is None:
        return False
    group[place[-1]] = " ".join(map(str, place))
    return True


def _replaced(data: Any, place: Place, values: Mapping[str, Any]) -> bool:
    """Give the first key of a place for which there is a value this value; False without one."""
    for index, step in enumerate(place):
        if step in values and (group := _group(data, place[:index])) is not None:
            group[step] = values[str(step)]
            return True
    return False


def _group(data: Any, place: Place) -> dict[Any, Any] | None:
    """The group of keys at a place, None where there is none."""
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, dict) else None
