"""Agendas as different houses set them: what was once read wrongly."""

from pathlib import Path

import docx
import pytest
from tests.documents.houses import doubts, plan_of, read, table, text
from tests.documents.round_trip import read_back


def test_a_masthead_in_tables_merged_days_and_joint_items(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, [("United Nations", "EX/EA.7/1/Add.1")])
    table(document, [("United Nations\nExample Assembly", "Distr.: General\n12 January 2026")])
    for line in (
        "Assembly of the Example Agency",
        "Seventh session",
        "Nairobi, 23–24 February 2026",
    ):
        document.add_paragraph(line)
    document.add_paragraph("Annotations to the provisional agenda")
    document.add_paragraph("Provisional agenda")
    agenda = "1. Opening.|2. Policy.|3. Budget:|(a) Core;|(i) Staff;|(ii) Travel;|(b) Funds."
    for line in f"{agenda}|4. Stakeholders.|5. Report.".split("|"):
        document.add_paragraph(line.replace(" ", "\t", 1))
    document.add_paragraph("Annex I")
    table(document, [("Agenda item", "Symbol", "Title"), ("3 (b)", "EX/EA.7/6", "Trust funds")])
    document.add_paragraph("Annex II: Proposed organization of work")
    rows = [
        ("Date", "Time", "Agenda items"),
        ("Monday,\n23 February", "10 a.m.–1 p.m.", "Item 1. Opening"),
        ("", "3–6 p.m.", "Items 2 and 4. Policy; Stakeholders"),
        ("Tuesday,\n24 February", "10 a.m.–1 p.m.", "Items 2 and 4 (continued)"),
        ("", "3–6 p.m.", "Item 3 (a) (i). Staff\nItem 3 (a) (ii). Travel\nItem 3 (b). Funds"),
        ("", "6–7 p.m.", "Item 5. Report"),
    ]
    table(document, rows)
    document.save(str(tmp_path / "agenda.docx"))
    draft = read(tmp_path / "agenda.docx", tmp_path)
    assert (draft.conference, draft.body) == (
        *("Example Assembly", "Assembly of the Example Agency"),
    )
    assert (draft.symbol, draft.session) == ("EX/EA.7/1/Add.1", "Seventh session")
    numbers = [point.number for point in draft.points]
    assert numbers[2:7] == ["3", "3 (a)", "3 (a) (i)", "3 (a) (ii)", "3 (b)"]
    assert draft.points[1].jointly == ["4"]
    assert [(p.symbol, p.title) for p in draft.points[6].papers] == [("EX/EA.7/6", "Trust funds")]
    assert plan_of(draft) == [
        *("23 10:00 1", "23 15:00 2 & 4", "24 10:00 2 & 4 …"),
        *("24 15:00 3 (a) (i)", "24 15:00 3 (a) (ii)", "24 15:00 3 (b)", "24 18:00 5"),
    ]


def test_items_in_one_line_that_are_not_joint(tmp_path: Path) -> None:
    agenda = """\
# Committee on Roads
Geneva, 13 (p.m.)–14 October 2026

## Provisional agenda
1. Adoption of the agenda
2. Election of officers
3. Road safety
   (a) Motorways
   (b) Tunnels
4. Other business

## Timetable
| Date | Time | Item |
|---|---|---|
| Tuesday, 13 October | 3 – 6 p.m. | Items 1, 2 and 3 (a) |
| Wednesday, 14 October | 10 a.m. – 1 p.m. | Item 3 (a) (cont’d) and 3 (b) |
| | 3 – 6 p.m. | Item 4 |
"""
    draft = text(tmp_path, "agenda.md", agenda)
    assert [point.jointly for point in draft.points] == [[]] * 6
    assert plan_of(draft) == [
        *("13 15:00 1", "13 15:00 2", "13 15:00 3 (a)"),
        *("14 10:00 3 (a) …", "14 10:00 3 (b)", "14 15:00 4"),
    ]
    assert doubts(draft)[0] == (
        "The table takes items 1, 2, 3 (a) in one line; each has its own here: “Tuesday, 13 "
        "October 3 – 6 p.m. Items 1, 2 and 3 (a)” (line 15)"
    )


