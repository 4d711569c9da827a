from dataclasses import replace

import pytest
from tests.builders import conference_2019, fill, make_conference, timetable_2019

from scheduler.domain.timetable import Cost, Status
from scheduler.rules import SOFT
from scheduler.writers import timetable_json
from scheduler.writers.remarks import remarks


def test_the_document_says_how_it_was_made() -> None:
    costs = (Cost("few-continuations", 2, 20, "continuations", ("item 2",)),)
    timetable = timetable_2019(
        Status.FEASIBLE, bound=30, made_with={"seed": 3}, version=2, costs=costs
    )
    document = timetable_json.document(conference_2019(), timetable)
    assert document["status"] == "feasible"
    assert document["note"] == "Best timetable so far, not proved optimal (gap 25.0%)"
    assert (document["objective"], document["bound"], document["gap"]) == (40, 30, 0.25)
    assert document["made_with"] == {"seed": 3}
    assert document["version"] == 2
    rule = next(rule for rule in SOFT if rule.id == "few-continuations")
    assert document["costs"] == [
        {
            "rule": "few-continuations",
            "sentence": rule.sentence,
            "amount": 2,
            "unit": "continuations",
            "weight": 20,
            "total": 40,
            "details": ["item 2"],
        }
    ]
    assert document["program"]["name"] == "scheduler"
    assert {"date", "start", "end", "body", "item", "title", "continued"} <= set(
        document["entries"][0]
    )


@pytest.mark.parametrize("weights", [(), (("few-continuations", 20),)])
def test_it_assumes_what_the_terminal_says_is_assumed(weights: tuple[tuple[str, int], ...]) -> None:
    conference = replace(conference_2019(), assumptions=("Nights are free.",), weights=weights)
    costs = (Cost("few-continuations", 2, 20, "continuations", ("item 2",)),)
    timetable = timetable_2019(costs=costs)
    assumed = timetable_json.document(conference, timetable)["assumptions"]
    (said,) = [told for head, told in remarks(conference, timetable) if head.startswith("Assumed")]
    assert assumed == list(said)
    assert len(assumed) == (1 if weights else 2)


def test_an_entry_says_what_is_printed_and_what_is_planned() -> None:
    entry = timetable_json.document(conference_2019(), timetable_2019())["entries"][1]
    assert entry == {
        "date": "2019-09-11",
        "start": "15:00",
        "end": "18:00",
        "body": "Working Group on the Smuggling of Migrants",
        "item": "1 (b)",
        "title": "Adoption of the agenda and organization of work",
        "continued": False,
        "kind": "organizational",
        "part": "1 (b)",
        "meeting": "wg7-2019-09-11-1500",
        "room": "",
        "minutes": 15,
        "planned_start": "15:15",
        "planned_end": "15:30",
        "fixed": False,
    }


def test_arabic_and_chinese_stay_readable() -> None:
    conference = make_conference([("1", "拟议工作安排"), ("2", "تنظيم الأعمال")])
    text = timetable_json.render(conference, fill(conference)).decode()
    assert "拟议工作安排" in text
    assert "تنظيم الأعمال" in text
