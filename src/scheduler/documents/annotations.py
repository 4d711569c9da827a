"""The annotations: opening, stated resources, and each item's documents and mandates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.documents import names
from scheduler.documents.clocks import hour_in
from scheduler.documents.dates import day_in, real, span_in
from scheduler.documents.draft import Draft, Paper, Point
from scheduler.documents.front_page import session_of_body
from scheduler.documents.line import Line
from scheduler.documents.numbers import numbered
from scheduler.documents.passages import Running, paragraphs
from scheduler.documents.symbols import mandates_in, only_symbol, symbols_in
from scheduler.documents.typography import for_matching

_OPENS = re.compile(
    r"\b(?:will|shall|is to|to|are to)(?: be)? (?:opened|open|begin|commence|convened?|start)\b"
    r"|\b(?:starting|opening|beginning) (?:at|on)\b"
    r"|\bs.ouvrira\b|\bsera ouverte?\b|\bse (?:abrirá|inaugurará)\b|\bоткроется\b",
    re.IGNORECASE,
)
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(names.NUMBERS)})"
_MEETINGS = re.compile(
    rf"\b({_NUMBER}) (?:(?:plenary|formal|half-day|three-hour|full|serviced|official) ){{0,3}}"
    r"(?:meetings?|séances|sesiones|reuniones)\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"\b({_NUMBER})(?: (?:full|working|whole|consecutive))?( and a half)?(?: (?:full|working))?"
    r" days?\b"
    r"|\b(\d+)[.,]5 days?\b|\b(\d+)? ?½ days?\b|\b(half a day)\b",
    re.IGNORECASE,
)
_RESOURCES = re.compile(
    r"resources|permit|interpr[eé]t|services|allotted|allocated|to hold|will hold|holding of"
    r"|will be held|scheduled to",
    re.IGNORECASE,
)
_HELD = re.compile(r"[^.;]{0,40}\b(?:session|meeting) of (?:the )?[^.;]{3,160}? (?:will|shall) ")
_OF_DAYS = re.compile(r"resources|interpret|services|of meetings|plenary", re.IGNORECASE)
_INTERPRETED = re.compile(r"\binterpr[eé]t\w*|\bустн\w+ перевод|口译", re.IGNORECASE)
_SIX = re.compile(
    r"six (?:official )?languages|(?:all )?official languages of the united nations"
    r"|six langues officielles|seis idiomas oficiales|шест\w+ официальн\w+ язык|六种正式语文",
    re.IGNORECASE,
)


def read_annotations(lines: Sequence[Line], draft: Draft, front: Sequence[Line] = ()) -> None:
    """Put what the running text says into the draft; `front` are the lines before the agenda."""
    text = Running(line for line in lines if not line.is_row and "://" not in line.text)
    _opening(text, draft)
    if draft.opening is None:
        _opening(Running(front), draft)
    _session(lines, text, draft)
    _resources(text, draft)
    _dates(text, draft)


def _opening(text: Running, draft: Draft) -> None:
    for found in _OPENS.finditer(text.text):
        rest = text.text[found.start() : found.start() + 200]
        day = day_in(rest)
        if day is None:
            continue
        year = day.day.year or (draft.first.year if draft.first else 0)
        date = real(day.day, year)
        if date is None:
            continue
        sentence, where = text.sentence(found.start()), text.where(found.start())
        draft.opening = date, hour_in(day.after[:60]) or hour_in(rest[:60])
        if day.day.weekday is not None and date.weekday() != day.day.weekday:
            message = f"{date.day} {date:%B %Y} is a {date:%A}; the text says otherwise:"
            draft.doubt("dates", message, where, sentence)
        return


_WHOSE = re.compile(r"\bsession|\bmeeting", re.IGNORECASE)


def _session(lines: Sequence[Line], text: Running, draft: Draft) -> None:
    """Session and body from a sentence that says when it is held, or else from any line."""
    passages = [
        line.text
        for line in lines
        if _WHOSE.search(line.text) and "://" not in line.text and not line.is_row
    ]
    held = _HELD.search(text.text)
    found = session_of_body(held[0]) if held else None
    found = found or next(filter(None, map(session_of_body, passages)), None)
    if found is None or (draft.session and draft.session.casefold() != found[0].casefold()):
        return
    session, body = found
    known = draft.body.casefold()
    if not draft.session and (not known or body.casefold() in known or known in body.casefold()):
        draft.session = session
    if not draft.body:
        draft.body = body
        at = text.text.find(body)
        message = "The name of the body is taken from the running text:"
        draft.doubt("body", message, text.where(at), text.sentence(at))


def _resources(text: Running, draft: Draft) -> None:
    plain = text.text
    for found in _MEETINGS.finditer(plain):
        sentence = text.sentence(found.start())
        if draft.stated_meetings is None and _RESOURCES.search(sentence):
            draft.stated_meetings = number_of(found[1])
            passage = (text.where(found.start()), sentence)
            draft.tell("stated", f"Stated: {found[0]}.", *passage)
            days = _DAYS.search(sentence)
            if days:
                draft.stated_half_days = half_days(days)
    if draft.stated_meetings is None:
        for found in _DAYS.finditer(plain):
            sentence = text.sentence(found.start())
            if draft.stated_half_days is None and _OF_DAYS.search(sentence):
                draft.stated_half_days = half_days(found)
                draft.tell("stated", f"Stated: {found[0]}.", text.where(found.start()), sentence)
    _languages(text, draft)


def number_of(word: str) -> int:
    """A number in figures or words."""
    return int(word) if word.isdigit() else names.NUMBERS[word.lower()]


def half_days(found: re.Match[str]) -> int:
    """The half-days of `two and a half days`, `2.5 days`, `two full days`, `half a day`."""
    if found[5]:
        return 1
    if found[1]:
        return 2 * number_of(found[1]) + bool(found[2])
    return 2 * int(found[3] or found[4] or 0) + 1


def _languages(text: Running, draft: Draft) -> None:
    for found in _INTERPRETED.finditer(text.text):
        sentence = text.sentence(found.start())
        words = set(re.findall(r"\w+", sentence.lower()))
        named = tuple(
            dict.fromkeys(code for name, code in names.LANGUAGES.items() if name in words)
        )
        if _SIX.search(sentence):
            draft.languages = ("six",)
        elif re.search(
            r"no interpretation|without interpretation|not be (?:available|provided)", sentence
        ):
            draft.languages = ("none",)
        else:
            draft.languages = named
        if draft.languages:
            draft.tell("languages", "Stated:", text.where(found.start()), sentence)
            return


def _dates(text: Running, draft: Draft) -> None:
    """Dates from the running text, where the first page has none."""
    if draft.first is not None:
        return
    for found in re.finditer(r"\b(?:held|meet|take place|convened)\b", text.text):
        rest = text.text[found.start() : found.start() + 160]
        span = span_in(rest)
        if span is not None:
            draft.first, draft.last = span[0], span[1]
            sentence = text.sentence(found.start())
            draft.tell("dates", "The dates are taken from:", text.where(found.start()), sentence)
            return


def read_papers(lines: Sequence[Line], points: Sequence[Point]) -> None:
    """Give each item the documents and mandates that its annotation names."""
    current: Point | None = None
    section: list[Line] = []
    for line in lines:
        heading = _item_of(line, points, current)
        if heading is not None:
            _papers(section, current)
            current, section = heading, []
        else:
            section.append(line)
    _papers(section, current)


def _item_of(line: Line, points: Sequence[Point], current: Point | None) -> Point | None:
    """The item whose annotation begins with a line."""
    number = numbered(line.text)
    if number is None or line.is_row:
        return None
    title = _plain(number.title)
    for point in points:
        own = _plain(point.title)
        same_number = point.number == number.number or point.number.endswith(f"({number.number})")
        if same_number and title and (own.startswith(title) or title.startswith(own)):
            return point
    return None


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", for_matching(title)).casefold().strip()


def _papers(section: list[Line], point: Point | None) -> None:
    if point is None:
        return
    papers = {paper.symbol: paper for paper in point.papers}
    for paragraph in paragraphs(map(_as_row, section)):
        for symbol, title in _symbols_with_titles(paragraph):
            if symbol not in papers or (title and not papers[symbol].title):
                papers[symbol] = Paper(symbol, title)
        point.mandates += [one for one in mandates_in(paragraph.text) if one not in point.mandates]
    point.papers = [*papers.values()]


def _as_row(line: Line) -> Line:
    """A line with a symbol in a column of its own, as the row of a table."""
    in_columns = len(line.cells) > 1 and any(map(only_symbol, line.cells))
    return replace(line, table=line.table or 1) if in_columns else line


def _symbols_with_titles(line: Line) -> Iterator[tuple[str, str]]:
    if line.is_row:
        others = " ".join(cell for cell in line.cells if cell and not [*symbols_in(cell)])
        yield from ((found.text, others) for found in symbols_in(line.text))
        return
    after = 0
    for found in symbols_in(line.text):
        yield found.text, _title_before(line.text[after : found.start])
        after = found.end


def _title_before(text: str) -> str:
    """The title that stands before a symbol: what is quoted, or else the paper that is named."""
    text = text.strip().rstrip(" ,;([")
    quoted = re.search(r"[“\"«]([^“”\"«»]{4,}(?:“[^”]*”[^“”]*)?)[”\"»]$", text)
    if quoted:
        return quoted[1].strip(" ,")
    text = re.sub(r"^(?:Documentation|Documents?)[:.]? *", "", text, flags=re.IGNORECASE)
    text = re.split(r"(?<=[.;]) (?=[A-Z])", text)[-1]
    named = re.search(
        r"\b(?:an?|the) ((?:[a-z]+ ){0,3}(?:paper|note|report|document|compilation|summary)\b.*)$",
        text,
    )
    if named:
        return named[1][0].upper() + named[1][1:]
    return text if re.match(r"[A-Z]", text) and len(text) > 3 else ""
