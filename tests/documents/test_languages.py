"""Annotated provisional agendas in French, Spanish, Russian, Chinese and Arabic."""

from datetime import date
from pathlib import Path

import pytest
from tests.documents.annotated import IN_LANGUAGES
from tests.documents.round_trip import read_back

from scheduler.api import verify
from scheduler.documents import read_document
from scheduler.documents.annotations import read_annotations
from scheduler.documents.draft import Draft
from scheduler.documents.line import Line
from scheduler.documents.sayings import half_days_in, meetings_in

# What differs: conference, body, session, place, languages, the resolution, a document's title.
EXPECTED = {
    "fr": ("Conférence des Parties à la Convention sur un exemple",
           "Groupe de travail sur les ports", "Vingt-quatrième réunion", "Vienne", ("six",),
           "résolution 7/1", "Ports sûrs"),
    "es": ("Conferencia de las Partes en la Convención sobre un Ejemplo",
           "Grupo de Trabajo sobre Puertos", "24ª reunión", "Viena", ("en", "fr", "es"),
           "resolución 7/1", "Puertos seguros"),
    "ru": ("Конференция участников Конвенции о примере", "Рабочая группа по портам",
           "Двадцать четвертое совещание", "Вена", ("six",), "резолюция 7/1", "Безопасные порты"),
    "zh": ("示例公约缔约方会议", "港口问题工作组", "第二十四次会议", "维也纳", ("six",),
           "第7/1号决议", "安全的港口"),
    "ar": ("مؤتمر الأطراف في اتفاقية المثال", "الفريق العامل المعني بالموانئ",
           "الاجتماع الرابع والعشرون", "فيينا", ("six",), "القرار 7/1", "موانئ آمنة"),
}  # fmt: skip
FIVE_MEETINGS = [(9, 900), (10, 600), (10, 900), (11, 600), (11, 900)]


@pytest.mark.parametrize("language", EXPECTED)
def test_an_annotated_agenda(language: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text(IN_LANGUAGES[language], encoding="utf-8")
    draft = read_document(path)
    conference, body, session, place, languages, mandate, paper = EXPECTED[language]
    assert (draft.language, draft.symbol) == (language, "EX/WG.2/2026/1")
    assert (draft.conference, draft.body, draft.session) == (conference, body, session)
    assert (draft.place, draft.zone) == (place, "Europe/Vienna")
    assert (draft.first, draft.last) == (date(2026, 9, 9), date(2026, 9, 11))
    assert draft.opening == (date(2026, 9, 9), 15 * 60)
    assert (draft.stated_meetings, draft.stated_half_days) == (5, 5)
    assert draft.languages == languages
    assert [point.number for point in draft.points] == ["1", "1 (a)", "1 (b)", "2", "3", "4"]
    assert [point.title[-1] in ":：;؛；." for point in draft.points] == [False] * 6
    assert draft.points[2].mandates == [mandate]
    assert [(p.symbol, p.title) for p in draft.points[3].papers] == [("EX/WG.2/2026/2", paper)]
    assert [(one.day.day, one.start) for one in draft.sittings] == FIVE_MEETINGS
    assert [str(remark) for remark in draft.remarks if not remark.certain] == []
    assert draft.missing == {}
    again, plan = read_back(path, tmp_path)
    assert [part.kind.value for part in again.parts] == [
        *("opening", "organizational", "substantive", "other matters", "report")
    ]
    assert verify(again, plan).violations == ()


MEETINGS = {
    "en": {"10 meetings": 10, "three full meetings": 3, "five three-hour plenary meetings": 5},
    "fr": {"dix séances": 10, "dix-sept séances plénières": 17, "une séance": 1},
    "es": {"10 sesiones": 10, "dieciséis sesiones": 16, "una reunión": 1},
    "ru": {"десять заседаний": 10, "двух пленарных заседаний": 2, "одно заседание": 1,
           "восьми заседаний": 8, "четыре официальных заседания": 4},
    "zh": {"十次会议": 10, "十二次全体会议": 12, "两场会议": 2, "举行8次正式会议": 8},
    "ar": {"10 جلسات": 10, "جلستين": 2, "ثلاث جلسات": 3, "بثماني جلسات": 8, "١٢ جلسة": 12,
           "إحدى عشرة جلسة": 11},
}  # fmt: skip
HALF_DAYS = {
    "en": {"two full days": 4, "two and a half days": 5, "2.5 days": 5, "2½ days": 5,
           "half a day": 1, "a day and a half": 3, "five half-days": 5, "three working days": 6},
    "fr": {"trois jours": 6, "deux journées et demie": 5, "2,5 jours": 5, "un jour et demi": 3,
           "cinq demi-journées": 5},
    "es": {"tres días": 6, "dos días y medio": 5, "2,5 días": 5, "medio día": 1,
           "cinco medias jornadas": 5},
    "ru": {"три дня": 6, "двух с половиной дней": 5, "2,5 дня": 5, "полутора дней": 3,
           "пяти рабочих дней": 10},
    "zh": {"三天": 6, "两天半": 5, "2.5天": 5, "半天": 1, "五个半天": 5, "三个工作日": 6},
    "ar": {"ثلاثة أيام": 6, "يومين ونصف": 5, "يومين": 4, "ثلاثة أيام ونصف": 7, "يوم ونصف": 3,
           "نصف يوم": 1},
}  # fmt: skip


@pytest.mark.parametrize(("language", "said"), MEETINGS.items())
def test_numbers_of_meetings(language: str, said: dict[str, int]) -> None:
    assert {text: [one.number for one in meetings_in(text, language)] for text in said} == {
        text: [number] for text, number in said.items()
    }


@pytest.mark.parametrize(("language", "said"), HALF_DAYS.items())
def test_numbers_of_days(language: str, said: dict[str, int]) -> None:
    assert {text: [one.number for one in half_days_in(text, language)] for text in said} == {
        text: [number] for text, number in said.items()
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "第五次会议"),
        ("zh", "9月11日"),
        ("en", "the fifth meeting"),
        ("ru", "пятое заседание"),
    ],
)
def test_an_ordinal_is_no_number_of_meetings(language: str, text: str) -> None:
    assert [*meetings_in(text, language), *half_days_in(text, language)] == []


