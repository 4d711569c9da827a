"""Many demands alike are told as one, few one by one."""

from scheduler.model.told import told
from scheduler.rules.base import Case


def link(number: int) -> Case:
    sentence = f"item {number} comes after item {number - 1} on the agenda"
    return Case("order", sentence, f"agenda.yaml:{number + 10}")


def time(number: int, where: str = "agenda.yaml") -> Case:
    return Case("item-duration", f"item {number} needs 60 minutes", f"{where}:{number + 10}")


PIN = Case("fixed-times", "item 6 is pinned to Monday", "agenda.yaml:16")


def test_few_are_told_one_by_one() -> None:
    assert list(told([PIN, link(2), link(3), link(4)])) == [
        "Item 6 is pinned to Monday (agenda.yaml:16)",
        "Item 2 comes after item 1 on the agenda (agenda.yaml:12)",
        "Item 3 comes after item 2 on the agenda (agenda.yaml:13)",
        "Item 4 comes after item 3 on the agenda (agenda.yaml:14)",
    ]


def test_a_chain_is_told_as_one() -> None:
    assert list(told([*map(link, range(2, 6)), *map(link, range(9, 11)), PIN])) == [
        "Items 1 to 5 come in the order of the agenda (agenda.yaml:12–15)",
        "Item 9 comes after item 8 on the agenda (agenda.yaml:19)",
        "Item 10 comes after item 9 on the agenda (agenda.yaml:20)",
        "Item 6 is pinned to Monday (agenda.yaml:16)",
    ]


def test_minutes_are_added_up() -> None:
    assert list(told([time(number) for number in (2, 3, 5, 7)])) == [
        "Items 2, 3, 5 and 7 need 240 minutes together (agenda.yaml:12–17)"
    ]


def test_lines_of_two_files_are_not_put_together() -> None:
    cases = [*map(time, (2, 3, 4)), time(5, "other.csv")]
    assert list(told(cases)) == ["Items 2, 3, 4 and 5 need 240 minutes together (agenda.yaml:12)"]


def test_nothing_is_told_of_no_demand() -> None:
    assert list(told([])) == []


def test_what_holds_of_many_half_days_is_told_once() -> None:
    halls = [
        Case("rooms", f"Hall A for at most 1 meeting on Monday {day} March, morning", "a.yaml:30")
        for day in (1, 8, 15, 22)
    ]
    other = Case("rooms", "Hall B for at most 1 meeting on Monday 1 March, morning", "a.yaml:31")
    assert list(told([*halls, other])) == [
        "Hall A for at most 1 meeting, in each of 4 half-days from Monday 1 March, morning, "
        "to Monday 22 March, morning (a.yaml:30)",
        "Hall B for at most 1 meeting on Monday 1 March, morning (a.yaml:31)",
    ]