def test_decimal_numbers_without_full_stops_and_documents_in_titles(tmp_path: Path) -> None:
    page = """\
<h2>EXAMPLE HEALTH ASSEMBLY</h2><p>Geneva, 18–19 May 2026</p><p>EHA79/1<br>2 April 2026</p>
<h1>Provisional agenda (annotated)</h1><ul><li>1.&nbsp;Opening<ul><li>1.1 Credentials</li>
<li>1.2 Officers</li></ul></li><li>2. Matters<ul><li>2.9 Coverage (document EHA79/5)</li>
<li>2.10 Resistance (EHA79/6 and EHA79/6 Add.1)</li></ul></li><li>3. Closure</li></ul>
<h1>Preliminary daily timetable</h1><table><tr><th>Date and time</th><th>Agenda items</th></tr>
<tr><td colspan=2>Monday, 18 May 2026</td></tr>
<tr><td>10:00–12:00</td><td>1.1 Credentials<br>1.2 Officers</td></tr>
<tr><td>14:30–17:30</td><td>2.9 Coverage</td></tr><tr><td colspan=2>Tuesday, 19 May 2026</td></tr>
<tr><td>09:00–12:00</td><td>2.10 Resistance</td></tr>
<tr><td>14:30–17:30</td><td>3. Closure</td></tr>
</table>"""
    draft = text(tmp_path, "agenda.html", page)
    assert draft.body == "EXAMPLE HEALTH ASSEMBLY"
    assert [(p.number, p.title, [q.symbol for q in p.papers]) for p in draft.points][3:6] == [
        ("2", "Matters", []),
        ("2.9", "Coverage", ["EHA79/5"]),
        ("2.10", "Resistance", ["EHA79/6", "EHA79/6 Add.1"]),
    ]
    assert plan_of(draft) == [
        *("18 10:00 1.1", "18 10:00 1.2", "18 14:30 2.9", "19 9:00 2.10", "19 14:30 3"),
    ]


def test_hours_of_four_figures_and_days_over_two_lines(tmp_path: Path) -> None:
    agenda = """\
                 INTERNATIONAL EXAMPLE BODY

            AIR NAVIGATION PANEL
            Montréal, 5 to 6 October 2026

                               PROVISIONAL AGENDA

Agenda Item 1:   Election of Chairperson
Agenda Item 2:   Global plan
   2.1:  Framework
Agenda Item 3:   Approval of the report

                              TENTATIVE TIMETABLE

Day                 Time                Agenda Item      Subject

Monday              0930-1230           1                Election of Chairperson
5 October           1400-1700           2.1              Framework

Tuesday             0930-1230           -                Preparation of report
6 October           1400-1700           3                Approval of the report
"""
    draft = text(tmp_path, "agenda.txt", agenda)
    assert plan_of(draft) == [
        *("5 9:30 1", "5 14:00 2.1", "6 9:30 Preparation of report", "6 14:00 3"),
    ]
    assert [entry.title for entry in draft.plan if entry.is_event] == ["Preparation of report"]
    assert doubts(draft) == []


ROMAN = """\
CEX/2026/L.1
Conference of the States Parties
New York, 8-9 June 2026

ANNOTATED PROVISIONAL AGENDA

I.    Opening
II.   Adoption of the agenda
III.  Organization of work
IV.   Status of the Treaty:
      (a)  Universalization
V.    Adoption of the report

ANNEX I
Documents before the meeting

CEX/2026/2     Draft programme of work

ANNEX II
Indicative programme of work

Monday, 8 June
10 a.m.-1 p.m.     I.     Opening
                   II.    Adoption of the agenda
                   III.   Organization of work
3-6 p.m.           IV (a)  Universalization
Tuesday, 9 June
10 a.m.-1 p.m.     V.     Adoption of the report

ANNEX III
Guidelines for speakers

1. Statements are limited to five minutes.
"""


def test_roman_numbers_and_several_annexes(tmp_path: Path) -> None:
    draft = text(tmp_path, "agenda.txt", ROMAN)
    assert [point.number for point in draft.points] == ["I", "II", "III", "IV", "IV (a)", "V"]
    assert plan_of(draft) == [
        "8 10:00 I",
        "8 10:00 II",
        "8 10:00 III",
        "8 15:00 IV (a)",
        "9 10:00 V",
    ]
    assert doubts(draft) == []


