"""How durations, dates, hours and languages may be written."""

from datetime import date

import pytest

from scheduler.readers.values import Length, read_flag, read_language, read_languages, read_length
from scheduler.readers.when import Hours, read_dates, read_hours


@pytest.mark.parametrize(
    ("text", "minutes", "half_days"),
    [
        ("90", 90, 0),
        ("090", 90, 0),
        ("90 minutes", 90, 0),
        ("90 min", 90, 0),
        ("1h30", 90, 0),
        ("1 h 30", 90, 0),
        ("1:30", 90, 0),
        ("2 hours", 120, 0),
        ("1.5 hours", 90, 0),
        ("1,5 hours", 90, 0),
        ("1 hour and 15 minutes", 75, 0),
        ("1 half-day", 0, 1),
        ("two half-days", 0, 2),
        ("3 meetings", 0, 3),
        ("a day", 0, 2),
    ],
)
def test_lengths(text, minutes, half_days):
    assert read_length(text) == Length(minutes, half_days)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10 a.m.–1 p.m.", 600, 780),
        ("3–6 p.m.", 900, 1080),
        ("3-6 pm", 900, 1080),
        ("10–1 p.m.", 600, 780),
        ("11 a.m.–12 noon", 660, 720),
        ("12 noon–2 p.m.", 720, 840),
        ("9.30–12.30", 570, 750),
        ("09:30 - 12:30", 570, 750),
        ("9 h 30 – 13 heures".replace("heures", "h"), 570, 780),
        ("09h00-12h00", 540, 720),
        ("12–15", 720, 900),
        ("19:00–01:00", 1140, 1500),
        ("21–24", 1260, 1440),
        ("9.30 hours", 570, None),
        ("14:30", 870, None),
        ("3 p.m.", 900, None),
        ("none", None, None),
    ],
)
def test_hours(text, start, end):
    assert read_hours(text) == Hours(start, end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-09-11 to 2019-09-13", date(2019, 9, 11), date(2019, 9, 13)),
        ("2019-09-11 – 2019-09-13", date(2019, 9, 11), date(2019, 9, 13)),
        ("11–13 September 2019", date(2019, 9, 11), date(2019, 9, 13)),
        ("from 2019-9-1 to 2019-9-3", date(2019, 9, 1), date(2019, 9, 3)),
        ("26 February – 2 March 2001", date(2001, 2, 26), date(2001, 3, 2)),
        ("30 December 2019 to 3 January 2020", date(2019, 12, 30), date(2020, 1, 3)),
        ("11 September 2019", date(2019, 9, 11), date(2019, 9, 11)),
        ("2019-09-11", date(2019, 9, 11), date(2019, 9, 11)),
    ],
)
def test_dates(text, first, last):
    assert read_dates(text) == (first, last)


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("six", ("ar", "zh", "en", "fr", "ru", "es")),
        ("UN six", ("ar", "zh", "en", "fr", "ru", "es")),
        ("en fr es", ("en", "fr", "es")),
        ("English, French and Spanish", ("en", "fr", "es")),
        (["en", "Arabic", "en"], ("en", "ar")),
        (["six", "pt"], ("ar", "zh", "en", "fr", "ru", "es", "pt")),
        ("none", ()),
        ("no", ()),
    ],
)
def test_languages(value, codes):
    assert read_languages(value) == codes


def test_norwegian_is_a_language_where_one_is_asked_for():
    assert read_language("no") == "no"


@pytest.mark.parametrize(
    ("text", "flag"), [("yes", True), ("On", True), ("no", False), ("false", False)]
)
def test_flags(text, flag):
    assert read_flag(text) is flag
