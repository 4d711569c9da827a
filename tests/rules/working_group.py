"""A working group of which rules on items and people are tried, as its file says."""

from pathlib import Path

from scheduler.api import read
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable

FILE = """\
body: Working Group
place: Vienna
languages: six
dates: 11–13 September 2019
meetings: half-days from Wednesday afternoon to Friday afternoon
order: free
agenda:
- 1: Opening
- {number: 2, title: Information, desired: 300}
- {number: 3, title: Air, desired: 180}
- {number: 4, title: Right of reply, desired: 30, ends_day: yes}
- {number: 5, title: Short matter, desired: 30, fills_in: yes, not_before: 2019-09-12}
- 6: Adoption of the report
"""
PEOPLE = """\
people:
- {name: Group A, role: delegation, items: [2], rather_not: 2019-09-12}
- {name: Ms. Expert, role: panellist, items: [2, 3]}
- {name: Mr. Afar, items: [3], zone: America/Lima, remote: yes}
"""


def conference(tmp_path: Path, text: str) -> Conference:
    file = tmp_path / "conference.yaml"
    file.write_text(text, "utf-8")
    return read(file)


def placed(its: Conference, *rows: tuple[str, int, int]) -> Timetable:
    """Parts from one minute of a meeting, by its index, on; each for half an hour."""
    meetings = its.meetings
    return Timetable(
        tuple(Placement(part, meetings[m].id, begin, begin + 30) for part, m, begin in rows),
        Status.GIVEN,
    )
