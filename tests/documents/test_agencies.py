"""Agendas of agencies, conventions and commissions in forms of their own, each made up anew."""

from pathlib import Path

import docx
import pytest
from tests.documents.houses import doubts, plan_of, read, table, text

from scheduler.documents import Draft
from scheduler.documents.conference_yaml import conference_yaml

BOARD = "Executive Board\nForty-first session\nGeneva, 22–24 January 2030\n"


def items(draft: Draft) -> list[str]:
    return [f"{point.number} {point.title}" for point in draft.points]


def papers(draft: Draft) -> dict[str, list[str]]:
    return {p.number: [paper.symbol for paper in p.papers] for p in draft.points if p.papers}


def test_annotations_between_the_items(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.txt",
        f"EB41/1 (annotated)\n\n{BOARD}\nProvisional agenda (annotated)\n\n"
        "1. Opening of the session\n\nDocument EB41/1 (annotated)\n\n2. Health\n\n"
        "2.1 Primary care\n\nDocument EB41/6\n\nPursuant to decision EB38(12) the Board is invited "
        "to note the report.\n\n2.2 Vaccines\n\n3. Closure of the session\n\n"
        "Hours of work: 09:00–12:00 and 14:30–17:30\n",
    )
    assert (draft.body, draft.symbol) == ("Executive Board", "EB41/1")
    assert items(draft) == [
        *("1 Opening of the session", "2 Health", "2.1 Primary care", "2.2 Vaccines"),
        "3 Closure of the session",
    ]
    assert papers(draft) == {"1": ["EB41/1"], "2.1": ["EB41/6"]}
    assert draft.points[2].mandates == ["decision EB38(12)"]
    hours = {(s.half, s.start, s.end) for s in draft.sittings}
    assert hours == {("morning", 540, 720), ("afternoon", 870, 1050)}


def test_annotations_with_numbered_paragraphs(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.txt",
        "A/EX/55/1\n\nExample Council\n\nFifty-fifth session\n\n26 February–5 April 2024\n\n"
        "Agenda item 1\n\nOrganizational matters\n\n"
        "Annotations to the agenda for the fifty-fifth session\n\nNote by the Secretary-General\n\n"
        "1. Organizational matters\n\n1. The Council will hold its fifty-fifth session from "
        "26 February to 5 April 2024 at the United Nations Office at Geneva.\n\n"
        "2. The agenda is in resolution 5/1.\n\n2. Annual report\n\n3. See A/EX/55/20.\n\n"
        "3. Adoption of the report\n",
    )
    assert (draft.body, draft.place, draft.zone) == ("Example Council", "Geneva", "Europe/Zurich")
    assert items(draft) == [
        *("1 Organizational matters", "2 Annual report", "3 Adoption of the report"),
    ]
    assert papers(draft) == {"2": ["A/EX/55/20"]}
    assert "half-days from Monday 26 February morning to Friday 5 April" in conference_yaml(draft)


def test_an_item_above_its_title(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.md",
        "EX/WG.1/46/1/Add.1\n\nOpen-ended Working Group\n\nForty-sixth meeting\n\n"
        "Montreal, Canada, 8–9 July 2024\n\nItem 2 (a) of the provisional agenda*\n\n"
        "Organizational matters: adoption of the agenda\n\nAnnotations to the provisional agenda\n"
        "\nItem 1\n\nOpening of the meeting\n\nItem 2\n\nOrganizational matters\n\n"
        "(a) Adoption of the agenda\n\nThe agenda is in EX/WG.1/46/1.\n\n(b) Organization of work\n"
        "\nThe plenary will meet from 10 a.m. to 1 p.m. and from 3 to 6 p.m.\n\nItem 3\n\n"
        "Report of the Panel\n\nThe report is in EX/WG.1/46/2, as decision XXXV/4 asks.\n\n"
        "Item 4\n\nAdoption of the report\n",
    )
    assert (draft.body, draft.conference) == ("Open-ended Working Group", "")
    assert [point.number for point in draft.points] == ["1", "2", "2 (a)", "2 (b)", "3", "4"]
    assert papers(draft) == {"2 (a)": ["EX/WG.1/46/1"], "3": ["EX/WG.1/46/2"]}
    assert draft.points[4].mandates == ["decision XXXV/4"]


