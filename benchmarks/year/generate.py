"""Seeded years of a duty station, as year files.

`year_file(2700, seed=1)` has Geneva's figures: 2,700 meetings with interpretation, given to ten
families of bodies in their shares of 2011; 120 bodies; 250 working days; 20 rooms; 100
interpreters. Other sizes have services in proportion, and as many bodies as their sessions take.

A calendar is laid out first, session by session within the services; windows are drawn around it,
and orders, wishes to be back to back and bodies that do not meet together are taken from it. So
every year has a calendar. It stands for the year before: three sessions in four wish to keep their
dates, the others for those that the season would give them, whatever the services.

    python -m benchmarks.year.generate 2700 --seed 1 > year.yaml
    scheduler year year.yaml -o out
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

GENEVA = 2700
FIRST, LAST = date(2030, 1, 1), date(2030, 12, 31)
# New Year, Eid al-Fitr, Good Friday, Easter Monday, Orthodox Good Friday, Ascension Day, Eid
# al-Adha (15 April, a Monday), Whit Monday, the Genevan Fast, Christmas: 250 working days are left.
CLOSED = tuple(
    date(2030, *day)
    for day in ((1, 1), (2, 5), (4, 15), (4, 19), (4, 22), (4, 26), (5, 30), (6, 10), (9, 5),
                (12, 24), (12, 25))
)  # fmt: skip
# How much is wished for in each month: high in spring, early summer and autumn.
SEASON = (6, 10, 13, 10, 12, 13, 11, 5, 12, 13, 13, 5)
ROOMS = (1800, 750, 500, 500, *(350,) * 4, *(200,) * 6, *(120,) * 6)
PEOPLE = 100
SEATS = {"ar": 3, "zh": 3, "en": 2, "fr": 2, "ru": 2, "es": 2}
IN_SEVEN_DAYS = 7
SIX = tuple(SEATS)
# The share of sessions that wish for the dates of the layout.
TRADITION = 0.75
TRIES = 20


class Family(NamedTuple):
    """Bodies that share members: their part of all meetings, and what their sessions are like."""

    name: str
    share: float
    bodies: int
    languages: tuple[tuple[str, ...], ...]
    lengths: tuple[int, ...]
    seats: tuple[int, ...]


# Shares: UNOG meetings with interpretation by client, 2011. The rest is in their likeness.
FAMILIES = (
    Family("Economic Commission", 0.222, 34, (("en", "fr", "ru"),), (4, 4, 6, 6, 8, 10),
           (100, 120, 200, 350)),
    Family("Treaty Body", 0.212, 10, (("en", "fr", "es"), ("en", "fr", "es", "ru"),
                                      ("en", "fr", "es", "ar")), (20, 30, 30, 40), (100, 120, 200)),
    Family("Human Rights", 0.197, 20, (SIX,), (6, 10, 10, 20, 40), (120, 200, 350, 500, 750)),
    Family("Programme", 0.195, 33, (SIX, ("en", "fr", "es")), (4, 6, 8, 10), (100, 120, 200, 350)),
    Family("Trade", 0.076, 10, (SIX,), (4, 6, 10, 20), (200, 350, 500)),
    Family("Disarmament", 0.03, 2, (SIX,), (10, 20), (350,)),
    Family("Regional Group", 0.029, 5, (SIX,), (4, 4, 6), (120, 200)),
    Family("Climate", 0.016, 2, (SIX,), (10, 20), (1000,)),
    Family("Desertification", 0.013, 2, (SIX,), (6, 10), (500,)),
    Family("Refugees", 0.01, 2, (SIX,), (4, 10), (500, 750)),
)  # fmt: skip


@dataclass
class Drawn:
    """A session as it is drawn: `target` and `first` are half-days, wished and laid out."""

    name: str
    body: str
    family: str
    meetings: int
    languages: tuple[str, ...]
    seats: int
    target: int = 0
    first: int = 0
    after: list[str] = field(default_factory=list)
    straight_after: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The half-day after its last one."""
        return self.first + self.meetings


class NoPlaceError(ValueError):
    """A session finds no place beside those laid out before it."""


