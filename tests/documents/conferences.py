"""Conferences for round trips through documents, in any of the six languages."""

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


@st.composite
def agendas(draw: st.DrawFn) -> tuple[str, str]:
    """A conference file with its language: two to four days, up to six items between the usual."""
    language = draw(st.sampled_from(LANGUAGES))
    conference, body, session, place = NAMES[language]
    opening, report, sub = USUAL[language]
    days = draw(st.integers(2, 4))
    first = draw(st.sampled_from(["morning", "afternoon"]))
    words = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=12)
    glue = "" if language == "zh" else " "
    count = draw(st.integers(1, 6))
    titles = [f"{USUAL[language][2]}{glue}{glue.join(draw(words))}" for _ in range(count)]
    lines = [
        *(f"conference: {conference}", f"body: {body}", f"session: {session}"),
        *("symbol: EX/WG.1/2026/1", f"place: {place}", "zone: Europe/Vienna"),
        *(f"original_language: {language}", f"dates: 7–{6 + days} September 2026"),
        f"meetings: half-days from 7 September {first} to {6 + days} September afternoon",
        *("agenda:", f"- 1. {opening}"),
    ]
    nested = draw(st.integers(0, 2))
    joint = draw(st.booleans()) and count > 1
    for number, title in enumerate(titles, 2):
        lines += [f"- number: {number}", f"  title: {title}"]
        if number == 2 and nested:
            lines.append("  items:")
            lines += [f"  - {letter}: {sub} {letter}" for letter in "ab"[:nested]]
        elif number == count + 1 and joint and not (nested and number == 3):
            lines.append(f"  jointly: [{number - 1}]")
    lines.append(f"- {count + 2}. {report}")
    lines += [f"footnotes: [{FOOTNOTES[language]}]"] * draw(st.integers(0, 1))
    return "\n".join(lines), language
