"""From a document to a conference file: annotated provisional agendas in Word, PDF, HTML and text.

One file for each format gives lines and tables (`line.Line`); recognizers take from them the first
page, the agenda, the annotations and the organization of work; `conference_yaml` and `plan_csv`
write what was read. Nothing in a document is executed or fetched.
"""

from pathlib import Path

from scheduler.documents.draft import Draft

__all__ = ["FORMATS", "Draft", "read_document"]

FORMATS = (".docx", ".pdf", ".html", ".htm", ".txt", ".md", ".csv", ".xlsx")


def read_document(path: Path) -> Draft:
    """What a document tells of a conference, with every doubt and contradiction.

    Of what is no agenda too: its draft has a `refusal`, which says why. Raises
    `scheduler.errors.InputFaults` where nothing can be read.
    """
    from scheduler.documents.read import read_document as read

    return read(path)
