"""Small programmes with every rule, and plans of them, for property tests."""

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from scheduler.sittings.programme import Hours, Item, Place, Plan, Programme, Session, SubItem
from scheduler.sittings.rules import RULES

PENALTIES = st.dictionaries(st.integers(0, 2), st.integers(1, 9), max_size=3)
PEOPLE = st.frozensets(st.sampled_from("ABC"), max_size=2)
WEIGHTS = st.sampled_from((0, 1, 1, 10, 100))


@st.composite
def programmes(draw: DrawFn) -> Programme:
    """Two items with up to three sub-items each, in three sessions and two or three rooms.

    Rooms suffice at any rate: an item may have a room of its own.
    """
    sessions = [
        Session(f"S{n}", draw(st.integers(2, 4)), start, start + 90)
        for n, start in enumerate((9 * 60, 14 * 60, 20 * 60))
    ]
    items = [Item(f"I{n}", draw(PEOPLE), draw(PENALTIES), draw(PENALTIES)) for n in range(2)]
    subs = [
        SubItem(
            name=f"I{item}.{n}",
            item=item,
            slots=draw(st.integers(1, 2)),
            order=draw(st.integers(0, 3)),
            zone=draw(st.sampled_from((0, 6 * 60))),
            speakers=draw(PEOPLE),
            attendees=draw(PEOPLE),
            session_penalty=draw(PENALTIES),
            room_penalty=draw(PENALTIES),
        )
        for item in range(2)
        for n in range(draw(st.integers(1, 3)))
    ]
    return Programme(
        sessions=tuple(sessions),
        rooms=tuple(f"R{n}" for n in range(draw(st.integers(2, 3)))),
        items=tuple(items),
        sub_items=tuple(subs),
        weights={rule.id: draw(WEIGHTS) for rule in RULES},
        room_penalty=draw(st.sampled_from(({}, {(0, 0): 5}, {(1, 1): 3, (2, 0): 1}))),
        similar=draw(st.sampled_from(({}, {(0, 1): 4}))),
        suitable=Hours(10 * 60, 21 * 60, 1),
        bearable=Hours(7 * 60, 23 * 60, 10),
    )


@st.composite
def plans(draw: DrawFn, programme: Programme) -> Plan:
    """Any plan: each sub-item in turn into a place that is still free."""
    item_at: dict[tuple[int, int], int] = {}
    taken: set[tuple[int, int, int]] = set()
    plan = []
    for one in programme.sub_items:
        free = [
            Place(s, r, slot)
            for s, session in enumerate(programme.sessions)
            for r in range(len(programme.rooms))
            if item_at.get((s, r), one.item) == one.item
            for slot in range(session.slots - one.slots + 1)
            if not any((s, r, n) in taken for n in range(slot, slot + one.slots))
        ]
        assume(free)
        place = draw(st.sampled_from(free))
        item_at[place.session, place.room] = one.item
        taken |= {(place.session, place.room, place.slot + n) for n in range(one.slots)}
        plan.append(place)
    return tuple(plan)
