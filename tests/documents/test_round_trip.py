"""What `read` makes of a document that `solve` wrote: the same table, and much of the rest."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import conference_2019, timetable_2019
from tests.documents.conferences import LANGUAGES, agendas
from tests.documents.round_trip import printed, read_back, written
from tests.writers.test_revised import moved

from scheduler.api import read, read_timetable, solve, verify, write
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import revised_files

ROOT = Path(__file__).parents[2]
SESSIONS = (
    *("ctoc-cop-wg7-2019", "cofi24-2001", "apfic-adhoc-wg-2021", "apmbc-sce-mine-clearance-1999"),
)
FORMATS = ("md", "csv", "html", "docx", "xlsx", "pdf")
DAY_SHEETS = ("programme", "programme-pdf")
TWO_BODIES = """\
conference: Framework Convention, forty-fifth sessions
place: Bonn
zone: Europe/Berlin
dates: 7–11 September 2026
bodies:
- body: Subsidiary Body for Implementation
  meetings:
  - {when: half-days from Monday to Tuesday, room: Hall A}
  - {when: Thursday afternoon, room: Plenary 1, label: 5th meeting}
  agenda:
  - 1: Opening of the session
  - 2: Organizational matters
    items:
    - a: Adoption of the agenda
    - b: Election of officers
  - 3: Reporting from Parties
  - 4: Adoption of the report
- body: Subsidiary Body for Scientific Advice
  meetings: {when: half-days from Monday afternoon to Wednesday morning, note: on screen}
  agenda:
  - 1: Opening of the session
  - {number: 2, title: Science and review, note: for discussion}
  - 3: Adoption of the report
events:
- Lunch: daily 13.00–15.00
- {title: Side event, date: Wednesday, hours: 13.15–14.30, interrupts: false}
"""
SIX_LANGUAGES = """\
body: Working Group on Migrants
place: Vienna
dates: 11–13 September 2019
meetings: half-days from Wednesday afternoon to Friday afternoon
agenda:
- number: 1
  title: {en: Organizational matters, fr: Questions d’organisation, ar: مسائل تنظيمية,
    zh: 组织事项, ru: Организационные вопросы, es: Cuestiones de organización}
  items:
  - a: {en: Opening of the meeting, fr: Ouverture de la réunion, ar: افتتاح الاجتماع,
      zh: 会议开幕, ru: Открытие совещания, es: Apertura de la reunión}
  - b: {en: Adoption of the agenda, fr: Adoption de l’ordre du jour, ar: إقرار جدول الأعمال,
      zh: 通过议程, ru: Утверждение повестки дня, es: Aprobación del programa}
- 2: {en: Information, fr: Informations, ar: تبادل المعلومات, zh: 信息交流,
    ru: Обмен информацией, es: Intercambio de información}
- 3: {en: Smuggling by air, fr: Trafic par voie aérienne, ar: التهريب جوا, zh: 空中偷运,
    ru: Незаконный ввоз, es: Tráfico por vía aérea}
- 4: {en: Other matters, fr: Questions diverses, ar: مسائل أخرى, zh: 其他事项,
    ru: Прочие вопросы, es: Otros asuntos}
- 5: {en: Adoption of the report, fr: Adoption du rapport, ar: اعتماد التقرير, zh: 通过报告,
    ru: Утверждение доклада, es: Aprobación del informe}
"""
SPEAKERS = """\
- number: 6
  title: {en: General debate, fr: Débat général, ar: المناقشة العامة, zh: 一般性辩论,
    ru: Общие прения, es: Debate general}
  speakers:
    minutes: 9
    list: [Peru, Bolivia (Plurinational State of), Chile and many others on whose behalf it speaks,
      Nauru]
    further: 15
