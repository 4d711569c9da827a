"""`wording:` in a conference file: what it changes, and what is said of a faulty one."""

from pathlib import Path

import pytest

from scheduler.api import read
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import InputFaults
from scheduler.wording import wording_of
from scheduler.writers.table import table

FILE = """\
body: Working Group
session: sixth meeting
place: Vienna
zone: Europe/Vienna
dates: 2019-09-11 to 2019-09-13
meetings: half-days from Wednesday afternoon to Friday afternoon
agenda:
- 1. Opening of the meeting
- {number: 2, title: {en: Debate, fr: Débat}}
- 3. Adoption of the report
"""


def conference(tmp_path: Path, more: str) -> Conference:
    file = tmp_path / "conference.yaml"
    file.write_text(FILE + more, "utf-8")
    return read(file)


def faults(tmp_path: Path, more: str) -> list[str]:
    with pytest.raises(InputFaults) as error:
        conference(tmp_path, more)
    return [
        f"{fault.line - FILE.count(chr(10))}: {fault.message} {fault.hint}".strip()
        for fault in error.value.faults
    ]


def test_forms_and_texts_are_changed(tmp_path: Path) -> None:
    more = """\
wording:
  French:
    title: Organisation des travaux
    hours: "{start} à {end}"
    sub_item: " ({letter})"
    texts: {Working Group: Groupe de travail, Vienna: Vienne}
  ar: {digits: arab}
"""
    made = conference(tmp_path, more)
    content = table(made, Timetable((), Status.GIVEN), wording_of(made, "fr"))
    assert content.title == "Organisation des travaux"
    assert [str(line) for line in content.about] == [
        "Groupe de travail",
        "Sixth meeting [original\u00a0:\u00a0anglais]",
        "Vienne, 11-13 septembre 2019",
    ]
    assert wording_of(made, "fr")["sub_item"] == " ({letter})"
    assert wording_of(made, "ar")["digits"] == "arab"
    assert wording_of(made)["title"] == "Proposed organization of work"


def test_looks_change_no_fingerprint(tmp_path: Path) -> None:
    before = conference(tmp_path, "").fingerprint
    assert conference(tmp_path, "wording: {fr: {continued: suite et fin}}\n").fingerprint == before
    assert conference(tmp_path, "footnotes: A note.\n").fingerprint != before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            '{fr: {hours: "{start} à {stop}"}}',
            "“hours” cannot hold {stop}; it can hold {start}, {end}, {start_bare}, {end_bare}.",
        ),
        ('{fr: {hours: "{start!r}"}}', "“hours” cannot hold {start}"),
        ('{fr: {hours: "{start.__class__}"}}', "“hours” cannot hold {start.__class__}"),
        ('{fr: {hours: "{start"}}', "“hours” has a brace without its twin."),
        ('{fr: {title: "{start}"}}', "“title” cannot hold {start}; it can hold none."),
        ("{fr: {weekdays: [lundi, mardi]}}", "There should be 7 texts, not 2."),
        ("{fr: {weekdays: lundi}}", "“weekdays” should be a list of texts."),
        ("{fr: {title: [a, b]}}", "“title” should be one text."),
        ("{ar: {digits: roman}}", "“digits” should be latn or arab, not “roman”."),
        ("{fr: {continue: x}}", "“continue” is not known here. Did you mean “continued”?"),
        ('{fr: {title: ""}}', "“title” is empty."),
        ("{de: {title: x}}", "There is no wording in “de”. Known are: ar, en, es, fr, ru, zh."),
        ("{fr: {texts: [a]}}", "“texts” should be a group of lines “text: translation”."),
        ("{fr: {texts: {Vienna: [a]}}}", "The translation of “Vienna” is not a text."),
        ("{fr: {title: x}, French: {title: y}}", "The wording in “French” is given twice."),
    ],
)
def test_a_faulty_change_is_told(tmp_path: Path, changes: str, message: str) -> None:
    (found,) = faults(tmp_path, f"wording: {changes}\n")
    assert found.startswith(f"1: {message}")


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    more = "template: office.dotx\nwording:\n  fr:\n    months: []\n  xx-yy: {}\n"
    assert faults(tmp_path, more) == [
        "1: There is no file “office.dotx”. Write its path as seen from the folder of this file.",
        "4: There should be 12 texts, not 0. Months from January, as in a date: see the page on "
        "wording.",
        "5: There is no wording in “xx-yy”. Known are: ar, en, es, fr, ru, zh.",
    ]
