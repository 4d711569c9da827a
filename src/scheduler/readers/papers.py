"""When the documents of an item are out, as the file says or as the 10-4-6 rule has it."""

from collections.abc import Collection, Iterator

from scheduler.domain.agenda import Paper
from scheduler.domain.late_papers import PROCESSING
from scheduler.readers.agenda import Listed
from scheduler.readers.faults import Faults
from scheduler.readers.values import language_name
from scheduler.readers.yaml_source import Place


def papers(listed: Listed, languages: Collection[str]) -> Iterator[tuple[Paper, Place]]:
    """The papers of an item whose day is known, and where the file says it."""
    for index, document in enumerate(listed.entry.documents):
        place = (*listed.place, "documents", index)
        name = f"document {document.symbol}"
        if document.out:
            days = dict(document.out)
            own = {code: day for code, day in days.items() if code in languages} or days
            code, out = max(own.items(), key=lambda pair: pair[1])
            said = f" in {language_name(code)}" if code else ""
            yield Paper(document.symbol, out, f"{name} is out{said} on that day"), (*place, "out")
        elif document.submitted:
            reason = f"{name}, submitted on {document.submitted:%-d %B}, is out four weeks later"
            out = document.submitted + PROCESSING
            yield Paper(document.symbol, out, reason), (*place, "submitted")


def refuse_missing_languages(listed: Listed, languages: Collection[str], faults: Faults) -> None:
    """Note documents that never come out in a language in which an item needs them."""
    for index, document in enumerate(listed.entry.documents):
        days = dict(document.out)
        missing = sorted(set(languages) - days.keys())
        if days and "" not in days and missing:
            names = ", ".join(map(language_name, missing))
            message = f"It is not said when document {document.symbol} is out in {names}."
            hint = "Say it, or take the language out of those that the item needs."
            faults.add((*listed.place, "documents", index, "out"), message, hint)
