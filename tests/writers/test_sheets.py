"""Rows of workbooks are as high as their texts, for programs that do not find that out."""

import io
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import FILE_2019, Run, run

from scheduler import api
from scheduler.writers.excel_workbook import render
from scheduler.writers.sheets import LINE, MOST, height, lines

__all__ = ["run"]


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 5, 1),
        ("one two", 7, 1),
        ("one two", 6, 2),
        ("one\ntwo", 20, 2),
        ("abcdefghij", 4, 3),
        ("议程项目", 8, 1),
        ("议程项目", 7, 2),
    ],
)
def test_lines_on_which_a_text_wraps(text: str, width: int, count: int) -> None:
    assert lines(text, width) == count


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert height([("one two", 6), ("one", 6)]) == 2 * LINE
    assert height([]) == LINE
    assert height([("word " * 1000, 5)]) == MOST


def test_the_organization_of_work() -> None:
    conference = api.read(FILE_2019)
    book = openpyxl.load_workbook(io.BytesIO(render(conference, api.solve(conference))))
    for sheet in book.worksheets:
        heights = {
            cell.value: sheet.row_dimensions[cell.row].height or LINE
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str)
        }
        long = next(text for text in heights if text.startswith("Information-sharing"))
        assert heights[long] >= lines(long, 80) * LINE > 3 * LINE
        assert heights["Other matters"] <= 2 * LINE


def test_scenarios(run: Run, tmp_path: Path) -> None:
    name = "The interpreters of the second team arrive only on Thursday because of a strike"
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text(f"scenarios:\n- {{name: {name}, meetings: 4}}\n", "utf-8")
    run("whatif", FILE_2019, scenarios, "-o", tmp_path, "-q")
    sheet = openpyxl.load_workbook(tmp_path / "scenarios.xlsx").active
    assert sheet is not None
    assert sheet.row_dimensions[2].height is None  # the usual one
    assert sheet.row_dimensions[3].height == 3 * LINE
