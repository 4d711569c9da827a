"""The real conference of 2019 and what becomes of it when the planner changes the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.api import read, read_timetable, solve
from scheduler.domain.timetable import Status, lines

ROOT = Path(__file__).parents[1]
FILE = ROOT / "data/ctoc-cop-wg7-2019.yaml"
PUBLISHED = ROOT / "data/published/ctoc-cop-wg7-2019.csv"
HALF_DAYS = "meetings: half-days from Wednesday afternoon to Friday afternoon\n"
PAPER_2, PAPER_3 = "  documents: CTOC/COP/WG.7/2019/2\n", "  documents: CTOC/COP/WG.7/2019/3\n"

WED, THU_AM, THU_PM, FRI_AM, FRI_PM = "Wed 15", "Thu 10", "Thu 15", "Fri 10", "Fri 15"
# Meetings with their items; a + marks what is continued.
Plan = dict[str, list[str]]
Planner = Callable[..., Plan]
INTRODUCTION = ["1 (a)", "1 (b)"]
AS_PUBLISHED: Plan = {
    WED: [*INTRODUCTION, "2"],
    THU_AM: ["2+"],
    THU_PM: ["3"],
    FRI_AM: ["3+"],
    FRI_PM: ["4", "5"],
}


@pytest.fixture
def planned(tmp_path: Path) -> Planner:
    """Solve the file with some of its text replaced and some added."""

    def plan(*swaps: tuple[str, str], more: str = "") -> Plan:
        text = FILE.read_text("utf-8")
        for old, new in swaps:
            assert text.count(old) == 1
            text = text.replace(old, new)
        file = tmp_path / "conference.yaml"
        file.write_text(text + more, "utf-8")
        conference = read(file)
        timetable = solve(conference)
        assert timetable.status is Status.OPTIMAL
        found: Plan = {}
        for line in lines(conference, timetable):
            assert line.start is not None
            meeting = f"{line.date:%a} {line.start // 60}"
            found.setdefault(meeting, []).append(line.number + "+" * line.continued)
        return found

    return plan


def test_the_eight_lines_of_the_annex(planned: Planner) -> None:
    assert planned() == AS_PUBLISHED


def test_titles_and_hours_of_the_annex() -> None:
    conference = read(FILE)
    published = lines(conference, read_timetable(PUBLISHED, conference))
    found = lines(conference, solve(conference))
    assert len(found) == 8
    assert [
        (line.date, line.start, line.end, line.number, line.title, line.continued) for line in found
    ] == [
        (line.date, line.start, line.end, line.number, line.title, line.continued)
        for line in published
    ]


def test_without_friday_afternoon_the_report_moves_into_the_morning(planned: Planner) -> None:
    swap = (HALF_DAYS, HALF_DAYS.replace("to Friday afternoon", "to Friday morning"))
    assert planned(swap) == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        THU_PM: ["3"],
        FRI_AM: ["3+", "4", "5"],
    }


def test_an_item_of_double_weight_gets_a_meeting_more(planned: Planner) -> None:
    assert planned((PAPER_2, PAPER_2 + "  weight: 2\n")) == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        THU_PM: ["2+"],
        FRI_AM: ["3"],
        FRI_PM: ["4", "5"],
    }


def test_the_other_item_of_double_weight_begins_a_meeting_earlier(planned: Planner) -> None:
    plan = planned((PAPER_3, PAPER_3 + "  weight: 2\n"))
    assert plan[WED] == [*INTRODUCTION, "2"]
    assert plan[THU_AM] == ["3"]
    assert plan[THU_PM] == ["3+"]
    assert plan[FRI_AM][0] == "3+"
    assert plan[FRI_PM][-1] == "5"


def test_a_half_day_for_drafting_lies_before_the_report(planned: Planner) -> None:
    assert planned(more="drafting: 1 half-day\n") == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        THU_PM: ["3"],
        FRI_PM: ["4", "5"],
    }


def test_a_pinned_item_begins_in_its_meeting(planned: Planner) -> None:
    assert planned((PAPER_3, PAPER_3 + "  pin: Friday morning\n")) == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        THU_PM: ["2+"],
        FRI_AM: ["3"],
        FRI_PM: ["4", "5"],
    }


def test_an_item_waits_for_its_late_paper(planned: Planner) -> None:
    late = "  documents:\n  - symbol: CTOC/COP/WG.7/2019/3\n    out: 13 September 2019\n"
    assert planned((PAPER_3, late)) == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        THU_PM: ["2+"],
        FRI_AM: ["3"],
        FRI_PM: ["4", "5"],
    }


def test_a_meeting_without_interpretation_stays_empty(planned: Planner) -> None:
    meetings = (
        "meetings:\n- Wednesday afternoon\n- Thursday morning\n"
        "- {when: Thursday afternoon, languages: en}\n- Friday\n"
    )
    assert planned((HALF_DAYS, meetings)) == {
        WED: [*INTRODUCTION, "2"],
        THU_AM: ["2+"],
        FRI_AM: ["3"],
        FRI_PM: ["4", "5"],
    }


def test_an_item_in_english_alone_may_use_it(planned: Planner) -> None:
    meetings = (
        "meetings:\n- Wednesday afternoon\n- Thursday morning\n"
        "- {when: Thursday afternoon, languages: en}\n- Friday\n"
    )
    plan = planned((HALF_DAYS, meetings), (PAPER_3, PAPER_3 + "  languages: en\n"))
    assert plan == AS_PUBLISHED
