"""Names of months, weekdays and sections in the six official languages."""

import re

from scheduler.documents.typography import for_matching

_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "jan feb mar apr may jun jul aug sep oct nov dec",
)
# The Levantine names, which Arabic texts put before the others: تشرين الأول/أكتوبر.
_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "mon tue wed thu fri sat sun",
)

MONTHS = {name: n for row in _MONTHS for n, name in enumerate(row.split(), 1)}
MONTHS |= {name: number for number, name in enumerate(_LEVANTINE, 1)}
MONTHS |= {"sept": 9, "يونيو": 6, "يوليو": 7, "setiembre": 9}
WEEKDAYS = {name: number for row in _WEEKDAYS for number, name in enumerate(row.split())}
WEEKDAYS |= {"среду": 2, "пятницу": 4, "субботу": 5, "星期天": 6, "tues": 1, "thur": 3, "thurs": 3}
WEEKDAYS |= {"الإثنين": 0}

_PROPOSED = (
    r"(?:(?:proposed|provisional|preliminary|tentative|draft|indicative|daily|the|time)\s+)*"
)
_PROGRAMMES = (
    r"organi[sz]ation of (?:the )?work|time-?table|programme of work|work(?:ing)? program(?:me)?"
    r"|programme|schedule(?: of meetings| of work)?|plan of work|management plan"
    r"|orders? of (?:business|the days?)"
)
# What stands alone in a line above the agenda, the annotations, and the organization of work.
_AGENDA = re.compile(
    r"(?:(?:annotated|draft|revised|provisional|proposed|tentative)\s+)*agenda"
    r"(?:\s+(?:and|with) (?:annotations|explanatory notes)|\s+\(annotated\)|, annotated)?"
    rf"(?:\s+and\s+{_PROPOSED}(?:{_PROGRAMMES}))?"
    r"|(?:projet d.)?ordre du jour(?: provisoire)?(?: annoté|,? (?:et|accompagné d.)annotations)?"
    r"|(?:proyecto de )?(?:programa|temario|orden del día)(?: provisional)?"
    r"(?: anotado| y anotaciones)?"
    r"|(?:аннотированная )?(?:предварительная )?повестка дня(?: и аннотации к ней)?"
    r"|(?:附加?说明的)?(?:临时)?议程(?:[及和]?(?:其)?说明|[及和](?:拟议)?工作安排)?"
    r"|(?:شروح )?جدول الأعمال(?: المؤقت)?(?: المشروح| وشروحه)?",
    re.IGNORECASE,
)
_ANNOTATIONS = re.compile(
    r"annotations?(?: (?:to|on|of|à|au|relatives) .*)?|anotaciones(?: al .*)?"
    r"|аннотации(?: к .*)?|说明|الشروح|شروح|الحواشي",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    rf"{_PROPOSED}(?:{_PROGRAMMES})(?: (?:of|for) .{{0,90}})?"
    r"|(?:projet d.)?organisation des travaux(?: proposée)?"
    r"|(?:projet de )?calendrier(?: provisoire)?"
    r"|(?:propuesta de )?organización de los trabajos(?: propuesta)?"
    r"|(?:proyecto de )?(?:calendario|programa de trabajo)(?: provisional)?"
    r"|(?:предлагаемая |предварительная )?организация работы|(?:предварительное )?расписание"
    r"(?: заседаний)?|(?:拟议|暂定)?(?:工作|会议)安排|(?:تنظيم الأعمال|الجدول الزمني)(?: المقترح)?",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:annex(?:e)?|anexo|appendix|appendice|apéndice|приложение|附件|المرفق)"
    r"(?:\s*(?:[ivx]+|\d+|[a-z]|[一二三四五六七八九十]+|الأول|الثاني|الثالث))?\.?",
    re.IGNORECASE,
)
# `Annex II: Title`, `附件：标题`.
_ANNEX_OF = re.compile(rf"{_ANNEX.pattern} ?[:.-]+ ?", re.IGNORECASE)
_SECTION = re.compile(r"(?:[IVX]+\. ?|[一二三四五六七八九十]+、|[A-Z]\. )")
_LONGEST_HEADING = 160
_CONTINUED = (
    r"continued|continuation|continue|cont['’]?d\.?|cont\.?|suite|continuación"
    r"|продолжение|续|تابع"
)
# `Title (continued)`, `Title (cont’d)`, `Title - continued`; also the word alone.
CONTINUED = re.compile(
    rf"\s*(?:[(（\[]\s*(?:{_CONTINUED})\s*[)）\]]\.?|(?:^|\s[-–—]\s)(?:{_CONTINUED})\.?)\s*$",
    re.IGNORECASE,
)
HEADS = {
    "time": re.compile(
        r"(?:date|day|fecha|jour|día|дата|日期|التاريخ|اليوم).*|time|hours?|heures?|horas?"
        r"|horario|horaire|время|时间|الوقت|التوقيت",
        re.IGNORECASE,
    ),
    "item": re.compile(
        r"(?:agenda )?items?(?: (?:no\.?|number))?|no\.?|point.*|(?:punto|tema).*|пункт.*"
        r"|(?:议程)?项目|(?:ال)?بن[دو].*",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"(?:title|subject|topic|description|activity).*|titre.*|título.*|название.*|标题.*|العنوان.*",
        re.IGNORECASE,
    ),
    "body": re.compile(
        r"body|organe?|órgano|орган|机构|الهيئة|(?:working|subsidiary) (?:group|body)",
        re.IGNORECASE,
    ),
    "languages": re.compile(
        r"interpretation|interprétation|interpretación|(?:устный )?перевод|口译|(?:ال)?ترجمة.*"
        r"|languages?|langues?|idiomas?|языки?|语[文言]|(?:ال)?لغات",
        re.IGNORECASE,
    ),
    "papers": re.compile(
        r"(?:pre-session )?document.*|документ.*|文件|(?:ال)?(?:وثائق|وثيقة)", re.IGNORECASE
    ),
    "room": re.compile(
        r"(?:meeting |conference )?rooms?|venue|location|place|salles?|lieu|salas?|lugar"
        r"|зал|помещение|место|会议室|地点|(?:ال)?(?:قاعة|مكان)",
        re.IGNORECASE,
    ),
}
# What the title of a sheet for one day says besides the day.
DAY_SHEET = re.compile(
    r"programme|programa|программа|安排|日程|برنامج|journal|timetable|schedule|calend(?:ar|rier|ario)",
    re.IGNORECASE,
)
HALVES = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "midday": "midday",
    "matin": "morning", "après-midi": "afternoon", "soir": "evening", "mañana": "morning",
    "tarde": "afternoon", "noche": "evening", "утро": "morning", "день": "afternoon",
    "вечер": "evening", "上午": "morning", "下午": "afternoon", "晚上": "evening",
    "صباحا": "morning", "مساء": "afternoon", "a.m.": "morning", "p.m.": "afternoon",
}  # fmt: skip


def is_agenda(text: str) -> bool:
    """Whether a text is the title of an agenda."""
    return _AGENDA.fullmatch(_heading(text)) is not None


def is_annotations(text: str) -> bool:
    """Whether a text is the title of annotations."""
    return _ANNOTATIONS.fullmatch(_heading(text)) is not None


def is_programme(text: str) -> bool:
    """Whether a text is the title of an organization of work, with or without “Annex” before."""
    heading = _heading(text)
    annex = _ANNEX_OF.match(heading)
    return _PROGRAMME.fullmatch(heading[annex.end() :] if annex else heading) is not None


def is_annex(text: str) -> bool:
    """Whether a text begins an annex: `Annex`, `Annexe II`, or with its title behind."""
    heading = _heading(text)
    return bool(_ANNEX.fullmatch(heading) or _ANNEX_OF.match(heading))


def _heading(text: str) -> str:
    """A heading without the number of its section and the marks around it."""
    if len(text) > _LONGEST_HEADING:
        return text
    return _SECTION.sub("", for_matching(text).strip("* :."), count=1).strip("* :.")
