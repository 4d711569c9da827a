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


def test_names_in_several_languages(tmp_path: Path) -> None:
    text = FILE.replace("place: Vienna", "place: {en: Vienna, fr: Vienne, de: Wien}")
    text = text.replace(
        "body: Working Group", "body:\n  en: Working Group\n  fr: Groupe de travail"
    )
    text += "footnotes:\n- {en: A note., fr: Une note.}\n"
    text += "wording: {French: {texts: {sixth meeting: sixième réunion}}}\n"
    file = tmp_path / "conference.yaml"
    file.write_text(text, "utf-8")
    made = read(file)
    assert (made.bodies[0].name, made.place, made.footnotes) == (
        *("Working Group", "Vienna"),
        ("A note.",),
    )
    content = table(made, Timetable((), Status.GIVEN), wording_of(made, "fr"))
    assert [str(line) for line in (*content.about, *content.notes)] == [
        "Groupe de travail",
        "Sixième réunion",
        "Vienne, 11-13 septembre 2019",
        "Une note.",
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "{fr: Vienne}",
            "“place” is not given in English, the original language. Add “en: …”, or change "
            "“original_language”.",
        ),
        ("{en: [Vienna]}", "The title in English is not a text."),
        ("{Vienna: x}", "“place” should be one text, not a group of lines."),
        ("{en: x, Viennese: y}", "“Viennese” is not a language known here."),
    ],
)
def test_a_faulty_name_is_told(tmp_path: Path, value: str, message: str) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(FILE.replace("place: Vienna", f"place: {value}"), "utf-8")
    with pytest.raises(InputFaults) as error:
        read(file)
    (fault,) = error.value.faults
    assert fault.line == 3
    assert f"{fault.message} {fault.hint}".startswith(message)


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
    more = "template: office.dotx\nwording:\n  fr:\n    months: []\n  pt: {}\n"
    assert faults(tmp_path, more) == [
        "1: There is no file “office.dotx”. Write its path as seen from the folder of this file.",
        "4: There should be 12 texts, not 0. Months from January, as in a date: see the page on "
        "wording.",
        "5: There is no wording in “pt”. Known are: ar, en, es, fr, ru, zh.",
    ]
