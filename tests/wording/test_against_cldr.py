"""Babel's names of days, months and languages against ours; where the United Nations differ."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date, get_day_names, get_month_names

from scheduler.wording import LANGUAGES, wording
from scheduler.wording.days_and_hours import day_heading, hours


def plain(text: str) -> str:
    """Without hamza, which CLDR sets on some Arabic names where the United Nations do not."""
    return text.replace("الإثنين", "الاثنين").lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_of_the_week(language: str) -> None:
    names = get_day_names("wide", locale=language)
    ours = wording(language).list("weekdays")
    assert [plain(names[day]) for day in range(7)] == [plain(name) for name in ours]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "ar"])
def test_months(language: str) -> None:
    # In Chinese, “一月” is wide and “1月” is not; dates have the figure.
    width = "abbreviated" if language == "zh" else "wide"
    names = get_month_names(width, locale=language)
    assert tuple(names[month] for month in range(1, 13)) == wording(language).list("months")


def test_arabic_months_have_both_names() -> None:
    levantine = get_month_names("wide", locale="ar_SY")
    gregorian = get_month_names("wide", locale="ar_EG")
    # The United Nations write the sixth and seventh with a final ha.
    changed = {"يونيو": "يونيه", "يوليو": "يوليه"}
    for month, ours in enumerate(wording("ar").list("months"), start=1):
        first, _, second = ours.partition("/")
        assert first == levantine[month]
        assert second == changed.get(gregorian[month], gregorian[month])


@pytest.mark.parametrize("language", ["en", "fr", "ru", "es"])
def test_names_of_languages(language: str) -> None:
    names = Locale(language).languages
    ours = [wording(language).language_name(code) for code in LANGUAGES]
    assert [names[code] for code in LANGUAGES] == ours


def test_where_cldr_agrees_on_whole_lines() -> None:
    day = date(2019, 9, 11)
    assert format_date(day, "EEEE, d MMMM", "en_GB") == day_heading(wording("en"), day)
    assert format_date(day, "EEEE d MMMM", "fr") == day_heading(wording("fr"), day).lower()
    assert format_date(day, "MMMd日EEEE", "zh") == day_heading(wording("zh"), day)


def test_where_the_united_nations_differ_from_cldr() -> None:
    """CLDR has “10:00” and “10:00 a.m.”; the annexes leave out the minutes of a full hour."""
    assert hours(wording("en"), 600, None) == "10 a.m."
    assert hours(wording("fr"), 600, None) == "10 heures"
