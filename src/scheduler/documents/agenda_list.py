"""The list of agenda items: numbers within numbers, titles over several lines."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from scheduler.documents import names
from scheduler.documents.columns import head_roles
from scheduler.documents.dates import day_in
from scheduler.documents.draft import Paper, Point
from scheduler.documents.line import Line
from scheduler.documents.numbers import Numbered, figure_of, numbered
from scheduler.documents.passages import paragraphs
from scheduler.documents.symbols import symbols_in
from scheduler.documents.typography import for_matching, one_line, unhyphenated, without_marks

_AIM = r"(?:information|review|discussion|decision|action|consideration|approval|adoption)"
_ACTION = re.compile(
    rf"[:,;]?\s*[(\[]?(for {_AIM}(?:(?:,| and| or) {_AIM})*)[)\]]?$"
    r"|[:,;]?\s*[(\[]((?:pour|para) \w+)[)\]]$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 300
_ITEM = re.compile(r"(?:agenda )?(?:item|point|tema|punto|пункт|بند) \d{1,2}", re.IGNORECASE)
_ITEM_ALONE = re.compile(rf"{_ITEM.pattern} ?[.:]?", re.IGNORECASE)


def read_agenda(lines: Sequence[Line]) -> tuple[list[Point], int]:
    """The items of the provisional agenda, and the index of the line after them; none if no list.

    The list is the longest one that begins with 1 below a title “Provisional agenda”; where there
    is no such title, the longest one before the annotations or the table.
    """
    best: tuple[list[Point], int] = ([], 0)
    end = _end(lines)
    timed = {line.table for line in lines if line.is_row and head_roles(line.cells)}
    titles = [i for i, line in enumerate(lines[:end]) if _is_agenda_title(line)]
    for start in titles or [-1]:
        points, after = _list_from(lines, start + 1, end, timed)
        if len(points) > len(best[0]):
            best = points, after
    between = _interleaved(
        with_titles_beside(_unwrapped(line for line in lines if not line.is_row))
    )
    return (between, 0) if _top(between) > _top(best[0]) else best


def _unwrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines; of a PDF file, whose paragraphs are known by their margins, each paragraph."""
    above: list[Line] = []
    for line in lines:
        begins = names.is_annex(line.text) or names.is_programme(line.text) or numbered(line.text)
        if above and (line.gap or not line.size or begins):
            yield from _paragraph(above)
            above = []
        above.append(line)
    yield from _paragraph(above)


def _paragraph(lines: Sequence[Line]) -> Iterable[Line]:
    """Lines as one, unless it is too long for a heading that it may begin with."""
    whole = paragraphs(lines)
    return whole if all(len(line.text) < _LONGEST_HEADING for line in whole) else lines


def _top(points: Sequence[Point]) -> int:
    return sum(not point.parent for point in points)


def _interleaved(lines: Iterable[Line]) -> list[Point]:
    """The items of an agenda whose annotations stand between them: titles with the next number."""
    builder = _Builder()
    for line in lines:
        if builder.points and (names.is_programme(line.text) or names.is_annex(line.text)):
            break
        number = numbered(with_full_stop(line))
        sentence = line.text.endswith((".", ":", ";", "。")) and not _ITEM.match(line.text)
        heading = number is not None and number.title and not sentence
        if heading and len(line.text) < _LONGEST_HEADING and builder.begins_item(line):
            builder.take(line)
    return builder.finished()


