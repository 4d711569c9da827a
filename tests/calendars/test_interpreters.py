"""Each interpreter's calendar."""

from dataclasses import replace

from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import histories, values
from tests.calendars.test_revisions import imported, sequences

from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.conference import Conference
from scheduler.domain.roster import duties
from scheduler.domain.services import Booth, Interpretation


def serviced(french: int) -> Conference:
    """The conference of 2019 with a booth of so many interpreters, two of whom serve a meeting."""
    base = conference_2019()
    made = Interpretation(booths=(Booth("fr", french, 2),))
    return replace(base, services=replace(base.services, interpretation=made))


def test_an_interpreter_sees_their_own_duties() -> None:
    conference, timetable = serviced(4), timetable_2019()
    history = histories([(conference, timetable)])[0]
    own = view_of({"interpreter": ["fr 1"]})
    mine = [duty.meeting for duty in duties(conference, timetable) if duty.person == "fr 1"]
    assert 0 < len(mine) < 5
    assert list(sequences(history, own)) == mine
    content = render(history, own)
    assert all("-duty-" in uid for uid in values(content, "UID")[1:])
    assert all("interpreter: fr 1" in text for text in values(content, "DESCRIPTION")[1:])
    assert b"interpreter" not in render(history, View())


def test_another_turn_is_news_for_interpreters_only() -> None:
    timetable = timetable_2019()
    plans = [(serviced(4), timetable), (serviced(6), timetable), (serviced(2), timetable)]
    own = view_of({"interpreter": ["fr 1"]})
    found = histories(plans)
    assert set(sequences(found[-1]).values()) == {(0, 0, "")}
    files = [render(history, own) for history in found]
    assert "CANCELLED" in values(files[1], "STATUS")
    assert imported(files) == imported(files[-1:])
    assert len(imported(files)) == 5
