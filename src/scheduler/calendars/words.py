"""The words that stand in calendars only, in the six official languages.

What a printed table has too (hours, item numbers, “continued”, names of languages) is taken from
`scheduler.wording`. The terms for agenda items follow CTOC/COP/2006/7/Rev.1 (French, Chinese),
FCCC/KP/CMP/2017/1 (Spanish), FCCC/SBI/2003/3 (Russian) and E/CONF.103/2 (Arabic); the other words
were seen in no document and are plain translations.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`item` and `items` hold the numbers; `after_body` parts a body's name from what it takes."""

    item: str
    items: str
    free: str
    nothing: str
    usual_hours: str
    usual_end: str
    documents: str
    tentative: str
    after_body: str = ": "
    comma: str = ", "


WORDS: Mapping[str, Words] = {
    "en": Words(
        item="item {}",
        items="items {}",
        free="kept free",
        nothing="No agenda item is planned in this meeting.",
        usual_hours="Hours to be announced; the usual hours are shown.",
        usual_end="The end is not stated; the usual end is shown.",
        documents="Documents",
        tentative="This timetable may still change.",
    ),
    "fr": Words(
        item="point {}",
        items="points {}",
        free="réservé, aucune séance",
        nothing="Aucun point de l’ordre du jour n’est prévu à cette séance.",
        usual_hours="Horaire à confirmer ; l’horaire habituel est indiqué.",
        usual_end="L’heure de clôture n’est pas fixée ; l’heure habituelle est indiquée.",
        documents="Documents",
        tentative="Ce calendrier peut encore changer.",
        after_body=" : ",
    ),
    "es": Words(
        item="tema {}",
        items="temas {}",
        free="reservado, sin sesión",
        nothing="No se ha previsto ningún tema del programa en esta sesión.",
        usual_hours="Horario por anunciar; se indica el habitual.",
        usual_end="No se ha fijado la hora de clausura; se indica la habitual.",
        documents="Documentos",
        tentative="Este calendario aún puede cambiar.",
    ),
    "ru": Words(
        item="пункт {}",
        items="пункты {}",
        free="время оставлено свободным",
        nothing="На этом заседании пункты повестки дня рассматривать не планируется.",
        usual_hours="Время будет объявлено; указано обычное время.",
        usual_end="Время окончания не установлено; указано обычное.",
        documents="Документы",
        tentative="Расписание может измениться.",
    ),
    "zh": Words(
        item="议程项目{}",
        items="议程项目{}",
        free="留空",
        nothing="本次会议未安排议程项目。",
        usual_hours="时间待定；所示为通常时间。",
        usual_end="结束时间未定；所示为通常时间。",
        documents="文件",
        tentative="本时间表仍可能变动。",
        after_body="：",
        comma="、",
    ),
    "ar": Words(
        item="البند {}",
        items="البنود {}",
        free="وقت محجوز",
        nothing="لا يُنظر في أي بند من جدول الأعمال في هذه الجلسة.",
        usual_hours="يُعلن عن المواعيد لاحقا؛ والمواعيد المبينة هي المعتادة.",
        usual_end="لم يُحدد موعد الانتهاء؛ والموعد المبين هو المعتاد.",
        documents="الوثائق",
        tentative="هذا الجدول الزمني قابل للتغيير.",
        comma="، ",
    ),
}


def words(language: str) -> Words:
    """The words of a language; English ones for a language that is not official."""
    return WORDS.get(language, WORDS["en"])
