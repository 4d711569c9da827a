"""Calendars in the planner's own words, with names as the file translates them."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.calendars.plans import histories, values
from tests.calendars.test_command import rich
from tests.calendars.test_revisions import sequences
from tests.cli.conftest import ROOT, Run
from tests.writers.sessions import busy_session

from scheduler import api
from scheduler.calendars.appointments import PRINTED_ONLY
from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.domain.conference import Conference, WordingChanges
from scheduler.domain.history import History
from scheduler.domain.timetable import Timetable
from scheduler.wording.forms import KINDS, Value

FRENCH = view_of({"language": ["fr"]})


def worded(conference: Conference, *changes: WordingChanges) -> Conference:
    return replace(conference, wordings=changes)


def history_of(conference: Conference) -> History:
    return histories([(conference, timetable_2019())])[0]


def test_names_are_translated() -> None:
    name = conference_2019().bodies[0].name
    texts = {name: "Groupe de travail", "Vienna": "Vienne", "panellist": "expert"}
    texts |= {"Sixth meeting": "Sixième réunion", "Boardroom A": "Salle A"}
    content = render(
        history_of(worded(rich(), WordingChanges("fr", (), tuple(texts.items())))), FRENCH
    )
    assert values(content, "NAME") == ["Groupe de travail\\, Sixième réunion"]
    assert values(content, "SUMMARY")[1] == "Groupe de travail : point 2"
    assert values(content, "LOCATION")[0] == "Salle A\\, Vienne"
    assert set(values(content, "CATEGORIES")) == {"Groupe de travail"}
    assert "\\nexpert : Ms. Expert\\n" in values(content, "DESCRIPTION")[3]
    other = render(history_of(rich()), View(text="es"))
    assert values(other, "LOCATION")[0] == "Boardroom A\\, Vienna"


def test_forms_are_the_planners() -> None:
    changes = (("item", "pt. {number}"), ("continued", "suite et fin"), ("colon", " – "))
    content = render(history_of(worded(conference_2019(), WordingChanges("fr", changes))), FRENCH)
    assert values(content, "SUMMARY")[1].endswith(" – pt. 2")
    assert "(suite et fin)" in values(content, "DESCRIPTION")[2]


def test_from_the_file_to_the_calendar(run: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "conference.yaml", tmp_path / "out"
    text = (ROOT / "data/ctoc-cop-wg7-2019.yaml").read_text("utf-8")
    more = "feeds: https://meetings.example.org/wg7\nwording: {fr: {texts: {Vienna: Vienne}}}\n"
    file.write_text(text + more, "utf-8")
    api.write(api.read(file), timetable_2019_of(file), out, ["json", "ics"])
    outcome = run("calendar", out, "--language", "fr", "--item", "3")
    content = outcome.out.encode()
    assert set(values(content, "LOCATION")) == {"Vienne"}
    address = "https://meetings.example.org/wg7/calendar.ics"
    assert values(content, "SOURCE") == [f"{address}?item=3&language=fr"]
    assert values((out / "calendar.ics").read_bytes(), "SOURCE") == [address]


def timetable_2019_of(file: Path) -> Timetable:
    conference = api.read(file)
    return api.read_timetable(ROOT / "data/published/ctoc-cop-wg7-2019.csv", conference)


def test_new_words_are_news_in_their_language_only() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    changed = worded(conference, WordingChanges("fr", (("item", "pt. {number}"),)))
    first, last = histories([(conference, timetable), (changed, timetable)])
    assert [value[0] for value in sequences(last, FRENCH).values()] == [0, 1, 1, 1, 0]
    assert sequences(last) == sequences(first)


def test_another_organizer_is_news() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    changed = replace(conference, organizer=("Secretariat", "s@example.org"))
    last = histories([(conference, timetable), (changed, timetable)])[-1]
    assert {value[0] for value in sequences(last).values()} == {1}


def a_value(name: str) -> Value:
    return ("XQX",) * max(1, KINDS[name].size) if KINDS[name].size else "XQX"


@pytest.mark.parametrize("by", ["meeting", "item"])
def test_words_of_tables_alone_change_no_calendar(by: str) -> None:
    view = view_of({"by": [by], "item": ["1"]})
    history = histories([busy_session()])[0]
    changes = tuple((name, a_value(name)) for name in sorted(PRINTED_ONLY - {"italics"}))
    latest = history.latest
    heading = replace(latest.heading, wordings=(WordingChanges("en", changes),))
    other = replace(history, versions=(replace(latest, heading=heading),))
    assert render(other, view) == render(history, view)
    conference, timetable = conference_2019(), timetable_2019()
    plans = [
        (conference, timetable),
        (worded(conference, WordingChanges("en", changes)), timetable),
    ]
    assert len(histories(plans)[-1].versions) == 1
