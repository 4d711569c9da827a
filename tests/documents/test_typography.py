"""Hours, days, numbers and symbols as documents print them."""

import pytest

from scheduler.documents.clocks import hour_in, leading_hours
from scheduler.documents.dates import day_in, span_in
from scheduler.documents.front_page import session_of_body
from scheduler.documents.line import Line
from scheduler.documents.numbers import numbered
from scheduler.documents.passages import Running
from scheduler.documents.symbols import mandates_in, symbols_in
from scheduler.documents.typography import plain, without_marks
from scheduler.domain.clock import clock


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3–6 p.m.", "15:00-18:00"),
        ("10 a.m.–1 p.m.", "10:00-13:00"),
        ("10 am-1 pm", "10:00-13:00"),
        ("3 to 6 p.m.", "15:00-18:00"),
        ("from 3 to 6 p.m.", "15:00-18:00"),
        ("15:00–18:00", "15:00-18:00"),
        ("10.15 – 10.30", "10:15-10:30"),
        ("10:30 a.m. – 12 noon", "10:30-12:00"),
        ("12 noon–2 p.m.", "12:00-14:00"),
        ("noon to 2 p.m.", "12:00-14:00"),
        ("10 a. m. – 1 p. m.", "10:00-13:00"),
        ("9 h 30 - 12 h 30", "09:30-12:30"),
        ("9 h 30-13 heures", "09:30-13:00"),
        ("15 heures-18 heures", "15:00-18:00"),
        ("10.00 a 13.00 horas", "10:00-13:00"),
        ("15 час. 00 мин.-18 час. 00 мин.", "15:00-18:00"),
        ("上午10时至下午1时", "10:00-13:00"),
        ("下午3时至6时", "15:00-18:00"),
        ("下午3:00-6:00", "15:00-18:00"),
        ("中午12:00至下午2时", "12:00-14:00"),
        ("00/15–00/18", "15:00-18:00"),
        ("30/09–30/12", "09:30-12:30"),
        ("٠٠/١٥–٠٠/١٨", "15:00-18:00"),
        ("09.30 hours", "09:30"),
        ("3 p.m.", "15:00"),
        ("3–6", "15:00-18:00"),
    ],
)
def test_hours(text: str, hours: str) -> None:
    found = leading_hours(plain(text), in_time_column=True)
    assert found is not None
    minutes = [found.start] + ([] if found.end is None else [found.end])
    assert "-".join(map(clock, minutes)) == hours


@pytest.mark.parametrize("text", ["1 (a)", "3. Trade", "4.1 Fisheries", "11 September", "2019"])
def test_no_hours(text: str) -> None:
    assert leading_hours(text) is None


def test_an_hour_in_a_sentence() -> None:
    assert hour_in("on Wednesday, 11 September 2019, at 3 p.m.") == 15 * 60
    assert hour_in("starting at 10.30 a.m. in Room 2") == 10 * 60 + 30
    assert hour_in("in Room 3") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wednesday, 11 September", (11, 9, None, 2)),
        ("Monday 10 March 1997", (10, 3, 1997, 0)),
        ("MONDAY 20 JUNE", (20, 6, None, 0)),
        ("September 11, 2019", (11, 9, 2019, None)),
        ("1st of May 2020", (1, 5, 2020, None)),
        ("mercredi 11 septembre", (11, 9, None, 2)),
        ("lundi 1er juillet 2024", (1, 7, 2024, 0)),
        ("miércoles, 11 de septiembre de 2019", (11, 9, 2019, 2)),
        ("Среда, 11 сентября 2019 года", (11, 9, 2019, 2)),
        ("2019年9月11日星期三", (11, 9, 2019, 2)),
        ("9月11日星期三", (11, 9, None, 2)),
        ("الأربعاء، 11 أيلول/سبتمبر 2019", (11, 9, 2019, 2)),
        ("الجمعة، 4 تشرين الأول/أكتوبر", (4, 10, None, 4)),
        ("18/08/2021", (18, 8, 2021, None)),
        ("2021-08-18", (18, 8, 2021, None)),
    ],
)
def test_days(text: str, day: tuple[int, int, int | None, int | None]) -> None:
    found = day_in(plain(text))
    assert found is not None
    assert tuple(found.day) == day


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("11–13 September 2019", "2019-09-11 2019-09-13"),
        ("from 11 to 13 September 2019", "2019-09-11 2019-09-13"),
        ("26 February - 2 March 2001", "2001-02-26 2001-03-02"),
        ("30 December 2019–3 January 2020", "2019-12-30 2020-01-03"),
        ("12-15 juillet 2021", "2021-07-12 2021-07-15"),
        ("27 a 29 de mayo de 2015", "2015-05-27 2015-05-29"),
        ("1-5 июня 2015 года", "2015-06-01 2015-06-05"),
        ("2008年10月8日至17日", "2008-10-08 2008-10-17"),
        ("19-23 آب/أغسطس 2013", "2013-08-19 2013-08-23"),
        ("18/08/2021 - 19/08/2021", "2021-08-18 2021-08-19"),
        ("30 September–4 October 2019", "2019-09-30 2019-10-04"),
        ("Monday, 30 September to Friday, 4 October 2019", "2019-09-30 2019-10-04"),
        ("30 septembre-1er octobre 2019", "2019-09-30 2019-10-01"),
        ("30 de septiembre a 4 de octubre de 2019", "2019-09-30 2019-10-04"),
        ("30 сентября – 4 октября 2019 года", "2019-09-30 2019-10-04"),
        ("2019年9月30日至10月4日", "2019-09-30 2019-10-04"),
        ("2019年12月30日至2020年1月3日", "2019-12-30 2020-01-03"),
        ("30 أيلول/سبتمبر–4 تشرين الأول/أكتوبر 2019", "2019-09-30 2019-10-04"),
        ("July 9 to 17, 2024", "2024-07-09 2024-07-17"),
        ("September 30–October 4, 2019", "2019-09-30 2019-10-04"),
    ],
)
def test_spans(text: str, span: str) -> None:
    found = span_in(plain(text))
    assert found is not None
    assert f"{found[0]} {found[1]}" == span


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Organizational matters:", "1", "Organizational matters:"),
        (" - (a) Opening of the meeting;", "a", "Opening of the meeting;"),
        ("(ii)\tSub-sub-item", "ii", "Sub-sub-item"),
        ("1 (a) Opening", "1 (a)", "Opening"),
        ("2 a) Ouverture", "2 (a)", "Ouverture"),
        ("2(b)(ii) Chapter V", "2 (b) (ii)", "Chapter V"),
        ("Item 3: Trade", "3", "Trade"),
        ("4.1. Fisheries", "4.1", "Fisheries"),
        ("Topic 1 : Standards", "Topic 1", "Standards"),
        ("IV. Other matters", "IV", "Other matters"),
        ("3 (ب) العنوان", "3 (b)", "العنوان"),
        ("2(a) 会议开幕", "2 (a)", "会议开幕"),
    ],
)
def test_numbers(text: str, number: str, title: str) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "text", ["12.30 Close", "2019 was a year", "(continued)", "Items", "3–6 p.m."]
)
def test_no_numbers(text: str) -> None:
    assert numbered(text) is None


