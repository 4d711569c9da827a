from html.parser import HTMLParser

import pytest
from tests.builders import ITEM_3, conference_2019, fill, make_conference, timetable_2019
from tests.writers.sessions import busy_session, two_bodies
from tests.writers.titles import TITLES

from scheduler.writers import html_page

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """What a reader of the page sees, and whether its tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "th" in self.open or "td" in self.open:
            self.rows[-1][-1] += data


def page(*solved: object) -> Page:
    return Page(html_page.render(*solved).decode())  # type: ignore[arg-type]


def test_the_table_of_2019() -> None:
    rows = page(conference_2019(), timetable_2019()).rows
    assert rows[0] == ["Date and time", "Agenda item", "Title or description"]
    assert rows[1] == ["Wednesday, 11 September"]
    assert rows[2] == ["3–6 p.m.", "1 (a)", "Opening of the meeting"]
    assert rows[9] == ["10 a.m.–1 p.m.", "3", f"{ITEM_3} (continued)"]
    assert len(rows) == 1 + 3 + 8


def test_it_can_be_heard() -> None:
    tags = page(conference_2019(), timetable_2019()).tags
    assert ("html", {"lang": "en", "dir": "ltr"}) in tags
    scopes = [attributes["scope"] for tag, attributes in tags if tag == "th"]
    assert scopes.count("col") == 3
    assert scopes.count("rowgroup") == 3
    assert scopes.count("row") == 5
    assert [tag for tag, _ in tags].count("em") == 2


def test_it_fetches_nothing() -> None:
    text = html_page.render(*busy_session()).decode()
    assert not any(word in text for word in ("http", "src=", "url(", "<link", "<script", "@import"))
    assert "@media print" in text
    assert "thead { display: table-header-group; }" in text


def test_bodies_rooms_and_notes() -> None:
    assert page(*two_bodies()).rows[-1] == ["", "Committee of the Whole", "4", "Draft resolutions"]
    text = html_page.render(*busy_session()).decode()
    assert '<span class="details">Boardroom D</span>' in text
    assert '<p class="notes">Times are local (Rome, UTC+1).</p>' in text


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_text_and_nothing_else(title: str) -> None:
    conference = make_conference([("1", title)])
    rows = page(conference, fill(conference)).rows
    assert rows[2] == ["3–6 p.m.", "1", title]
