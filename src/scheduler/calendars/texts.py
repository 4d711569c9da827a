"""What is read in an appointment: its summary, and its description plain and as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from scheduler.calendars.words import Words, words
from scheduler.domain.agenda import Document
from scheduler.domain.history import Appointment, By, Remark, Topic
from scheduler.wording import Wording, wording
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
    """What is read in one language of an appointment that has its titles in that language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: Words = words(language)
        self._forms: Wording = wording(language)

    def summary(self, one: Appointment) -> str:
        """`Working Group: items 1 (a), 1 (b), 2`, which is all that a narrow column shows.

        An item's part has its number and title.
        """
        if one.by is By.ITEM:
            return self._line(one.topics[0])
        who = self._words.comma.join(filter(None, (one.body_name, one.label)))
        what = self._numbers([topic for topic in one.topics if topic.items])
        return _one_line(f"{who}{self._words.after_body}{what or self._words.free}")

    def location(self, one: Appointment) -> str:
        """Room and place."""
        return _one_line(self._words.comma.join(filter(None, (one.room, one.place))))

    def plain(self, one: Appointment) -> str:
        """The description, one line an item."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs(one))

    def html(self, one: Appointment) -> str:
        """The same as a page, with links to the documents."""
        direction = "rtl" if self._forms.is_right_to_left else "ltr"
        lines = "<br>".join(map(_html, self._paragraphs(one)))
        tag = f'<html lang="{escape(self.language)}" dir="{direction}">'
        return f"<!DOCTYPE html>{tag}<body>{lines}</body></html>"

    def document(self, document: Document) -> str:
        """Symbol and title of a paper."""
        return _one_line(" ".join(filter(None, (document.symbol, document.title))))

    def _numbers(self, topics: list[Topic]) -> str:
        numbered = list(dict.fromkeys(topic.number for topic in topics))
        if not topics or not all(map(_is_number, numbered)):
            names = (self._name(topic) for topic in topics)
            return "; ".join(dict.fromkeys(names))
        many = len(numbered) > 1 or "&" in numbered[0]
        form = self._words.items if many else self._words.item
        return form.format(self._words.comma.join(map(self._number, numbered)))

    def _name(self, topic: Topic) -> str:
        if _is_number(topic.number):
            return self._words.item.format(self._number(topic.number))
        return self._number(topic.number) or topic.title(self.language)

    def _number(self, number: str) -> str:
        return item_number(self._forms, number)

    def _line(self, topic: Topic) -> str:
        mark = f"({self._forms['continued']})" if topic.continued else ""
        title = topic.title(self.language)
        return _one_line(" ".join(filter(None, (self._number(topic.number), title, mark))))

    def _paragraphs(self, one: Appointment) -> Iterator[Paragraph]:
        for topic in one.topics:
            when = "" if topic.start is None else hours(self._forms, topic.start, topic.end)
            yield Paragraph(" ".join(filter(None, (when, self._line(topic)))))
        if one.is_free:
            yield Paragraph(self._words.nothing)
        for remark in one.remarks:
            usual = remark is Remark.USUAL_HOURS
            yield Paragraph(self._words.usual_hours if usual else self._words.usual_end)
        if one.note:
            yield Paragraph(_one_line(one.note))
        yield from self._services(one)
        if one.tentative:
            yield Paragraph(self._words.tentative)

    def _services(self, one: Appointment) -> Iterator[Paragraph]:
        for role in dict.fromkeys(role for role, _ in one.people):
            names = self._words.comma.join(name for its, name in one.people if its == role)
            head = f"{role}{self._words.after_body}" if role else ""
            yield Paragraph(_one_line(f"{head}{names}"))
        if one.languages:
            names = self._words.comma.join(map(self._forms.language_name, one.languages))
            head = self._forms["interpretation"]
            yield Paragraph(f"{head}{self._words.after_body}{names}")
        papers = list(dict.fromkeys(paper for topic in one.topics for paper in topic.documents))
        if papers:
            yield Paragraph(f"{self._words.documents}{self._words.after_body}".rstrip())
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
