"""Each interpreter's calendar."""

from dataclasses import replace

from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import histories, values
from tests.calendars.test_revisions import imported, sequences
from tests.services.conferences import held
from tests.services.rosters import person, staffed_by

from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.conference import Conference
from scheduler.domain.interpreters import Duty
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
    assert all("interpreter: fr 1 (French)" in text for text in values(content, "DESCRIPTION")[1:])
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


def test_interpreters_by_name_see_their_booths() -> None:
    people = [person("Ms. Roe", "fr"), person("Mr. Doe", "fr"), person("Ms. Ling", "zhfr")]
    seats = {"fr": 2, "zh": 1}
    conference = staffed_by(people, seats, {"a0": "fr zh", "a1": "fr"})
    timetable = replace(
        held(conference, "a0", "a1"),
        duties=(
            *(
                Duty("Ms. Roe", "fr", "a0"),
                Duty("Mr. Doe", "fr", "a0"),
                Duty("Ms. Ling", "zh", "a0"),
            ),
            *(Duty("Ms. Ling", "fr", "a1"), Duty("Mr. Doe", "fr", "a1")),
        ),
    )
    history = histories([(conference, timetable)])[0]
    ling = view_of({"interpreter": ["ms. ling"], "language": ["fr"]})
    assert list(sequences(history, ling)) == ["a0", "a1"]
    described = values(render(history, ling), "DESCRIPTION")[1:]
    assert "interprète : Ms. Ling (chinois)" in described[0]
    assert "interprète : Ms. Ling (français)" in described[1]
    assert "Roe" not in described[0]
    assert list(sequences(history, view_of({"interpreter": ["Ms. Roe"]}))) == ["a0"]
    other = replace(timetable, duties=(*timetable.duties[1:3], Duty("Ms. Roe", "fr", "a1")))
    files = [render(one, ling) for one in histories([(conference, timetable), (conference, other)])]
    assert list(imported(files)) == list(imported(files[-1:]))
    assert len(imported(files)) == 1