def test_hours_in_a_sentence_and_a_later_opening(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.txt",
        "Working Group II\n\nVienna, 18–19 September 2023\n\nProvisional agenda\n\n1. Opening.\n"
        "2. Arbitration.\n3. Adoption of the report.\n\nAnnotations\n\n2. Arbitration\n\n"
        "1. Meeting hours will be from 9.30 a.m. to 12.30 p.m. and from 2 p.m. to 5 p.m., except "
        "on Monday, 18 September 2023, when the session will commence at 10 a.m.\n\n"
        "2.\tThe Group will have before it a note (EX/WP.231).\n\nIV. Scheduling of meetings\n\n"
        "3.\tThere will be four half-day meetings available (EX/56/17, para. 381).\n",
    )
    assert [(s.start, s.end) for s in draft.sittings] == [
        *((600, 750), (840, 1020), (570, 750), (840, 1020)),
    ]
    assert draft.stated_meetings == 4
    assert papers(draft) == {"2": ["EX/WP.231"]}


def test_a_letterhead_and_the_item_that_a_paper_is_for(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, [("United Nations", "E/EX.15/2023/1")])
    table(document, [("Economic and Social Council", "Distr.: General\nOriginal: English")])
    for line in (
        *("Commission on Example Prevention", "Thirty-second session", "Vienna, 22–23 May 2023"),
        *("Item 2 of the provisional agenda", "Adoption of the agenda and organization of work"),
        *("Annotated provisional agenda", "Provisional agenda", "1. Opening of the session."),
        *("2. Adoption of the agenda and organization of work.", "3. Strategic questions:"),
        *("(a) Finance;", "(b) Policy;", "(c) Methods.", "4. Thematic discussion on safety."),
        *("5. Adoption of the report.", "Annex", "Proposed organization of work"),
    ):
        document.add_paragraph(line)
    rows = [
        ("Date", "Time", "Item", "Subject"),
        ("Monday, 22 May", "10 a.m.–1 p.m.", "1", "Opening of the session"),
        ("", "", "2", "Adoption of the agenda and organization of work"),
        ("", "3–6 p.m.", "3 (a)–(c)", "Strategic questions"),
        ("Tuesday, 23 May", "10 a.m.–1 p.m.", "4", "Thematic discussion"),
        ("", "", "", "Consideration of draft resolutions"),
        ("", "3–6 p.m.", "5", "Adoption of the report"),
    ]
    table(document, rows)
    document.save(str(tmp_path / "agenda.docx"))
    draft = read(tmp_path / "agenda.docx", tmp_path)
    assert (draft.conference, draft.body) == ("", "Commission on Example Prevention")
    assert plan_of(draft)[2:5] == ["22 15:00 3 (a)", "22 15:00 3 (b)", "22 15:00 3 (c)"]
    # What only the table has comes where the table has it, and no title but for being shorter.
    assert not draft.free_order
    assert [point.title for point in draft.points][-2:] == [
        *("Consideration of draft resolutions", "Adoption of the report"),
    ]
    assert [doubt for doubt in doubts(draft) if "otherwise" in doubt] == []


MATRIX = """\
# Convention on Examples
Nineteenth meeting of the Conference of the Parties

Panama City (Panama), 14 – 25 November 2022

CoP19 Doc. 3

## Provisional working programme

| | Monday 14 November | Tuesday 15 November |
|---|---|---|
| 09h00 – 12h00 | 1. Opening of the meeting<br>2. Rules | 4. Election of officers |
| 14h00 – 17h00 | 3. Adoption of the agenda | 5. Closure of the meeting |
"""


