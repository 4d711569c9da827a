"""`organization-of-work.html`: one self-contained page, to read on a phone and to print."""

from collections.abc import Iterator
from html import escape

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.wording import Wording
from scheduler.writers.edition import Edition, usual
from scheduler.writers.phrases import Phrase
from scheduler.writers.revised import content_of
from scheduler.writers.table import GONE, NEW, Row, Table

STYLE = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 48rem; padding: 0 1rem;
  font: 1rem/1.45 "Times New Roman", Times, "Liberation Serif", serif; }
h1 { font-size: 1.35rem; margin: 1.5rem 0 .75rem; }
.about { margin: 0; } .symbol { text-align: end; font-weight: bold; margin: 0; }
.status { border: 2px solid currentColor; padding: .5rem .75rem; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0;
  border-top: 1px solid; border-bottom: 2px solid; }
th, td { padding-block: .25rem; padding-inline: 0 .75rem; vertical-align: top; text-align: start; }
thead th { font-weight: normal; font-style: italic; font-size: .9rem; border-bottom: 2px solid; }
tbody tr.day th { font-weight: bold; padding-top: .9rem; }
tbody tr:not(.day) th { font-weight: normal; }
.time, .item { white-space: nowrap; } .details { white-space: normal; }
.details, .note { display: block; font-size: .9rem; font-weight: normal; }
td.title { overflow-wrap: anywhere; } .mark { font-size: .85rem; }
:lang(ar) em, :lang(zh) em, :lang(ar) thead th, :lang(zh) thead th { font-style: normal; }
.notes { font-size: .9rem; }
@media (max-width: 36rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, tbody th, td { display: block; }
  tr:not(.day) { display: grid; grid-template-columns: 4.5rem 1fr; padding: .15rem 0; }
  .time, .body { grid-column: 1 / -1; font-weight: bold; }
  .time:empty, .body:empty { display: none; }
  tr:not(.day) th.time { font-weight: bold; padding-top: .4rem; }
  .item { white-space: normal; }
}
@media print {
  @page { size: A4; margin: 2.5cm 2cm; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; } tr.day { break-after: avoid; }
}
""".strip()


def render(conference: Conference, timetable: Timetable, edition: Edition | None = None) -> bytes:
    """The page, UTF-8, with its style in it and nothing to fetch."""
    content = content_of(conference, timetable, edition or usual(conference))
    return "\n".join([*_page(content, content.symbol), ""]).encode()


def _page(content: Table, symbol: str) -> Iterator[str]:
    heading = escape(content.title)
    whose = escape(" – ".join((content.title, *map(str, content.about[:1]))))
    words = content.words
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(words.language)}" dir="{words["direction"]}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{whose}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>"
    if symbol:
        yield f'<p class="symbol">{escape(symbol)}</p>'
    yield from (f'<p class="about">{_phrase(words, line)}</p>' for line in content.about)
    yield f"<h1>{heading}</h1>"
    if content.status:
        yield f'<p class="status" role="note">{escape(content.status)}</p>'
    yield "<table>"
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in content.columns)
    yield f"<thead>\n<tr>{heads}</tr>\n</thead>"
    for day in content.days:
        yield "<tbody>"
        span = f'colspan="{len(content.columns)}"'
        yield f'<tr class="day"><th scope="rowgroup" {span}>{escape(day.heading)}</th></tr>'
        yield from (_row(words, row, content.with_bodies) for row in day.rows)
        yield "</tbody>"
    yield "</table>"
    yield from (f'<p class="notes">{_phrase(words, note)}</p>' for note in content.notes)
    yield "</main>\n</body>\n</html>"


def _phrase(words: Wording, phrase: Phrase) -> str:
    """A text with its mark; one in another language says which, and runs its own way."""
    if phrase.language == words.language:
        return escape(str(phrase))
    text = f'<span lang="{escape(phrase.language)}" dir="auto">{escape(phrase.text)}</span>'
    return f'{text} <span class="mark">{escape(phrase.mark)}</span>'


def _row(words: Wording, row: Row, with_body: bool) -> str:
    details = "".join(f'<span class="details">{escape(line)}</span>' for line in row.details)
    time = f"{escape(row.time)}{details}"
    # A header cell with nothing in it would be read out as a blank.
    first = f'<th scope="row" class="time">{time}</th>' if time else '<td class="time"></td>'
    body = f'<td class="body">{escape(row.body)}</td>' if with_body else ""
    if row.mark:
        title = _phrase(words, Phrase(row.title, row.language, row.mark))
    else:
        title = f'<span dir="auto">{escape(row.title)}</span>'
    if row.continued:
        title += f" (<em>{escape(words['continued'])}</em>)"
    if row.note:
        title += f'<span class="note">{escape(row.note)}</span>'
    number, tag = escape(row.number), {NEW: "ins", GONE: "del"}.get(row.change)
    if tag is not None:
        number = f"<{tag}>{number}</{tag}>" if number else ""
        title = f"<{tag}>{title}</{tag}>"
    item = f'<td class="item">{number}</td>'
    return f'<tr>{first}{body}{item}<td class="title">{title}</td></tr>'
