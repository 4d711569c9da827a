"""From a timetable to files: each format is one module here and one line in `FORMATS`."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.errors import UsageError
from scheduler.writers import (
    calendar_ics,
    csv_table,
    html_page,
    markdown,
    timetable_json,
    word_annex,
)


@dataclass(frozen=True, slots=True)
class Format:
    """A file's name and what renders its bytes."""

    file: str
    render: Callable[[Conference, Timetable], bytes]


FORMATS: Mapping[str, Format] = {
    "md": Format("organization-of-work.md", markdown.render),
    "csv": Format("organization-of-work.csv", csv_table.render),
    "html": Format("organization-of-work.html", html_page.render),
    "docx": Format("organization-of-work.docx", word_annex.render),
    "json": Format("timetable.json", timetable_json.render),
    "ics": Format("calendar.ics", calendar_ics.render),
}
ALL = tuple(FORMATS)


def write(
    conference: Conference,
    timetable: Timetable,
    directory: str | os.PathLike[str],
    formats: Sequence[str] = ALL,
) -> list[Path]:
    """Write a timetable into a directory, made where it is missing, and return the files' paths.

    Everything is rendered before anything is written, and each file is renamed into its place; when
    one cannot be, those already there are put back as they were. Raises UsageError for an unknown
    format and for a directory that cannot be written to.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"No format is called “{unknown[0]}”; there are {', '.join(ALL)}.")
    target = Path(directory)
    chosen = [FORMATS[name] for name in dict.fromkeys(formats)]
    contents = {target / f.file: f.render(conference, timetable) for f in chosen}
    try:
        target.mkdir(parents=True, exist_ok=True)
        _put_in_place(contents)
    except OSError as error:
        raise UsageError(_plainly(target, error)) from error
    return list(contents)


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
