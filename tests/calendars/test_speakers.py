"""Lists of speakers in calendars."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import fill, make_conference
from tests.calendars.plans import histories, values
from tests.calendars.test_revisions import sequences

from scheduler.calendars.record import from_values, to_values
from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.agenda import Speaker
from scheduler.domain.conference import Conference

DAY = date(2026, 9, 22)


def debate(*names: str) -> Conference:
    """A general debate in two meetings, of an hour each, with speakers of half an hour."""
    meetings = [(DAY, 600, 660), (DAY, 900, 960)]
    made = make_conference([("1", "General debate")], meetings)
    speakers = tuple(Speaker(name, 30) for name in names)
    speakers += (Speaker("further speaker 1", 30, is_listed=False),)
    return replace(made, parts=(replace(made.parts[0], speakers=speakers),))


@pytest.mark.parametrize("by", ["meeting", "item"])
def test_speakers_find_when_they_are_heard(by: str) -> None:
    conference = debate("Brazil", "Peru", "Kenya")
    history = histories([(conference, fill(conference))])[0]
    whole = render(history, view_of({"by": [by]}))
    told = [text for text in values(whole, "DESCRIPTION")[1:] if "Speakers" in text]
    assert ["Speakers: Brazil\\, Peru" in text for text in told] == [True, False]
    assert b"further" not in whole
    own = render(history, view_of({"by": [by], "person": ["kenya"], "language": ["fr"]}))
    assert len(values(own, "SUMMARY")) == 1
    assert "Orateurs : Kenya" in values(own, "DESCRIPTION")[1]
    assert from_values(history.conference, to_values(history)) == history


def test_another_order_of_speakers_is_news_where_it_changes() -> None:
    first, last = debate("Brazil", "Peru", "Kenya"), debate("Peru", "Brazil", "Kenya")
    found = histories([(first, fill(first)), (last, fill(last))])[-1]
    assert [sequence for sequence, *_ in sequences(found, View()).values()] == [1, 0]
