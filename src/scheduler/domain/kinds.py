"""What an agenda item is for, and how its title tells.

The order of procedural items is that of the rules of procedure of most bodies: opening, officers,
agenda; substance; other matters and the next session; report; closing (C14 to C17 of
`docs/catalogue.md`).
"""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an item is for; its place at the start or the end of the agenda follows from it."""

    OPENING = "opening"
    ORGANIZATIONAL = "organizational"
    SUBSTANTIVE = "substantive"
    OTHER_MATTERS = "other matters"
    REPORT = "report"
    CLOSING = "closing"

    @property
    def is_introductory(self) -> bool:
        """Taken in the opening meeting before the first substantive item."""
        return self in (Kind.OPENING, Kind.ORGANIZATIONAL)


# In small letters, one alternative a language (en, fr, es, ru, zh, ar), tried in order. "Report"
# stands before "organizational" because both begin with "adoption".
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.REPORT,
        r"(adoption|approval|consideration and adoption"
        r"|finali[sz]ation)( and [a-z]+)? of (the |its |a )?"
        r"((draft|final|provisional) )*"
        r"(report|recommendations|conclusions|outcome|decisions and|agreed|concluding"
        r"|outcomes)\b"
        r"|^adoption du( projet de)? rapport|^(aprobaci[oó]n"
        r"|adopci[oó]n) del (proyecto de )?informe"
        r"|^(утверждение|принятие)( проекта)? доклада|^通过.{0,12}报告|^(اعتماد"
        r"|إقرار)( مشروع)? (ال)?تقرير",
    ),
    (
        Kind.CLOSING,
        r"^(formal |official )?(clos(ure|ing)\b(?! date)|close\b)|^cl[oô]ture|^clausura"
        r"|^закрытие|闭幕|^(اختتام|إختتام)",
    ),
    (
        Kind.OPENING,
        r"^(formal |official |ceremonial )?opening\b(?! statement)|^welcome|^ouverture"
        r"|^(apertura|inauguraci[oó]n)|^открытие|开幕|^افتتاح",
    ),
    (
        Kind.ORGANIZATIONAL,
        r"^(adoption|approval) (and [a-z]+ )?of (the |its )?((provisional|draft) )?(agenda"
        r"|programme of work|rules)"
        r"|^organi[sz]ation of (the )?work|^organi[sz]ational matters|^(procedural"
        r"|administrative) matters"
        r"|^(elections?|appointment|designation) of (the |its |a )?[^,;]{0,40}(officers?"
        r"|bureau|chair|president|vice|rapporteur)"
        r"|^((examination|verification) of (the )?)?credentials|^attendance\b|^procedural"
        r"|^introduction of (the )?[^,;]*participants"
        r"|^(adoption|approbation) de l.ordre du jour|^organisation des travaux"
        r"|^[eé]lection (du|de la|des|d.un)[^,;]{0,25} ?(bureau|pr[eé]siden|vice|rapporteur)"
        r"|^(v[eé]rification|examen) des pouvoirs|^pouvoirs( des (repr[eé]sentant|d[eé]l[eé]gu)|$)"
        r"|^questions (d.organisation|de proc[eé]dure)"
        r"|^(aprobaci[oó]n|adopci[oó]n) del (programa|orden del d[ií]a|temario)"
        r"|^organizaci[oó]n de los trabajos"
        r"|^elecci[oó]n (del?|de la|de un)[^,;]{0,25} ?(mesa|presiden|vicepresiden|relator)"
        r"|^((examen|verificaci[oó]n) de (las )?)?credenciales"
        r"|^(cuestiones|asuntos) de (organizaci[oó]n|procedimiento)"
        r"|^утверждение( предварительной)? повестки|^организация работы|^выборы"
        r"|^(проверка )?полномочи[йя]( представител|$)"
        r"|^организационные вопросы|^通过议程|^选举|^组织事项|^安排工作"
        r"|^(审查|核查)?(代表)?的?全权证书"
        r"|^(إقرار|اعتماد) جدول|^انتخاب"
        r"|^تنظيم الأعمال|^المسائل التنظيمية|^(فحص )?وثائق (ال)?تفويض",
    ),
    (
        Kind.OTHER_MATTERS,
        r"^(any )?other (matters?|business|questions?)|^miscellaneous|^any other|^aob\b"
        r"|^(consideration of |adoption of )?(the )?((date|place|venue|time)s?(,| and"
        r"| or)? ?)+(and (place|venue) )?of (the )?[^,;]{0,20}(session|meeting)"
        r"|^(draft )?(provisional agenda|agenda)( and [^,;]{1,25})? (for|of) the [^,;]{0,20}(next"
        r"|\w+th|first|second|third) [^,;]{0,20}(session|meeting)"
        r"|^questions diverses|^autres questions|^divers$"
        r"|^(((projet d.)?ordre du jour( provisoire)?|dates?|lieu)( et | ?, ?)?)+ (de|pour) la"
        r" (prochaine|seconde|\S+i[eè]me) (session|r[eé]union)"
        r"|^(otros asuntos|otras cuestiones|asuntos varios)"
        r"|^(proyecto de )?(programa|orden del d[ií]a|temario) provisional( y [^,;]{1,25})?"
        r" (del?|para el|para la|de la) [^,;]{0,25}(per[ií]odo|reuni[oó]n)"
        r"|^(fechas?|lugar)( y (fechas?|lugar))? (del?|de la) [^,;]{0,25}(per[ií]odo|reuni[oó]n)"
        r"|^прочие вопросы|^разное$|^(предварительная )?повестка дня [^,;]{0,30}(сессии|совещания)"
        r"|^(дата|сроки|место)( и (место|дата|сроки))?( проведения)? [^,;]{0,30}(сессии|совещания)"
        r"|^其他事项|^任何其他|^.{0,8}[届次]会议的?(临时议程|日期)"
        r"|^مسائل أخرى|^ما يستجد|^جدول الأعمال المؤقت لل?[^،؛]{0,25}(دورة|اجتماع)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def kind_of_title(title: str) -> Kind:
    """The kind that a title suggests, in any of the six official languages; else substantive."""
    text = " ".join(title.replace("\u00a0", " ").split()).strip(" .;:“”\"'").lower()
    for kind, pattern in _COMPILED:
        if pattern.search(text):
            return kind
    return Kind.SUBSTANTIVE