def test_noon_and_items_one_behind_the_other(tmp_path: Path) -> None:
    agenda = """\
**Example Fund**
*Executive Council — 140th session*
Rome, 14 – 15 April 2026

# Draft annotated agenda

1. **Opening of the session**
2. **Results report** (EF/140/3) — *for review*
3. **Other business**

The session begins at 9.30 a.m. on Tuesday, 14 April 2026.

## Schedule of work
**Tuesday, 14 April 2026**

| Time | Item |
|---|---|
| 9.30 a.m. to 12 noon | 1 Opening of the session; 2 Results report |
| noon to 2 p.m. | *Lunch* |

**Wednesday, 15 April 2026**

| Time | Item |
|---|---|
| 2 to 5 p.m. | 3 Other business |
"""
    draft = text(tmp_path, "agenda.md", agenda)
    assert (draft.conference, draft.body, draft.session) == (
        *("Example Fund", "Executive Council", "140th session"),
    )
    assert draft.opening is not None
    assert draft.opening[1] == 9 * 60 + 30
    assert [(p.title, p.note, len(p.papers)) for p in draft.points][1] == (
        *("Results report", "for review", 1),
    )
    assert plan_of(draft) == ["14 9:30 1", "14 9:30 2", "14 12:00 Lunch", "15 14:00 3"]
    assert doubts(draft) == [
        "The text does not state its symbol; this one is made from its documents’. “EF/140/3”"
    ]


NARROW = """\
#set page(width: 15cm, height: 21cm, margin: 1.5cm)
#set text(size: 10pt)
COMITÉ INTERGOUVERNEMENTAL

Vingt et unième session

Paris, 30 novembre – 1er décembre 2026

Paris, le 3 octobre 2026

= Ordre du jour provisoire annoté
1. Ouverture de la session

2. Examen des rapports périodiques soumis par les États parties

3. Clôture

= Calendrier provisoire
#table(columns: (78pt, 1fr), stroke: none, inset: (x: 1pt, y: 4pt),
[Lundi 30 novembre], [],
[9 h 30 – 12 h 30], [Point 1 de l’ordre du jour : Ouverture de la session \\ Point 2 : Examen des
rapports périodiques soumis par les États parties],
[12 h 30 – 14 h 30], [Déjeuner],
[14 h 30 – 17 h 30], [Point 2 (suite)],
[Mardi 1er décembre], [],
[9 h 30 – midi], [Pas de séance],
[14 h 30 – 17 h 30], [Point 3 : Clôture])
"""


def test_a_table_without_heads_in_narrow_columns_of_a_pdf_file(tmp_path: Path) -> None:
    typst = pytest.importorskip("typst", reason="PDF files are written with typst")
    (tmp_path / "agenda.typ").write_text(NARROW, encoding="utf-8")
    typst.compile(tmp_path / "agenda.typ", output=tmp_path / "agenda.pdf")
    draft = read(tmp_path / "agenda.pdf", tmp_path)
    assert (draft.body, draft.place) == ("COMITÉ INTERGOUVERNEMENTAL", "Paris")
    assert str(draft.first) == "2026-11-30"
    assert plan_of(draft) == [
        *("30 9:30 1", "30 9:30 2", "30 12:30 Déjeuner", "30 14:30 2 …"),
        *("1 9:30 Pas de séance", "1 14:30 3"),
    ]
    assert doubts(draft) == []


ACROSS = """\
<tr><th></th><th>10 a.m.–1 p.m.</th><th>3–6 p.m.</th></tr>
<tr><td>Monday, 2 March</td><td>Item 1: Organization</td><td>Item 2: Annual report</td></tr>
<tr><td>Tuesday, 3 March</td><td>Item 2 (cont’d)</td><td>Item 3: Conclusions</td></tr>"""
DOWN = """\
<tr><th></th><th>Monday, 2 March</th><th>Tuesday, 3 March</th></tr>
<tr><td>10 a.m.–1 p.m.</td><td>Item 1: Organization</td><td>Item 2 (cont’d)</td></tr>
<tr><td>3–6 p.m.</td><td>Item 2: Annual report</td><td>Item 3: Conclusions</td></tr>"""


