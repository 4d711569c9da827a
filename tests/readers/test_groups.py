"""Groups in a conference file: when they ask to meet, and what is then made of it."""

from pathlib import Path

import pytest

from scheduler import api
from scheduler.domain.services import BodyKind
from scheduler.errors import InputFaults

FILE = """\
body: Working Group
zone: Europe/Vienna
languages: six
dates: 11–13 September 2019
meetings: half-days from Wednesday to Friday
holidays: none
needs: 4
agenda: [1. Opening, 2. Matters, 3. Adoption of the report]
groups:
"""


def read(tmp_path: Path, groups: str) -> api.Conference:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE + groups, "utf-8")
    return api.read(path)


def asked(conference: api.Conference) -> list[str]:
    return [f"{m.body} {m}" for m in conference.meetings if conference.is_of_group(m)]


def test_times_and_the_hour_before_each_day(tmp_path: Path) -> None:
    found = read(tmp_path, "- EU\n- {title: GRULAC, when: [Friday morning], languages: 'en, es'}\n")
    assert asked(found) == [
        "EU Wednesday 11 September, morning (09:00–10:00)",
        "EU Thursday 12 September, morning (09:00–10:00)",
        "EU Friday 13 September, morning (09:00–10:00)",
        "GRULAC Friday 13 September, morning (10:00–13:00)",
    ]
    assert found.meetings[-1].languages == {"en", "es"}
    assert [body.kind for body in found.bodies[1:]] == [BodyKind.GROUP, BodyKind.GROUP]
    assert any("does not say when it meets" in text for text in found.assumptions)


def test_a_group_gets_what_is_released_and_tables_are_read_back(tmp_path: Path) -> None:
    conference = read(tmp_path, "- {title: GRULAC, when: daily, languages: six}\n")
    timetable = api.solve(conference)
    got = [p.meeting for p in timetable.placements if p.part.startswith("GRULAC")]
    assert got == ["grulac-2019-09-13-morning", "grulac-2019-09-13-afternoon"]
    api.write(conference, timetable, tmp_path, ("csv",))
    again = api.read_timetable(tmp_path / "organization-of-work.csv", conference)
    assert again.placements == timetable.placements


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ("- GRULAC: someday\n", "“someday”"),
        ("- {title: EU, not_with: COW}\n", "There is no body “COW”."),
        ("- {title: EU, when: Monday 9–10}\n", "Monday"),
    ],
)
def test_faults(tmp_path: Path, groups: str, message: str) -> None:
    with pytest.raises(InputFaults) as caught:
        read(tmp_path, groups)
    assert message in str(caught.value)
