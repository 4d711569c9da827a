"""Agenda items from a CSV table that a conference file names: `agenda: items.csv`."""

import csv
import io
from pathlib import Path

from scheduler.errors import InputFaults
from scheduler.readers.item_rows import COLUMNS, Cell, check_heads, take_item_rows
from scheduler.readers.text_file import read_text
from scheduler.readers.yaml_source import Source


def take_items(source: Source, folder: Path) -> None:
    """Put the rows of the table into the source as its agenda.

    The first line names the columns (`item_rows.COLUMNS`); “title” is needed. The path is meant
    from the folder of the conference file. Raises `InputFaults` if there is no such table.
    """
    path = folder / source.data.pop("agenda")
    text = read_text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line, records = 1, []
    for cells in reader:
        records.append((line, [" ".join(cell.split()) for cell in cells]))
        line = reader.line_num + 1
    heads = [Cell(text, f"{path}:1") for text in records[0][1]] if records else []
    check_heads(source, heads)
    if "title" not in [head.text.lower() for head in heads]:
        source.elsewhere["agenda",] = f"{path}:1"
        known = ", ".join(COLUMNS)
        source.fault_at(("agenda",), "There is no column “title”.", f"The columns may be: {known}.")
        raise InputFaults(source.faults)
    rows = [
        {
            head.text: Cell(cell, f"{path}:{line}")
            for head, cell in zip(heads, cells, strict=False)
            if head.text
        }
        for line, cells in records[1:]
    ]
    take_item_rows(source, rows)
