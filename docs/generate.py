"""Writes the pages of this folder that follow from the program: `python docs/generate.py`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scheduler.readers.json_schema import json_schema
from scheduler.rules import HARD, SOFT

DOCS = Path(__file__).parent
_INTRODUCTION = """\
# The conference file

A conference file is YAML: `scheduler new` writes a commented one to begin with, `scheduler check`
finds its faults, and `scheduler schema` prints its JSON Schema, with which an editor completes and
checks it. Every key may be left out unless it is said to be needed.
"""
_RULES = """\
# The rules

`scheduler rules` prints this list. Hard rules are always kept. Soft rules may be broken at a price:
what they count, times their weight; the timetable with the lowest sum is the best. A line such as
`weights: {few-continuations: 40}` in the conference file changes a weight; 0 switches the rule off.
"""


def pages() -> dict[str, str]:
    """The generated pages by their file names."""
    return {"file-format.md": file_format(), "rules.md": rules()}


def file_format() -> str:
    """Every key of the conference file, with what it means and how it is written."""
    schema = json_schema()
    parts = [_INTRODUCTION, "## At the top of the file\n", *_keys(schema)]
    for name, entry in schema["$defs"].items():
        title = name.removesuffix("Entry")
        parts += ["", f"## {title}\n", _code(entry.get("description", "")), "", *_keys(entry)]
    return "\n".join(parts) + "\n"


def rules() -> str:
    """Every rule with its sentence."""
    hard = [f"| `{rule.id}` | {rule.sentence} |" for rule in HARD]
    soft = [f"| `{rule.id}` | {rule.sentence} | {rule.unit} | {rule.weight} |" for rule in SOFT]
    parts = [_RULES, "## Hard rules\n", "| Rule | What it says |", "|---|---|", *hard, ""]
    parts += [
        "## Soft rules\n",
        "| Rule | What it says | It counts | Weight |",
        "|---|---|---|--:|",
    ]
    return "\n".join([*parts, *soft]) + "\n"


def _keys(entry: dict[str, Any]) -> Iterator[str]:
    yield "| Key | What it says | Written |"
    yield "|---|---|---|"
    needed = entry.get("required", ())
    for key, value in entry["properties"].items():
        says = value.get("description", "") + (" Needed." if key in needed else "")
        yield f"| `{key}` | {_code(says)} | {_written(value)} |"


def _written(value: dict[str, Any]) -> str:
    """The forms that a value takes: choices, examples, or what kind of thing it is."""
    forms = list(dict.fromkeys(_forms(value)))
    return "; ".join(forms)


def _forms(value: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in value:
        for each in value["anyOf"]:
            yield from _forms(each)
    elif "$ref" in value:
        name = value["$ref"].rpartition("/")[2].removesuffix("Entry")
        yield f"[{name}](#{name.lower()})"
    elif "enum" in value:
        yield from (f"`{choice}`" for choice in value["enum"])
    elif "examples" in value:
        yield from (f"`{example}`" for example in value["examples"])
    elif value.get("type") == "array":
        yield from (f"list of {form}" for form in _forms(value.get("items", {})))
    elif "properties" in value:
        yield "keys " + ", ".join(f"`{key}`" for key in value["properties"])
    else:
        yield from _kinds(value)


_KINDS = {
    "string": "text",
    "integer": "whole number",
    "boolean": "yes or no",
    "object": "keys with values",
    "array": "list",
}


def _kinds(value: dict[str, Any]) -> Iterator[str]:
    named = value.get("type", ())
    for kind in [named] if isinstance(named, str) else named:
        if kind in _KINDS:
            yield _KINDS[kind]


def _code(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
