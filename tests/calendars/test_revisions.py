"""What rises, what is cancelled and what disappears as versions follow on each other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conference_2019, make_part, timetable_2019
from tests.calendars.plans import histories, moved, values, with_documents

from scheduler.calendars.record import from_values, to_values
from scheduler.calendars.render import render
from scheduler.calendars.revisions import entries
from scheduler.calendars.versions import next_version
from scheduler.calendars.views import View, view_of
from scheduler.domain.agenda import Document
from scheduler.domain.conference import Conference
from scheduler.domain.history import By, History
from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import UsageError

FIRST = datetime(2019, 1, 1, tzinfo=UTC)
WEDNESDAY, THURSDAY, THURSDAY_LATE, FRIDAY, FRIDAY_LATE = (
    "wg7-2019-09-11-1500",
    "wg7-2019-09-12-1000",
    "wg7-2019-09-12-1500",
    "wg7-2019-09-13-1000",
    "wg7-2019-09-13-1500",
)


def sequences(history: History, view: View | None = None) -> dict[str, tuple[int, int, str]]:
    """Per appointment its SEQUENCE, the minutes of its stamp after the first, and its status."""
    return {
        entry.appointment.id.partition(" ")[2]: (
            entry.sequence,
            int((entry.modified - FIRST).total_seconds() // 60),
            "cancelled" if entry.cancelled else "",
        )
        for entry in entries(history, view or View())
    }


def conference_with(**changes: object) -> Conference:
    """The conference of 2019 with its first meeting changed."""
    base = conference_2019()
    first = replace(base.meetings[0], **changes)  # type: ignore[arg-type]
    return replace(base, meetings=(first, *base.meetings[1:]))


def test_the_first_version() -> None:
    history = histories([(conference_2019(), timetable_2019())])[0]
    assert set(sequences(history).values()) == {(0, 0, "")}


def test_nothing_new_makes_no_version() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    first, again = histories([(conference, timetable), (conference, replace(timetable, bound=1))])
    assert again == first


def test_only_what_is_seen_differently_rises() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    last = histories(
        [(conference, timetable), (conference, moved(timetable, conference, {"4": FRIDAY}))]
    )[-1]
    assert sequences(last) == {
        WEDNESDAY: (0, 0, ""),
        THURSDAY: (0, 0, ""),
        THURSDAY_LATE: (0, 0, ""),
        FRIDAY: (1, 1, ""),
        FRIDAY_LATE: (1, 1, ""),
    }


@pytest.mark.parametrize(
    "change",
    [
        {"room": "Boardroom A"},
        {"label": "1st meeting"},
        {"start": 930},
        {"end": 1110},
        {"note": "informal"},
        {"online": "https://example.org/live"},
        {"languages": frozenset({"en"})},
        {"hours_stated": False},
        {"end_stated": False},
    ],
)
def test_whatever_a_participant_sees_counts(change: dict[str, object]) -> None:
    plans = [(conference_2019(), timetable_2019()), (conference_with(**change), timetable_2019())]
    first, last = histories(plans)
    assert {key: value[0] for key, value in sequences(last).items() if value[0]} == {WEDNESDAY: 1}
    name = b"meeting-wg7-2019-09-11-1500@"
    before, after = (_event(render(history, View()), name) for history in (first, last))
    assert before != after


def _event(content: bytes, uid: bytes) -> bytes:
    """An event without its stamps: what a participant sees."""
    events = content.split(b"BEGIN:VEVENT")
    own = next(event for event in events if b"UID:" + uid in event)
    stamps = (b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE")
    return b"\n".join(line for line in own.split(b"\r\n") if not line.startswith(stamps))


def test_a_document_counts_and_a_longer_search_does_not() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    paper = Document("CTOC/COP/WG.7/2019/3", "Background paper", "https://example.org/3")
    last = histories(
        [(conference, timetable), (with_documents(conference, "3", paper), timetable)]
    )[-1]
    assert [key for key, value in sequences(last).items() if value[0]] == [THURSDAY_LATE, FRIDAY]


def test_a_title_counts_in_its_own_language_only() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    parts = tuple(
        replace(part, titles=(*part.titles, ("fr", "Questions diverses")))
        if part.id == "4"
        else part
        for part in conference.parts
    )
    last = histories([(conference, timetable), (replace(conference, parts=parts), timetable)])[-1]
    french, english = view_of({"language": ["fr"]}), view_of({"language": ["en"]})
    assert [key for key, value in sequences(last, french).items() if value[0]] == [FRIDAY_LATE]
    assert {value[0] for value in sequences(last, english).values()} == {0}


def test_a_dropped_meeting_is_cancelled_once_and_may_come_back() -> None:
    whole, timetable = conference_2019(), timetable_2019()
    four = replace(whole, meetings=whole.meetings[:4])
    kept = replace(timetable, placements=timetable.placements[:6])
    early = replace(timetable, placements=timetable.placements[:5])
    plans = [(whole, timetable), (four, kept), (four, early), (whole, timetable)]
    first, second, third, fourth = map(sequences, histories(plans))
    assert first[FRIDAY_LATE] == (0, 0, "")
    assert second[FRIDAY_LATE] == (1, 1, "cancelled")
    assert FRIDAY_LATE not in third
    assert fourth[FRIDAY_LATE] == (2, 3, "")


def test_a_cancelled_event_says_what_it_was() -> None:
    whole, timetable = conference_2019(), timetable_2019()
    kept = replace(timetable, placements=timetable.placements[:6])
    history = histories([(whole, timetable), (replace(whole, meetings=whole.meetings[:4]), kept)])[
        1
    ]
    content = render(history, view_of({"alarm": ["15"]}))
    assert values(content, "STATUS") == ["CONFIRMED"] * 4 + ["CANCELLED"]
    assert values(content, "TRANSP")[-1] == "TRANSPARENT"
    assert values(content, "SUMMARY")[-1].endswith(": items 4\\, 5")
    assert content.count(b"BEGIN:VALARM") == 4


def test_an_items_parts_are_counted() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    shorter = replace(
        timetable, placements=tuple(p for p in timetable.placements if p.meeting != FRIDAY)
    )
    by_item = view_of({"by": ["item"]})
    first, second = histories([(conference, timetable), (conference, shorter)])
    assert list(sequences(first, by_item)) == [
        *("1 (a) 1", "1 (b) 1", "2 1", "2 2", "3 1", "3 2", "4 1", "5 1"),
    ]
    assert sequences(second, by_item)["3 2"] == (1, 1, "cancelled")
    assert sequences(second, by_item)["3 1"] == (0, 0, "")


def test_what_moves_to_another_room_leaves_the_rooms_calendar() -> None:
    timetable = timetable_2019()
    plans = [(conference_with(room=room), timetable) for room in ("A", "B")]
    last = histories(plans)[-1]
    left, came = (next(e for e in entries(last, view_of({"room": [room]}))) for room in ("A", "B"))
    assert (left.cancelled, came.cancelled) == (True, False)
    # Whoever has both keeps the meeting, in whatever order they are read.
    assert left.sequence == came.sequence == 1
    assert came.modified - left.modified == timedelta(seconds=1)


def test_a_timetable_that_is_proved_later_becomes_certain() -> None:
    conference = conference_2019()
    plans = [
        (conference, timetable_2019(Status.FEASIBLE, bound=20)),
        (conference, timetable_2019()),
    ]
    first, last = histories(plans)
    assert set(values(render(first, View()), "STATUS")) == {"TENTATIVE"}
    assert set(values(render(last, View()), "STATUS")) == {"CONFIRMED"}
    assert {value[0] for value in sequences(last).values()} == {1}


def test_a_version_says_when_it_was_made() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    at = datetime(2019, 8, 1, 9, tzinfo=UTC)
    first = next_version(conference, timetable, at=at)
    assert first.history is not None
    assert first.history.latest.made == at
    changed = moved(timetable, conference, {"4": FRIDAY})
    second = next_version(conference, changed, first.history)
    assert (second.version, second.history.latest.made) == (2, at + timedelta(minutes=1))  # type: ignore[union-attr]
    with pytest.raises(UsageError) as caught:
        next_version(conference, changed, first.history, at)
    assert str(caught.value) == (
        "The new version cannot be of 2019-08-01 09:00 UTC: version 1 is of 2019-08-01 09:00 UTC."
        "\n    Give a later --at, or none."
    )
    unchanged = next_version(conference, timetable, first.history, at)
    assert unchanged.history == first.history


def test_the_history_of_another_conference_is_none_of_ours() -> None:
    other = histories([(conference_2019(), timetable_2019())])[0]
    conference = replace(conference_2019(), id="another")
    assert next_version(conference, timetable_2019(), other).version == 1


PARTS = ("2", "3", "4", "5")


@st.composite
def replans(draw: st.DrawFn) -> list[tuple[Conference, Timetable]]:
    """Plans of one conference that follow on each other: moved items, rooms, meetings dropped."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        base = conference_2019()
        held = draw(st.lists(st.sampled_from(base.meetings), min_size=1, unique=True))
        room, start = draw(st.sampled_from(["", "A"])), draw(st.sampled_from([0, 30]))
        meetings = tuple(
            replace(one, room=room, start=one.start + start) for one in base.meetings if one in held
        )
        parts = tuple(make_part(n, f"Title {n}", "wg7") for n in PARTS)
        conference = replace(base, meetings=meetings, parts=parts, items=())
        taken = draw(st.lists(st.sampled_from(PARTS), unique=True))
        places = {part: draw(st.sampled_from(meetings)).id for part in taken}
        found.append((conference, moved(Timetable((), Status.OPTIMAL), conference, places)))
    return found