def test_i_after_h_is_a_letter() -> None:
    assert [found.depth for before in ("h", "") if (found := numbered("(i) Title", before))] == [
        *(1, 2)
    ]


def test_symbols() -> None:
    text = "(CAC/COSP/IRG/2021/2 and Add.1), and/or COFI /2001/2, Inf.4, Inf.5; A/RES/48/222"
    assert [found.text for found in symbols_in(text)] == [
        *("CAC/COSP/IRG/2021/2", "CAC/COSP/IRG/2021/2/Add.1"),
        *("COFI/2001/2", "COFI/2001/Inf.4", "COFI/2001/Inf.5"),
    ]


def test_mandates() -> None:
    text = (
        "In its resolutions 3/1 and 4/2, and in decision 5/1 and General Assembly resolution 48/222"
    )
    assert mandates_in(text) == [
        *("resolution 3/1", "resolution 4/2", "decision 5/1", "resolution 48/222"),
    ]


def test_mandates_in_other_languages() -> None:
    texts = {
        "las resoluciones 7/1 y 7/2 y la decisión 3/4": [
            "resolución 7/1",
            "resolución 7/2",
            "decisión 3/4",
        ],
        "decisiones 5/1": ["decisión 5/1"],
        "les résolutions 7/1 et 7/2": ["résolution 7/1", "résolution 7/2"],
        "во исполнение решения 3/4 и резолюций 7/1 и 7/2": [
            *("решение 3/4", "резолюция 7/1", "резолюция 7/2"),
        ],
        "وفقا للقرار 7/1 والمقرر 3/4": ["القرار 7/1", "المقرر 3/4"],
        "根据第7/1号决议和第3/4号决定": ["第7/1号决议", "第3/4号决定"],
    }
    assert {text: mandates_in(text) for text in texts} == texts


def test_session_of_a_body() -> None:
    text = "The sixth meeting of the Working Group on Trade will be opened on Monday"
    assert session_of_body(text) == ("sixth meeting", "Working Group on Trade")


def test_spaces_and_marks() -> None:
    assert (
        plain("soft\u00adhyphens and\u00a0hard\u202fspaces\u200b") == "softhyphens and hard spaces"
    )
    assert without_marks("Opening of the Session1") == "Opening of the Session"
    assert without_marks("Draw of lots¹") == "Draw of lots"
    assert without_marks("Plan 2002–2007") == "Plan 2002–2007"
    assert without_marks("Council [original : anglais]") == "Council"


def test_running_text_keeps_its_spaces_and_places() -> None:
    texts = [f"{'x' * length} with" for length in range(30, 45)]
    running = Running(Line(text, f"line {number}") for number, text in enumerate(texts, 1))
    assert running.text == " ".join(texts)
    assert running.where(running.text.index("x" * 44)) == "line 15"


def test_a_sentence_of_a_running_text() -> None:
    lines = [
        "A heading",
        "It opens at 3 p.m. on Monday.",
        "Five meetings",
        "will be held. No more.",
    ]
    running = Running(Line(text, "", gap=text[0] in "AIF") for text in lines)
    assert running.sentence(running.text.index("3 p.m")) == "It opens at 3 p.m. on Monday."
    assert running.sentence(running.text.index("held")) == "Five meetings will be held."
