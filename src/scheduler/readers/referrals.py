"""Items that one body refers to another, checked for unknown ones and circles."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from scheduler.domain.conference import Precedence
from scheduler.domain.ordering import cycle
from scheduler.domain.services import Referral
from scheduler.readers.agenda import plain
from scheduler.readers.body_names import BodyNames
from scheduler.readers.faults import Faults, closest
from scheduler.readers.parts import Found
from scheduler.readers.services_schema import ReferralEntry
from scheduler.readers.yaml_source import Place


def read_referrals(
    entries: Sequence[ReferralEntry],
    names: BodyNames,
    parts: Sequence[Found],
    orders: Sequence[Precedence],
    faults: Faults,
    assumptions: list[str],
) -> tuple[Referral, ...]:
    """What bodies refer to one another; `orders` are the orders of items within them."""
    found: list[Referral] = []
    places: dict[tuple[str, str], Place] = {}
    assumed = False
    for index, entry in enumerate(entries):
        place: Place = ("referrals", index)
        if bool(entry.before) == bool(entry.after):
            message = "An item is over either before or after another."
            faults.add(place, message, "Write “COM I 7 before Plenary 8”.")
            continue
        texts = (entry.item, entry.before) if entry.before else (entry.after, entry.item)
        first, second = (_parts(text, place, names, parts, faults) for text in texts)
        if first and second and first[0].part.body == second[0].part.body:
            message = "Both items are of one body."
            faults.add(place, message, "Put them under “precedences” of this body.")
            continue
        assumed = assumed or "half_days" not in entry.model_fields_set
        for one in first:
            for other in second:
                key = (one.part.id, other.part.id)
                places[key] = place
                where = faults.source.where(place)
                found.append(Referral(*key, entry.half_days, where))
    _refuse_circle(found, places, parts, orders, faults)
    if assumed:
        assumptions.append(
            "What a body refers to another is over there one half-day before it is taken up."
        )
    return tuple(found)


def _parts(
    text: str, place: Place, names: BodyNames, parts: Sequence[Found], faults: Faults
) -> list[Found]:
    """The parts that a text such as `COM I 7` names: the longest name of a body it begins with."""
    body = names.beginning(text)
    if not body:
        faults.add(place, f"“{text}” begins with no body’s name.", f"Bodies are: {names}.")
        return []
    short = names.shortened(text)
    own = [one for one in parts if one.part.body == body]
    found = [one for one in own if _names(short, one, body)]
    found = found or [one for one in own if _is_under(short, one)]
    named = short.rpartition(" ")[0].strip()
    if not found and plain(named) != plain(body) and not any(map(str.isdigit, named)):
        faults.add(place, f"There is no body “{named or text}”.", f"Bodies are: {names}.")
    elif not found:
        numbers = [one.part.number for one in parts if one.part.body == body and one.part.number]
        hint = closest(short, [f"{body} {number}" for number in numbers])
        faults.add(place, f"There is no item “{text}”.", hint)
    return found


def _names(text: str, one: Found, body: str) -> bool:
    wanted = plain(text)
    items = {plain(key) for key in one.part.items}
    return wanted in items or wanted in (plain(one.part.id), plain(f"{body} {one.part.number}"))


def _is_under(text: str, one: Found) -> bool:
    """Whether a part is one of a sub-item of the item that is named: `COM 5` of `COM 5 (a)`."""
    return any(plain(key).startswith(f"{plain(text)}(") for key in (*one.part.items, one.part.id))


def _refuse_circle(
    found: Sequence[Referral],
    places: Mapping[tuple[str, str], Place],
    parts: Sequence[Found],
    orders: Sequence[Precedence],
    faults: Faults,
) -> None:
    """Note a circle of referrals, also one that the order of items within a body closes."""
    referred = [Precedence(one.before, one.after, "") for one in found]
    circle = cycle(referred) or cycle([*referred, *orders])
    steps = _corners(list(pairwise(circle)), places)
    first = next((step for step in steps if step in places), None)
    if first is not None:
        named = {one.part.id: one.part.name for one in parts}
        told = ", ".join(
            f"{named[before]} before {named[after]}"
            + ("" if (before, after) in places else " on the agenda")
            for before, after in steps
        )
        message = f"The referrals go round in a circle: {told}."
        faults.add(places[first], message, "Take out one of them.")


def _corners(
    steps: Sequence[tuple[str, str]], places: Mapping[tuple[str, str], Place]
) -> list[tuple[str, str]]:
    """The steps of a circle, with those that follow one another on an agenda as one."""
    found: list[tuple[str, str]] = []
    for step in steps:
        if found and step not in places and found[-1] not in places:
            found[-1] = (found[-1][0], step[1])
        else:
            found.append(step)
    return found
