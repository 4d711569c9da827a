"""Meetings whose interpreters work from elsewhere."""

import pytest

from scheduler.errors import InputFaults

REMOTE = "languages: en, fr\nremote_interpretation: yes\n"


def test_meetings_last_two_hours(read) -> None:
    conference = read(REMOTE)
    assert {meeting.end - meeting.start for meeting in conference.meetings} == {120}
    assert "Interpreters who work from elsewhere serve at most 120 minutes a meeting." in (
        conference.assumptions
    )
    assert {m.end - m.start for m in read("languages: en, fr\n").meetings} == {180}


def test_a_longer_one_is_a_fault(read) -> None:
    with pytest.raises(InputFaults) as caught:
        read(REMOTE + "meetings: [Wednesday afternoon, {when: Thursday, hours: 10.00–12.30}]\n")
    (fault,) = caught.value.faults
    assert (fault.message, fault.hint) == (
        "Interpreters work from elsewhere, but this meeting has 150 minutes.",
        "End it after 120, or have the interpreters on the spot.",
    )