@pytest.mark.parametrize("grid", [ACROSS, DOWN])
def test_a_programme_in_a_grid(grid: str, tmp_path: Path) -> None:
    page = f"""\
<h2>Example Council</h2><p>Geneva, 2–3 March 2026</p><h2>Agenda</h2><p>1. Organization</p>
<p>2. Annual report</p><p>3. Conclusions</p><h2>Programme of work</h2><table>{grid}</table>"""
    draft = text(tmp_path, "agenda.html", page)
    assert plan_of(draft) == ["2 10:00 1", "2 15:00 2", "3 10:00 2 …", "3 15:00 3"]
    assert doubts(draft) == []


def test_items_that_only_headings_name_among_numbered_paragraphs(tmp_path: Path) -> None:
    agenda = """\
CBX/5/1/Add.1
Subsidiary Body on an Example
Montreal, Canada, 18 May 2026

Annotated provisional agenda

Introduction

1. The Conference of the Parties decided that the body would meet.
2. Registration will start on 17 May 2026.

Item 1. Opening of the meeting

3. The meeting will be opened at 10 a.m. on Monday, 18 May 2026.

Item 2. Resource mobilization

4. The note is before the body (CBX/5/5).

Item 3. Adoption of the report

Annex
Proposed organization of work

| Date and time | Plenary |
|---|---|
| Monday, 18 May 2026<br>10 a.m. to 1 p.m. | 1. Opening of the meeting<br>2. Resource mobilization |
| 3 p.m. to 6 p.m. | 3. Adoption of the report |
"""
    draft = text(tmp_path, "agenda.md", agenda)
    assert draft.body == "Subsidiary Body on an Example"
    assert [point.title for point in draft.points] == [
        *("Opening of the meeting", "Resource mobilization", "Adoption of the report"),
    ]
    assert [paper.symbol for paper in draft.points[1].papers] == ["CBX/5/5"]
    assert plan_of(draft) == ["18 10:00 1", "18 10:00 2", "18 15:00 3"]


def test_numbers_in_a_column_and_half_days_beside_the_day(tmp_path: Path) -> None:
    agenda = """\
MARINE EXAMPLE COMMITTEE
85th session
London, 6–7 July 2026

PROVISIONAL AGENDA

1       Adoption of the agenda
2       Reduction of emissions
3       Report of the Committee

PROVISIONAL TIMETABLE

Monday, 6 July 2026      a.m.    1, 2
                         p.m.    2
Tuesday, 7 July 2026     a.m.    (no meeting)
                         p.m.    3
"""
    draft = text(tmp_path, "agenda.txt", agenda)
    assert (draft.body, draft.session) == ("MARINE EXAMPLE COMMITTEE", "85th session")
    assert [point.number for point in draft.points] == ["1", "2", "3"]
    assert [(entry.day.day, entry.half, entry.number) for entry in draft.plan] == [
        *((6, "morning", "1"), (6, "morning", "2"), (6, "afternoon", "2")),
        *((7, "morning", ""), (7, "afternoon", "3")),
    ]


def test_a_meeting_on_a_public_holiday_is_kept_as_announced(tmp_path: Path) -> None:
    days = ["Friday, 26 March", "Monday, 29 March", "Tuesday, 30 March"]
    rows = "\n".join(
        f"| {day} | | |\n| 10 a.m.–1 p.m. | {item} | Matters |\n| 3–6 p.m. | {item} | Matters |"
        for item, day in enumerate(days, 1)
    )
    agenda = f"""\
# Committee on Roads
Vienna, 26–30 March 2027

## Provisional agenda
1. Matters
2. Further matters
3. Other matters

## Proposed organization of work

| Date and time | Agenda item | Title or description |
| --- | --- | --- |
{rows}
"""
    (tmp_path / "agenda.md").write_text(agenda, encoding="utf-8")
    conference, _ = read_back(tmp_path / "agenda.md", tmp_path)
    assert [meeting.date.day for meeting in conference.meetings] == [26, 26, 29, 29, 30, 30]