def with_titles_beside(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, `Item 1` and the title in the line below it as one."""
    above: Line | None = None
    for line in lines:
        if above is not None and not numbered(line.text):
            yield Line(f"{above.text.rstrip(' .:')}. {line.text}", above.where, gap=True)
        elif not is_item_alone(line.text):
            yield line
        above = line if is_item_alone(line.text) else None


def is_item_alone(text: str) -> bool:
    """Whether a line says `Item 3` and nothing else: its title stands below it."""
    return _ITEM_ALONE.fullmatch(for_matching(text)) is not None


def _is_agenda_title(line: Line) -> bool:
    whose = r" (?:for|of) the [^.]{3,90}?(?:session|meeting|conference)\b.*$"
    return names.is_agenda(line.text) or names.is_agenda(re.sub(whose, "", line.text))


def _end(lines: Sequence[Line]) -> int:
    """Where a list of items can no longer be: at the annotations below one."""
    begun = False
    for index, line in enumerate(lines):
        if begun and names.is_annotations(line.text):
            return index
        number = numbered(line.text)
        begun = begun or (number is not None and number.number in ("1", "I"))
    return len(lines)


def _list_from(
    lines: Sequence[Line], start: int, end: int, timed: Set[int]
) -> tuple[list[Point], int]:
    """The list from a line on, and the line after it; it does not go into `timed` tables."""
    builder = _Builder()
    for index in range(start, end):
        line = lines[index]
        if not builder.points and _is_agenda_title(line):
            continue
        is_other = _ends_list(line) and not builder.begins_item(line)
        ends = is_other or line.table in timed
        if ends or (not builder.take(line) and builder.points):
            return builder.finished(), index
    return builder.finished(), end


def _ends_list(line: Line) -> bool:
    """Whether a line is no part of a list of items: a title, a day, the row of a wide table."""
    title = any(is_one(line.text) for is_one in (names.is_programme, names.is_annex))
    wide = line.is_row and len([cell for cell in line.cells if cell]) > 3
    return title or wide or _is_day(line)


def _is_day(line: Line) -> bool:
    found = day_in(line.text)
    return found is not None and found.day.weekday is not None and not found.before


class _Builder:
    """Takes the lines of a list one by one."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._path: list[str] = []  # numbers of the items that are open, outermost first
        self._letter = ["", "", "", ""]
        self._last_figure = 0

    def take(self, line: Line) -> bool:
        """Take a line as an item, or as more of the title above; False if it is neither."""
        text = with_full_stop(line)
        number = self._number(text)
        if number is not None and not re.search(r"\w", number.title) and not self.points:
            return False  # `Item 1 of the provisional agenda`, on a first page
        if number is not None:
            self._open(number, line)
            return True
        if not self.points or self._is_complete(line, text):
            return False
        if text.startswith("*"):
            return False  # a footnote
        if [*symbols_in(text)]:
            self.points[-1].papers += [Paper(found.text) for found in symbols_in(text)]
            return True
        self.points[-1].title = unhyphenated(self.points[-1].title, text)
        return True

    def finished(self) -> list[Point]:
        """The items with clean titles."""
        for point in self.points:
            point.title, papers = _without_papers(point.title)
            point.papers = [*papers, *(one for one in point.papers if one not in papers)]
            point.title, point.note = clean_title(point.title)
        return [point for point in self.points if point.title]

    def begins_item(self, line: Line) -> bool:
        """Whether a line has the number that comes next."""
        return self._number(with_full_stop(line)) is not None

    def _number(self, text: str) -> Numbered | None:
        number = numbered(text, self._letter[1]) or self._next_decimal(text)
        return number if number is not None and self._fits(number) else None

    def _fits(self, number: Numbered) -> bool:
        """Whether a number can come here: 4 after 3, IV after III, letters under an item."""
        figure = figure_of(number.number) if number.depth == 0 else None
        if figure is not None:
            first = self.points[0].number if self.points else number.number
            same_kind = first.isdigit() == number.number.isdigit()
            return same_kind and figure == self._last_figure + 1
        return bool(self.points) or number.depth == 0

    def _next_decimal(self, text: str) -> Numbered | None:
        """`12.10 Title` after `12.9`: with no full stop, else it would be taken for an hour."""
        found = re.match(r"(\d{1,2})\.(\d\d) +(?=[^\W\d])", text)
        last = self.points[-1].number if self.points else ""
        if found is None or last != f"{found[1]}.{int(found[2]) - 1}":
            return None
        return Numbered(f"{found[1]}.{found[2]}", text[found.end() :], 1, True)

    def _open(self, number: Numbered, line: Line) -> None:
        depth = number.depth
        if number.whole or depth == 0:
            whole = number.number
            parent = re.sub(r"\.?[^\s.]+$|\s*\([^()]*\)$", "", whole).strip() if depth else ""
        else:
            parent = self._path[min(depth, len(self._path)) - 1] if self._path else ""
            depth = min(depth, len(self._path))
            whole = f"{parent} ({number.number})".strip()
        self._path = [*self._path[:depth], whole]
        if depth == 0:
            self._last_figure = figure_of(whole) or self._last_figure
        self._letter = [*self._letter[:depth], number.number, "", "", ""]
        known = {point.number for point in self.points}
        parent = parent if parent in known else ""
        self.points.append(Point(whole, number.title, line.where, parent))

    def _is_complete(self, line: Line, text: str) -> bool:
        """Whether the list is over: a new paragraph after a title that has ended."""
        if not line.gap:
            return False
        ended = self.points[-1].title.rstrip().endswith((".", ";", ":", "。", "；", "؛"))
        return ended or not text[:1].islower() or line.is_row


def with_full_stop(line: Line) -> str:
    """The text of a line; a number that stands in a column of its own has a full stop behind it."""
    filled = [cell for cell in line.cells if cell]
    if len(filled) > 1 and re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}", filled[0]):
        return f"{filled[0]}. {one_line(' '.join(filled[1:]))}"
    return one_line(line.text)


def known_number(text: str, points: Sequence[Point]) -> Numbered | None:
    """The number of an item of the agenda, with its title, without a full stop between."""
    own = for_matching(text)
    for point in points:
        title = own.removeprefix(f"{point.number} ") if point.number else own
        begins = for_matching(point.title)[:20]
        if title != own and title and (title[:20] == begins or begins.startswith(title)):
            return Numbered(point.number, text[len(text) - len(title) :], 0, True)
    return None


def _without_papers(title: str) -> tuple[str, list[Paper]]:
    """A title without the documents in brackets behind it, `(document A/79/5)`, and those."""
    for found in re.finditer(r" ?[(\[]([^()\[\]]+)[)\]]", title):
        papers = [*symbols_in(found[1])]
        rest = re.sub(r"documents?|and|et|y|see|[\s,:;]", "", found[1], flags=re.IGNORECASE)
        if papers and rest == "".join(re.sub(r"\s", "", paper.text) for paper in papers):
            whole = title[: found.start()] + title[found.end() :]
            return whole, [Paper(paper.text) for paper in papers]
    return title, []


def clean_title(title: str) -> tuple[str, str]:
    """A title without what ends it in a list, and the action wanted (“for decision”)."""
    title = one_line(title).strip()
    title = re.sub(r"[;,؛،] ?(?:and|et|y|и|و)$", "", title)
    title = (
        re.sub(r"[ ;:.。；：，؛،]+$", "", title).strip() if not title.endswith("etc.") else title
    )
    title = without_marks(title)
    title = title.rstrip(" –—") if re.search(r" [–—]$", title) else title
    action = _ACTION.search(for_matching(title))
    if action and action.start():
        return without_marks(title[: action.start()].strip(" –—")), action[1] or action[2]
    return title, ""
