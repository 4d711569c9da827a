"""How each language of a meeting reaches each of its booths: directly, or by relay from another.

A booth takes a language directly if somebody in it understands it. Else it takes it from a *pivot*:
a language into which at least two of the team bring it, each in the pivot's own booth or in that of
the language itself where it works both ways, and which somebody in the booth understands. There is
no relay of a relay. A booth that works both ways brings its own language into another one's channel
and so needs nobody there who understands it.
"""

from collections.abc import Collection, Iterator

from scheduler.domain.interpreters import RELAY_GIVERS, Interpreter
from scheduler.domain.services import Interpretation

Seat = tuple[Interpreter, str]  # somebody in the booth of a language


def gives_relay(
    interpretation: Interpretation, person: Interpreter, booth: str, language: str, pivot: str
) -> bool:
    """Whether somebody in a booth brings a language into a pivot for others to take."""
    own = booth == language and interpretation.booth_by_language[booth].both_ways
    return (own or booth == pivot) and person.gives(language, pivot)


def is_heard_through(pivot: str, booth: str, person: Interpreter) -> bool:
    """Whether somebody in a booth can use a pivot; its own booth has it as it is."""
    return pivot == booth or pivot in person.understands


def unheard(
    interpretation: Interpretation, languages: Collection[str], team: Collection[Seat]
) -> Iterator[tuple[str, str]]:
    """Each language and booth of a meeting which it does not reach with a team in its booths."""
    for language in sorted(languages):
        pivots = [
            pivot
            for pivot in sorted(languages)
            if pivot != language
            and sum(gives_relay(interpretation, p, at, language, pivot) for p, at in team)
            >= RELAY_GIVERS
        ]
        for booth in sorted(languages):
            own = [person for person, at in team if at == booth]
            direct = any(language in person.understands for person in own)
            relay = any(is_heard_through(pivot, booth, p) for pivot in pivots for p in own)
            if booth != language and not direct and not relay:
                yield language, booth
