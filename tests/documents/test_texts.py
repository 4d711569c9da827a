"""Agendas of other houses: several mastheads, numbered chapters, French, lists without a table."""

from pathlib import Path

from tests.documents.round_trip import read_back

from scheduler.api import verify
from scheduler.documents import Draft, read_document

TRADE = """\
United Nations                                                    ECE/TRADE/C/2018/1

                Economic and Social Council              Distr.: General
                                                         7 February 2018

Economic Commission for Europe

Centre for Trade Facilitation

Twenty-fourth session
Geneva, 30 April – 1 May 2018

                Annotated provisional agenda for the twenty-fourth session
                to be held at the Palais des Nations, starting at 10.00 on Monday, 30 April 2018

 I.  Provisional agenda

 1.  Adoption of the agenda.
 2.  International trade facilitation issues:
     (a)  Report of the Bureau
          on its activities;
     (b)  Regional rapporteurs.
 3.  Recommendations and standards.
 4.  Adoption of the decisions.

 II.  Annotations

 Item 1.  Adoption of the agenda

     Interpretation will be provided in English, French and Russian. Two full days of meetings
     are foreseen.

 Item 3.  Recommendations and standards

     Documentation:
       Recommendation on trade                   ECE/TRADE/C/2018/6
       Revised recommendation                    ECE/TRADE/C/2018/7

                                   Annex

Date and time            Agenda item                                    Introduced by

Monday, 30 April
10.00 – 10.15            Item 1. Adoption of the agenda                 Chair
10.15 – 13:00            Item 2 (a) Report of the Bureau on its         Chair
                         activities
13.00 – 15.00            Lunch break
15.00 – 18.00            Item 2 (b) Regional rapporteurs                Rapporteurs
Tuesday, 1 May
10.00 – 13.00            Item 3. Recommendations and standards          Chair
15.00 – 17.30            Item 3. Recommendations and standards (continued)
17.30 – 18.00            Item 4. Adoption of the decisions
"""
COMMERCE = """\
# Comité d’experts sur le commerce

Troisième session

Genève, 12-13 octobre 2026

## Ordre du jour provisoire annoté

### Ordre du jour provisoire

1. Ouverture de la session.
2. Questions de fond :
   a) Facilitation du commerce ;
   b) Normes.
3. Adoption du rapport.

### Annotations

1. Ouverture de la session

La troisième session du Comité s’ouvrira le lundi 12 octobre 2026 à 15 heures. Il y aura trois
séances plénières, avec interprétation en anglais, français et russe.

### Projet d’organisation des travaux

| Date et heure | Point de l’ordre du jour | Titre ou description |
|---|---|---|
| **Lundi 12 octobre** | | |
| 15 heures-18 heures | 1 | Ouverture de la session |
| | 2 a) | Facilitation du commerce |
| **Mardi 13 octobre** | | |
| 10 h 30-midi et 15 heures-18 heures | 2 b) | Normes |
| | 3 | Adoption du rapport |
"""
FISHERIES = """\
Committee on Fisheries

Rome, 2-3 March 2026

Monday, 2 March 2026
Morning: 09.30 hours
1. Opening of the Session1
2. Achievements of the programme: for discussion
COFI/2026/2, Inf.4
Afternoon, 14.30 hours
2. Continued
Tuesday, 3 March 2026
Morning
3. Adoption of the Report

1 A presentation will be made before the official opening.
"""


DAYS = """\
<h1>Council</h1><p>Rome, 2–3 March 2026</p><h2>Timetable</h2>
<h3>Monday, 2 March</h3>
<table><tr><td>9.30–12.30</td><td>1</td><td>Opening</td></tr>
<tr><td rowspan="2">14.30–17.30</td><td>2</td><td>Trade</td></tr>
<tr><td>3</td><td>Fish</td></tr></table>
<h3>Tuesday, 3 March</h3>
<table><tr><td>9.30–12.30</td><td>3</td><td>Fish (<i>continued</i>)</td></tr>
<tr><td>14.30–17.30</td><td>4</td><td>Adoption of the report</td></tr></table>
"""


