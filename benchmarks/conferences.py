"""Writes synthetic conferences of the parties: `python -m benchmarks.conferences KIND`.

Plenary, two committees and contact groups share rooms and interpreters for two weeks. Kinds are
`roomy` and `tight`, by how many interpreters there are, and `individuals`, which is the roomy one
with 45 interpreters by name. What they look like follows public descriptions of such conferences;
titles, names and figures are made up, by a generator of random numbers with a fixed seed.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 20270301
STEP = 15


@dataclass(frozen=True, slots=True)
class Group:
    """A body: its items, and how many meetings it needs in a roomy and in a tight conference."""

    name: str
    short: str
    kind: str
    items: int
    needs: tuple[int, int]
    languages: str
    seats: int
    not_with: str = ""


ALL_DAYS = "half-days from 1 March to 12 March"
# Meetings with interpretation are 36, or 34 where interpreters are few; groups without, 26.
BODIES = (
    Group("Conference of the Parties", "COP", "plenary", 26, (10, 10), "six", 450),
    Group("Committee of the Whole I", "COW I", "committee", 22, (10, 9), "six", 250),
    Group("Committee of the Whole II", "COW II", "committee", 22, (10, 9), "six", 250),
    Group("Budget Committee", "BUD", "committee", 12, (6, 6), "en, fr, es", 120),
    Group("Contact group on finance", "CG F", "contact group", 7, (6, 6), "none", 90, "BUD"),
    Group("Contact group on targets", "CG T", "contact group", 7, (6, 6), "none", 90, "COW I"),
    Group("Contact group on access", "CG A", "contact group", 6, (6, 6), "none", 90, "COW II"),
    Group("Friends of the chair", "FOC", "informal", 4, (4, 4), "none", 40),
    Group("Informal group on wording", "INF", "informal", 4, (4, 4), "none", 40),
)
TOPICS = (
    "Review of implementation", "Technical assistance", "Cooperation with other organizations",
    "Financial resources", "Capacity-building", "National reports", "Monitoring and indicators",
    "Scientific advice", "Compliance", "Protected areas", "Trade measures", "Data exchange",
    "Regional centres", "Education and awareness", "Synergies", "Gender plan of action",
    "Traditional knowledge", "Emergency response", "Standards and guidelines", "Effectiveness",
)  # fmt: skip


KINDS = ("roomy", "tight", "individuals")
# By booth: B languages, C languages by turns, and surnames.
TEAMS = {
    "ar": (("en", "en", "fr"), ("fr", "", "en"), (
        "Haddad", "Mansour", "Nasser", "Khalil", "Saleh", "Rahal", "Tahan", "Barakat", "Zaki",
    )),
    "zh": (("en",), ("", "fr"), (
        "Chen", "Liu", "Wang", "Zhao", "Sun", "Gao", "Lin", "Tang", "Xu",
    )),
    "en": (("",), ("fr, ru", "fr, es", "es, ru"), (
        "Allen", "Baker", "Clarke", "Dunne", "Ellis", "Foster", "Grant",
    )),
    "fr": (("",), ("en, ru", "en, es", "en, ru"), (
        "Aubert", "Blanc", "Caron", "Denis", "Faure", "Girard", "Henry",
    )),
    "ru": (("",), ("en, fr", "en"), (
        "Antonov", "Belov", "Gusev", "Ivanova", "Kozlova", "Orlova",
    )),
    "es": (("",), ("en, fr", "en", "fr"), (
        "Alonso", "Blanco", "Campos", "Duarte", "Flores", "Gil", "Herrera",
    )),
}  # fmt: skip
# Of all interpreters, so many are away on a day, so many there in one week only, so many engaged
# for eight meetings in seven days; two of the English booth may also sit in the French one.
AWAY, ONE_WEEK, FREELANCE, IN_TWO_BOOTHS = 8, 4, 6, 2


def conference_file(kind: str, seed: int = SEED) -> str:
    """A conference file; the tight one has no more interpreters than its meetings take."""
    rnd = random.Random(seed)
    tight = kind == "tight"
    return "\n".join([*_head(kind), *_referrals(), "bodies:", *_bodies(tight, rnd)]) + "\n"


def _interpreters(kind: str) -> Iterator[str]:
    if kind == "roomy":
        yield "interpreters: {sets: 3}"
    elif kind == "tight":
        yield "interpreters: {people: {ar: 6, zh: 6, en: 5, fr: 5, ru: 4, es: 5}}"
    else:
        yield "interpreters:"
        yield "  named:"
        yield from _by_name(random.Random(SEED))


def _by_name(rnd: random.Random) -> Iterator[str]:
    count = sum(len(names) for _, _, names in TEAMS.values())
    special = rnd.sample(range(count), AWAY + ONE_WEEK + FREELANCE)
    number = 0
    for booth, (active, passive, names) in TEAMS.items():
        for index, surname in enumerate(names):
            name = f"{rnd.choice('ABCDEFGHIJKLMNOPRSTV')}. {surname}"
            both = ["fr"] if booth == "en" and index < IN_TWO_BOOTHS else []
            b = ", ".join(filter(None, (active[index % len(active)], *both)))
            c = passive[index % len(passive)]
            pairs = [("name", name), ("a", booth), ("b", b), ("c", c if c != b else "")]
            pairs.append(("booths", ", ".join([booth, *both]) if both else ""))
            pairs.append(_special(special.index(number) if number in special else -1, rnd))
            number += 1
            told = ", ".join(f"{key}: {_quoted(value)}" for key, value in pairs if value)
            yield f"  - {{{told}}}"


def _special(rank: int, rnd: random.Random) -> tuple[str, str]:
    """What is special about somebody, by their rank among those of whom there is something."""
    if rank < 0:
        return "", ""
    if rank < AWAY:
        return "away", f"2027-03-{rnd.choice((2, 3, 4, 5, 8, 9, 10, 11)):02d}"
    if rank < AWAY + ONE_WEEK:
        week = rnd.choice(("2027-03-01 to 2027-03-05", "2027-03-08 to 2027-03-12"))
        return "available", week
    return "in_seven_days", "8"


def _quoted(value: str) -> str:
    return f'"{value}"' if "," in value else value


def _head(kind: str) -> Iterator[str]:
    yield f"# A synthetic conference ({kind}) of benchmarks/conferences.py; there is none such."
    yield "conference: Conference of the Parties to a Synthetic Convention"
    yield "place: Vienna"
    yield "dates: 2027-03-01 to 2027-03-12"
    yield "grid: 15"
    yield from _interpreters(kind)
    yield "at_once: 6"
    yield "plenaries_at_once: 2"
    yield "rooms:"
    for name, seats, booths in (
        ("Hall A", 500, 7), ("Hall B", 300, 7), ("Hall C", 250, 6), ("Room 1", 120, 3),
        ("Room 2", 100, 0), ("Room 3", 90, 0),
    ):  # fmt: skip
        yield f"- {{name: {name}, seats: {seats}, booths: {booths}}}"


def _referrals() -> Iterator[str]:
    yield "referrals:"
    for committee, last, first in (("COW I", 7, 15), ("COW II", 7, 19), ("BUD", 5, 23)):
        for step in range(3):
            yield f"- {committee} {last + step} before COP {first + step}"


def _bodies(tight: bool, rnd: random.Random) -> Iterator[str]:
    for group in BODIES:
        yield f"- body: {group.name}"
        yield f"  short: {group.short}"
        yield f"  kind: {group.kind}"
        yield f"  seats: {group.seats}"
        yield f"  languages: {group.languages}"
        if group.not_with:
            yield f"  not_with: {group.not_with}"
        yield f"  meetings: {ALL_DAYS}"
        yield f"  needs: {group.needs[tight]}"
        yield "  agenda:"
        yield from _agenda(group, group.needs[tight], 1.0 if tight else 0.85, rnd)


def _agenda(group: Group, needs: int, used: float, rnd: random.Random) -> Iterator[str]:
    formal = group.kind in ("plenary", "committee")
    fixed = 15 + 60 if formal else 0
    substance = group.items - 2 if formal else group.items
    left = int((needs * 180 * used - fixed) // STEP)
    cuts = sorted(rnd.sample(range(1, left), substance - 1))
    lengths = [b - a for a, b in zip([0, *cuts], [*cuts, left], strict=True)]
    number = 1
    if formal:
        yield "  - {number: 1, title: Opening, desired: 15}"
        number = 2
    for steps in lengths:
        topic = rnd.choice(TOPICS)
        yield f"  - {{number: {number}, title: {topic}, desired: {steps * STEP}}}"
        number += 1
    if formal:
        yield f"  - {{number: {number}, title: Adoption of the report, desired: 60}}"


def main() -> None:
    """Print a synthetic conference."""
    parser = argparse.ArgumentParser(description="Prints a synthetic conference file.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    print(conference_file(given.kind, given.seed), end="")


if __name__ == "__main__":
    main()
