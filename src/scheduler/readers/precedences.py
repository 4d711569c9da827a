"""Which item comes before which: stated precedences, checked for unknown items and circles."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from scheduler.domain.conference import Precedence
from scheduler.domain.ordering import ceremonial_precedences, cycle
from scheduler.domain.services import Referral
from scheduler.readers.agenda import Agenda, plain
from scheduler.readers.parts import Found, unknown_item
from scheduler.readers.schema import PrecedenceEntry
from scheduler.readers.yaml_source import Place


class Stated(NamedTuple):
    """The precedences of a body, and those with half-days in between, as referrals to itself."""

    precedences: tuple[Precedence, ...]
    apart: tuple[Referral, ...]


def read_precedences(
    entries: Sequence[PrecedenceEntry], place: Place, agenda: Agenda, parts: Sequence[Found]
) -> Stated:
    """The body's stated precedences among its parts, those said at an item (`after`) included."""
    reader = _Precedences(agenda, parts)
    for one in agenda.listed:
        for index, text in enumerate(one.entry.after):
            reader.add(text, one.item.key, (*one.place, "after", index), "", at_item=True)
    for index, entry in enumerate(entries):
        here = (*place, index)
        if bool(entry.before) == bool(entry.after):
            agenda.faults.add(
                here, "An item comes either before or after another.", "Write “8 before 6”."
            )
            continue
        first, second = (entry.item, entry.before) if entry.before else (entry.after, entry.item)
        reader.add(first, second, here, entry.reason, half_days=entry.half_days)
    reader.refuse_circles()
    return Stated(tuple(dict.fromkeys(reader.found)), tuple(dict.fromkeys(reader.apart)))


class _Precedences:
    def __init__(self, agenda: Agenda, parts: Sequence[Found]) -> None:
        self.agenda, self.parts = agenda, parts
        self.found: list[Precedence] = []
        self.apart: list[Referral] = []
        self.places: dict[tuple[str, str], Place] = {}

    def add(
        self,
        first: str,
        second: str,
        place: Place,
        reason: str,
        at_item: bool = False,
        half_days: int = 0,
    ) -> None:
        """Put every part of the first item before every part of the second."""
        before, after = self._parts(first, place), self._parts(second, place, own=at_item)
        if before and before == after:
            self.agenda.faults.add(
                place, f"“{first}” cannot come before itself.", "Name two items."
            )
            return
        for one in before:
            for other in after:
                why = reason or f"the file puts {one.part.name} before {other.part.name}"
                where = self.agenda.faults.source.where(place)
                self.found.append(Precedence(one.part.id, other.part.id, why, True, where))
                if half_days:
                    self.apart.append(Referral(one.part.id, other.part.id, half_days, where))
                self.places.setdefault((one.part.id, other.part.id), place)

    def _parts(self, text: str, place: Place, own: bool = False) -> list[Found]:
        exact = [
            one for one in self.parts if plain(one.part.id) == plain(self.agenda.prefix + text)
        ]
        if exact:
            return exact
        listed = self.agenda.listed if own else self.agenda.find(text)
        keys = {
            one.item.key for one in listed if not own or text == one.item.key or text in one.within
        }
        found = [one for one in self.parts if keys & set(one.part.items)]
        if not found and not own:
            unknown_item(self.agenda, place, text)
        return found

    def refuse_circles(self) -> None:
        """Note a circle among stated precedences and the place of opening, report and closing."""
        parts = [one.part for one in self.parts]
        ceremonial = ceremonial_precedences(parts)
        by_nature = {(p.before, p.after): p.reason for p in ceremonial}
        circle = cycle([*self.found, *ceremonial])
        if not circle or not self.found:
            return
        steps = list(pairwise(circle))
        names = {part.id: part.name for part in parts}
        told = ", ".join(
            f"{names[first]} before {names[second]}"
            + ("" if (first, second) in self.places else f" ({by_nature[first, second]})")
            for first, second in steps
        )
        place = next((self.places[step] for step in steps if step in self.places), ())
        self.agenda.faults.add(
            place,
            f"The order goes round in a circle: {told}.",
            "Take out one of these precedences.",
        )
