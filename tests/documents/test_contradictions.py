"""What is said when a document contradicts itself."""

from pathlib import Path

from tests.documents import agenda_2019
from tests.documents.agenda_2019 import TABLE

from scheduler.documents import read_document

Rows = list[tuple[str, str, str]]


def doubts(path: Path) -> list[str]:
    return [str(one) for one in read_document(path).remarks if not one.certain][:-1]


def with_rows(tmp_path: Path, rows: Rows) -> list[str]:
    return doubts(agenda_2019.word(tmp_path / "agenda.docx", rows=rows))


def test_six_meetings_where_five_are_stated(tmp_path: Path) -> None:
    rows = [*TABLE[:1], ("10 a.m.–1 p.m.", "1 (a)", "Opening of the meeting"), *TABLE[2:]]
    rows.insert(2, ("3–6 p.m.", "1 (a)", "Opening of the meeting (continued)"))
    found = with_rows(tmp_path, rows)
    assert (
        "The table has 6 meetings, but the text says 5 meetings: “The resources available to the "
        "Working Group will permit the holding of five plenary meetings over two and a half days, "
        "with interpretation into the six official languages of the United Nations.” "
        "(paragraph 21)"
    ) in found
    assert (
        "The opening is stated otherwise than the table’s first meeting: “10 a.m.–1 p.m. 1 (a) "
        "Opening of the meeting”"
    ) in found


def test_an_item_that_the_agenda_has_not(tmp_path: Path) -> None:
    rows = [*TABLE[:-1], ("", "6", "Closing of the meeting"), TABLE[-1]]
    assert with_rows(tmp_path, rows)[0] == (
        "The table has item 6, which the agenda has not: “Closing of the meeting” (table 1, row 12)"
    )


def test_an_item_that_the_table_has_not(tmp_path: Path) -> None:
    rows = [row for row in TABLE if row[1] != "1 (b)"]
    assert with_rows(tmp_path, rows) == ["The table has no line for item 1 (b). (paragraph 11)"]


def test_another_title(tmp_path: Path) -> None:
    rows = [*TABLE[:-1], ("", "5", "Approval of the report")]
    assert with_rows(tmp_path, rows) == [
        "The table calls item 5 otherwise than the agenda: “Approval of the report” "
        "(table 1, row 12)"
    ]


def test_a_missing_mark(tmp_path: Path) -> None:
    rows = [(time, item, title.replace(" (continued)", "")) for time, item, title in TABLE]
    assert with_rows(tmp_path, rows) == [
        "Item 2 began earlier, but is not marked as continued (table 1, row 7)",
        "Item 3 began earlier, but is not marked as continued (table 1, row 10)",
    ]


def test_against_the_order_of_the_agenda(tmp_path: Path) -> None:
    rows = [*TABLE[:-2], ("3–6 p.m.", "5", "Adoption of the report"), ("", "4", "Other matters")]
    assert with_rows(tmp_path, rows) == [
        "The table takes item 5 before item 4: “Other matters” (table 1, row 12)"
    ]


def test_a_day_outside_the_dates(tmp_path: Path) -> None:
    rows = [(row[0].replace("13 September", "14 September"), *row[1:]) for row in TABLE]
    assert (
        "A meeting on 2019-09-14 lies outside the dates, 2019-09-11 to 2019-09-13: “10 a.m.–1 p.m. "
        "3 Smuggling of migrants by air and its facilitation through document fraud (continued)”"
    ) in with_rows(tmp_path, rows)


def test_a_weekday_that_does_not_fit(tmp_path: Path) -> None:
    path = agenda_2019.text(tmp_path / "agenda.txt")
    text = path.read_text("utf-8").replace(
        "on Wednesday, 11 September 2019", "on Friday, 11 September 2019"
    )
    path.write_text(text, encoding="utf-8")
    assert doubts(path) == [
        "11 September 2019 is a Wednesday; the text says otherwise: “The sixth meeting of the "
        "Working Group on the Smuggling of Migrants will be opened on Friday, 11 September 2019, "
        "at 3 p.m.” (line 31)"
    ]


def test_two_tables(tmp_path: Path) -> None:
    path = agenda_2019.markdown(tmp_path / "agenda.md")
    table = [f"| {' | '.join(row)} |" for row in (agenda_2019.HEADS, ("---",) * 3, *TABLE[:2])]
    table += ["|  | 4 | Other matters |"]
    path.write_text(path.read_text("utf-8") + "\n\nAnnex II\n\n" + "\n".join(table), "utf-8")
    assert doubts(path) == [
        "Two tables contradict each other; the first is taken. The other has “4 Other matters” "
        "(line 77)"
    ]
