"""How each language writes hours, days, dates and numbers; the sources are those of the forms."""

from datetime import date

import pytest

from scheduler.domain.clock import HalfDay
from scheduler.wording import LANGUAGES, forms_of, wording
from scheduler.wording.days_and_hours import date_range, day_heading, hours
from scheduler.wording.forms import KINDS, fault_in
from scheduler.wording.numbers import item_number

# A meeting's hours, in the morning and in the afternoon; half past; noon; one hour alone.
MORNING, AFTERNOON, HALF_PAST = (600, 780), (900, 1080), (570, 750)
HOURS = [
    ("en", MORNING, "10 a.m.–1 p.m."),  # CTOC/COP/WG.7/2019/1
    ("en", AFTERNOON, "3–6 p.m."),  # the same
    ("en", HALF_PAST, "9:30 a.m.–12:30 p.m."),
    ("fr", MORNING, "10 heures-13 heures"),  # “15 heures” in CCPR/C/SR.1583
    ("fr", (910, None), "15 h 10"),  # A/66/PV.82
    ("fr", (600, 720), "10 heures-midi"),
    ("es", (600, None), "10.00 horas"),  # HSP/GC/19/1/Add.1
    ("es", (630, None), "10.30 horas"),  # CRC/C/SR.557
    ("es", AFTERNOON, "15.00 a 18.00 horas"),
    ("ru", MORNING, "10:00–13:00"),
    ("ru", HALF_PAST, "09:30–12:30"),
    ("zh", MORNING, "上午10时至下午1时"),  # Journal of the United Nations, 19 November 2007
    ("zh", AFTERNOON, "下午3时至6时"),  # the same
    ("zh", (585, None), "上午9时45分"),  # CTOC/COP/2008/INF/1
    ("zh", (750, 840), "中午12时30分至下午2时"),
    ("ar", (900, None), "00/15"),  # CCPR/C/SR.2480: minutes first
    ("ar", (905, None), "05/15"),  # the same
    ("ar", AFTERNOON, "00/15–00/18"),
]


@pytest.mark.parametrize(("language", "span", "printed"), HOURS)
def test_hours(language: str, span: tuple[int, int | None], printed: str) -> None:
    assert hours(wording(language), *span) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "Wednesday, 11 September"),  # CTOC/COP/WG.7/2019/1
        ("fr", "Mercredi 11 septembre"),  # “mercredi 9 avril” in CCPR/C/SR.1583
        ("es", "Miércoles, 11 de septiembre"),  # “lunes, 5 de mayo” in HSP/GC/19/1/Add.1
        ("ru", "Среда, 11 сентября"),  # “в пятницу, 22 марта” in CERD/C/SR.1523
        ("zh", "9月11日星期三"),  # “11月19日星期一” in the Journal
        ("ar", "الأربعاء، 11 أيلول/سبتمبر"),  # “الخميس، 26 تموز/يوليه” in CCPR/C/SR.2480
    ],
)
def test_day_headings(language: str, printed: str) -> None:
    assert day_heading(wording(language), date(2019, 9, 11)) == printed


@pytest.mark.parametrize(
    ("language", "first", "last", "printed"),
    [
        ("fr", date(2021, 7, 12), date(2021, 7, 15), "12-15 juillet 2021"),  # IDB.49/1/Add.1
        ("fr", date(2019, 9, 1), date(2019, 9, 1), "1er septembre 2019"),
        ("es", date(2015, 5, 27), date(2015, 5, 29), "27 a 29 de mayo de 2015"),  # PBC journal
        ("ru", date(2021, 5, 26), date(2021, 5, 28), "26–28 мая 2021 года"),  # PBC.37/1/Add.1
        ("zh", date(2008, 10, 8), date(2008, 10, 17), "2008年10月8日至17日"),  # CTOC/COP/2008/INF/1
        ("ar", date(2013, 8, 19), date(2013, 8, 23), "19–23 آب/أغسطس 2013"),  # E/CONF.103/2
        ("zh", date(2019, 4, 30), date(2019, 5, 1), "2019年4月30日至5月1日"),
    ],
)
def test_dates(language: str, first: date, last: date, printed: str) -> None:
    assert date_range(wording(language), first, last) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "1 (a)"),  # CTOC/COP/WG.7/2019/1
        ("fr", "1 a)"),  # CTOC/COP/2006/7/Rev.1
        ("es", "1 a)"),  # FCCC/KP/CMP/2017/1
        ("ru", "1 a)"),  # FCCC/SBI/2003/3
        ("zh", "1(a)"),  # CTOC/COP/2006/7/Rev.1
        ("ar", "1 (أ)"),  # E/CONF.103/2
    ],
)
def test_item_numbers(language: str, printed: str) -> None:
    words = wording(language)
    assert item_number(words, "1 (a)") == printed
    for other in ("3", "4.1", "Topic 1", "II & III", ""):
        assert item_number(words, other) == other


def test_nested_and_joint_numbers() -> None:
    assert item_number(wording("fr"), "1 (a) & 2 (b)") == "1 a) & 2 b)"
    assert item_number(wording("fr"), "8 (a), (b) & (c)") == "8 a), b) & c)"
    assert item_number(wording("ar"), "8 (a) & (b)") == "8 (أ) & (ب)"
    assert item_number(wording("ar"), "8 (a) (i) & (ii)") == "8 (أ) ’1‘ & ’2‘"
    assert item_number(wording("zh"), "8 (a) & (b)") == "8(a) & (b)"
    assert item_number(wording("en"), "3 (b) (ii)") == "3 (b) (ii)"
    assert item_number(wording("ar"), "3 (b) (ii)") == "3 (ب) ’2‘"
    assert item_number(wording("ar"), "3 (ii)") == "3 ’2‘"


def test_what_has_no_hours_is_named() -> None:
    assert hours(wording("fr"), None, None, HalfDay.MORNING) == "Matin"
    assert hours(wording("zh"), None, None, HalfDay.EVENING) == "晚上"


def test_arabic_indic_digits_are_a_choice() -> None:
    words = wording("ar", [("digits", "arab")])
    assert hours(words, *AFTERNOON) == "٠٠/١٥–٠٠/١٨"
    assert day_heading(words, date(2019, 9, 11)) == "الأربعاء، ١١ أيلول/سبتمبر"
    assert item_number(words, "12 (a)") == "١٢ (أ)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # From right to left: 15.00 first, its hour on the right of the slash.
        ("00/15–00/18", "00/18–00/15"),
        # A hyphen would put the end first: why there is a dash.
        ("00/15-00/18", "00/15-00/18"),
    ],
)
def test_why_arabic_hours_have_a_dash(text: str, shown: str) -> None:
    from bidi import get_display

    assert get_display(text, base_dir="R") == shown
    assert "-" not in str(forms_of("ar")["hours"].text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_whole_and_its_forms_are_right(language: str) -> None:
    forms = forms_of(language)
    assert list(forms) == list(KINDS)
    assert [fault for name, form in forms.items() if (fault := fault_in(name, form.text))] == []


def test_what_was_verified_says_where() -> None:
    """What the annex of 2019 has is all seen; of the rest some is, in each language."""
    of_2019 = ("title", "date_and_time", "agenda_item", "title_or_description", "continued")
    assert {forms_of("en")[name].source for name in of_2019} == {"CTOC/COP/WG.7/2019/1"}
    for language in LANGUAGES:
        seen = [form for form in forms_of(language).values() if form.source]
        assert 10 < len(seen) < len(KINDS)
