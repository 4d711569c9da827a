"""Collect what is wrong in a conference file, and say it in the planner's words."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scheduler.errors import InputFaults
from scheduler.readers.yaml_source import Place, Source

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

# What planners call a thing that the file calls otherwise.
_OTHER_WORDS = {
    "duration": "desired",
    "length": "desired",
    "minutes": "desired",
    "min": "minimum",
    "max": "maximum",
    "timezone": "zone",
    "time zone": "zone",
    "tz": "zone",
    "city": "place",
    "venue": "place",
    "location": "place",
    "interpretation": "languages",
    "date": "dates",
    "sub-items": "items",
    "subitems": "items",
    "children": "items",
    "docs": "documents",
    "holidays": "closed",
    "breaks": "events",
    "number of parts": "parts",
    "name": "title",
    "item": "number",
    "fixed": "pin",
}


class WrongValueError(ValueError):
    """A value that cannot be read: what is wrong, and what would be right.

    `at` is the place of the fault below the value.
    """

    def __init__(self, message: str, hint: str = "", at: Place = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.at = message, hint, at


class Faults:
    """The faults found so far in one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        # Where something is wrong, for who would else take what follows from it for a fault.
        self.places: list[Place] = []

    def add(self, place: Place, message: str, hint: str = "") -> None:
        """Note a fault at a place in the file."""
        self.places.append(place)
        self.source.fault_at(place, message, hint)

    def wrong(self, place: Place, error: WrongValueError) -> None:
        """Note a value that could not be read."""
        self.add((*place, *error.at), error.message, error.hint)

    def refused(self, error: "ValidationError", file: "type[BaseModel]") -> None:
        """Note everything that the types of a kind of file refuse."""
        from scheduler.readers.fields import keys_at

        for detail in error.errors(include_url=False):
            place = tuple(detail["loc"])
            if detail["type"] == "extra_forbidden":
                self._unknown_key(place, keys_at(file, place))
            else:
                self._refusal(place, detail)

    def check(self) -> None:
        """Raise `InputFaults` if there are any."""
        if self.source.faults:
            raise InputFaults(self.source.faults)

    def _unknown_key(self, place: Place, known: list[str]) -> None:
        key = str(place[-1])
        self.add(place, f"“{key}” is not known here.", closest(key, known))

    def _refusal(self, place: Place, detail: "ErrorDetails") -> None:
        name = next((f"“{step}”" for step in reversed(place) if isinstance(step, str)), "The file")
        if place and isinstance(place[-1], int):
            name = f"An entry of {name}"
        raised = detail.get("ctx", {}).get("error")
        if isinstance(raised, WrongValueError):
            message = raised.message.replace("This should be", f"{name} should be", 1)
            self.wrong(place, WrongValueError(message, raised.hint, raised.at))
            return
        kind = detail["type"]
        if kind == "missing":
            self.add(place, f"{name} is missing.", f"Add a line “{place[-1]}: …” here.")
        elif detail["input"] is None:
            self.add(place, f"{name} is empty.", "Fill it in or take the line out.")
        elif kind == "list_type":
            self.add(
                place, f"{name} should be a list.", "Begin each entry on a new line with “- ”."
            )
        else:
            self.add(place, f"{name} should be a group of lines “key: value”.")


def closest(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word that was probably meant, or else all of them."""
    names = sorted(known)
    low = word.lower().replace("_", " ").replace("-", " ")
    other = _OTHER_WORDS.get(low)
    if other in names:
        return f"Did you mean “{other}”?"
    plain = {name.lower().replace("_", " ").replace("-", " "): name for name in names}
    near = get_close_matches(low, plain, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{plain[near[0]]}”?"
    return f"Known are: {', '.join(names)}." if names else ""