def test_days_beside_each_other_in_two_weeks(tmp_path: Path) -> None:
    draft = text(tmp_path, "agenda.md", MATRIX)
    assert (draft.body, draft.session) == ("Conference of the Parties", "Nineteenth meeting")
    assert (draft.symbol, draft.zone) == ("CoP19 Doc. 3", "America/Panama")
    assert plan_of(draft)[:3] == ["14 9:00 1", "14 9:00 2", "14 14:00 3"]


def test_a_line_that_only_heads_its_sub_items(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.md",
        "# Standing Committee\nGland, Switzerland, 5–6 September 2023\n\n"
        "| Time | Agenda item | Document |\n|---|---|---|\n| **Tuesday 5 September** | | |\n"
        "| 10:00 - 13:00 | 1. Opening statements | |\n| | 2. Budget | |\n"
        "| | 2.1 Status | SC62 Doc.6.1 |\n| | 2.2 Funds | |\n| **Wednesday 6 September** | | |\n"
        "| 10:00 - 13:00 | No meeting: preparation of the report | |\n"
        "| 15:00 - 18:00 | 3. Adoption of the report | |\n",
    )
    assert plan_of(draft) == [
        *("5 10:00 1", "5 10:00 2.1", "5 10:00 2.2"),
        *("6 10:00 No meeting: preparation of the report", "6 15:00 3"),
    ]
    assert [p.parent for p in draft.points] == ["", "", "2", "2", ""]


def test_lists_of_a_web_page_and_american_dates(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.html",
        "<p>E</p><p>EX/GA/57/1 PROV.2</p><p>ORIGINAL: ENGLISH</p><p>DATE: MAY 31, 2024</p>"
        "<h1>Example General Assembly</h1><p><b>Fifty-Seventh (27th Ordinary) Session</b><br>"
        "Geneva, July 9 to 17, 2024</p><h2>DRAFT AGENDA</h2><p>prepared by the Secretariat</p>"
        "<ol><li>Opening of the Session</li><li>Reports<ol type=a><li>Trade</li><li>Health</li>"
        "</ol></li><li>Adoption of the Report<br>See document EX/GA/57/2.</li></ol>"
        "<p>Working hours are 10.00 a.m. to 1.00 p.m. and 3.00 p.m. to 6.00 p.m.</p>",
    )
    assert (draft.body, draft.symbol) == ("Example General Assembly", "EX/GA/57/1 PROV.2")
    assert f"{draft.first} {draft.last}" == "2024-07-09 2024-07-17"
    assert [point.number for point in draft.points] == ["1", "2", "2 (a)", "2 (b)", "3"]


def test_a_sentence_that_says_where_and_when(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.txt",
        "MARINE COMMITTEE\n\n80th session\n\nAgenda item 1\n\nMAR 80/1\n\nPROVISIONAL AGENDA\n\n"
        "for the eightieth session to be held at Headquarters, 4 Albert Embankment, London SE1 "
        "7SR, from Monday, 3 July to Friday, 7 July 2023\n\nSession commences at 9.30 a.m. on "
        "Monday, 3 July 2023\n\n1\tOpening of the session\n2\tBallast water\n3\tReport\n",
    )
    assert (draft.body, draft.place, draft.symbol) == ("MARINE COMMITTEE", "London", "MAR 80/1")
    assert f"{draft.first} {draft.last}" == "2023-07-03 2023-07-07"


def test_a_list_of_meetings_with_halves_and_bullets(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.md",
        "# Committee on Fish\n\nThirty-sixth session\n\nRome, 8–9 July 2024\n\n"
        "## Provisional programme of work\n\n**Monday, 8 July 2024**\n\n"
        "Morning (10.00-13.00 hours)\n\n- Item 1. Opening\n- Item 2. Trade\n\n"
        "Afternoon (14.30-17.30 hours)\n\n- Item 2. Trade (*continued*)\n\n"
        "**Tuesday, 9 July 2024**\n\nMorning (9.30-12.30 hours)\n\n- Item 3. Report\n",
    )
    assert plan_of(draft) == ["8 10:00 1", "8 10:00 2", "8 14:30 2 …", "9 9:30 3"]


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Kasane, Republic of Botswana", "Africa/Gaborone"),
        ("Panama City (Panama)", "America/Panama"),
        ("Springfield", None),
        ("Springfield, United States", None),
    ],
)
def test_zones_by_country(place: str, zone: str | None) -> None:
    from scheduler.readers.zones import zone_of_place

    assert zone_of_place(place) == zone


