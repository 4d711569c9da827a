"""The first page: whose agenda it is, where and when."""

import re
from collections.abc import Iterator, Sequence

from scheduler.documents import names
from scheduler.documents.agenda_list import with_full_stop
from scheduler.documents.clocks import leading_hours
from scheduler.documents.columns import head_roles
from scheduler.documents.dates import day_in, real, span_in
from scheduler.documents.draft import Draft
from scheduler.documents.headings import day_heading, day_of_sheet
from scheduler.documents.line import Content, Line
from scheduler.documents.numbers import numbered
from scheduler.documents.passages import paragraphs
from scheduler.documents.symbols import own_symbol
from scheduler.documents.typography import ascii_digits, for_matching, without_marks

_LONGEST_NAME = 220
# What stands between a place and its dates: `, from Monday`.
_FROM = re.compile(
    rf"(?:,|\bfrom|\ble|\bdu|\bdel|\bс|\bمن)\s*(?:{'|'.join(names.WEEKDAYS)})?,?\s*$", re.IGNORECASE
)
_CHINESE_END = re.compile(r"[\u4e00-\u9fff]$")
_LONGEST_CHINESE = 25  # signs of a line that is a name of its own
_LONGEST_CELL = 60  # letters of a name that stands in several lines of a cell
_LONGEST_PLACE = 120
_LONGEST_TITLE = 14  # “Annotations” alone begins a section; on a first page it says of what
_SKIPPED = re.compile(
    r"distr\b.*|распространение.*|original\s*:.*|general|limited|restricted|united nations"
    r"|nations unies|naciones unidas|организация объедин[её]нных наций|联合国|الأمم المتحدة"
    r"|générale|limitée"
    r"|limitada|общее|общая|ограниченное|普遍|限制|عام|محدود"
    r"|(?:原文|الأصل|الأصلي?ة?|язык оригинала)\s*[:：].*"
    r"|français|español|русский|中文|chinese|عربي|arabic|russian|french|spanish|\w+/\w+/\w+ only"
    r"|english( only)?|advance (?:unedited )?(?:version|copy).*|contents|page .*"
    r"|items? \d+.* of the (?:provisional )?agenda.*|.*https?://.*|best timetable so far.*"
    r"|agenda item \d+.*|(?:to be )?held (?:at|in) .*|.*\bstarting at .*|.*which will be held.*"
    r"|hybrid event,?|\*+|introduction|introducción|введение|导言|مقدمة|.*\(session commences.*"
    r"|(?:for|of) the \S+ session .*|note (?:by|du|de la|from) .*|prepared by .*|date: .*"
    r"|session (?:commences|opens|begins) .*|nota (?:del?|de la) .*|записка .*"
    r"|.*(?:秘书处|秘书长)的说明|مذكرة (?:من|مقدمة من) .*",
    re.IGNORECASE,
)
_DATE_OF_ISSUE = re.compile(r"\w[\w -]{2,25}, (?:le )?\d{1,2}(?:er)? [^\W\d]+ (?:19|20)\d\d")
_ORDINAL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth"
    r"|fiftieth|sixtieth|seventieth)|\d{1,3}(?:st|nd|rd|th)"
)
_KIND_OF_SESSION = r"(?:[a-z-]+ ){0,2}(?:session|meeting|conference)"
_SESSION = re.compile(
    rf"(?:(?:{_ORDINAL})(?: \([^()]*\))? {_KIND_OF_SESSION}(?: \(.*\))?|{_KIND_OF_SESSION} \w+"
    r"|[\w-]+(?: [\w-]+){0,2} ?(?:ième|ère|ème)? (?:session|réunion)(?: \w{4,20})?"
    r"|[\wº]+(?: [\wº]+)? (?:período de sesiones|reunión)(?: \w{4,20})?"
    r"|[\w-]+(?: [\w-]+)? (?:сессия|совещание)|第.{1,4}(?:届|次)(?:\w{0,2}会议|年会)?"
    r"|(?:الدورة|الاجتماع) .*)",
    re.IGNORECASE,
)
_SESSION_OF = re.compile(
    rf"((?:{_ORDINAL}) (?:session|meeting)) of (?:the )?([^,.;]+)", re.IGNORECASE
)
_OF = re.compile(r"\b(?:session|meeting) of\b", re.IGNORECASE)
_ROMANCE_SESSION_OF = re.compile(
    r"([^\W\d]+(?: [^\W\d]+)? (?:session|réunion|período de sesiones|reunión))"
    r" (?:de la|del|de las|de los|de l'|du|des|de) ?(.+)",
    re.IGNORECASE,
)
# How names of bodies begin, which may stand right below the name of the conference.
_BODY = re.compile(
    r"(?:Ad hoc|Open-ended|Working Group|(?:Sub-?)?[Cc]ommi(?:ttee|ssion)|Subsidiary|Executive"
    r"|Expert|Intergovernmental|Working Party|Group of|Joint|Meeting of|Conference of|Governing"
    r"|Assembly|Preparatory|Standing|Implementation Review|Council|Bureau"
    r"|Task Force"
    r"|Groupe de travail|Groupe d.experts|Comité|Commission|Organe|Conseil"
    r"|Grupo de Trabajo|Comisión|Órgano|Consejo|Junta"
    r"|Рабочая группа|Группа|Комитет|Комиссия|Вспомогательный|Исполнительный"
    r"|الفريق العامل|اللجنة|لجنة|الهيئة|المجلس التنفيذي)\b"
)
_GOES_ON = re.compile(
    r"(?:,|\b(?:of|the|and|on|to|for|in|by|its|an?|de|du|des|la|les?|et|y|del|los|las|по|и|в|о|об))$"
)
_WORD_ALONE = re.compile(r"[A-Z][a-z]+|UNITED|NATIONS")  # of a name that a letterhead parts
# A sentence on where and when, which may go on in the next line.
_OPENING = re.compile(
    r"(?:to be )?held (?:at|in) .*|.*\bstarting at .*|.*which will be held.*", re.IGNORECASE
)
# Which item of the agenda of its body a document is for, as its first page says below the dates.
_ITEM_OF_AGENDA = re.compile(
    r"(?:agenda )?items? \d+[^.]*$|points? \d+.* de l'ordre du jour.*|(?:tema|punto)s? \d+.* del .*"
    r"|пункты? \d+.* повестки дня.*|.*议程.?项目 ?\d+.*|(?:ال)?بن(?:د|ود) \d+.* جدول الأعمال.*",
    re.IGNORECASE,
)
# Principal organs, which head the papers of the bodies below them.
_ORGAN = re.compile(
    r"general assembly|economic and social council|assemblée générale|conseil économique et social"
    r"|asamblea general|consejo económico y social|генеральная ассамблея"
    r"|экономический и социальный совет|大\s*会|经济及社会理事会|الجمعية العامة"
    r"|المجلس الاقتصادي والاجتماعي",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\(([A-Z][a-z]+(?: [A-Z][a-z]+)?), U(?:TC|CT) ?([+-] ?\d{1,2}(?::\d\d)?)\)")


def read_front_page(content: Content, draft: Draft) -> None:
    """Put symbol, body, session, place and dates into the draft."""
    head = first_page(content.lines)
    symbols = [
        own_symbol(ascii_digits(part))
        for line in head
        for cell in line.cells
        for part in cell.split("\n")
    ]
    symbols += [own_symbol(ascii_digits(text)) for text in content.headers]
    draft.symbol = next(filter(None, symbols), "")
    parts = [part for line in head for part in _cells(line)]
    whole = [(line, without_marks(line.text)) for line in paragraphs(_parted(parts))]
    # A single date may be that of issue: it is taken only where none goes from one to another.
    dated = next((line for line, text in whole if _place_and_dates(text, draft)), None)
    dated = dated or next((line for line, text in whole if _place_and_day(text, draft)), None)
    unnamed = list(_unnamed([pair for pair in whole if pair[0] is not dated], draft))
    unnamed = _without_venue(unnamed, [line.where for line, _ in whole], dated)
    _place_above(unnamed, draft)
    full = [line for line in unnamed if not _ORGAN.fullmatch(line.text)] or unnamed
    _names([line for line in full if not _WORD_ALONE.fullmatch(line.text)] or full, draft)
    _offset(content.lines, draft)


def _unnamed(lines: Sequence[tuple[Line, str]], draft: Draft) -> Iterator[Line]:
    """What names a body or a conference: not the title of the item that a document is for."""
    under_item = named = False
    for line, text in lines:
        if _ITEM_OF_AGENDA.match(for_matching(text)):
            under_item = True
        elif _is_title(text):
            under_item = False
        if _is_furniture(text, draft) or (under_item and named):
            continue
        whole = _whole_name(text)
        is_session = whole is not None and text.endswith(whole[1])
        named = True
        if whole is not None and is_session:
            draft.session = draft.session or whole[0]
        yield Line(whole[1] if whole is not None and is_session else text, line.where)


def _without_venue(unnamed: list[Line], places: Sequence[str], dated: Line | None) -> list[Line]:
    """The names without what stands below place and dates, unless it is called a body."""
    order = {place: index for index, place in enumerate(places)}
    above = [line for line in unnamed if dated and order[line.where] < order[dated.where]]
    return [line for line in unnamed if not above or line in above or _BODY.match(line.text)]


def _whole_name(text: str) -> tuple[str, str] | None:
    """Session and body of a line that has both."""
    if len(text) > _LONGEST_PLACE:
        return None
    found = _ROMANCE_SESSION_OF.fullmatch(for_matching(text))
    if found:
        return text[: found.end(1)], text[found.start(2) :]
    return session_of_body(text)


def _cells(line: Line) -> list[Line]:
    """What stands beside each other at the top of a page, as lines of their own."""
    parts: list[str] = []
    for cell in line.cells:
        own = [part.strip() for part in cell.split("\n") if part.strip()]
        own = [part for part in own if not _SKIPPED.fullmatch(part)] or own
        whole = " ".join(own)
        one_name = len(whole) < _LONGEST_CELL and not re.search(r"[\d:]", whole)
        if one_name and not any(_ORGAN.fullmatch(part) for part in own):
            own = [whole] if whole else []
        parts += own
    if len(parts) < 2 and not line.is_row:
        return [line]
    return [Line(part, line.where, (part,), 0, True, line.style) for part in parts]


def first_page(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first item or day of a table."""
    found: list[Line] = []
    for line in lines[:60]:
        number = numbered(with_full_stop(line))
        first = number is not None and number.number in ("1", "I", "a") and number.title
        if first or (names.is_annotations(line.text) and len(line.text) < _LONGEST_TITLE):
            break
        if head_roles(line.cells) or (found and _is_programme(line)):
            break
        found.append(line)
    return found


def _is_programme(line: Line) -> bool:
    """Whether a line is a day or an hour of the organization of work."""
    found = day_heading(line.text) if span_in(line.text) is None else None
    if found is not None:
        day, label, rest = found
        return bool(day.weekday is not None or label or rest)
    return leading_hours(line.text) is not None


def _parted(lines: Sequence[Line]) -> list[Line]:
    """Lines of which none goes on with another that it only stands near."""
    found: list[Line] = []
    for line in lines:
        alone = _ended(line.text) or bool(own_symbol(line.text)) or _is_title(line.text)
        alone = alone or _is_date(line.text)
        last = found[-1] if found else None
        if last is not None and not line.gap and _OPENING.fullmatch(last.text):
            gap = False
        elif alone or last is None or last.style != line.style or _ended(last.text):
            gap = True
        elif _GOES_ON.search(last.text):
            gap = False
        else:
            short = len(last.text) < _LONGEST_CHINESE and _CHINESE_END.search(last.text)
            gap = line.gap or bool(_BODY.match(line.text) or short)
        style = "alone" if alone and not _OPENING.fullmatch(line.text) else line.style
        found.append(Line(line.text, line.where, line.cells, 0, gap, style))
    return found


def _ended(text: str) -> bool:
    """Whether a name is complete, as one that ends with a place and dates or a full word."""
    day = day_in(text)
    place = day is not None and day.before.endswith(",") and not day.after and len(text) < 60
    return bool(place or span_in(text) or _SESSION.fullmatch(text) or _SKIPPED.fullmatch(text))


def _is_title(text: str) -> bool:
    plain = re.sub(r"^[IVX]+\. ?", "", for_matching(text).strip("* :."))
    agenda = re.match(r"(?:annotated )?(?:provisional )?agenda (?:for|of) ", plain, re.IGNORECASE)
    kinds = names.is_agenda, names.is_annotations, names.is_programme, names.is_annex
    return bool(agenda or day_of_sheet(text)) or any(is_kind(text) for is_kind in kinds)


def _is_date(text: str) -> bool:
    """Whether a text is a date alone, that of issue."""
    day = day_in(text)
    return day is not None and not day.before and not day.after


def _is_furniture(text: str, draft: Draft) -> bool:
    if _is_title(text) or _SKIPPED.fullmatch(text) or own_symbol(ascii_digits(text)):
        return True
    if _SESSION.fullmatch(text):
        draft.session = draft.session or text
        return True
    if _is_date(text) or _DATE_OF_ISSUE.fullmatch(text):
        return True
    return (
        len(text) > _LONGEST_NAME
        or text.endswith(".")
        or not re.search(r"\w{3}|[\u4e00-\u9fff]{2}", text)
    )


def _place_and_dates(text: str, draft: Draft) -> bool:
    """A line such as `Vienna, 11–13 September 2019`; in Chinese the place comes last."""
    span = span_in(text) if len(text) <= _LONGEST_PLACE else None
    if span is None:
        return False
    draft.first, draft.last, before, after = span
    _place(before, draft)
    if not draft.place and re.fullmatch(r"[^\d(]{2,40}", after):
        draft.place = after.strip(" ,、")
    return True


def _place_and_day(text: str, draft: Draft) -> bool:
    """A line such as `Vienna, 11 September 2019`."""
    day = day_in(text) if len(text) <= _LONGEST_PLACE else None
    if day is None or not day.before or not day.day.year or len(day.before) > 60:
        return False
    if re.match(r"(?:as of|issued|date)\b", day.before, re.IGNORECASE) or re.search(
        r"\d|\b(?:opens?|commences?|begins?|starts?|will|from|until)\b", day.before
    ):
        return False
    draft.first = draft.last = real(day.day, 0)
    _place(day.before, draft)
    return True


def _place(before: str, draft: Draft) -> None:
    """The place that stands before dates, and the session before it if there is one."""
    place = _FROM.sub("", before).strip(" ,،、(-")
    if re.fullmatch(
        r"(?:hybrid|virtual|online)(?: (?:event|meeting|session))?", place, re.IGNORECASE
    ):
        place = ""
    session = _SESSION.match(place)
    if session and session.end() < len(place):
        draft.session = session[0]
        place = place[session.end() :].strip(" ,-–—")
    draft.place = place


def _place_above(lines: list[Line], draft: Draft) -> None:
    """The place, where it stands in a line of its own (`Kasane, Botswana`)."""
    from scheduler.readers.zones import zone_of_place

    for line in lines if draft.first and not draft.place else ():
        if len(line.text) < 60 and not _BODY.match(line.text) and zone_of_place(line.text):
            draft.place = line.text
            lines.remove(line)
            return


def _names(lines: Sequence[Line], draft: Draft) -> None:
    """The body is named last, the conference that it belongs to first."""
    if not lines:
        return
    draft.body = lines[-1].text
    before, _, behind = re.sub(" [–—] ", " - ", draft.body).rpartition(" - ")
    if before and not draft.session and _SESSION.fullmatch(behind):
        draft.body, draft.session = draft.body[: len(before)], behind
    ordinal = re.match(rf"({_ORDINAL}) .*?\b(meeting|session)\b", draft.body, re.IGNORECASE)
    if ordinal and not draft.session:
        draft.session = f"{ordinal[1]} {ordinal[2]}"
        draft.doubt("session", "The session is taken from:", lines[-1].where, draft.body)
    if len(lines) > 1:
        draft.conference = lines[0].text
        if len(lines) > 2:
            others = "; ".join(f"“{line.text}”" for line in lines[1:-1])
            message = f"Body and conference are taken from the first page, which also has {others}."
            draft.doubt("body", message, lines[-1].where)


def session_of_body(text: str) -> tuple[str, str] | None:
    """Session and body of a text such as `the sixth meeting of the Working Group on …`."""
    found = next(filter(None, map(_SESSION_OF.search, _near_of(text))), None)
    if found is None:
        return None
    body = re.split(r" (?:will|is|was|shall|held|to be|agreed|would|in|on \w+day)\b", found[2])[0]
    return found[1], body.strip()


def _near_of(text: str) -> Iterator[str]:
    """What stands around each `session of` and `meeting of`, which alone is worth a search."""
    for found in _OF.finditer(text):
        yield text[max(0, found.start() - 40) : found.end() + _LONGEST_NAME]


def states_offset(text: str) -> bool:
    """Whether a text says in which time zone hours are."""
    return _OFFSET.search(for_matching(text)) is not None


def _offset(lines: Sequence[Line], draft: Draft) -> None:
    for line in lines:
        found = _OFFSET.search(for_matching(line.text))
        if found:
            draft.utc_offset = f"UTC{found[2].replace(' ', '')}"
            if not draft.place:
                draft.place = found[1]
                message = "The place is taken from the time zone that is stated:"
                draft.doubt("place", message, line.where, line.text)
            return
