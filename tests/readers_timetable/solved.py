"""Random timetables that keep the hard rules, as a solver would give them."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from tests.builders import fill, half_days, make_conference

from scheduler.domain.conference import Body, Conference, Event
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Cost, Status, Timetable
from scheduler.rules import HARD

TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda title: title.strip()
)
KINDS = st.sampled_from((Kind.SUBSTANTIVE, Kind.SUBSTANTIVE, Kind.ORGANIZATIONAL))


@st.composite
def solved(draw: st.DrawFn) -> tuple[Conference, Timetable]:
    """A conference of one body, with a coffee break or not, and its parts one after the other."""
    count = draw(st.integers(1, 7))
    named = draw(st.lists(TITLES, min_size=count, max_size=count))
    items = [
        (str(n + 1), title, {"kind": draw(KINDS), "minimum": draw(st.sampled_from((5, 15, 30)))})
        for n, title in enumerate(named)
    ]
    first = date(2026, 3, 9)
    meetings = half_days(first, draw(st.integers(1, 6)), draw(st.booleans()))
    coffee = Event("Coffee", first, 16 * 60 + 15, 16 * 60 + 30)
    conference = make_conference(
        items,
        meetings,
        body=Body("body", "The Body", free_order=True),
        events=(coffee,) if draw(st.booleans()) else (),
    )
    aims = tuple(
        replace(part, target=max(part.minimum, part.target + 5 * draw(st.integers(-3, 3))))
        for part in conference.parts
    )
    timetable = fill(replace(conference, parts=aims))
    return conference, timetable


def keeps_the_hard_rules(conference: Conference, timetable: Timetable) -> bool:
    """Whether no hard rule finds anything."""
    return broken(conference, timetable) == []


def broken(conference: Conference, timetable: Timetable) -> list[str]:
    """What the hard rules find."""
    return [v.message for rule in HARD for v in rule.check(conference, timetable)]


COSTS = st.lists(
    st.builds(
        Cost,
        rule=st.sampled_from(("few-continuations", "no-slivers", "a-rule-of-old")),
        amount=st.integers(0, 900),
        weight=st.integers(0, 50),
        unit=st.sampled_from(("minutes", "continuations")),
        details=st.lists(TITLES, max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)
STATUSES = st.sampled_from(list(Status))