def test_numbers_behind_titles(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.html",
        "<h1>Commission on Examples</h1><p>11-12 March 2024, New York</p>"
        "<h2>Proposed organization of work</h2><table><tr><td>Date/time</td><td>Programme</td></tr>"
        "<tr><td colspan=2><b>Monday, 11 March 2024</b></td></tr><tr><td>10 am - 1 pm</td><td>"
        "<p>Opening of the session</p><p>Adoption of the agenda (item 2)</p>"
        "<p>General discussion (item 3) <i>(opens)</i></p></td></tr><tr><td>3 - 6 pm</td>"
        "<td>General discussion (item 3) <i>(continued)</i></td></tr>"
        "<tr><td colspan=2><b>Tuesday, 12 March 2024</b></td></tr><tr><td>10 am - 1 pm</td>"
        "<td>Adoption of the report (item 4)</td></tr></table>",
    )
    assert plan_of(draft) == [
        *("11 10:00 Opening of the session", "11 10:00 2", "11 10:00 3", "11 15:00 3 …"),
        "12 10:00 4",
    ]


def test_bodies_and_rooms_in_columns(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.md",
        "# Example Conventions\n\nGeneva, 1–2 May 2023\n\nTentative schedule of work\n\n"
        "| Date and time | Room | Body | Agenda item |\n|---|---|---|---|\n"
        "| Monday 1 May<br>10 a.m.–1 p.m. | Room 2 | BC | 1. Opening<br>2. Technical matters |\n"
        "| 3–6 p.m. | Room 2 | BC | 3. Adoption of the report |\n| | Room 5 | RC | 1. Opening |\n"
        "| Tuesday 2 May<br>10 a.m.–1 p.m. | Room 5 | RC | 2. Closure |\n",
    )
    assert draft.bodies == ["BC", "RC"]
    assert [(s.body, s.day.day, s.room) for s in draft.sittings] == [
        *(("BC", 1, "Room 2"), ("BC", 1, "Room 2"), ("RC", 1, "Room 5"), ("RC", 2, "Room 5")),
    ]


def test_a_session_in_chinese_with_hours_for_every_day(tmp_path: Path) -> None:
    draft = text(
        tmp_path,
        "agenda.txt",
        "联合国环境规划署\n联合国环境大会\n第六届会议\n2024年2月26日至3月1日，内罗毕\n\n临时议程\n\n"
        "1. 会议开幕。\n2. 国际环境政策。\n3. 会议闭幕。\n\n说明\n\n每天上午10时至下午1时和"
        "下午3时至6时举行会议。\n",
    )
    assert (draft.conference, draft.body) == ("联合国环境规划署", "联合国环境大会")
    assert {(s.start, s.end) for s in draft.sittings} == {(600, 780), (900, 1080)}


def test_places_and_dates_in_french_and_spanish(tmp_path: Path) -> None:
    french = "# Comité exécutif\n\nParis, du lundi 4 au mercredi 6 novembre 2024\n\n"
    draft = text(tmp_path, "fr.md", f"{french}## Ordre du jour\n\n1. Ouverture\n2. Clôture\n")
    assert (draft.place, f"{draft.first}") == ("Paris", "2024-11-04")
    spanish = "# Comisión Permanente\n\nCiudad de México, 3 y 4 de junio de 2025\n\n"
    draft = text(tmp_path, "es.md", f"{spanish}## Temario\n\n1. Apertura\n2. Clausura\n")
    assert (draft.zone, f"{draft.last}") == ("America/Mexico_City", "2025-06-04")


