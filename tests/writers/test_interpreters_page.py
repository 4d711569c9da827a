"""The roster as a web page: complete, readable by machines and by ear, and its filters work."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.conferences import meeting, several
from tests.services.rosters import person
from tests.writers.test_html_page import Page
from tests.writers.test_interpreters import CONFERENCE, TIMETABLE

from scheduler.domain.interpreters import Duty
from scheduler.domain.services import Booth, Interpretation, Room, Services
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.writers import interpreters_json, interpreters_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
PEOPLE = (
    person("A. <Adams> & Co", "en", c="fr", in_seven_days=2),
    person("B. Brun", "enfr", a_day=1),
    person("C. Caron", "fr", c="en"),
)
NAMED = several(
    {"a": ["First"], "b": ["Second"]},
    [
        meeting("a", 0, languages=frozenset({"en", "fr"}), room="Hall <1>"),
        meeting("a", 1, languages=frozenset({"en", "fr"})),
        meeting("b", 2, languages=frozenset({"fr"})),
    ],
    Services(
        rooms=(Room("Hall <1>", 100, 6), Room("Hall 2", 100, 6)),
        interpretation=Interpretation((Booth("en", 2, 1), Booth("fr", 2, 1)), named=PEOPLE),
    ),
)
SERVED = Timetable(
    (
        Placement("a1", "a0", 600, 780),
        Placement("a1", "a1", 900, 1000),
        Placement("b1", "b2", 600, 780),
    ),
    Status.GIVEN,
    duties=(
        *(Duty("A. <Adams> & Co", "en", "a0"), Duty("C. Caron", "fr", "a0")),
        *(Duty("A. <Adams> & Co", "en", "a1"), Duty("C. Caron", "fr", "a1")),
        Duty("B. Brun", "fr", "b2"),
    ),
)


def rows() -> list[list[str]]:
    return [
        [" ".join(cell.split()) for cell in row]
        for row in Page(interpreters_page.render(NAMED, SERVED).decode()).rows
    ]


def test_the_roster_by_meeting() -> None:
    assert rows()[:6] == [
        ["Time", "Body", "English", "French"],
        ["Monday 1 March"],
        ["10:00–13:00", "Body aHall <1>", "English A. <Adams> & Co", "French C. Caron"],
        ["15:00–18:00", "Body aHall <1>", "English A. <Adams> & Co", "French C. Caron"],
        ["Tuesday 2 March"],
        ["10:00–13:00", "Body bHall <1>", "", "French B. Brun"],
    ]


def test_each_person_has_loads_beside_their_limits() -> None:
    found = rows()[6:]
    assert found[:4] == [
        ["Interpreter", "Booths", "Meetings", "Most a day", "Most in seven days", "When"],
        [
            "A. <Adams> & Co",
            "Booths English",
            "Meetings 2",
            "Most a day 2 of 2 full",
            "Most in seven days 2 of 2 full",
            "When Monday 1 March: 10:00–13:00 Body a; 15:00–18:00 Body a",
        ],
        [
            "B. Brun",
            "Booths English, French",
            "Meetings 1",
            "Most a day 1 of 1 full",
            "Most in seven days 1 of 7",
            "When Tuesday 2 March: 10:00–13:00 Body b (French)",
        ],
        [
            "C. Caron",
            "Booths French",
            "Meetings 2",
            "Most a day 2 of 2 full",
            "Most in seven days 2 of 7",
            "When Monday 1 March: 10:00–13:00 Body a; 15:00–18:00 Body a",
        ],
    ]
    loads = json.loads(interpreters_json.render(NAMED, SERVED))["workloads"]
    assert loads[1] == {
        "person": "B. Brun",
        "meetings": 1,
        "most_a_day": 1,
        "a_day": 1,
        "most_in_seven_days": 1,
        "in_seven_days": 7,
    }


def test_booths_and_use() -> None:
    assert rows()[10:] == [
        ["Booth", "Interpreters", "Duties", "Fewest and most of one", "Meetings left"],
        ["English", "2", "2", "1–2", "1"],
        ["French", "2", "3", "1–2", "2"],
        ["Body", "Held", "Half-days released", "Minutes in use", "Per cent"],
        ["Body a", "2", "0", "280 of 360", "77.8"],
        ["Body b", "1", "0", "180 of 180", "100.0"],
    ]


def test_somebody_without_a_meeting_and_booths_given_by_number() -> None:
    idle = replace(SERVED, duties=tuple(d for d in SERVED.duties or () if d.person != "B. Brun"))
    text = interpreters_page.render(NAMED, idle).decode()
    assert "no meeting" in text
    pool = Page(interpreters_page.render(CONFERENCE, TIMETABLE).decode()).rows
    assert pool[2] == ["10:00–13:00", "Body a", "French fr 1fr 2"]


def test_it_fetches_nothing_and_says_what_its_tables_are() -> None:
    text = interpreters_page.render(NAMED, SERVED).decode()
    assert re.findall(r"(?:src|href)=\"(?!#)", text) == []
    tags = Page(text).tags
    heads = [attributes for tag, attributes in tags if tag == "th"]
    assert all(attributes.get("scope") for attributes in heads)
    named = {a["aria-labelledby"] for _, a in tags if "aria-labelledby" in a}
    assert named == {"meetings", "people", "booths", "use"}
    assert named <= {attributes.get("id") for _, attributes in tags}


@pytest.mark.skipif(CHROMIUM is None, reason="no browser on this machine")
@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("name", "", "3 of 3 interpreters and 3 of 3 meetings shown"),
        ("name", "CARON", "1 of 3 interpreters and 2 of 3 meetings shown"),
        ("booth", "fr", "2 of 3 interpreters and 3 of 3 meetings shown"),
        ("body", "b", "1 of 3 interpreters and 1 of 3 meetings shown"),
    ],
)
def test_filters_in_a_browser(field: str, value: str, shown: str, tmp_path: Path) -> None:
    page = tmp_path / "interpreters.html"
    typed = (
        f"<script>{field}Field = document.getElementById('{field}');"
        f"{field}Field.value = '{value}';"
        f"{field}Field.dispatchEvent(new Event('input'));</script></body>"
    )
    text = interpreters_page.render(NAMED, SERVED).decode()
    page.write_text(text.replace("</body>", typed), "utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={tmp_path / 'profile'}",
            *("--window-size=390,800", "--dump-dom"),
            page.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert shown in done.stdout
    assert ("<mark>C. Caron</mark>" in done.stdout) == (value == "CARON")
