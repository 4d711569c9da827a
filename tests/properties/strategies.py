"""Random conferences: tiny ones for brute force, and small ones with half-days of three hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from tests.builders import half_days, make_conference, make_part
from tests.model.tiny import ENGLISH, GRID, M1, M2, M3, M4, SECOND_DAY, lunch, tiny
from tests.model.tiny import away as absence

from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Body, Conference, Precedence
from scheduler.domain.meeting_times import begins
from scheduler.domain.ordering import ceremonial_precedences, cycle
from scheduler.domain.people import Person
from scheduler.domain.services import Budget
from scheduler.rules import SOFT

# In the order in which an agenda has them, so that no order contradicts the nature of an item.
TITLES = (
    "Opening of the meeting",
    "Adoption of the agenda",
    *("Matter",) * 4,
    "Other matters",
    "Adoption of the report",
    "Closure",
)
# Steps of the grid in each meeting.
SIZES = ((2, 2), (3, 2), (3, 3), (2, 2, 2), (3, 3, 1))
Draw = st.DrawFn
Wishes = dict[str, Any]
PAPERS: Wishes = {"not_before": SECOND_DAY, "not_before_reason": "papers are late"}


def some(strategy: st.SearchStrategy[Any], none: int = 3) -> st.SearchStrategy[Any]:
    """None more often than not."""
    asked = st.sampled_from([False] * none + [True])
    return asked.flatmap(lambda on: strategy if on else st.none())


@st.composite
def agendas(draw: Draw, counts: Sequence[int]) -> list[str]:
    """Titles in a sensible order."""
    chosen = draw(st.permutations(range(len(TITLES))))[: draw(st.sampled_from(counts))]
    return [TITLES[index] for index in sorted(chosen)]


@st.composite
def weights(draw: Draw) -> tuple[tuple[str, int], ...]:
    """Usually the defaults, else some other weight for some rules."""
    if draw(st.booleans()):
        return ()
    rules = draw(st.sets(st.sampled_from([rule.id for rule in SOFT]), max_size=4))
    return tuple((rule, draw(st.sampled_from([0, 1, 7, 100]))) for rule in sorted(rules))


@st.composite
def precedences(draw: Draw, titles: list[str]) -> tuple[Precedence, ...]:
    """At most one, that no opening or closing contradicts: the reader refuses circles."""
    if len(titles) < 2 or draw(st.integers(0, 2)):
        return ()
    before, after = draw(st.permutations(range(1, len(titles) + 1)))[:2]
    one = Precedence(str(before), str(after), "the planner says so", stated=True)
    parts = [make_part(str(number), title) for number, title in enumerate(titles, 1)]
    return () if cycle([one, *ceremonial_precedences(parts)]) else (one,)


@st.composite
def demands(draw: Draw, ids: list[str], hours: list[Pin]) -> Wishes:
    """What a planner asks for an item."""
    pins = [Pin((key,)) for key in ids] + [Pin(tuple(ids[i : i + 2])) for i in range(len(ids) - 1)]
    pin = draw(some(st.sampled_from(pins + hours), none=9))
    few = st.frozensets(st.sampled_from(ids), min_size=1, max_size=2)
    minimum = draw(st.sampled_from([GRID, GRID, 2 * GRID]))
    found: Wishes = {
        "minimum": minimum,
        "maximum": draw(some(st.sampled_from([2 * GRID, 3 * GRID, 9 * GRID]))),
        "weight": draw(st.sampled_from([1, 1, 2, 3])),
        "prefers": draw(some(few, none=6)) or frozenset(),
        "avoids": draw(some(few, none=6)) or frozenset(),
        "within": draw(some(few, none=19)),
        "pin": pin,
    }
    found |= draw(some(st.sampled_from([ENGLISH, PAPERS, {"desired": 3 * GRID}]), none=3)) or {}
    return found


@st.composite
def tiny_conferences(
    draw: Draw, sizes: Sequence[tuple[int, ...]] = SIZES, counts: Sequence[int] = (2, 3, 3)
) -> Conference:
    """Some meetings of a few steps and up to three items: every schedule can be tried."""
    steps = draw(st.sampled_from(sizes))
    titles = draw(agendas(counts))
    ids = [M1, M2, M3, M4][: len(steps)]
    starts = dict(zip(ids, (10 * 60, 15 * 60, 10 * 60, 15 * 60), strict=False))
    events = draw(some(st.sampled_from([lunch(600, 620), lunch(920, 940)]), none=4)) or ()
    hours = [
        Pin((key,), starts[key] + GRID * step)
        for key, count in zip(ids, steps, strict=True)
        for step in range(count)
        if not any(event.start == starts[key] + GRID * step for event in events)
    ]
    rows = [(title, draw(st.integers(1, 6)), draw(demands(ids, hours))) for title in titles]
    body = {
        "free_order": draw(st.booleans()),
        "drafting": draw(st.sampled_from([0, 0, 0, GRID])),
        "drafting_half_days": draw(st.sampled_from([0, 0, 0, 0, 0, 1])),
        "reserve": draw(st.sampled_from([0, 0, 0, GRID])),
    }
    english = draw(some(st.integers(0, len(steps) - 1), none=5))
    return tiny(
        steps,
        *rows,
        english_only=[] if english is None else [english],
        body=body,
        events=events,
        precedences=draw(precedences(titles)),
        weights=draw(weights()),
    )


@st.composite
def with_absences(
    draw: Draw, conferences: st.SearchStrategy[Conference] | None = None
) -> Conference:
    """A tiny conference in which people whom items need are away, also for a part of a meeting."""
    made = draw(tiny_conferences() if conferences is None else conferences)
    ids = [part.id for part in made.parts]
    people = []
    for number in range(draw(st.integers(1, 2))):
        away = []
        for meeting in sorted(
            draw(st.sets(st.sampled_from(made.meetings), min_size=1)), key=begins
        ):
            steps = (meeting.end - meeting.start) // GRID
            first = draw(st.integers(0, steps - 1))
            until = meeting.start + GRID * draw(st.integers(first + 1, steps))
            away += absence(meeting.date, meeting.start + GRID * first + 5, until)
        parts = draw(st.sets(st.sampled_from(ids), min_size=1, max_size=2))
        people.append(Person(f"Person {number}", "", tuple(sorted(parts)), tuple(away)))
    return replace(made, people=tuple(people))


@st.composite
def with_unheld(draw: Draw) -> Conference:
    """A tiny conference whose body holds fewer meetings than half-days are open to it."""
    sizes, counts = ((2, 2, 2), (3, 3, 1), (2, 1, 2), (2, 1, 1, 2), (1, 2, 1, 2)), (1, 2, 2, 3)
    plain = tiny_conferences(sizes, counts)
    made = draw(st.one_of(plain, with_absences(plain)))
    others = draw(st.sets(st.sampled_from(made.meetings)))
    among = {meeting.id for meeting in (*others, made.meetings[1])}
    most = draw(st.integers(0, len(among) - 1))
    budget = Budget(frozenset(among), most, f"The Body holds at most {most} meetings")
    body = replace(
        made.bodies[0],
        budgets=(budget,),
        least_piece=draw(st.sampled_from([0, 0, 0, 2 * GRID])),
        most_pieces=draw(st.sampled_from([0, 0, 0, 2])),
    )
    return replace(made, bodies=(body,))


@st.composite
def small_conferences(draw: Draw, plain: bool = False) -> Conference:
    """Up to six items in up to five half-days; `plain` ones without papers, pins and languages."""
    count = draw(st.integers(2, 5))
    titles = draw(agendas([2, 3, 4, 5, 6]))
    specs = half_days(date(2019, 9, 11), count, afternoon_first=draw(st.booleans()))
    ids = [f"body-{day:%Y-%m-%d}-{start // 60:02d}00" for day, start, *_ in specs]
    poor = draw(st.sets(st.integers(0, count - 1), max_size=1))
    meetings: list[Any] = [(*spec, ENGLISH if i in poor else {}) for i, spec in enumerate(specs)]
    items: list[Any] = []
    for number, title in enumerate(titles, 1):
        wishes: Wishes = {} if plain else draw(demands(ids, []))
        wishes["desired"] = draw(some(st.sampled_from([30, 90, 180, 360])))
        items.append((str(number), title, wishes))
    body = Body(
        "body",
        "The Body",
        free_order=draw(st.booleans()),
        drafting=draw(st.sampled_from([0, 0, 60])),
        reserve=draw(st.sampled_from([0, 0, 30])),
    )
    return make_conference(
        items,
        [(day, start, end, {} if plain else more) for day, start, end, more in meetings],
        body=body,
        precedences=draw(precedences(titles)),
        weights=() if plain else draw(weights()),
    )


def renamed(conference: Conference, name: Any) -> Conference:
    """The conference with other ids of parts, meetings and bodies."""

    def names(keys: Any) -> Any:
        return keys if keys is None else type(keys)(map(name, keys))

    return replace(
        conference,
        bodies=tuple(replace(body, id=name(body.id)) for body in conference.bodies),
        meetings=tuple(replace(m, id=name(m.id), body=name(m.body)) for m in conference.meetings),
        items=tuple(replace(i, key=name(i.key), body=name(i.body)) for i in conference.items),
        parts=tuple(
            replace(
                part,
                id=name(part.id),
                body=name(part.body),
                items=names(part.items),
                within=names(part.within),
                prefers=names(part.prefers),
                avoids=names(part.avoids),
                pin=part.pin and replace(part.pin, meetings=names(part.pin.meetings)),
            )
            for part in conference.parts
        ),
        precedences=tuple(
            replace(p, before=name(p.before), after=name(p.after)) for p in conference.precedences
        ),
    )
