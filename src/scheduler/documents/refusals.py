"""A document that is not read, said in one message."""

from pathlib import Path

from scheduler.errors import Fault, InputFaults


def refused(path: Path, message: str, hint: str = "") -> InputFaults:
    """The error for a document that cannot be read as a whole."""
    return InputFaults([Fault(str(path), 0, message, hint)])
