"""From a timetable to files: each format is one module here and one line in `FORMATS`."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.errors import UsageError
from scheduler.wording import LANGUAGES
from scheduler.writers.edition import Edition, edition


@dataclass(frozen=True, slots=True)
class Format:
    """A file's name and the module here whose `render` gives its bytes.

    A file in languages is rendered for an `Edition`, once for each language; others once. One that
    `may_refuse` needs what may not be on the machine.
    """

    file: str
    module: str
    in_languages: bool = False
    may_refuse: bool = False

    @property
    def render(self) -> Callable[..., bytes]:
        """What renders it, imported when it is first wanted."""
        found: Callable[..., bytes] = import_module(f"scheduler.writers.{self.module}").render
        return found

    def content(self, conference: Conference, timetable: Timetable, edition: Edition) -> bytes:
        """The bytes of the file."""
        if self.in_languages:
            return self.render(conference, timetable, edition)
        return self.render(conference, timetable)

    def name(self, language: str | None) -> str:
        """The file's name, with the language where one is named."""
        if not self.in_languages or language is None:
            return self.file
        stem, _, suffix = self.file.rpartition(".")
        return f"{stem}.{language}.{suffix}"


FORMATS: Mapping[str, Format] = {
    "md": Format("organization-of-work.md", "markdown", True),
    "csv": Format("organization-of-work.csv", "csv_table"),
    "html": Format("organization-of-work.html", "html_page", True),
    "docx": Format("organization-of-work.docx", "word_annex", True),
    "json": Format("timetable.json", "timetable_json"),
    "ics": Format("calendar.ics", "calendar_ics"),
    "xlsx": Format("organization-of-work.xlsx", "excel_workbook", True),
    "pdf": Format("organization-of-work.pdf", "pdf_annex", True, True),
    "programme": Format("programme-of-meetings.docx", "word_programme", True),
    "programme-pdf": Format("programme-of-meetings.pdf", "pdf_programme", True, True),
    "interpreters": Format("interpreters.csv", "interpreters_csv"),
    "interpreters-json": Format("interpreters.json", "interpreters_json"),
    "interpreters-md": Format("interpreters.md", "interpreters_md"),
    "interpreters-html": Format("interpreters.html", "interpreters_page"),
    "speakers": Format("speakers.csv", "speakers_csv"),
}
ALL = tuple(FORMATS)
# What a revised form is written as.
MARKED = ("md", "html", "docx")
# What is written where no format is asked for.
USUAL = ("md", "csv", "html", "docx", "xlsx", "json", "ics")
# And with these where the conference file names the interpreters there are, or lists speakers.
OF_INTERPRETERS = ("interpreters", "interpreters-json", "interpreters-md", "interpreters-html")
OF_SPEAKERS = ("speakers",)


def write(
    conference: Conference,
    timetable: Timetable,
    directory: str | os.PathLike[str],
    formats: Sequence[str] = USUAL,
    languages: Sequence[str] = (),
    template: Path | None = None,
    days: Sequence[date] = (),
) -> list[Path]:
    """Write a timetable into a directory, made where it is missing, and return the files' paths.

    Everything is rendered before anything is written, and each file is renamed into its place; when
    one cannot be, those already there are put back as they were. Without languages, the original
    one; `organization-of-work.fr.docx` is a file in a language that was named. `template` is a Word
    file for pages and styles. Day sheets are for `days`, or all. Raises UsageError for an unknown
    format or language, a template or font that is not there, and a directory that cannot be written
    to.
    """
    contents: dict[str, bytes] = {}
    for language in dict.fromkeys(languages) or (None,):
        own = _edition(conference, language, template, tuple(days) or None)
        for form in map(_format, _with_their_own(conference, formats)):
            name = form.name(language)
            if name not in contents:
                contents[name] = form.content(conference, timetable, own)
    return put(Path(directory), contents)