VIEWS = [View(), View(by=By.ITEM), View(rooms=("A",)), View(by=By.ITEM, items=("2", "3"))]


def imported(files: list[bytes]) -> dict[str, tuple[str, ...]]:
    """What a client has that follows RFC 5546: a higher SEQUENCE wins, then a later DTSTAMP."""
    held: dict[str, tuple[tuple[int, str], tuple[str, ...]]] = {}
    for content in files:
        rows = zip(
            *(values(content, name) for name in ("DTSTAMP", "SEQUENCE", "STATUS")),
            values(content, "UID")[1:],
            *(values(content, name)[-len(values(content, "STATUS")) :] for name in _SEEN),
            strict=True,
        )
        for stamp, sequence, status, uid, *seen in rows:
            rank = (int(sequence), stamp)
            if uid not in held or held[uid][0] < rank:
                held[uid] = (rank, (status, *seen))
    return {uid: seen for uid, (_, seen) in held.items() if seen[0] != "CANCELLED"}


_SEEN = ("SUMMARY", "DTEND", "TRANSP")


@settings(max_examples=60, deadline=None)
@given(replans(), st.sampled_from(VIEWS))
def test_any_sequence_of_replans_leaves_each_client_with_just_the_last(
    plans: list[tuple[Conference, Timetable]], view: View
) -> None:
    files = [render(history, view) for history in histories(plans)]
    assert imported(files) == imported(files[-1:])


@settings(max_examples=30, deadline=None)
@given(replans())
def test_two_planners_write_the_same_and_read_it_back(
    plans: list[tuple[Conference, Timetable]],
) -> None:
    one, other = histories(plans), histories(plans)
    assert one == other
    assert from_values(one[-1].conference, to_values(one[-1])) == one[-1]
    for earlier, later in pairwise(one):
        before = {e.appointment.id: e for e in entries(earlier, View())}
        for entry in entries(later, View()):
            old = before.get(entry.appointment.id)
            if old is not None and not entry.is_new:
                assert (entry.sequence, entry.modified) == (old.sequence, old.modified)
            elif old is not None and earlier != later:
                assert entry.sequence > old.sequence
                assert entry.modified > old.modified
