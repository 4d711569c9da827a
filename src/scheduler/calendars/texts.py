"""The texts of an appointment: its summary, and its description plain and as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from scheduler.domain.agenda import Document
from scheduler.domain.history import Appointment, By, Remark, Topic
from scheduler.wording import Wording
from scheduler.wording.days_and_hours import hours
from scheduler.wording.numbers import item_number

# No TEXT may have them (RFC 5545, 3.3.11).
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a description; `links` are (address, text in the line)."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


class Texts:
    """The texts of appointments in one language, in the words that the planner wants there.

    `language` is the one in which titles are looked for.
    """

    def __init__(self, language: str, words: Wording) -> None:
        self.language = language
        self._words = words
        self._comma, self._colon = words["list_comma"], words["colon"]

    def summary(self, one: Appointment) -> str:
        """`Working Group: items 1 (a), 1 (b), 2`, which is all that a narrow column shows.

        An item's part has its number and title.
        """
        if one.by is By.ITEM:
            return self._line(one.topics[0])
        who = self._comma.join(self._named(one.body_name, one.label))
        what = self._numbers([topic for topic in one.topics if topic.items])
        return _one_line(f"{who}{self._colon}{what or self._words['kept_free']}")

    def body(self, one: Appointment) -> str:
        """The name of whoever meets."""
        return _one_line(self._words.named(one.body_name))

    def location(self, one: Appointment) -> str:
        """Room and place."""
        return _one_line(self._comma.join(self._named(one.room, one.place)))

    def plain(self, one: Appointment) -> str:
        """The description, one line an item."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs(one))

    def html(self, one: Appointment) -> str:
        """The same as a page, with links to the documents."""
        direction = "rtl" if self._words.is_right_to_left else "ltr"
        lines = "<br>".join(map(_html, self._paragraphs(one)))
        tag = f'<html lang="{escape(self.language)}" dir="{direction}">'
        return f"<!DOCTYPE html>{tag}<body>{lines}</body></html>"

    def document(self, document: Document) -> str:
        """Symbol and title of a paper."""
        return _one_line(" ".join(filter(None, (document.symbol, document.title))))

    def _named(self, *names: str) -> Iterator[str]:
        return (self._words.named(name) for name in names if name)

    def _numbers(self, topics: list[Topic]) -> str:
        numbered = list(dict.fromkeys(topic.number for topic in topics))
        if not topics or not all(map(_is_number, numbered)):
            names = (self._name(topic) for topic in topics)
            return "; ".join(dict.fromkeys(names))
        many = len(numbered) > 1 or "&" in numbered[0]
        if not many:
            return self._words.fill("item", number=self._number(numbered[0]))
        numbers = self._comma.join(map(self._number, numbered))
        return self._words.fill("items", numbers=numbers)

    def _name(self, topic: Topic) -> str:
        if _is_number(topic.number):
            return self._words.fill("item", number=self._number(topic.number))
        return self._number(topic.number) or topic.title(self.language)

    def _number(self, number: str) -> str:
        return item_number(self._words, number)

    def _line(self, topic: Topic) -> str:
        mark = f"({self._words['continued']})" if topic.continued else ""
        title = topic.title(self.language)
        return _one_line(" ".join(filter(None, (self._number(topic.number), title, mark))))

    def _paragraphs(self, one: Appointment) -> Iterator[Paragraph]:
        for topic in one.topics:
            when = "" if topic.start is None else hours(self._words, topic.start, topic.end)
            yield Paragraph(" ".join(filter(None, (when, self._line(topic)))))
        if one.is_free:
            yield Paragraph(self._words["no_items"])
        for remark in one.remarks:
            usual = remark is Remark.USUAL_HOURS
            yield Paragraph(self._words["usual_hours" if usual else "usual_end"])
        if one.note:
            yield Paragraph(_one_line(self._words.named(one.note)))
        yield from self._services(one)
        if one.tentative:
            yield Paragraph(self._words["may_change"])

    def _services(self, one: Appointment) -> Iterator[Paragraph]:
        for role in dict.fromkeys(role for role, _ in one.people):
            names = self._comma.join(name for its, name in one.people if its == role)
            head = f"{self._words.named(role)}{self._colon}" if role else ""
            yield Paragraph(_one_line(f"{head}{names}"))
        if one.speakers:
            head = f"{self._words['speakers']}{self._colon}"
            yield Paragraph(_one_line(f"{head}{self._comma.join(one.speakers)}"))
        if one.booths:
            duties = (f"{name} ({self._words.language_name(code)})" for code, name in one.booths)
            head = f"{self._words['interpreter']}{self._colon}"
            yield Paragraph(_one_line(f"{head}{self._comma.join(duties)}"))
        if one.languages:
            names = self._comma.join(map(self._words.language_name, one.languages))
            yield Paragraph(f"{self._words['interpretation']}{self._colon}{names}")
        papers = list(dict.fromkeys(paper for topic in one.topics for paper in topic.documents))
        if papers:
            yield Paragraph(f"{self._words['documents']}{self._colon}".rstrip())
        for paper in papers:
            name = self.document(paper)
            text = " ".join(filter(None, (name, paper.url)))
            yield Paragraph(text, ((paper.url, name or paper.url),) if _is_web(paper.url) else ())
        if one.online:
            yield Paragraph(one.online, ((one.online, one.online),) if _is_web(one.online) else ())


def _is_number(number: str) -> bool:
    return bool(number) and (number[0].isdigit() or " " not in number or "&" in number)


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _html(paragraph: Paragraph) -> str:
    if not paragraph.links:
        return escape(paragraph.text)
    return ", ".join(
        f'<a href="{escape(address)}">{escape(text)}</a>' for address, text in paragraph.links
    )


def _one_line(text: str) -> str:
    return " ".join(CONTROLS.sub(" ", text).split())
