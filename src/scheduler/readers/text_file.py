"""Read a text file, and say what is wrong if it is none: missing, a folder, Word, UTF-16."""

from pathlib import Path

from scheduler.errors import refused

_OTHER_KINDS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF file",
    b"{\\rtf": "a rich-text file",
}
_SAVE_AS_UTF8 = "Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."


def read_text(path: Path, megabytes: int = 1) -> str:
    """The text of a UTF-8 file, no larger than that; raises `InputFaults` if there is none."""
    data = _bytes(path, megabytes)
    for magic, kind in _OTHER_KINDS.items():
        if data.startswith(magic):
            hint = "“scheduler new” writes a conference file to begin with."
            raise refused(path, f"This is {kind}, not a conference file.", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(path, "The file is saved as UTF-16 (“Unicode”).", _SAVE_AS_UTF8)
    if b"\x00" in data:
        raise refused(path, "This is not a text file.", "A conference file is plain text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        letter = data[error.start : error.start + 1].decode("cp1252", "replace")
        message = f"The file is not saved as UTF-8 (see “{letter}” here)."
        raise refused(path, message, _SAVE_AS_UTF8, line) from None


def _bytes(path: Path, megabytes: int) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > megabytes * 1_000_000:
            hint = "A conference file is a few pages of text."
            raise refused(path, f"The file is larger than {megabytes} MB.", hint)
        return path.read_bytes()
    except FileNotFoundError:
        raise refused(path, "There is no such file.", _similar(path)) from None
    except IsADirectoryError:
        raise refused(path, "This is a folder, not a file.", _similar(path / "*.yaml")) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise refused(path, f"The file cannot be opened ({reason}).") from None


def _similar(path: Path) -> str:
    """A hint naming a conference file in the same folder."""
    from difflib import get_close_matches

    try:
        found = sorted(entry.name for entry in path.parent.glob("*.y*ml"))
    except OSError:
        return ""
    near = get_close_matches(path.name, found, n=1, cutoff=0.5) or found[:1]
    return f"Did you mean “{path.parent / near[0]}”?" if near else ""
