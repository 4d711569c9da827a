"""How annotations say when a session opens and what it may use, in the six official languages.

In each language the words of opening, a number of meetings, a number of days, interpretation and
its languages, as they stand under “Adoption of the agenda and organization of work”: five plenary
meetings over two and a half days, with interpretation into the six official languages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple


class Count(NamedTuple):
    """A pattern for a number of something, and the number where the words are the number.

    Else the number is its group `n`; with `half`, half of one more; with `halves`, of halves.
    """

    pattern: str
    fixed: int | None = None


class Counted(NamedTuple):
    """A number found in a text: of meetings, or of half-days."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """The patterns of one language; in those of counts, `{N}` stands for a number.

    `numbers` are the words for 1, 2, 3 and so on; `languages` finds each language by its code. A
    number of meetings is stated only where the sentence speaks of `resources` or interpretation; a
    number of days also where it speaks `of_meetings`.
    """

    numbers: str
    opens: str
    held: str
    meetings: tuple[Count, ...]
    days: tuple[Count, ...]
    resources: str
    of_meetings: str
    interpreted: str
    six: str
    without: str
    languages: dict[str, str]


ENGLISH = Sayings(
    numbers="one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty",
    opens=r"\b(?:will|shall|is to|to|are to)(?: be)?"
    r" (?:opened|open|begin|commence|convened?|start)\b"
    r"|\b(?:starting|opening|beginning|begins|opens|starts) (?:at|on)\b",
    held=r"\b(?:held|meet|take place|convened|will hold its)\b",
    meetings=(
        Count(r"\b{N} (?:(?:plenary|formal|half-day|three-hour|full|serviced|official) ){0,3}"
              r"meetings?\b"),
    ),
    days=(
        Count(r"\b{N}(?: (?:full|working|whole|consecutive))?(?P<half> and a half)?"
              r"(?: (?:full|working))? days?\b"),
        Count(r"\b(?P<n>\d+)(?P<half>[.,]5| ?½) days?\b"),
        Count(r"\b{N} (?P<halves>half[- ]days?)\b"),
        Count(r"\bhalf a day\b|½ day\b", 1),
        Count(r"\ba day and a half\b", 3),
    ),
    resources=r"resources|permit|services|allotted|allocated|to hold|will hold|holding of"
    r"|will be held|scheduled to|available|there will be",
    of_meetings=r"of meetings|plenary",
    interpreted=r"\binterpret\w*",
    six=r"six (?:official )?languages|(?:all )?official languages of the united nations",
    without=r"(?:no|without)(?: \w+)? interpretation|interpretation (?:will )?not"
    r"|not be (?:available|provided)",
    languages={
        "ar": r"\barabic\b", "zh": r"\bchinese\b", "en": r"\benglish\b", "fr": r"\bfrench\b",
        "ru": r"\brussian\b", "es": r"\bspanish\b", "pt": r"\bportuguese\b", "de": r"\bgerman\b",
        "it": r"\bitalian\b",
    },
)  # fmt: skip
FRENCH = Sayings(
    numbers="une? deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize dix-sept dix-huit dix-neuf vingt",
    opens=r"\bs.ouvrira\b|\bsera ouverte?\b|\bdébutera\b|\bcommencera\b|\bouvrira\b",
    held=r"\b(?:se tiendra|se réunira|aura lieu|tenue?)\b",
    meetings=(Count(r"\b{N} (?:séances?|réunions?)\b"),),
    days=(
        Count(r"\b{N} (?:jours?|journées?)(?: (?:entiers|entières|ouvrables|complets|complètes))?"
              r"(?P<half> et demie?)?\b"),
        Count(r"\b(?P<n>\d+)(?P<half>,5) (?:jours|journées)\b"),
        Count(r"\b{N} (?P<halves>demi-journées?)\b"),
    ),
    resources=r"ressources|permett|services|prévu|tiendra|tenir|attribué",
    of_meetings=r"séances?|réunions",
    interpreted=r"\binterprét\w*",
    six=r"six langues|langues officielles de l.(?:ONU|Organisation des Nations Unies)",
    without=r"sans (?:services? d.)?interprétation|(?:pas|aucun services?) d.interprétation"
    r"|interprétation ne sera pas",
    languages={
        "ar": r"\barabe\b", "zh": r"\bchinois\b", "en": r"\banglais\b", "fr": r"\bfrançais\b",
        "ru": r"\brusse\b", "es": r"\bespagnol\b", "pt": r"\bportugais\b",
    },
)  # fmt: skip
SPANISH = Sayings(
    numbers="un[oa]? dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
    " quince dieciséis diecisiete dieciocho diecinueve veinte",
    opens=r"\bse (?:abrirá|inaugurará|iniciará)\b|\bdará comienzo\b|\bcomenzará\b"
    r"|\b(?:será inaugurad|declarará abiert)[ao]\b",
    held=r"\b(?:se celebrará|se reunirá|tendrá lugar|celebrad[ao])\b",
    meetings=(Count(r"\b{N} (?:sesiones|sesión|reuniones|reunión)\b"),),
    days=(
        Count(r"\b{N} (?:días?|jornadas?)(?: (?:completos|completas|enteros|hábiles|laborables))?"
              r"(?P<half> y medi[oa])?\b"),
        Count(r"\b(?P<n>\d+)(?P<half>,5) días\b"),
        Count(r"\b{N} (?P<halves>medias jornadas|medios días)\b"),
        Count(r"\b(?:medio día|media jornada)\b", 1),
        Count(r"\bdía y medio\b", 3),
    ),
    resources=r"recursos|permit|servicios|celebrar|celebración",
    of_meetings=r"sesiones|reuniones",
    interpreted=r"\binterpretación\b|\binterpretad\w+",
    six=r"seis idiomas|idiomas oficiales de las naciones unidas",
    without=r"\bsin (?:servicios? de )?interpretación"
    r"|\bno (?:habrá|se \w+(?: con)?)(?: servicios? de)? interpretación",
    languages={
        "ar": r"\bárabe\b", "zh": r"\bchino\b", "en": r"\binglés\b", "fr": r"\bfrancés\b",
        "ru": r"\bruso\b", "es": r"\bespañol\b", "pt": r"\bportugués\b",
    },
)  # fmt: skip
RUSSIAN = Sayings(
    numbers="одн(?:ого|о|а|ой) дв(?:а|ух|е) тр(?:и|[её]х) четыр(?:е|[её]х) пят[ьи] шест[ьи] сем[ьи]"
    " вос(?:е|ь)м[ьи] девят[ьи] десят[ьи] одиннадцат[ьи] двенадцат[ьи] тринадцат[ьи]"
    " четырнадцат[ьи] пятнадцат[ьи] шестнадцат[ьи] семнадцат[ьи] восемнадцат[ьи] девятнадцат[ьи]"
    " двадцат[ьи]",
    opens=r"\bоткроется\b|\bбудет открыт[ао]?\b|\bначн[её]т(?:ся)?\b|\bначало работы\b",
    held=r"\b(?:состоится|пройд[её]т|проходить|проводиться|провед[её]на?)\b",
    meetings=(Count(r"\b{N} (?:(?:пленарн|официальн|полн)\w+ ){0,2}заседани[йяе]\b"),),
    days=(
        Count(r"\b{N}(?P<half> с половиной)? (?:(?:полн|рабоч)\w+ )?(?:дня|дней|день)\b"),
        Count(r"\b(?P<n>\d+)(?P<half>,5) (?:дня|дней)\b"),
        Count(r"\bпол(?:тора|утора) (?:дня|дней)\b", 3),
        Count(r"\b(?:половин[аы] дня|полдня)\b", 1),
    ),
    resources=r"ресурс|позвол|обслуж|провести|проведен",
    of_meetings=r"заседани",
    interpreted=r"\b(?:устн|синхронн)\w+ (?:\w+ )?перевод\w*",
    six=r"шест\w+ официальн\w+ язык|официальн\w+ язык\w+ организации объедин[её]нных наций",
    without=r"\bбез (?:\w+ )?перевода|перевод\w* (?:\w+ ){0,3}не (?:буд|предост|обеспеч|предусм)",
    languages={
        "ar": r"\bарабск", "zh": r"\bкитайск", "en": r"\bанглийск", "fr": r"\bфранцузск",
        "ru": r"\bрусск", "es": r"\bиспанск", "pt": r"\bпортугальск",
    },
)  # fmt: skip
CHINESE = Sayings(
    numbers="一 [二两] 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十",
    opens=r"将?[于在定](?=[^。]{4,40}(?:开幕|开始|召开))",
    held=r"[于在](?=[^。]{4,40}(?:举行|召开))",
    meetings=(Count(r"(?<!第)(?<![\d月日]){N} ?[次场个](?:\w{0,4})?会议"),),
    days=(
        Count(r"(?<!第){N} ?个?(?:整|工作)?[天日](?P<half>半)(?!月)"),
        Count(r"(?<!第){N} ?个?整?(?:天|工作日)"),
        Count(r"(?P<n>\d+)(?P<half>\.5) ?天"),
        Count(r"{N} ?个(?P<halves>半天)"),
        Count(r"(?<![\w天])半天", 1),
    ),
    resources=r"资源|举行|提供|服务",
    of_meetings=r"会议",
    interpreted=r"口译|同声传译",
    six=r"六种(?:正式|官方)?(?:语文|语言)|联合国(?:所有|全部)?正式语文",
    without=r"(?:不|无|没有|无法)(?:会|能|将)?(?:提供|配备|有)?(?:任何)?口译",
    languages={
        "ar": r"阿拉伯[文语]|阿(?=、)", "zh": r"中文|汉语", "en": r"英[文语]", "fr": r"法[文语]",
        "ru": r"俄[文语]", "es": r"西班牙[文语]",
    },
)  # fmt: skip
ARABIC = Sayings(
    numbers="واحدة? اثن(?:تين|تان|ين|ان) ثلاثة? أربعة? خمسة? ستة? سبعة? ثماني?ة? تسعة? عشرة?"
    " إحدى_عشرة اثنت[اي]_عشرة ثلاث_عشرة أربع_عشرة خمس_عشرة ست_عشرة سبع_عشرة ثماني_عشرة تسع_عشرة"
    " عشرين",
    opens=r"(?<!\w)[سو]{0,2}[يت]ُ?فت[تح]\w*|(?<!\w)[سو]{0,2}[يت]بدأ",
    held=r"(?<!\w)[سو]{0,2}[يت]ُ?عقد|(?<!\w)[سو]{0,2}[يت]جتمع|المعقود",
    meetings=(
        Count(r"(?<!\w)[بلو]?{N} (?:جلسات|جلسة|اجتماعات)"),
        Count(r"(?<!\w)[بلو]?جلست[يا]ن", 2),
        Count(r"(?<!\w)[بلو]?جلسة (?:عامة )?واحدة", 1),
    ),
    days=(
        Count(r"(?<!\w)[بلو]?{N} (?:أيام|يوم\w?)(?: (?:عمل|كاملة))?(?P<half> ونصف)?"),
        Count(r"(?<!\w)[بلو]?يوم[يا]ن ونصف", 5),
        Count(r"(?<!\w)[بلو]?يوم[يا]ن", 4),
        Count(r"(?<!\w)[بلو]?يوما? ونصف", 3),
        Count(r"(?<!\w)[بلو]?يوما? واحدا?", 2),
        Count(r"(?<!\w)[بلو]?نصف يوم", 1),
    ),
    resources=r"موارد|تسمح|تتيح|خدمات|عقد",
    of_meetings=r"جلس",
    interpreted=r"ترجم\w+ \w*(?:شفوي|فوري)\w*",
    six=r"الست(?!\w)|لغات الأمم المتحدة الرسمية|اللغات الرسمية للأمم المتحدة",
    without=r"(?:دون|بدون|بلا)(?: خدمات)? (?:ال)?ترجمة|لن \w+(?: خدمات)? (?:ال)?ترجمة",
    languages={
        "ar": r"عربي", "zh": r"صيني", "en": r"[إا]ن[كج]ليزي", "fr": r"فرنسي", "ru": r"روسي",
        "es": r"[إا]سباني",
    },
)  # fmt: skip
SIX = {"ar", "zh", "en", "fr", "ru", "es"}
_OF = {
    "en": ENGLISH, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "zh": CHINESE, "ar": ARABIC,
}  # fmt: skip


def sayings_of(language: str) -> Sayings:
    """The patterns of a language; those of English where it is none of the six."""
    return _OF.get(language, ENGLISH)


def languages_in(text: str, language: str) -> tuple[str, ...]:
    """The languages that a text in a language names, `six` or `none`; empty if it names none."""
    own = sayings_of(language)
    if compiled(own.six).search(text):
        return ("six",)
    if compiled(own.without).search(text):
        return ("none",)
    found = tuple(code for code, name in own.languages.items() if compiled(name).search(text))
    return ("six",) if set(found) == SIX else found


def languages_named(text: str, language: str) -> tuple[str, ...]:
    """The languages that a cell of a table names, in the language of the document or another."""
    found = (languages_in(text, own) for own in (language, *_OF)) if text else iter(())
    return max(found, key=lambda named: len(SIX) if named == ("six",) else len(named), default=())


def meetings_in(text: str, language: str) -> Iterator[Counted]:
    """The numbers of meetings in a text, from left to right."""
    own = sayings_of(language)
    return _counted(text, own, own.meetings, 1)


def half_days_in(text: str, language: str) -> Iterator[Counted]:
    """The numbers of days in a text as half-days, from left to right."""
    own = sayings_of(language)
    return _counted(text, own, own.days, 2)


def _counted(text: str, own: Sayings, counts: tuple[Count, ...], halves: int) -> Iterator[Counted]:
    found = [
        (match, fixed)
        for pattern, fixed in counts
        for match in compiled(_with_numbers(pattern, own.numbers)).finditer(text)
    ]
    end = 0
    for match, fixed in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= end:
            end = match.end()
            number = fixed or _number(match, own.numbers, halves)
            yield Counted(number, match.start(), match[0])


def _number(match: re.Match[str], numbers: str, halves: int) -> int:
    said, groups = match["n"], match.groupdict()
    if said.isdecimal():
        number = int(said)
    else:
        forms = map(compiled, _words(numbers))
        number = next(n for n, form in enumerate(forms, 1) if form.fullmatch(said))
    return number if groups.get("halves") else halves * number + bool(groups.get("half"))


@cache
def _with_numbers(pattern: str, numbers: str) -> str:
    """A pattern with the numbers of its language; longer words come first: dix-sept."""
    words = "|".join(sorted(_words(numbers), key=len, reverse=True))
    return pattern.replace("{N}", rf"(?P<n>\d{{1,3}}|{words})")


def _words(numbers: str) -> list[str]:
    return [word.replace("_", " ") for word in numbers.split()]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when it is first used: five of the six languages are not."""
    return re.compile(pattern, re.IGNORECASE)