- 7: {en: Outlook, fr: Perspectives, ar: آفاق, zh: 展望, ru: Перспективы, es: Perspectivas}
"""
Solved = tuple[Conference, Timetable]


def needs_pdf(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="PDF files are written with the extra “pdf”")


def solved(text: str, folder: Path) -> Solved:
    file = folder / "conference.yaml"
    file.write_text(text, encoding="utf-8")
    conference = read(file)
    return conference, solve(conference, time_limit=20)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("session", SESSIONS)
def test_published_sessions(session: str, form: str, tmp_path: Path) -> None:
    needs_pdf(form)
    conference = read(ROOT / f"data/{session}.yaml")
    published = read_timetable(ROOT / f"data/published/{session}.csv", conference)
    again, plan = read_back(written(conference, published, tmp_path, form), tmp_path)
    assert printed(again, plan) == printed(conference, published)
    assert verify(again, plan).violations == ()
    assert again.bodies[0].name == conference.bodies[0].name
    if form != "csv":  # its columns have no place for them
        about = (conference.title, conference.session.casefold(), conference.place)
        assert (again.title, again.session.casefold(), again.place) == about


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx", "pdf", *DAY_SHEETS])
@pytest.mark.parametrize("session", SESSIONS)
def test_titles_that_are_not_translated(session: str, form: str, tmp_path: Path) -> None:
    needs_pdf(form.removeprefix("programme-"))
    conference = read(ROOT / f"data/{session}.yaml")
    published = read_timetable(ROOT / f"data/published/{session}.csv", conference)
    kind = {"programme": ".docx", "programme-pdf": ".pdf"}.get(form, f".{form}")
    paths = write(conference, published, tmp_path, [form], languages=LANGUAGES)
    documents = [path for path in paths if path.suffix == kind]
    assert len(documents) == len(LANGUAGES)
    for path in documents:
        again, plan = read_back(path, tmp_path)
        assert printed(again, plan) == printed(conference, published), path.name


@pytest.mark.parametrize("form", FORMATS)
def test_two_bodies(form: str, tmp_path: Path) -> None:
    needs_pdf(form)
    conference, timetable = solved(TWO_BODIES, tmp_path)
    again, plan = read_back(written(conference, timetable, tmp_path, form), tmp_path)
    assert printed(again, plan) == printed(conference, timetable)
    assert verify(again, plan).violations == ()
    assert [body.free_order for body in again.bodies] == [False, False]
    if form != "csv":
        assert meetings(again, plan) == meetings(conference, timetable)
        assert notes(again) == notes(conference)


def test_bodies_in_their_order_though_a_later_one_opens_first(tmp_path: Path) -> None:
    text = TWO_BODIES.replace(
        "half-days from Monday to Tuesday", "Tuesday morning, Tuesday afternoon"
    )
    conference, timetable = solved(text, tmp_path)
    again, plan = read_back(written(conference, timetable, tmp_path, "docx"), tmp_path)
    assert [body.name for body in again.bodies] == [body.name for body in conference.bodies]
    assert printed(again, plan) == printed(conference, timetable)


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx", "pdf"])
def test_six_languages(form: str, tmp_path: Path) -> None:
    needs_pdf(form)
    conference, timetable = solved(SIX_LANGUAGES, tmp_path)
    paths = write(conference, timetable, tmp_path, [form], languages=LANGUAGES)
    assert len(paths) == len(LANGUAGES)
    for path in paths:
        language = path.suffixes[-2].removeprefix(".")
        again, plan = read_back(path, tmp_path)
        assert again.original_language == language
        titles = {part.number: part.title for part in again.parts}
        assert titles == {p.number: dict(p.titles)[language] for p in conference.parts}
        assert [row[:4] + row[5:6] + row[7:] for row in printed(again, plan)] == [
            row[:4] + row[5:6] + row[7:] for row in printed(conference, timetable)
        ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(agenda=agendas(), form=st.sampled_from(FORMATS))
def test_any_agenda_in_any_language(agenda: tuple[str, str], form: str, tmp_path: Path) -> None:
    needs_pdf(form)
    text, language = agenda
    conference, timetable = solved(text, tmp_path)
    again, plan = read_back(written(conference, timetable, tmp_path, form), tmp_path)
    assert printed(again, plan) == printed(conference, timetable)
    assert [(m.date, m.start, m.end) for m in again.meetings] == [
        (m.date, m.start, m.end) for m in conference.meetings
    ]
    assert [part.items for part in again.parts] == [part.items for part in conference.parts]
    assert [(e.title, e.date, e.start, e.end) for e in again.events] == [
        (e.title, e.date, e.start, e.end) for e in conference.events
    ]
    assert verify(again, plan).violations == ()
    if form != "csv":  # its columns have no place for the rest
        assert about(again) == about(conference)
        assert meetings(again, plan) == meetings(conference, timetable)
        assert notes(again) == notes(conference)
        assert again.original_language == language


@pytest.mark.parametrize("form", DAY_SHEETS)
def test_day_sheets(form: str, tmp_path: Path) -> None:
    needs_pdf(form.removeprefix("programme-"))
    conference, timetable = solved(TWO_BODIES.replace("place:", "languages: six\nplace:"), tmp_path)
    path, *_ = write(conference, timetable, tmp_path, [form])
    again, plan = read_back(path, tmp_path)
    assert printed(again, plan) == printed(conference, timetable)
    assert meetings(again, plan) == meetings(conference, timetable)
    assert again.meetings[0].languages == conference.meetings[0].languages


@pytest.mark.parametrize("form", DAY_SHEETS)
def test_day_sheets_in_six_languages(form: str, tmp_path: Path) -> None:
    needs_pdf(form.removeprefix("programme-"))
    text = SIX_LANGUAGES.replace("place:", "languages: six\nplace:")
    conference, timetable = solved(text, tmp_path)
    for path in write(conference, timetable, tmp_path, [form], languages=["ar", "zh", "ru", "es"]):
        again, plan = read_back(path, tmp_path)
        assert [row[:4] + row[5:6] + row[7:] for row in printed(again, plan)] == [
            row[:4] + row[5:6] + row[7:] for row in printed(conference, timetable)
        ]
        assert again.meetings[0].languages == conference.meetings[0].languages


@pytest.mark.parametrize("form", ["programme", "programme-pdf"])
def test_speakers_on_day_sheets_are_no_items(form: str, tmp_path: Path) -> None:
    needs_pdf(form.removeprefix("programme-"))
    conference, timetable = solved(SIX_LANGUAGES + SPEAKERS, tmp_path)
    for path in write(conference, timetable, tmp_path, [form], languages=LANGUAGES):
        again, plan = read_back(path, tmp_path)
        titles = {part.number: part.title for part in again.parts}
        language = path.suffixes[-2].removeprefix(".")
        assert titles == {p.number: dict(p.titles)[language] for p in conference.parts}
        assert [row[:4] + row[5:6] + row[7:] for row in printed(again, plan)] == [
            row[:4] + row[5:6] + row[7:] for row in printed(conference, timetable)
        ]


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_a_revised_form(form: str, tmp_path: Path) -> None:
    conference = conference_2019()
    made = revised_files(conference, timetable_2019(), moved(), [form], ["fr", "en"])
    for name, data in made.items():
        path = tmp_path / name
        path.write_bytes(data)
        again, plan = read_back(path, tmp_path)
        assert [row[:2] + row[5:6] + row[7:] for row in printed(again, plan)] == [
            row[:2] + row[5:6] + row[7:] for row in printed(conference, moved())
        ]
        assert again.footnotes == conference.footnotes


def about(conference: Conference) -> tuple[str | tuple[str, ...], ...]:
    """What is printed around the table."""
    names = tuple(body.name for body in conference.bodies)
    session = conference.session.casefold()
    place, symbol = conference.place, conference.symbol
    return conference.title, names, session, place, symbol, conference.footnotes


def meetings(conference: Conference, timetable: Timetable) -> list[tuple[str, str, str]]:
    """What is said of the meetings that are printed: label, room and remark."""
    held = {placed.meeting for placed in timetable.placements}
    return [(m.label, m.room, m.note) for m in conference.meetings if m.id in held]


def notes(conference: Conference) -> dict[str, str]:
    """The remarks on items that are printed; an item that is taken by its sub-items has none."""
    parents = {item.parent for item in conference.items}
    return {i.number: i.note for i in conference.items if i.note and i.key not in parents}
