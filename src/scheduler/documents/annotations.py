"""The annotations: opening, stated resources, and each item's documents and mandates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.documents.agenda_list import with_titles_beside
from scheduler.documents.clocks import hour_in, is_timed, ranges_in
from scheduler.documents.dates import day_in, real, span_in
from scheduler.documents.draft import Draft, Paper, Point
from scheduler.documents.front_page import session_of_body
from scheduler.documents.line import Line
from scheduler.documents.numbers import cell_number, is_cell_number, numbered
from scheduler.documents.passages import Running, paragraphs
from scheduler.documents.sayings import (
    compiled,
    half_days_in,
    languages_in,
    meetings_in,
    sayings_of,
)
from scheduler.documents.symbols import mandates_in, only_symbol, symbols_in
from scheduler.documents.typography import for_matching, one_line
from scheduler.readers.zones import zone_of_place

_HELD = re.compile(r"\b(?:session|meeting) of (?:the )?[^.;]{3,160}? (?:will|shall) ")
_SECTION = re.compile(r"[IVX]{1,4}\.\s+[A-ZÀ-Ý\u0410-\u042f][^.]{3,100}$|(?:Annex|Annexe|Anexo)\b")
# What makes a sentence of a text, so that it is no title.
_SENTENCE = re.compile(
    r"\b(?:will|shall|may|is|are|was|were|has|have|had|adopted|decided|requested|invited|recalled"
    r"|contained|took|takes|submitted|see)\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(
    r"(?:\b(?:at|in|à|en|[àa] l.Office des Nations Unies à)|,) (?=[A-ZÀ-Ý])"
    r"([A-ZÀ-Ý][\w.-]+(?: [A-ZÀ-Ý][\w.-]+){0,2})"
)
_OF_MEETINGS = re.compile(
    r"\bmeet(?:ings?)?\b|\bsessions?\b|\bhours\b|séances?|horaires|sesion(?:es)?\b|horario"
    r"|заседани|会议|جلس",
    re.IGNORECASE,
)
_NOON, _LONGEST = 12 * 60, 5 * 60  # minutes: where an afternoon begins; how long a meeting may be
_LONGEST_PASSAGE = 1_000
_NEAR = 200  # letters in which a date or an hour follows


def read_annotations(lines: Sequence[Line], draft: Draft, front: Sequence[Line] = ()) -> None:
    """Put what the running text says into the draft; `front` are the lines before the agenda."""
    text = Running(line for line in lines if not line.is_row and "://" not in line.text)
    _opening(text, draft)
    if draft.opening is None:
        _opening(Running(front), draft)
    _session(lines, text, draft)
    _resources(text, draft)
    _hours(lines, draft)
    for part in (text, Running(front)):
        _dates(part, draft)
        _place(part, draft)


def _opening(text: Running, draft: Draft) -> None:
    """The first day that is said in the sentence that tells of the opening, with its hour."""
    for found in _said(text, sayings_of(draft.language).opens):
        start, end = text.bounds(found.start())
        behind = text.text[found.start() : found.start() + _NEAR]
        rest = behind if day_in(behind) else text.text[start:end]
        day = day_in(rest)
        if day is None:
            continue
        year = day.day.year or (draft.first.year if draft.first else 0)
        date = real(day.day, year)
        if date is None:
            continue
        sentence, where = text.sentence(found.start()), text.where(found.start())
        draft.opening = date, hour_in(day.after[:60]) or hour_in(rest[:_NEAR])
        if day.day.weekday is not None and date.weekday() != day.day.weekday:
            message = f"{date.day} {date:%B %Y} is a {date:%A}; the text says otherwise:"
            draft.doubt("dates", message, where, sentence)
        return


def _said(text: Running, pattern: str) -> Iterator[re.Match[str]]:
    """Where a text says something, once for each sentence."""
    end = 0
    for found in compiled(pattern).finditer(text.text):
        if found.start() >= end:
            end = text.bounds(found.start())[1]
            yield found


_WHOSE = re.compile(r"\bsession|\bmeeting", re.IGNORECASE)


def _session(lines: Sequence[Line], text: Running, draft: Draft) -> None:
    """Session and body from a sentence that says when it is held, or else from any line."""
    passages = [
        line.text
        for line in lines
        if _WHOSE.search(line.text) and "://" not in line.text and not line.is_row
    ]
    held = _HELD.search(text.text)
    found = session_of_body(text.text[max(0, held.start() - 40) : held.end()]) if held else None
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
    """How many meetings or days are stated, and the languages of interpretation."""
    sayings = sayings_of(draft.language)
    told = compiled(f"{sayings.resources}|{sayings.interpreted}")
    for found in meetings_in(text.text, draft.language):
        sentence = text.sentence(found.start)
        if told.search(sentence):
            draft.stated_meetings = found.number
            draft.tell("stated", f"Stated: {found.text}.", text.where(found.start), sentence)
            days = next(half_days_in(sentence, draft.language), None)
            draft.stated_half_days = days.number if days else None
            break
    else:
        _days(text, draft)
    _languages(text, draft)


def _days(text: Running, draft: Draft) -> None:
    sayings = sayings_of(draft.language)
    told = compiled(f"{sayings.resources}|{sayings.interpreted}|{sayings.of_meetings}")
    for found in half_days_in(text.text, draft.language):
        sentence = text.sentence(found.start)
        if told.search(sentence):
            draft.stated_half_days = found.number
            draft.tell("stated", f"Stated: {found.text}.", text.where(found.start), sentence)
            return


def _languages(text: Running, draft: Draft) -> None:
    sayings = sayings_of(draft.language)
    for found in _said(text, sayings.interpreted):
        sentence = text.sentence(found.start())
        draft.languages = languages_in(sentence, draft.language)
        if draft.languages:
            draft.tell("languages", "Stated:", text.where(found.start()), sentence)
            return


def _hours(lines: Sequence[Line], draft: Draft) -> None:
    """The hours of mornings and afternoons, where a sentence states both."""
    for line in paragraphs(line for line in lines if not line.is_row):
        if not _OF_MEETINGS.search(line.text) or len(line.text) > _LONGEST_PASSAGE:
            continue
        hours = [(start, end) for start, end in ranges_in(line.text) if end - start <= _LONGEST]
        if len(hours) > 1 and hours[0][1] <= hours[1][0] and hours[0][0] < _NOON <= hours[1][0]:
            draft.stated_hours = {"morning": hours[0], "afternoon": hours[1]}
            draft.tell("stated", "The hours are taken from:", line.where, line.text)
            return


def _dates(text: Running, draft: Draft) -> None:
    """Dates from the running text, where the first page has none."""
    if draft.first is not None:
        return
    for found in _said(text, sayings_of(draft.language).held):
        start, end = text.bounds(found.start())
        span = span_in(text.text[found.start() : found.start() + _NEAR])
        span = span or span_in(text.text[start:end])
        if span is not None:
            draft.first, draft.last = span[0], span[1]
            sentence = text.sentence(found.start())
            draft.tell("dates", "The dates are taken from:", text.where(found.start()), sentence)
            return


def _place(text: Running, draft: Draft) -> None:
    """The city where a sentence says that the session is held, if the first page names none."""
    for found in _said(text, sayings_of(draft.language).held) if not draft.place else ():
        start, end = text.bounds(found.start())
        words = (place[1].split() for place in _AT_PLACE.finditer(text.text[start:end]))
        for named in (" ".join(some[:n]) for some in words for n in range(len(some), 0, -1)):
            if zone_of_place(city := named.rstrip(".")):
                draft.place = city
                message = "The place is taken from:"
                where = text.where(found.start())
                draft.doubt("place", message, where, text.sentence(found.start()))
                return


def read_papers(lines: Sequence[Line], points: Sequence[Point]) -> None:
    """Give each item the documents and mandates that its annotation names."""
    current: Point | None = None
    section: list[Line] = []
    for line in with_titles_beside(lines):
        if len(line.cells) > 1 and _paper_of_item(line, points):
            continue
        heading = _item_of(line, points)
        if heading is None and current is not None and _SECTION.match(line.text):
            _papers(section, current)
            current, section = None, []
        elif heading is not None:
            _papers(section, current)
            current, section = heading, []
        else:
            section.append(line)
    _papers(section, current)


def _paper_of_item(line: Line, points: Sequence[Point]) -> bool:
    """Take a row that has the number of an item and a symbol, as lists of documents do."""
    numbers = [cell_number(cell) for cell in line.cells if is_cell_number(cell)]
    point = next((point for point in points if numbers and point.number == numbers[0]), None)
    symbols = [found.text for found in symbols_in(line.text)]
    if point is None or not any(map(only_symbol, line.cells)):
        return False
    rest = [cell for cell in line.cells if not (is_cell_number(cell) or [*symbols_in(cell)])]
    title = one_line(" ".join(cell for cell in rest if not (is_timed(cell) or day_in(cell))))
    title = "" if _plain(title) == _plain(point.title) else title
    known = {paper.symbol for paper in point.papers}
    point.papers += [Paper(symbol, title) for symbol in symbols if symbol not in known]
    return True


def _item_of(line: Line, points: Sequence[Point]) -> Point | None:
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
    text = text.strip().rstrip(" ,;([（，、")
    quoted = re.search(r"[“\"«《]([^“”\"«»《》]{2,}(?:“[^”]*”[^“”]*)?)[”\"»》](?:的\w*)?$", text)
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
    says = text.endswith(":") or _SENTENCE.search(text)
    return text if re.match(r"[A-Z]", text) and len(text) > 3 and not says else ""
