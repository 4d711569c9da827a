"""Conferences for round trips through documents, in any of the six languages."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
# Conference, body, session, place; opening, report; sub-item; words of titles; a note; a footnote.
NAMES = {
    "en": ("Conference of the Parties", "Working Group on an Example", "third session", "Vienna"),
    "fr": ("Conférence des Parties", "Groupe de travail sur un exemple", "troisième session",
           "Vienne"),
    "es": ("Conferencia de las Partes", "Grupo de Trabajo sobre un Ejemplo",
           "tercer período de sesiones", "Viena"),
    "ru": ("Конференция Сторон", "Рабочая группа по примеру", "третья сессия", "Вена"),
    "zh": ("缔约方会议", "示例问题工作组", "第三届会议", "维也纳"),
    "ar": ("مؤتمر الأطراف", "الفريق العامل المعني بالمثال", "الدورة الثالثة", "فيينا"),
}  # fmt: skip
USUAL = {
    "en": ("Opening of the session", "Adoption of the report", "Sub-item"),
    "fr": ("Ouverture de la session", "Adoption du rapport", "Sous-point"),
    "es": ("Apertura del período de sesiones", "Aprobación del informe", "Subtema"),
    "ru": ("Открытие сессии", "Утверждение доклада", "Подпункт"),
    "zh": ("会议开幕", "通过报告", "分项"),
    "ar": ("افتتاح الدورة", "اعتماد التقرير", "بند فرعي"),
}
WORDS = {
    "en": ("Trade", "fisheries", "of the sea", "and", "“best” practice", "co-operation",
           "2002–2007"),
    "fr": ("Commerce", "pêche", "de la mer", "et", "l’accès", "« bonnes » pratiques", "2002-2007"),
    "es": ("Comercio", "pesca", "del mar", "y", "“buenas” prácticas", "cooperación", "2002-2007"),
    "ru": ("Торговля", "рыболовство", "на море", "и", "«лучшая» практика", "2002–2007 годы"),
    "zh": ("贸易", "渔业", "海洋", "和", "“最佳”做法", "合作", "2002-2007年"),
    "ar": ("التجارة", "مصائد الأسماك", "البحر", "والتعاون", "“أفضل” الممارسات", "لعام 2026"),
}  # fmt: skip
FOOTNOTES = {
    "en": "The report is before the body in draft.",
    "fr": "Le projet de rapport est soumis au groupe.",
    "es": "El proyecto de informe se presenta al Grupo.",
    "ru": "Проект доклада представлен группе.",
    "zh": "报告草稿已提交工作组。",
    "ar": "مشروع التقرير معروض على الفريق.",
}


# Rooms, of which the last does not say that it is one; labels; remarks; lunch and a side event.
ROOMS = {
    "en": ("Conference Room 1", "Boardroom D", "M2"),
    "fr": ("Salle XX", "Salle des Assemblées", "M2"),
    "es": ("Sala de Conferencias 4", "Sala A", "M2"),
    "ru": ("Зал заседаний 7", "Большой зал", "М2"),
    "zh": ("第3会议室", "大会堂会议厅", "M2"),
    "ar": ("قاعة المؤتمرات 3", "القاعة الكبرى", "M2"),
}
LABELS = {
    "en": ("1st meeting", "Session 2", "Plenary meeting 3"),
    "fr": ("1re séance", "Séance 2"),
    "es": ("Primera sesión", "Sesión 2"),
    "ru": ("1-е заседание", "Заседание 2"),
    "zh": ("第1次会议", "第二次会议"),
    "ar": ("الجلسة الأولى", "الجلسة 2"),
}
REMARKS = {
    "en": ("for decision", "for information, with a presentation by the Chair of the Bureau"),
    "fr": ("pour décision", "pour information, avec un exposé de la présidence du bureau"),
    "es": ("para adopción", "para información, con una exposición de la Presidencia"),
    "ru": ("для решения", "для информации, с сообщением председателя бюро"),
    "zh": ("供作决定", "供参考，由主席介绍情况"),
    "ar": ("لاتخاذ قرار", "للعلم، مع عرض يقدمه رئيس المكتب"),
}
EVENTS = {
    "en": ("Lunch", "Side event"), "fr": ("Déjeuner", "Événement parallèle"),
    "es": ("Almuerzo", "Evento paralelo"), "ru": ("Обед", "Параллельное мероприятие"),
    "zh": ("午餐", "会外活动"), "ar": ("غداء", "حدث جانبي"),
}  # fmt: skip


@st.composite
def agendas(draw: st.DrawFn) -> tuple[str, str]:
    """A conference file with its language: two to four days, up to six items between the usual."""
    language = draw(st.sampled_from(LANGUAGES))
    conference, body, session, place = NAMES[language]
    opening, report, sub = USUAL[language]
    days = draw(st.integers(2, 4))
    begins = draw(st.sampled_from([date(2026, 9, 7), date(2026, 9, 29), date(2026, 12, 29)]))
    dates = [begins + timedelta(days=step) for step in range(days)]
    first = draw(st.sampled_from(["morning", "afternoon"]))
    words = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=12)
    glue = "" if language == "zh" else " "
    count = draw(st.integers(1, 6))
    titles = [f"{USUAL[language][2]}{glue}{glue.join(draw(words))}" for _ in range(count)]
    lines = [
        *(f"conference: {conference}", f"body: {body}", f"session: {session}"),
        *("symbol: EX/WG.1/2026/1", f"place: {place}", "zone: Europe/Vienna"),
        *(f"original_language: {language}", f"dates: {dates[0]} to {dates[-1]}"),
        "meetings:",
        *draw(half_days(language, dates, first == "afternoon")),
        *("agenda:", f"- 1. {opening}"),
    ]
    nested = draw(st.integers(0, 2))
    joint = draw(st.booleans()) and count > 1
    noted = draw(st.sets(st.integers(2, count + 1)))
    for number, title in enumerate(titles, 2):
        in_jointly = number == count + 1 and joint and not (nested and number == 3)
        if number in noted and not joint:
            remark = draw(st.sampled_from(REMARKS[language]))
            whole = f"{title}{glue}{WORDS[language][0]}"  # no title ends with “and”
            lines += [f"- number: {number}", f"  title: {whole}", f"  note: {remark}"]
        else:
            lines += [f"- number: {number}", f"  title: {title}"]
        if number == 2 and nested:
            lines.append("  items:")
            lines += [f"  - {letter}: {sub} {letter}" for letter in "ab"[:nested]]
        elif in_jointly:
            lines.append(f"  jointly: [{number - 1}]")
    lines.append(f"- {count + 2}. {report}")
    lines += [f"footnotes: [{FOOTNOTES[language]}]"] * draw(st.integers(0, 1))
    if draw(st.booleans()):
        lunch, side = EVENTS[language]
        lines += ["events:", f"- {lunch}: daily 13.00–15.00"]
        lines.append(f"- {{title: {side}, date: {dates[1]}, hours: 13.15–14.30}}")
    return "\n".join(lines), language


@st.composite
def half_days(
    draw: st.DrawFn, language: str, dates: Sequence[date], afternoon_first: bool
) -> list[str]:
    """Meetings, in one room, in several, or none said; with labels and remarks, or without."""
    rooms = draw(st.sampled_from([[], ROOMS[language][-1:], [*ROOMS[language], ""]]))
    labelled, noted = draw(st.booleans()), draw(st.booleans())
    found = []
    halves = [f"{day} {half}" for day in dates for half in ("morning", "afternoon")]
    for when in halves[afternoon_first:]:
        said = {"when": when}
        if rooms and (room := draw(st.sampled_from(rooms))):
            said["room"] = room
        if labelled and (label := draw(st.sampled_from([*LABELS[language], ""]))):
            said["label"] = label
        if noted and (note := draw(st.sampled_from([*REMARKS[language], ""]))):
            said["note"] = f'"{note}"'
        found.append(f"- {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}")
    return found