def read(tmp_path: Path, text: str, name: str) -> Draft:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    conference, plan = read_back(path, tmp_path)
    assert verify(conference, plan).violations == ()
    return read_document(path)


def plan_of(draft: Draft) -> list[tuple[int, int | None, int | None, str, bool]]:
    return [(e.day.day, e.start, e.end, e.number or e.title, e.continued) for e in draft.plan]


def test_several_mastheads_and_columns_of_spaces(tmp_path: Path) -> None:
    draft = read(tmp_path, TRADE, "agenda.txt")
    assert (draft.conference, draft.body) == (
        "Economic Commission for Europe",
        "Centre for Trade Facilitation",
    )
    assert (draft.symbol, draft.place) == ("ECE/TRADE/C/2018/1", "Geneva")
    assert draft.languages == ("en", "fr", "ru")
    assert draft.opening is not None
    assert draft.opening[1] == 10 * 60
    assert draft.stated_half_days == len(draft.sittings) == 4
    assert [(p.number, p.title) for p in draft.points][2:4] == [
        ("2 (a)", "Report of the Bureau on its activities"),
        ("2 (b)", "Regional rapporteurs"),
    ]
    assert [(p.symbol, p.title) for p in draft.points[4].papers] == [
        ("ECE/TRADE/C/2018/6", "Recommendation on trade"),
        ("ECE/TRADE/C/2018/7", "Revised recommendation"),
    ]
    assert plan_of(draft) == [
        *((30, 600, 615, "1", False), (30, 615, 780, "2 (a)", False)),
        *((30, 780, 900, "Lunch break", False), (30, 900, 1080, "2 (b)", False)),
        *((1, 600, 780, "3", False), (1, 900, 1050, "3", True), (1, 1050, 1080, "4", False)),
    ]


def test_french_and_two_meetings_in_a_cell(tmp_path: Path) -> None:
    draft = read(tmp_path, COMMERCE, "agenda.md")
    assert (draft.body, draft.session) == ("Comité d’experts sur le commerce", "Troisième session")
    assert (draft.zone, draft.language) == ("Europe/Zurich", "fr")
    assert (draft.stated_meetings, draft.languages) == (3, ("en", "fr", "ru"))
    assert plan_of(draft) == [
        *((12, 900, 1080, "1", False), (12, 900, 1080, "2 (a)", False)),
        *((13, 630, 720, "2 (b)", False), (13, 900, 1080, "2 (b)", True)),
        (13, 900, 1080, "3", False),
    ]
    assert [str(remark) for remark in draft.remarks if not remark.certain] == []


def test_a_list_without_a_table(tmp_path: Path) -> None:
    draft = read(tmp_path, FISHERIES, "agenda.txt")
    assert [(p.number, p.title, p.note) for p in draft.points] == [
        ("1", "Opening of the Session", ""),
        ("2", "Achievements of the programme", "for discussion"),
        ("3", "Adoption of the Report", ""),
    ]
    assert [paper.symbol for paper in draft.points[1].papers] == ["COFI/2026/2", "COFI/2026/Inf.4"]
    assert plan_of(draft) == [
        *((2, 570, None, "1", False), (2, 570, None, "2", False), (2, 870, None, "2", True)),
        (3, None, None, "3", False),
    ]


def test_a_table_for_each_day(tmp_path: Path) -> None:
    draft = read(tmp_path, DAYS, "agenda.html")
    assert (draft.body, draft.place) == ("Council", "Rome")
    assert plan_of(draft) == [
        *((2, 570, 750, "1", False), (2, 870, 1050, "2", False), (2, 870, 1050, "3", False)),
        *((3, 570, 750, "3", True), (3, 870, 1050, "4", False)),
    ]
