"""Hold the contents of a file against its types, and note all that they refuse."""

from typing import Any

from pydantic import ValidationError

from scheduler.readers.faults import Faults
from scheduler.readers.names import take_names
from scheduler.readers.schema import ConferenceFile
from scheduler.readers.yaml_source import Place, Source

# Values without which the rest of the file can still be read and checked.
_HARMLESS = {
    "minimum", "desired", "maximum", "weight", "languages", "url", "out", "kind", "drafting",
    "reserve", "grid", "show_times", "weights", "not_before", "note", "order", "closed",
    "interrupts", "original_language", "precedences", "scheduled", "symbol", "room", "label",
    "footnotes", "wording", "template",
}  # fmt: skip


def checked_file(source: Source, faults: Faults) -> ConferenceFile:
    """The contents by their types.

    What is refused but not needed for the rest is left out, so that the faults of the rest are
    found too; else raises `InputFaults`.
    """
    data = without_blanks(source.data)
    take_names(data, faults)
    try:
        return ConferenceFile.model_validate(data)
    except ValidationError as error:
        faults.refused(error, ConferenceFile)
        for detail in error.errors(include_url=False, include_context=False):
            place = tuple(detail["loc"])
            needed = detail["type"] != "extra_forbidden" and not _HARMLESS & set(place)
            if needed or not _take_out(data, place):
                faults.check()
    try:
        return ConferenceFile.model_validate(data)
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


def _take_out(data: Any, place: Place) -> bool:
    """Remove the innermost key of a place; False if it is not there as such (short forms)."""
    keys = [index for index, step in enumerate(place) if isinstance(step, str)]
    for step in place[: keys[-1]]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(data, dict) and data.pop(place[keys[-1]], None) is not None
