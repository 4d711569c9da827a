from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import make_meeting

from scheduler.domain.conference import Meeting
from scheduler.domain.meeting_times import in_order, overlap, overlapping

MEETINGS = st.builds(
    lambda day, start, length, body: make_meeting(
        date(2019, 9, 11 + day), 600 + 30 * start, 600 + 30 * (start + length), f"body {body}"
    ),
    st.integers(0, 1),
    st.integers(0, 8),
    st.integers(1, 4),
    st.integers(0, 3),
)


@given(st.lists(MEETINGS, max_size=12, unique_by=lambda meeting: meeting.id))
def test_every_two_meetings_that_overlap_are_found_in_order(meetings: list[Meeting]) -> None:
    pairs = combinations(in_order(meetings), 2)
    assert list(overlapping(meetings)) == [pair for pair in pairs if overlap(*pair)]