def _with_their_own(conference: Conference, formats: Sequence[str]) -> list[str]:
    """The formats; with all the usual ones, those of interpreters and speakers too, if any."""
    found = list(formats)
    if set(USUAL) <= set(found):
        found += OF_INTERPRETERS if conference.services.interpretation is not None else ()
        found += OF_SPEAKERS if any(part.speakers for part in conference.parts) else ()
    return list(dict.fromkeys(found))


def revised_files(
    conference: Conference,
    before: Timetable,
    after: Timetable,
    formats: Sequence[str] = MARKED,
    languages: Sequence[str] = (),
    template: Path | None = None,
) -> dict[str, bytes]:
    """The table of `after` in its revised form, marked against `before`, by the files' names.

    Raises UsageError for a format without marks, and what `write` does.
    """
    for name in formats:
        if name not in MARKED:
            raise UsageError(f"The revised form is written as {', '.join(MARKED)}, not {name}.")
    contents: dict[str, bytes] = {}
    for language in dict.fromkeys(languages) or (None,):
        own = replace(_edition(conference, language, template, None), since=before)
        for form in map(_format, dict.fromkeys(formats)):
            contents[f"revised-{form.name(language)}"] = form.content(conference, after, own)
    return contents


def try_out(
    conference: Conference,
    formats: Sequence[str],
    languages: Sequence[str] = (),
    template: Path | None = None,
) -> None:
    """Find out before a search what `write` would refuse after it.

    Raises UsageError for an unknown format or language, a template or font that is not there.
    """
    everything = _all_at_once(conference)
    for language in dict.fromkeys(languages) or (None,):
        own = _edition(conference, language, template, None)
        for form in map(_format, dict.fromkeys(formats)):
            if form.may_refuse or (form.in_languages and own.template is not None):
                form.content(conference, everything, own)


def put(directory: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a directory, all or none, and return their paths.

    Raises UsageError for a directory that cannot be written to.
    """
    files = {directory / name: content for name, content in contents.items()}
    try:
        directory.mkdir(parents=True, exist_ok=True)
        _put_in_place(files)
    except OSError as error:
        raise UsageError(_plainly(directory, error)) from error
    return list(files)


def _all_at_once(conference: Conference) -> Timetable:
    """Every item in the first meeting of its body: no timetable, but all that one prints."""
    placements = [
        Placement(part.id, meeting.id, meeting.start, meeting.end)
        for body in conference.bodies
        for meeting in conference.meetings_of(body.id)[:1]
        for part in conference.parts_of(body.id)
    ]
    return Timetable(tuple(placements), Status.GIVEN)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"No format is called “{name}”; there are {', '.join(ALL)}.")
    return FORMATS[name]


def _edition(
    conference: Conference,
    language: str | None,
    template: Path | None,
    days: tuple[date, ...] | None,
) -> Edition:
    if language not in (None, conference.original_language, *LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise UsageError(f"There is no wording in “{language}”; there are {known}.")
    return edition(conference, language, template, days)


def _put_in_place(contents: Mapping[Path, bytes]) -> None:
    """Write all to temporary files, then rename them; undo what was renamed if one fails."""
    ready: dict[Path, Path] = {}
    earlier: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            ready[path] = _temporary(path, content)
        for path, temporary in ready.items():
            before = path.read_bytes() if path.exists() else None
            temporary.replace(path)
            earlier[path] = before
    except OSError:
        for path, before in earlier.items():
            if before is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(before)
        raise
    finally:
        for temporary in ready.values():
            temporary.unlink(missing_ok=True)


def _temporary(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    """The process's mask, since mkstemp makes files that only their owner can read."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _plainly(directory: Path, error: OSError) -> str:
    """What is wrong with a directory, in a sentence."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"Cannot write into {directory}: it is a file, not a directory."
    if isinstance(error, IsADirectoryError):
        return f"Cannot write {error.filename2 or error.filename}: a directory has that name."
    reason = os.strerror(error.errno).lower() if error.errno else str(error)
    return f"Cannot write into {directory}: {reason}. Nothing was changed there."
