"""`programme-of-meetings.docx`: the day sheets in Word, each day on a page of its own."""

from collections.abc import Iterator
from typing import Any

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.writers import word_styles
from scheduler.writers.day_sheets import Programme, Sheet, Sitting, Taken, programme
from scheduler.writers.edition import Edition, usual
from scheduler.writers.word_document import WordDocument

# Shares of the text's width; the items take the rest.
SHARES = {"time": 0.2, "room": 0.15, "body": 0.18, "languages": 0.165}
CHINESE_HOURS = 0.235  # hours in Chinese are longer


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The programme as a Word file; the same timetable gives the same bytes."""
    edition = edition or usual(conference)
    content = programme(conference, timetable, edition)
    document = WordDocument(edition, conference.symbol)
    whose = (*(sheet.title for sheet in content.sheets[:1]), *map(str, content.about[:1]))
    document.set_properties(" – ".join(whose), content.status)
    for number, sheet in enumerate(content.sheets):
        document.heading(sheet.title, word_styles.ANNEX, new_page=number > 0)
        for line in content.about:
            document.line(line, word_styles.ABOUT)
        if content.status:
            document.heading(content.status, word_styles.STATUS)
        document.space()
        _add_table(document, content, sheet)
    return document.to_bytes()


def _add_table(document: WordDocument, content: Programme, sheet: Sheet) -> None:
    rows = (_cells(document, content, sitting) for sitting in sheet.sittings)
    long = [number for number, sitting in enumerate(sheet.sittings) if sitting.has_speakers]
    document.table(_shares(content), content.columns, rows, long)


def _shares(content: Programme) -> list[float]:
    time = CHINESE_HOURS if content.words.language == "zh" else SHARES["time"]
    before = [time, *([SHARES["room"]] if content.with_rooms else [])]
    before += [SHARES["body"]] if content.with_bodies else []
    after = [SHARES["languages"]] if content.with_languages else []
    return [*before, 1 - sum(before) - sum(after), *after]


def _cells(document: WordDocument, content: Programme, sitting: Sitting) -> list[list[Any]]:
    time = "\n".join(filter(None, (sitting.time, *sitting.details)))
    before = [time, *([sitting.room] if content.with_rooms else [])]
    before += [sitting.body] if content.with_bodies else []
    after = [sitting.interpretation] if content.with_languages else []
    return [
        *([document.text(text, word_styles.CELL)] for text in before),
        [paragraph for taken in sitting.items for paragraph in _item(document, taken)]
        or [document.text("–", word_styles.CELL)],
        *([document.text(text, word_styles.CELL)] for text in after),
    ]


def _item(document: WordDocument, taken: Taken) -> Iterator[Any]:
    """The paragraph of an item, and those of its list of speakers."""
    style = word_styles.ITEM if taken.number else word_styles.CELL
    before = (f"{taken.number}\t" if taken.number else "") + (taken.time and f"{taken.time}  ")
    paragraph = document.text(before, style)
    document.add(paragraph, taken.title.text, taken.title.language)
    document.mark(paragraph, taken.title.mark)
    if taken.continued:
        document.continued(paragraph)
    yield paragraph
    if taken.called_up is not None:
        yield document.text(taken.called_up.head, word_styles.SPEAKERS)
        for one in taken.called_up.speakers:
            line = document.text(f"{one.time}\t" if one.time else "", word_styles.SPEAKER)
            document.add(line, f"{one.number} ")
            document.add(line, one.name.text, one.name.language)
            yield line
