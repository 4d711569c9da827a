"""Writes the pages of this folder that follow from the program: `python docs/generate.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scheduler.readers.json_schema import json_schema
from scheduler.rules import HARD, SOFT
from scheduler.rules.catalogue import CATALOGUE
from scheduler.sittings.file_format import SittingsFile
from scheduler.sittings.rules import RULES as OF_SITTINGS
from scheduler.wording import LANGUAGES, forms_of
from scheduler.wording.forms import KINDS
from scheduler.year.file_format import YearFile
from scheduler.year.rules import HARD as HARD_OF_YEAR
from scheduler.year.rules import SOFT as SOFT_OF_YEAR

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
_CATALOGUE = """\
# Constraints of the field, and the rules that keep them

What those who service meetings know as constraints, hard (C) and soft (S), and the rule here that
keeps each or charges for it. *Default* is what holds where the file says nothing. *Known* tells how
sure that is: V read in a document, V2 in secondary sources, D derived from figures that were read,
B general knowledge, A an assumption of ours. The weights of all soft rules are assumptions. Where a
timetable rests on a default that is B or A, it says so below itself; `scheduler verify` names the
constraints with each broken rule.
"""
_YEAR = """\
# The year file

A year file is YAML and lists the sessions of all bodies of a duty station; `scheduler year` finds
their half-days, rooms and interpreters. Every key may be left out unless it is said to be needed.
Interpreters are given by number: `named` is for conferences. The rules that a calendar keeps, and
what it is charged, stand below.
"""
_SITTINGS = """\
# The file of sittings

A file of sittings is YAML and lists sessions, rooms and items with their sub-items: workshops, side
events, or one item that sits in several rooms at once. `scheduler sittings` finds session, room and
hour of each sub-item. In a session a room belongs to one item alone, whose sub-items lie in it
whole and one after another: those are the hard rules. All others are soft, and stand below. Every
key may be left out unless it is said to be needed.
"""
_WORDING = """\
# The words of tables and calendars

Fixed words, hours, days and item numbers in the six official languages, each with the document or
standard in which the form was seen. **Not seen** means that no document was found that has it: have
it checked by the language section before it is printed. Any form is changed in the conference file:

```yaml
wording:
  fr:
    title: Organisation des travaux
    hours: "{start} à {end}"
    texts:
      Vienna: Vienne
  ar:
    digits: arab
```

Titles of items, and names of bodies, conference, session, place, rooms and notes, have their
languages where they stand: `title: {en: …, fr: …}`, `place: {en: Vienna, fr: Vienne}`; `texts` is
another place for the names, where all of one language are together.

PDF files in Arabic and Chinese need a font for the script on the machine: the first of `pdf_fonts`
that is there is taken. Debian has `fonts-noto-core` or `fonts-hosny-amiri` (Arabic) and
`fonts-noto-cjk` (Chinese); Windows and macOS bring fonts of their own. The environment variable
`TYPST_FONT_PATHS` names further folders. The other four languages are set in Libertinus Serif,
which comes with Typst.

A Word template (`template: office.dotx`, or `--template`) gives pages, headers, footers and styles;
its text is left out, and `{symbol}` in a header or footer becomes the document's symbol. Styles
that it may have, and that are added if it has not: Heading 1, Heading 2, Emphasis, Organization of
Work (the table), Organization Column Head, Day, Cell, Item, About, Status, Note, Speakers, Speaker
and Original (each with “Organization” before it).
"""


def pages() -> dict[str, str]:
    """The generated pages by their file names."""
    return {
        "catalogue.md": catalogue(),
        "file-format.md": file_format(),
        "rules.md": rules(),
        "wording.md": wordings(),
        "sittings-file.md": sittings_file(),
        "year-file.md": year_file(),
    }


def file_format() -> str:
    """Every key of the conference file, with what it means and how it is written."""
    return "\n".join([_INTRODUCTION, *_all_keys(json_schema())]) + "\n"


def _all_keys(schema: dict[str, Any]) -> Iterator[str]:
    yield from ("## At the top of the file\n", *_keys(schema))
    for name, entry in schema["$defs"].items():
        title = name.removesuffix("Entry")
        yield from ("", f"## {title}\n", _code(entry.get("description", "")), "", *_keys(entry))


def year_file() -> str:
    """Every key of the year file, and every rule of a year."""
    keys = _all_keys(YearFile.model_json_schema(by_alias=True))
    return "\n".join([_YEAR, *keys, "", *_rules(HARD_OF_YEAR, SOFT_OF_YEAR)]) + "\n"


def sittings_file() -> str:
    """Every key of the file of sittings, and every rule of them."""
    keys = _all_keys(SittingsFile.model_json_schema(by_alias=True))
    lines = ["## Soft rules\n", "| Rule | What it says | Weight |", "|---|---|--:|"]
    lines += [f"| `{rule.id}` | {rule.sentence} | {rule.weight} |" for rule in OF_SITTINGS]
    return "\n".join([_SITTINGS, *keys, "", *lines]) + "\n"


def rules() -> str:
    """Every rule with its sentence."""
    return "\n".join([_RULES, *_rules(HARD, SOFT)]) + "\n"


def catalogue() -> str:
    """Every constraint of the field with the rules that keep it."""
    hard = {rule.id for rule in HARD}
    soft = {rule.id: rule.weight for rule in SOFT}
    lines = [_CATALOGUE, "| Id | Constraint | Kept by | Kind | Default | Known | |"]
    lines.append("|---|---|---|---|---|---|---|")
    for one in CATALOGUE:
        kinds = ["hard" if id_ in hard else f"soft, weight {soft[id_]}" for id_ in one.rules]
        cells = [
            one.id,
            one.name,
            ", ".join(f"`{id_}`" for id_ in one.rules) or "–",
            "; ".join(dict.fromkeys(kinds)) or "–",
            one.default or "–",
            one.status.value,
            one.remark,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    named = {id_ for one in CATALOGUE for id_ in one.rules}
    others = [f"`{rule.id}`" for rule in (*HARD, *SOFT) if rule.id not in named]
    return "\n".join([*lines, "", f"Rules besides: {', '.join(others)}."]) + "\n"


def _rules(hard: Iterable[Any], soft: Iterable[Any]) -> Iterator[str]:
    yield from ("## Hard rules\n", "| Rule | What it says |", "|---|---|")
    yield from (f"| `{rule.id}` | {rule.sentence} |" for rule in hard)
    yield from ("", "## Soft rules\n")
    yield from ("| Rule | What it says | It counts | Weight |", "|---|---|---|--:|")
    for rule in soft:
        yield f"| `{rule.id}` | {rule.sentence} | {rule.unit} | {rule.weight} |"


def wordings() -> str:
    """Every printed form in each language with the document it was seen in."""
    return "\n".join([_WORDING, *(line for code in LANGUAGES for line in _forms_in(code))]) + "\n"


def _forms_in(language: str) -> Iterator[str]:
    yield from ("", f"## {LANGUAGES[language].capitalize()} (`{language}`)", "")
    yield from ("| Form | What it is for | Printed | Seen in |", "|---|---|---|---|")
    for name, form in forms_of(language).items():
        text = form.text if isinstance(form.text, str) else " · ".join(form.text)
        printed = f"`{text}`" if text else "(none)"
        meaning = KINDS[name].meaning
        seen = form.source or ("**not seen**" if text else "–")
        yield f"| `{name}` | {meaning} | {printed} | {seen} |"


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
