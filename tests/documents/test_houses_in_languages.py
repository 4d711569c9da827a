"""Agendas as houses set them in other languages: what was once read wrongly."""

from pathlib import Path

from tests.documents.houses import HERE, doubts, plan_of, read, text


def test_russian_with_numbered_chapters_and_hours_in_words(tmp_path: Path) -> None:
    agenda = """\
EX/2026/12
Экономический и Социальный Совет
Комитет по вопросам лесов
Восьмая сессия
Женева, 15–16 июня 2026 года
Аннотированная предварительная повестка дня

I. Предварительная повестка дня

1.\tОткрытие сессии.
2.\tРынки лесных товаров.
3.\tЗакрытие сессии.

II. Аннотации

Сессия откроется в понедельник, 15 июня 2026 года, в 10 ч. 00 м.

III. Расписание заседаний

Дата и время\tПункт повестки дня\tНазвание
Понедельник, 15 июня
10 ч. 00 м. – 13 ч. 00 м.\t1\tОткрытие сессии
15 ч. 00 м. – 18 ч. 00 м.\t2\tРынки лесных товаров
Вторник, 16 июня
10 ч. 00 м. – 13 ч. 00 м.\t3\tЗакрытие сессии
"""
    draft = text(tmp_path, "agenda.txt", agenda)
    assert draft.body == "Комитет по вопросам лесов"
    assert [point.number for point in draft.points] == ["1", "2", "3"]
    assert [(one.start, one.end) for one in draft.sittings] == [(600, 780), (900, 1080), (600, 780)]
    assert doubts(draft) == []


def test_chinese_with_numbered_chapters(tmp_path: Path) -> None:
    page = """\
<meta charset="utf-8"><p>示例公约</p><p>附属机构</p><p>第六十四届会议</p>
<p>2026年6月8日至9日，波恩</p><h1>临时议程和说明</h1><h2>一、临时议程</h2><p>1. 会议开幕。</p>
<p>2. 能力建设。</p><p>3. 通过报告。</p><h2>二、临时议程说明</h2>
<p>会议将于2026年6月8日星期一上午10时开幕，并提供中文、英文口译。</p><h2>附件：拟议工作安排</h2>
<table><tr><th>日期和时间</th><th>议程项目</th><th>标题</th></tr>
<tr><td colspan=3>6月8日，星期一</td></tr>
<tr><td>上午10:00—下午1:00</td><td>1</td><td>会议开幕</td></tr>
<tr><td>下午3:00—6:00</td><td>2</td><td>能力建设</td></tr>
<tr><td colspan=3>6月9日，星期二</td></tr>
<tr><td>上午10:00—下午1:00</td><td>3</td><td>通过报告</td></tr></table>"""
    draft = text(tmp_path, "agenda.html", page)
    assert (draft.conference, draft.body, draft.place) == ("示例公约", "附属机构", "波恩")
    assert draft.languages == ("zh", "en")
    assert [point.title for point in draft.points] == ["会议开幕", "能力建设", "通过报告"]
    assert plan_of(draft) == ["8 10:00 1", "8 15:00 2", "9 10:00 3"]
    assert doubts(draft) == []


def test_arabic_in_a_pdf_file_of_an_office_program(tmp_path: Path) -> None:
    draft = read(HERE / "agenda-arabic.pdf", tmp_path)
    assert (draft.body, draft.place, draft.zone) == ("لجنة النقل", "بيروت", "Asia/Beirut")
    assert [point.title for point in draft.points][:3] == [
        *("افتتاح الدورة", "إقرار جدول الأعمال وتنظيم الأعمال", "سلامة الطرق"),
    ]
    assert plan_of(draft) == [
        *("3 10:00 1", "3 10:00 2", "3 15:00 3", "4 10:00 3 …", "4 15:00 4"),
        *("5 10:00 5", "5 10:00 6"),
    ]
    assert doubts(draft) == []


def test_a_french_list_with_bullets(tmp_path: Path) -> None:
    agenda = """\
# Conseil d’administration

Cent quarante-deuxième session — Genève, 5–6 mars 2026

## Ordre du jour

1. Adoption de l’ordre du jour (*pour décision*)
2. Rapport financier
3. Divers

## Calendrier

### Jeudi 5 mars

- 10 h-13 h : points 1 et 2

### Vendredi 6 mars

- 10 h-12 h 30 : point 3
"""
    draft = text(tmp_path, "agenda.md", agenda)
    assert (draft.session, draft.place) == ("Cent quarante-deuxième session", "Genève")
    assert draft.points[0].note == "pour décision"
    assert plan_of(draft) == ["5 10:00 1", "5 10:00 2", "6 10:00 3"]


def test_a_french_document_for_an_item_with_its_date_of_issue(tmp_path: Path) -> None:
    agenda = """\
EXI.9/1/Add.1

Distr. générale

26 mars 2026

Français

Original : anglais

Conseil d’administration

Neuvième session

Vienne, 13-14 juillet 2026

Point 2 de l’ordre du jour provisoire

Adoption de l’ordre du jour

Ordre du jour provisoire annoté

Point 1. Élection du Bureau

Le Conseil élit un président.

Point 2. Adoption de l’ordre du jour

L’ordre du jour provisoire figure dans le document EXI.9/1.

Point 3. Coopération industrielle

Point 4. Adoption du rapport
"""
    draft = text(tmp_path, "agenda.txt", agenda)
    assert (draft.body, str(draft.first), str(draft.last)) == (
        *("Conseil d’administration", "2026-07-13", "2026-07-14"),
    )
    assert [point.number for point in draft.points] == ["1", "2", "3", "4"]
    assert draft.plan == []
    assert not [doubt for doubt in doubts(draft) if "dates" in doubt]


def test_arabic_indic_digits(tmp_path: Path) -> None:
    agenda = """\
EX/٢٠٢٦/١
اللجنة الاستشارية للمثال
القاهرة، ٦-٧ أيار/مايو ٢٠٢٦

جدول الأعمال المؤقت

١- افتتاح الدورة.
٢- اعتماد التقرير.

تنظيم الأعمال

التاريخ والوقت\tالبند\tالعنوان
الأربعاء، ٦ أيار/مايو
من الساعة ١٠:٠٠ إلى الساعة ١٣:٠٠\t١\tافتتاح الدورة
الخميس، ٧ أيار/مايو
من الساعة ١٠:٠٠ إلى الساعة ١٢:٠٠\t٢\tاعتماد التقرير
"""
    draft = text(tmp_path, "agenda.txt", agenda)
    assert (draft.symbol, draft.body) == ("EX/2026/1", "اللجنة الاستشارية للمثال")
    assert plan_of(draft) == ["6 10:00 1", "7 10:00 2"]
