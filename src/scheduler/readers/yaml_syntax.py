"""Say in the planner's words why a text is not well-formed YAML."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

# What the YAML parser says, and what a planner can do about it.
_SYNTAX = (
    (
        "mapping values are not allowed",
        "A colon followed by a space stands inside a text here.",
        'Put the whole text in quotation marks: title: "Part one: the law".',
    ),
    (
        "while scanning a quoted scalar",
        "A quotation mark that opens here is never closed.",
        "Close it, or take it away.",
    ),
    (
        "cannot start any token",
        "A text begins with a character that has a meaning of its own in YAML.",
        "Put the text in quotation marks.",
    ),
    (
        "unknown escape character",
        "A backslash stands in a text in double quotation marks.",
        "Use single quotation marks around it.",
    ),
    (
        "could not find expected ':'",
        "A line without “key: value” stands among others here.",
        "Write a colon and a space after the key, or indent what goes on from the line above.",
    ),
    (
        "expected ',' or",
        "A bracket that opens here is never closed, or a comma is missing.",
        "Check the brackets and commas of this list.",
    ),
    (
        "expected <block end>",
        "The indentation does not fit the lines above.",
        "Begin lines of the same level in the same column.",
    ),
    (
        "did not find expected key",
        "The indentation does not fit the lines above.",
        "Begin lines of the same level in the same column.",
    ),
    (
        "did not find expected '-' indicator",
        "The indentation does not fit the lines above.",
        "Begin each entry of the list with “- ” in the same column.",
    ),
)


def syntax_fault(error: "MarkedYAMLError", text: str) -> tuple[int, str, str]:
    """The line, what is wrong there, and what would be right."""
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''}: {error.problem or ''}"
    opened = "expected ',' or" in said or ("quoted scalar" in said and "unknown escape" not in said)
    if opened and error.context_mark:
        mark = error.context_mark
    line = mark.line + 1 if mark else 0
    rows = text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or "found character '\\t'" in said:
        return line, "There is a tab here.", "Indent with spaces: YAML allows no tabs."
    if "mapping values" in said and mark and re.fullmatch(r"\s*[\w-]+", row[: mark.column]):
        said = "did not find expected key"  # a key that stands too far right, not a text
    for sign, message, hint in _SYNTAX:
        if sign in said:
            return line, message, hint
    return line, "The file cannot be read as YAML from here.", "Check indentation and quotes."
