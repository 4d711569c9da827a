"""The table in its revised form: what is new and what is superseded, marked line by line.

A revised document of the United Nations bears the symbol of the first with /Rev.1, /Rev.2 … after
it. The marks are those of a comparison in Word: new lines underlined, superseded ones struck out.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import TypeVar

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, lines
from scheduler.wording import Wording
from scheduler.wording.days_and_hours import day_heading
from scheduler.writers.edition import Edition
from scheduler.writers.phrases import Phrase
from scheduler.writers.table import GONE, NEW, Day, Row, Table, table

_REVISION = re.compile(r"([/ ])Rev\.(\d+)$")


def content_of(conference: Conference, timetable: Timetable, edition: Edition) -> Table:
    """The table of an edition: as it is, or marked against the timetable it supersedes."""
    if edition.since is None:
        return table(conference, timetable, edition.words)
    return revised(conference, edition.since, timetable, edition.words)


def revised_symbol(symbol: str, revisions: int) -> str:
    """`…/2019/1/Rev.1` for the first revision; a revision that the symbol has counts on."""
    if not symbol:
        return ""
    match = _REVISION.search(symbol)
    if match is None:
        return f"{symbol}/Rev.{max(1, revisions)}"
    number = int(match[2]) + max(1, revisions)
    return f"{symbol[: match.start()]}{match[1]}Rev.{number}"


def revised(conference: Conference, before: Timetable, after: Timetable, words: Wording) -> Table:
    """The table of `after` with the lines of `before` that it no longer has, each marked."""
    new = table(conference, after, words)
    old_days, new_days = _full(conference, before, words), _full(conference, after, words)
    years = {day.year for day in {*old_days, *new_days}}
    days = tuple(
        Day(
            day_heading(words, day, len(years) > 1),
            tuple(_shown(_merged(old_days.get(day, []), new_days.get(day, [])))),
        )
        for day in sorted({*old_days, *new_days})
    )
    # Minutes that differ within the same half-days leave no mark; then none is explained.
    is_marked = any(row.change for day in days for row in day.rows)
    marks = (Phrase(words["revised_marks"], words.language),) if is_marked else ()
    revisions = after.history.revisions if after.history else after.version - 1
    symbol = revised_symbol(conference.symbol, revisions)
    return replace(new, symbol=symbol, days=days, notes=(*marks, *new.notes))


_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Full:
    """A row with the hours and the body that stand above it where it has none of its own."""

    hours: str
    body: str
    row: Row

    @property
    def key(self) -> tuple[str, str, str, str, bool]:
        """What makes it the same line in both tables."""
        return self.hours, self.body, self.row.number, self.row.title, self.row.continued


def _full(conference: Conference, timetable: Timetable, words: Wording) -> dict[date, list[_Full]]:
    dates = dict.fromkeys(line.date for line in lines(conference, timetable))
    found: dict[date, list[_Full]] = {}
    for day, printed in zip(dates, table(conference, timetable, words).days, strict=True):
        hours = body = ""
        found[day] = []
        for row in printed.rows:
            hours, body = row.time or hours, row.body or body
            found[day].append(_Full(hours, body, row))
    return found


def _merged(old: Sequence[_Full], new: Sequence[_Full]) -> Iterator[_Full]:
    """The lines of both, meeting by meeting; what is superseded comes before what is new."""
    olds, news = _blocks(old), _blocks(new)
    for block in dict.fromkeys(pair[0] for pair in _aligned(list(olds), list(news))):
        was = {one.key: one for one in olds.get(block, [])}
        now = {one.key: one for one in news.get(block, [])}
        for key, change in _aligned(list(was), list(now)):
            one = was[key] if change == GONE else now[key]
            yield replace(one, row=replace(one.row, change=change))


def _blocks(found: Sequence[_Full]) -> dict[tuple[str, str], list[_Full]]:
    """The lines of each meeting."""
    blocks: dict[tuple[str, str], list[_Full]] = {}
    for one in found:
        blocks.setdefault((one.hours, one.body), []).append(one)
    return blocks


def _aligned(old: Sequence[_Key], new: Sequence[_Key]) -> Iterator[tuple[_Key, str]]:
    """What is in either, in order, with what became of it."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        same = old[first:last] == new[start:end]
        yield from ((one, GONE) for one in old[first:last] if not same)
        yield from ((one, "" if same else NEW) for one in new[start:end])


def _shown(merged: Iterator[_Full]) -> Iterator[Row]:
    """Rows that say hours and body where these change, as in the table itself."""
    hours = body = None
    for one in merged:
        opens = (one.hours, one.body) != (hours, body)
        yield replace(
            one.row,
            time=one.hours if opens and (one.hours != hours or one.row.time) else "",
            body=one.body if opens else "",
        )
        hours, body = one.hours, one.body
