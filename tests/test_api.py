from datetime import date
from pathlib import Path

import pytest

from scheduler import api, writers
from scheduler.domain.timetable import Status
from scheduler.errors import InputFaults, UsageError

ROOT = Path(__file__).parents[1]
FILE_2019 = ROOT / "data/ctoc-cop-wg7-2019.yaml"
TABLE_2019 = ROOT / "data/published/ctoc-cop-wg7-2019.csv"


@pytest.fixture(scope="module")
def conference() -> api.Conference:
    return api.read(FILE_2019)


@pytest.fixture(scope="module")
def published(conference: api.Conference) -> api.Timetable:
    return api.read_timetable(TABLE_2019, conference)


def test_paths_may_be_text() -> None:
    conference = api.read(str(FILE_2019))
    assert api.read_timetable(str(TABLE_2019), conference).status is Status.GIVEN


def test_a_published_table_keeps_every_rule(
    conference: api.Conference, published: api.Timetable
) -> None:
    report = api.verify(conference, published)
    assert report.is_all_right
    assert report.objective == sum(cost.total for cost in report.costs)


def test_a_frame_has_a_row_a_line(conference: api.Conference, published: api.Timetable) -> None:
    table = api.frame(conference, published)
    assert list(table.columns) == [
        "date", "start", "end", "body", "item", "title", "continued", "minutes", "room",
    ]  # fmt: skip
    assert list(table["item"]) == ["1 (a)", "1 (b)", "2", "2", "3", "3", "4", "5"]
    assert table["date"].iloc[0] == date(2019, 9, 11)
    assert list(table["start"]) == [
        "15:00", "15:00", "15:00", "10:00", "15:00", "10:00", "15:00", "15:00",
    ]  # fmt: skip
    assert table["continued"].dtype == bool
    assert table["minutes"].sum() == 5 * 180
    assert table.groupby("item")["minutes"].sum()["3"] == 360


def test_a_frame_without_lines_has_columns(conference: api.Conference) -> None:
    table = api.frame(conference, api.Timetable((), Status.GIVEN))
    assert len(table) == 0
    assert "minutes" in table.columns


@pytest.mark.parametrize("name", ["timetable.json", "organization-of-work.csv"])
def test_what_is_written_is_read_back(
    conference: api.Conference, published: api.Timetable, tmp_path: Path, name: str
) -> None:
    paths = api.write(conference, published, tmp_path)
    assert len(paths) == len(writers.USUAL)
    again = api.read_timetable(tmp_path / name, conference)
    assert again.placements == published.placements


def test_only_the_formats_asked_for(
    conference: api.Conference, published: api.Timetable, tmp_path: Path
) -> None:
    assert api.write(conference, published, tmp_path, ["csv"]) == [
        tmp_path / "organization-of-work.csv"
    ]
    with pytest.raises(UsageError, match="No format is called “odt”"):
        api.write(conference, published, tmp_path, ["odt"])


def test_what_is_no_timetable(conference: api.Conference) -> None:
    with pytest.raises(InputFaults) as caught:
        api.read_timetable("table.xls", conference)
    assert str(caught.value) == (
        "table.xls: A timetable is a .csv, .xlsx or .json file.\n"
        "    In Excel: Save as, “Excel workbook”."
    )