@pytest.mark.parametrize(
    ("language", "text", "languages"),
    [
        ("en", "No interpretation will be provided.", ("none",)),
        ("en", "Interpretation will be available in English and Arabic.", ("ar", "en")),
        ("fr", "L’interprétation sera assurée en anglais et en français.", ("en", "fr")),
        ("fr", "Les séances se tiendront sans interprétation.", ("none",)),
        ("es", "Habrá interpretación en árabe, chino y español.", ("ar", "zh", "es")),
        ("es", "No se prestarán servicios de interpretación.", ("none",)),
        ("ru", "Будет обеспечен устный перевод на английский и русский языки.", ("en", "ru")),
        ("ru", "Заседания пройдут без устного перевода.", ("none",)),
        ("zh", "将提供中文、英文、法文口译。", ("zh", "en", "fr")),
        ("zh", "会议不提供口译。", ("none",)),
        ("ar", "ستوفر ترجمة شفوية إلى الإسبانية والإنكليزية والعربية.", ("ar", "en", "es")),
        ("ar", "ستعقد الجلسات دون ترجمة شفوية.", ("none",)),
    ],
)
def test_languages_of_interpretation(language: str, text: str, languages: tuple[str, ...]) -> None:
    draft = Draft("agenda.txt", language=language)
    read_annotations([Line(text, "line 1", (text,))], draft)
    assert draft.languages == languages


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("en", "On Monday, 7 September 2026, at 10 a.m., the Chair will open the session.", 600),
        ("fr", "La session débutera le lundi 7 septembre 2026 à 9 h 30.", 570),
        (
            "es",
            "El lunes 7 de septiembre de 2026, a las 10 de la mañana, comenzará el período.",
            600,
        ),
        ("ru", "В понедельник, 7 сентября 2026 года, в 3 часа дня откроется сессия.", 900),
        ("zh", "2026年9月7日星期一上午10时30分，会议定于维也纳开幕。", 630),
        ("ar", "تبدأ الدورة يوم الاثنين، 7 أيلول/سبتمبر 2026، الساعة الثالثة بعد الظهر.", 900),
        ("ar", "تبدأ الدورة يوم الاثنين، 7 أيلول/سبتمبر 2026، الساعة 10 صباحا.", 600),
    ],
)
def test_openings(language: str, text: str, hour: int) -> None:
    draft = Draft("agenda.txt", language=language)
    read_annotations([Line(text, "line 1", (text,))], draft)
    assert draft.opening == (date(2026, 9, 7), hour)


def test_dates_that_only_a_sentence_says() -> None:
    sentences = {
        "en": "The session will be held from 7 to 9 September 2026.",
        "fr": "La session se tiendra du 7 au 9 septembre 2026.",
        "es": "El período de sesiones se celebrará del 7 al 9 de septiembre de 2026.",
        "ru": "Сессия состоится с 7 по 9 сентября 2026 года.",
        "zh": "会议将于2026年9月7日至9日举行。",
        "ar": "تُعقد الدورة من 7 إلى 9 أيلول/سبتمبر 2026.",
    }
    for language, text in sentences.items():
        draft = Draft("agenda.txt", language=language)
        read_annotations([Line(text, "line 1", (text,))], draft)
        assert (draft.first, draft.last) == (date(2026, 9, 7), date(2026, 9, 9)), language