class Layout:
    """What is in use of the services in each half-day, as sessions are laid out."""

    def __init__(self, days: list[date], size: float, sessions: list[Drawn]) -> None:
        self.days = days
        self.people = _people(sessions, size)
        self.rooms = sorted(ROOMS * ceil(size) if size > 1 else ROOMS, reverse=True)
        slots = 2 * len(days)
        self.seats = [[0] * slots for _ in self.people]
        self.taken: list[list[int]] = [[] for _ in range(slots)]
        self.busy: dict[str, set[int]] = {}
        self.week = [[n for n, other in enumerate(days) if 0 <= (other - day).days < 7]
                     for day in days]  # fmt: skip

    def take(self, session: Drawn, around: int) -> int:
        """Take the free place nearest to a half-day; raises `NoPlaceError` if there is none."""
        last = 2 * len(self.days) - session.meetings
        mornings = range(0, last + 1, 2)
        for first in sorted(mornings, key=lambda n: (self._awkward(session, n, around), n)):
            if self._fits(session, first):
                break
        else:
            raise NoPlaceError(session.name)
        for slot in range(first, first + session.meetings):
            self.taken[slot].append(session.seats)
            self.busy.setdefault(session.body, set()).add(slot)
            for number, code in enumerate(self.people):
                self.seats[number][slot] += SEATS[code] if code in session.languages else 0
        return first

    def _awkward(self, session: Drawn, first: int, around: int) -> int:
        """Half-days from the season's place, and a week for each weekend that could be spared."""
        weeks = {self.days[n // 2].isocalendar()[1] for n in range(first, first + session.meetings)}
        return abs(first - around) + 10 * (len(weeks) - ceil(session.meetings / 10))

    def _fits(self, session: Drawn, first: int) -> bool:
        slots = range(first, first + session.meetings)
        busy = self.busy.get(session.body, set())
        return all(
            slot not in busy and self._has_room(session.seats, slot) for slot in slots
        ) and all(
            self._has_team(number, code, slots)
            for number, code in enumerate(self.people)
            if code in session.languages
        )

    def _has_room(self, seats: int, slot: int) -> bool:
        """Nested classes: of meetings as large as any one, no more than rooms as large."""
        wanted = sorted([*self.taken[slot], seats], reverse=True)
        return len(wanted) <= len(self.rooms) and all(
            need <= room for need, room in zip(wanted, self.rooms, strict=False)
        )

    def _has_team(self, number: int, code: str, slots: range) -> bool:
        own, people, more = self.seats[number], self.people[code], SEATS[code]
        if any(own[slot] + more > people for slot in slots):
            return False
        first_day, last_day = slots[0] // 2, slots[-1] // 2
        for start in range(max(0, first_day - 4), last_day + 1):
            of_week = [2 * day + half for day in self.week[start] for half in (0, 1)]
            load = sum(own[slot] for slot in of_week)
            load += more * sum(slot in slots for slot in of_week)
            if load > IN_SEVEN_DAYS * people:
                return False
        return True


def _people(sessions: list[Drawn], size: float) -> dict[str, int]:
    """The interpreters by booth, in proportion to the seats that meetings take in it."""
    wanted = {
        code: SEATS[code] * sum(s.meetings for s in sessions if code in s.languages) for code in SIX
    }
    each = PEOPLE * size / sum(wanted.values())
    return {code: max(2 * SEATS[code], round(each * seats)) for code, seats in wanted.items()}


def year_file(meetings: int, seed: int) -> str:
    """The text of the year file with so many meetings; a year without a layout is drawn anew."""
    rnd = random.Random(seed)
    for _ in range(TRIES):
        try:
            return _draw(meetings, rnd)
        except NoPlaceError:
            continue
    raise NoPlaceError(f"{meetings} meetings find no places with the seed {seed}.")


def _draw(meetings: int, rnd: random.Random) -> str:
    days = [
        day for day in (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
        if day.weekday() < 5 and day not in CLOSED
    ]  # fmt: skip
    sessions = list(_sessions(meetings, rnd))
    layout = Layout(days, meetings / GENEVA, sessions)
    _lay_out(sessions, layout, rnd)
    not_with = _relate(sessions, rnd)
    return "\n".join(_lines(meetings, sessions, not_with, layout, rnd)) + "\n"


def _sessions(meetings: int, rnd: random.Random) -> Iterator[Drawn]:
    """Sessions family by family; each takes its share, the last one what is left."""
    left = meetings
    for family in FAMILIES:
        share = left if family is FAMILIES[-1] else min(left, round(family.share * meetings))
        left -= share
        lengths = _lengths(share, family, rnd)
        bodies = min(len(lengths), max(1, family.bodies * max(1, round(meetings / GENEVA))))
        kinds = [(rnd.choice(family.languages), rnd.choice(family.seats)) for _ in range(bodies)]
        for index, length in enumerate(lengths):
            body, number = index % bodies, index // bodies
            name = f"{family.name} {body + 1}"
            yield Drawn(f"{name}, session {number + 1}", name, family.name, length, *kinds[body])


def _lengths(meetings: int, family: Family, rnd: random.Random) -> list[int]:
    """Lengths that come to so many meetings, each at least 4 and at most 40 where that can be."""
    found: list[int] = []
    while meetings > 0:
        length = min(rnd.choice(family.lengths), meetings)
        if 0 < meetings - length < 4:
            length = meetings if meetings <= 40 else length - 4
        found.append(length)
        meetings -= length
    return found


def _lay_out(sessions: list[Drawn], layout: Layout, rnd: random.Random) -> None:
    """Every session in its place: the longest first, each as near to its wished dates as it can.

    The sessions of a body are spread over the year, and those of all bodies by the season.
    """
    of_body: dict[str, list[Drawn]] = {}
    for session in sessions:
        of_body.setdefault(session.body, []).append(session)
    months = [day.month - 1 for day in layout.days]
    total = sum(SEASON[month] for month in months)
    for own in of_body.values():
        shift = rnd.random()
        for index, session in enumerate(own):
            wanted, day = (index + shift) / len(own) * total, 0
            while day < len(months) - 1 and wanted > SEASON[months[day]]:
                wanted -= SEASON[months[day]]
                day += 1
            while (
                day > 0
                and layout.days[day].isocalendar()[1] == layout.days[day - 1].isocalendar()[1]
            ):
                day -= 1
            session.target = min(2 * day, 2 * len(months) - session.meetings)
    for session in sorted(sessions, key=lambda one: -one.meetings):
        session.first = layout.take(session, session.target)
        if rnd.random() < TRADITION:
            session.target = session.first


def _relate(sessions: list[Drawn], rnd: random.Random) -> dict[str, set[str]]:
    """Orders, wishes and exclusions that the layout keeps, within each family."""
    not_with: dict[str, set[str]] = {}
    for family in FAMILIES:
        own = sorted((s for s in sessions if s.family == family.name), key=lambda s: s.first)
        for session in own:
            near = [o for o in own if o.body != session.body and 0 <= o.first - session.end <= 30]
            if near and rnd.random() < 0.25:
                rnd.choice(near).after.append(session.name)
            close = [other for other in near if other.first - session.end <= 8]
            if close and rnd.random() < 0.25:
                rnd.choice(close).straight_after.append(session.name)
        bodies = sorted({session.body for session in own})
        for one, other in zip(bodies[::2], bodies[1::2], strict=False):
            if rnd.random() < 0.6 and _apart(own, one, other):
                not_with.setdefault(one, set()).add(other)
    return not_with


def _apart(sessions: list[Drawn], one: str, other: str) -> bool:
    mine = [session for session in sessions if session.body == one]
    theirs = [session for session in sessions if session.body == other]
    return all(a.end <= b.first or b.end <= a.first for a in mine for b in theirs)


def _lines(
    meetings: int,
    sessions: list[Drawn],
    not_with: dict[str, set[str]],
    layout: Layout,
    rnd: random.Random,
) -> Iterator[str]:
    yield f"year: Calendar of conferences and meetings, {meetings} meetings"
    yield "place: Geneva"
    yield f"dates: {FIRST} to {LAST}"
    yield f"closed: [{', '.join(map(str, CLOSED))}]"
    yield "rooms:"
    for number, seats in enumerate(layout.rooms, start=1):
        yield f"- {{name: Room {number}, seats: {seats}, booths: 6}}"
    people = ", ".join(f"{code}: {count}" for code, count in layout.people.items())
    yield f"interpreters: {{people: {{{people}}}, in_seven_days: {IN_SEVEN_DAYS}}}"
    yield "bodies:"
    of_body: dict[str, list[Drawn]] = {}
    for session in sessions:
        of_body.setdefault(session.body, []).append(session)
    for body, own in of_body.items():
        yield f"- body: {body}"
        yield f"  languages: {', '.join(own[0].languages)}"
        yield f"  seats: {own[0].seats}"
        if body in not_with:
            yield f"  not_with: [{', '.join(sorted(not_with[body]))}]"
        yield "  sessions:"
        for session in own:
            yield f"  - {{{', '.join(_session(session, layout.days, rnd))}}}"


def _session(session: Drawn, days: list[date], rnd: random.Random) -> Iterator[str]:
    """Its window is two to six weeks longer on either side than both its places."""
    before, after = rnd.randint(20, 60), rnd.randint(20, 60)
    first = max(0, min(session.first, session.target) - before) // 2
    last = max(session.first, session.target) + session.meetings - 1 + after
    yield f'session: "{session.name}"'
    yield f"meetings: {session.meetings}"
    yield f"between: {days[first]} to {days[min(last // 2, len(days) - 1)]}"
    yield f"wished: {days[session.target // 2]}"
    for key, names in (("after", session.after), ("straight_after", session.straight_after)):
        if names:
            quoted = ", ".join(f'"{name}"' for name in names)
            yield f"{key}: [{quoted}]"


def main() -> None:
    """Print a generated year file."""
    parser = argparse.ArgumentParser(description="Prints a generated year file.")
    parser.add_argument("meetings", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(year_file(given.meetings, given.seed), end="")


if __name__ == "__main__":
    main()
