"""What a change names: bodies, with their meetings at a time, and items of their agendas."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from scheduler.domain.conference import Meeting
from scheduler.errors import UsageError
from scheduler.readers.agenda import plain
from scheduler.readers.body_names import BodyNames
from scheduler.readers.named import meetings_named
from scheduler.readers.short_forms import item as full_item
from scheduler.scenarios.base import Base, bodies, groups_of

Data = dict[str, Any]


class Found(NamedTuple):
    """An entry of an agenda, or of the sub-items of one: the list it is in, and where there."""

    among: list[Any]
    at: int


def body_in(base: Base, text: str) -> tuple[str, str]:
    """The body whose name a text begins with, and the rest; no body where there is but one."""
    mandated = base.conference.mandated
    if len(mandated) == 1:
        return "", text
    body, rest = BodyNames(mandated).split(text)
    return body, rest.removeprefix("on ") if body else rest


def body_named(base: Base, text: str) -> str:
    """The body that a text names; raises UsageError."""
    known = base.conference.mandated
    found = BodyNames(known).id_of(text)
    if all(found != body.id for body in known):
        names = ", ".join(body.id for body in known)
        raise UsageError(f"There is no body “{text}”.\n    Bodies are: {names}.")
    return found


def group_of(base: Base, data: Data, body: str) -> Data:
    """The lines of a file that describe a body."""
    return next(group for one, group in groups_of(base.conference, data) if one.id == body)


def meetings_at(base: Base, text: str) -> Mapping[str, tuple[Meeting, ...]]:
    """The meetings that a time names, by body: `Friday`, or `COW Friday morning` of one body.

    Raises UsageError where there are none.
    """
    body, when = body_in(base, text)
    found: dict[str, tuple[Meeting, ...]] = {}
    errors: list[UsageError] = []
    for one in [body] if body else [one.id for one in base.conference.mandated]:
        try:
            found[one] = meetings_named(base.conference, when, one)
        except UsageError as error:
            errors.append(error)
    if not found:
        raise errors[0]
    return found


def find_item(base: Base, data: Data, text: str) -> Found:
    """The item, or sub-item, of a number or title; `COW 5` is one of one body.

    Raises UsageError where no agenda has it.
    """
    body, number = body_in(base, text)
    for group in [group_of(base, data, body)] if body else bodies(data):
        found = item_among(group.get("agenda"), number or text)
        if found is not None:
            return found
    raise UsageError(f"The agenda has no item “{text}”.")


def item_among(agenda: Any, number: str, above: str = "") -> Found | None:
    """An item, or a sub-item such as `1 (b)`, in an agenda of a file."""
    for index, entry in enumerate(agenda if isinstance(agenda, list) else ()):
        full = full_item(deepcopy(entry))
        if not isinstance(full, dict):
            continue
        own, title = str(full.get("number", "")), full.get("title")
        known = {plain(own), plain(f"{above} ({own})"), plain(f"{above} {own}")} if own else set()
        if plain(number) in known or number == title:
            return Found(agenda, index)
        if isinstance(entry, dict) and isinstance(entry.get("items"), list):
            found = item_among(entry["items"], number, own)
            if found is not None:
                return found
    return None
