import csv
import io
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.builders import conference_2019, fill, make_conference, timetable_2019
from tests.readers_timetable.solved import COSTS, STATUSES, broken, keeps_the_hard_rules, solved
from tests.writers.sessions import busy_session, two_bodies

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable, lines
from scheduler.readers.timetable_csv import read_csv
from scheduler.readers.timetable_json import read_json
from scheduler.writers import csv_table, timetable_json, write

quick = settings(max_examples=60, deadline=None)


def back_from_json(conference: Conference, timetable: Timetable) -> Timetable:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "timetable.json")
        path.write_bytes(timetable_json.render(conference, timetable))
        return read_json(path, conference)


def back_from_csv(conference: Conference, timetable: Timetable) -> Timetable:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "organization-of-work.csv")
        path.write_bytes(csv_table.render(conference, timetable))
        return read_csv(path, conference)


def table_of(conference: Conference, timetable: Timetable) -> list[tuple[object, ...]]:
    """The lines that are items; where a break falls among them depends on the minutes."""
    printed = lines(conference, timetable)
    return [(x.date, x.start, x.body, x.part, x.continued) for x in printed if x.part is not None]


@quick
@given(solved(), COSTS, STATUSES, st.integers(1, 9), st.integers(0, 900), st.booleans())
def test_json_comes_back_exactly(
    pair: tuple[Conference, Timetable],
    costs: tuple[object, ...],
    status: Status,
    version: int,
    bound: int,
    fixed: bool,
) -> None:
    conference, bare = pair
    timetable = replace(
        bare,
        placements=tuple(replace(placed, fixed=fixed) for placed in bare.placements),
        status=status,
        objective=bound + 7,
        bound=bound,
        costs=costs,
        version=version,
        made_with={"seed": 1, "time limit": 2.5, "workers": "auto"},
        stopped_by="Ctrl-C",
    )
    assert back_from_json(conference, timetable) == timetable


@quick
@given(solved())
def test_the_csv_comes_back_as_the_same_table_that_keeps_the_rules(
    pair: tuple[Conference, Timetable],
) -> None:
    conference, timetable = pair
    assume(keeps_the_hard_rules(conference, timetable))
    read = back_from_csv(conference, timetable)
    assert table_of(conference, read) == table_of(conference, timetable)
    assert broken(conference, read) == []
    assert read.notices == ()


def test_the_minutes_of_2019_are_found_again() -> None:
    conference, timetable = conference_2019(), timetable_2019()
    assert back_from_csv(conference, timetable).placements == timetable.placements


def test_a_meeting_over_midnight_comes_back() -> None:
    items = [("1", "Debate"), ("2", "Texts"), ("3", "Other matters")]
    conference = make_conference(items, [(date(2026, 5, 4), 1320, 1560)], show_times=True)
    timetable = fill(conference)
    assert timetable.placements[-1].end > 1440
    assert back_from_json(conference, timetable) == timetable
    assert back_from_csv(conference, timetable).placements == timetable.placements


def test_what_published_tables_show_comes_back() -> None:
    for conference, timetable in (busy_session(), two_bodies()):
        assert back_from_json(conference, timetable) == timetable
        read = back_from_csv(conference, timetable)
        assert table_of(conference, read) == table_of(conference, timetable)


def test_named_times_come_back_to_the_minute() -> None:
    conference, _ = busy_session()
    conference = replace(conference, show_times=True)
    timetable = fill(conference)
    read = back_from_csv(conference, timetable)
    minutes = [(p.part, p.meeting, p.start, p.end) for p in read.placements]
    # A break inside an item parts it in the solver's answer, and not in the table.
    assert minutes[0] == ("1", "cofi-2026-03-23-0930", 570, timetable.placements[0].end)
    assert broken(conference, read) == broken(conference, timetable)


def test_the_csv_is_one_for_pandas_and_for_excel(tmp_path: Path) -> None:
    import pandas as pd

    path = write(conference_2019(), timetable_2019(), tmp_path, ["csv"])[0]
    frame = pd.read_csv(path)
    columns = ["date", "start", "end", "body", "item", "title", "continued"]
    assert list(frame.columns) == columns
    assert frame["continued"].tolist() == [False, False, False, True, False, True, False, False]
    assert frame["item"].tolist() == ["1 (a)", "1 (b)", "2", "2", "3", "3", "4", "5"]
    with path.open(newline="", encoding="utf-8") as file:
        first = next(csv.DictReader(file))
    assert first["date"] == "2019-09-11"
    assert (first["start"], first["end"]) == ("15:00", "18:00")


def test_what_is_kept_where_it_is_comes_back() -> None:
    conference, bare = conference_2019(), timetable_2019()
    kept = replace(bare.placements[3], fixed=True)
    timetable = replace(bare, placements=(*bare.placements[:3], kept, *bare.placements[4:]))
    text = csv_table.render(conference, timetable).decode()
    assert [row["fixed"] for row in csv.DictReader(io.StringIO(text))] == (
        ["false"] * 3 + ["true"] + ["false"] * 4
    )
    read = back_from_csv(conference, timetable)
    assert [placed.fixed for placed in read.placements] == [False] * 3 + [True] + [False] * 4