PAGE = """\
#set page(paper: "a4", columns: {columns}, margin: 2.5cm)
#set text(size: 11pt, hyphenate: false)
#set par(justify: false, spacing: 1.4em)
"""
PROSE = "The Committee will be invited to consider the matter and to give guidance on next steps."


def typeset(source: str, path: Path) -> Path:
    typst = pytest.importorskip("typst", reason="PDF files are set with typst")
    typst.compile(source.encode(), output=str(path), format="pdf")
    return path


def test_a_page_in_two_columns(tmp_path: Path) -> None:
    titles = ["Adoption of the agenda", "Bureau", "Reviews", "Closure of the session"]
    agenda = "\n\n".join(f"{n}. {title}." for n, title in enumerate(titles, 1))
    notes = "\n\n".join(f"*{n}. {title}*\n\n{PROSE} {PROSE}" for n, title in enumerate(titles, 1))
    source = (
        f"{PAGE.format(columns=2)}EX\\/CEP\\/2024\\/1\n\nCommittee on Environmental Policy of the "
        f"Region\n\nGeneva, 13–15 November 2024\n\nProvisional agenda\n\n{agenda}\n\n"
        f"Annotations\n\n{notes}\n\nThe session will be opened on Wednesday, 13 November 2024, "
        "at 10 a.m. There will be six meetings with interpretation in English, French and "
        "Russian.\n"
    ).replace("1. ", "1\\. ")
    draft = read(typeset(source, tmp_path / "agenda.pdf"), tmp_path)
    assert draft.body == "Committee on Environmental Policy of the Region"
    assert [point.title for point in draft.points] == titles
    assert (draft.stated_meetings, draft.languages) == (6, ("en", "fr", "ru"))
    assert draft.opening is not None
    assert draft.opening[1] == 600


def test_a_pdf_table_for_each_day(tmp_path: Path) -> None:
    tables = [
        f"{day}\n\n#table(columns: (4cm, 9cm), stroke: none, "
        f"{', '.join(f'[{cell}]' for cell in ('Time', 'Agenda items', *cells))})\n\n"
        for day, cells in (
            ("Monday, 4 March 2024", ("0930-1230", "1.1, 1.2", "1430-1730", "2")),
            ("Tuesday, 5 March 2024", ("0930-1230", "3")),
        )
    ]
    agenda = "1\\. Organization\n\n1.1 Opening\n\n1.2 Agenda\n\n2\\. Climate\n\n3\\. Closure"
    source = (
        f"{PAGE.format(columns=1)}Commission for Weather\n\nBali, Indonesia, 4 to 5 March 2024\n\n"
        f"Provisional agenda\n\n{agenda}\n\nTentative work plan\n\n{''.join(tables)}"
    )
    draft = read(typeset(source, tmp_path / "agenda.pdf"), tmp_path)
    assert plan_of(draft) == ["4 9:30 1.1", "4 9:30 1.2", "4 14:30 2", "5 9:30 3"]


def test_a_pdf_table_with_hours_in_a_column_and_bare_numbers(tmp_path: Path) -> None:
    cells = [
        *("Date", "Time", "Agenda items", "Monday, 16 September", "10 a.m. – 1 p.m."),
        *("1 Opening\\ 2 Trade", "", "3 p.m. – 6 p.m.", "2 Trade (continued)"),
        *("Tuesday, 17 September", "10 a.m. – 1 p.m.", "3 Adoption of the report"),
    ]
    source = (
        f"{PAGE.format(columns=1)}Committee on Roads\n\nGeneva, 16–17 September 2024\n\n"
        "Provisional timetable\n\n#table(columns: (4cm, 4cm, 7cm), stroke: none, "
        f"{', '.join(f'[{cell}]' for cell in cells)})\n"
    )
    draft = read(typeset(source, tmp_path / "agenda.pdf"), tmp_path)
    assert plan_of(draft) == ["16 10:00 1", "16 10:00 2", "16 15:00 2 …", "17 10:00 3"]
