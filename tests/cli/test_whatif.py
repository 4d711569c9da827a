"""`scheduler whatif` with the real search, and its page in a real browser."""

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import FILE_2019, ROOT, Run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
SCENARIOS = """\
scenarios:
- name: Friday <morning> & lost
  meeting lost: Friday morning
- name: Impossible
  set: {agenda/2/minimum: 1000}
- sweep: four to six meetings
"""


@pytest.fixture
def output(run: Run, tmp_path: Path) -> Path:
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text(SCENARIOS, "utf-8")
    outcome = run("whatif", FILE_2019, scenarios, "-o", tmp_path / "out")
    assert (outcome.code, outcome.err) == (0, "")
    written = f"Written into {tmp_path / 'out'}: scenarios.html, scenarios.csv, scenarios.xlsx\n"
    assert outcome.out.endswith(written)
    assert re.search(r"Impossible +impossible: ", outcome.out)
    return tmp_path / "out"


def test_the_tables(output: Path) -> None:
    import openpyxl

    with (output / "scenarios.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[0][:6] == ["scenario", "result", "cost", "difference", "moved", "interpreters"]
    assert [row[0] for row in rows[1:]] == [
        "The plan",
        "Friday <morning> & lost",
        "Impossible",
        "4 meetings",
        "5 meetings",
        "6 meetings",
    ]
    sheet = openpyxl.load_workbook(output / "scenarios.xlsx").active
    assert sheet is not None
    cells = [
        ["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)
    ]
    assert cells == rows
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.print_title_rows == "$1:$1"


def test_the_same_again_byte_for_byte(output: Path, run: Run) -> None:
    again = output.parent / "again"
    run("whatif", FILE_2019, output.parent / "scenarios.yaml", "-o", again, "-q")
    for name in ("scenarios.html", "scenarios.csv", "scenarios.xlsx"):
        assert (again / name).read_bytes() == (output / name).read_bytes(), name


class Page(HTMLParser):
    """What a page holds: its tags with attributes, and whether every tag is closed."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] == "option" != tag:
            self.open.pop()
        assert self.open, tag
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_can_be_read_aloud(output: Path) -> None:
    text = (output / "scenarios.html").read_text("utf-8")
    page = Page(text)
    assert page.open == []
    for _, attributes in page.tags:
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    assert "url(" not in text
    assert "Friday &lt;morning&gt; &amp; lost" in text
    tables = [attributes for tag, attributes in page.tags if tag == "table"]
    assert len([one for one in tables if one.get("class") == "plan"]) == 6
    assert text.count("<caption>") == 6
    images = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert [one["role"] for one in images] == ["img"]
    assert "4 meetings: " in str(images[0]["aria-label"])
    assert "Working Group on the Smuggling of Migrants · Sixth meeting · Vienna, 11–13" in text
    key = text[text.index("<details class=key open>") :].split("</details>")[0]
    assert re.findall("<li [^>]+><b>(.+?)</b>", key) == ["1 (a)", "1 (b)", "2", "3", "4", "5"]
    assert "</b> Adoption of the report</li>" in key
    labels = text.count("<label>")
    assert labels == len([tag for tag, _ in page.tags if tag in ("input", "select")])


def loaded(page: Path, tmp_path: Path) -> str:
    """The page as a browser has it when its script has run."""
    done = subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={tmp_path / 'profile'}",
            *("--window-size=390,800", "--dump-dom"),
            page.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_page_in_a_browser(output: Path, tmp_path: Path) -> None:
    assert "5 of 5 scenarios shown" in loaded(output / "scenarios.html", tmp_path)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_filter_of_sweeps_leaves_the_plot_of_one(run: Run, tmp_path: Path) -> None:
    scenarios, page = tmp_path / "scenarios.yaml", tmp_path / "scenarios.html"
    scenarios.write_text(
        "scenarios:\n- sweep: four to six meetings\n- sweep: each meeting lost\n", "utf-8"
    )
    run("whatif", FILE_2019, scenarios, "-o", tmp_path, "-q")
    chosen = "<option selected>four to six meetings"
    page.write_text(
        page.read_text("utf-8").replace("<option>four to six meetings", chosen), "utf-8"
    )
    text = loaded(page, tmp_path)
    assert "3 of 8 scenarios shown" in text
    assert '<figure data-plot="four to six meetings"><' in text
    assert '<figure data-plot="each meeting lost" hidden="">' in text


BODIES = """\
conference: Conference
place: Vienna
dates: 2-3 September 2030
languages: en
bodies:
- body: Plenary
  short: COP
  meetings: half-days from Monday morning to Tuesday afternoon
  agenda: [{number: 1, title: Opening, desired: 60}, {number: 2, title: Decisions, desired: 60}]
- body: Committee “A” & B
  short: COM
  meetings: half-days from Monday morning to Tuesday afternoon
  agenda: [{number: 1, title: Matter, desired: 90}, {number: 2, title: Report, desired: 60}]
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_filter_of_bodies_leaves_pictures_and_tables_of_one(run: Run, tmp_path: Path) -> None:
    file, scenarios, page = (tmp_path / name for name in ("c.yaml", "s.yaml", "scenarios.html"))
    file.write_text(BODIES, "utf-8")
    late = "{bodies/COM/agenda/1/not_before: 2030-09-03}"
    scenarios.write_text(f"scenarios:\n- name: Late paper\n  set: {late}\n", "utf-8")
    run("whatif", file, scenarios, "-o", tmp_path, "-q")
    text = page.read_text("utf-8")
    assert '<label>Body <select id="body">' in text
    for body, moved in (("COP", "nothing"), ("COM", "item COM 1, item COM 2")):
        page.write_text(
            text.replace(f'<option value="{body}">', f'<option selected value="{body}">'), "utf-8"
        )
        shown = loaded(page, tmp_path)
        other = {"COP": "COM", "COM": "COP"}[body]
        tables = re.findall(r'<table class="plan" data-body="(\w+)"( hidden="")?>', shown)
        assert sorted(tables) == sorted([(body, ""), (other, ' hidden=""')] * 2)
        assert re.findall(r'<span data-body="\w+">(.+?)</span>', shown) == [moved]
        assert '<span data-whole="" hidden="">' in shown
        assert re.findall(r'<div data-body="(\w+)">', shown) == [body]
        assert ('<details class="moves" hidden="">' in shown) is (body == "COP")
        name = "Plenary" if body == "COP" else "Committee “A” &amp; B"
        assert f"1 of 1 scenarios shown; only {name}</p>" in shown


def test_one_body_needs_no_filter(output: Path) -> None:
    assert 'id="body"' not in (output / "scenarios.html").read_text("utf-8")


def test_what_a_plot_says_where_there_is_no_timetable(run: Run, tmp_path: Path) -> None:
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text("scenarios:\n- sweep: agenda/2/minimum from 300 to 900 by 300\n", "utf-8")
    run("whatif", FILE_2019, scenarios, "-o", tmp_path, "-q")
    (figure,) = re.findall("<figure .+?</figure>", (tmp_path / "scenarios.html").read_text("utf-8"))
    assert "<p>✕ no timetable (impossible)</p>" in figure
    (line,) = re.findall('<polyline points="(.+?)"/>', figure)
    assert len(line.split()) == 2


def test_many_items_that_move_are_named_in_short_at_a_glance(run: Run, tmp_path: Path) -> None:
    agenda = "".join(f"- {{number: {n}, title: Matter {n}, desired: 15}}\n" for n in range(1, 11))
    (tmp_path / "conference.yaml").write_text(
        "body: Working Group\nplace: Vienna\nlanguages: en\ndates: 11–12 September 2019\n"
        f"meetings: half-days from Wednesday afternoon to Thursday morning\nagenda:\n{agenda}",
        "utf-8",
    )
    (tmp_path / "scenarios.yaml").write_text(
        "scenarios:\n- {name: Lost, meeting lost: Wednesday afternoon}\n", "utf-8"
    )
    found = run("whatif", tmp_path / "conference.yaml", tmp_path / "scenarios.yaml", "-o", tmp_path)
    moved = ", ".join(f"item {n}" for n in range(1, 8)) + " and 3 more"
    assert moved in re.sub(r"\s+", " ", found.out)
    page = (tmp_path / "scenarios.html").read_text("utf-8")
    assert f"<td>{moved}</td>" in page
    assert ">Item 10 moves from Wednesday afternoon to Thursday morning" in page


def test_a_week_in_which_a_body_does_not_meet_has_no_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "conference.yaml").write_text(
        "body: Working Group\nplace: Vienna\nlanguages: en\ndates: 12–17 September 2019\n"
        "meetings: half-days from Thursday morning to Tuesday afternoon\nneeds: 1\n"
        "agenda:\n- {number: 1, title: Matter, desired: 60}\n",
        "utf-8",
    )
    (tmp_path / "scenarios.yaml").write_text(
        "scenarios:\n- {name: Late, set: {agenda/1/not_before: 2019-09-16}}\n", "utf-8"
    )
    run("whatif", tmp_path / "conference.yaml", tmp_path / "scenarios.yaml", "-o", tmp_path)
    page = (tmp_path / "scenarios.html").read_text("utf-8")
    captions = re.findall("<caption>.+?</span> (.+?)</caption>", page)
    assert captions == ["from Thu 12 Sep", "from Mon 16 Sep"]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_page_on_paper_says_what_moves(output: Path, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"),
            f"--print-to-pdf={paper}",
            (output / "scenarios.html").as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper)]
    told = " ".join("".join(pages).split())
    assert "Item 4 moves from Friday afternoon to Monday morning." in told


def test_a_change_of_what_is_not_there_is_a_fault_of_its_line(run: Run, tmp_path: Path) -> None:
    scenarios = tmp_path / "scenarios.yaml"
    text = "scenarios:\n- set: {agenda/99/minimum: 60}\n- meeting lost: Sunday\n"
    scenarios.write_text(text, "utf-8")
    outcome = run("whatif", FILE_2019, scenarios, "-o", tmp_path / "out")
    assert outcome.code == 2
    assert f"{scenarios}:2: " in outcome.err
    assert f"{scenarios}:3: " in outcome.err
    assert not (tmp_path / "out").exists()


def many_scenarios(directory: Path) -> "subprocess.Popen[str]":
    """The command under way with more scenarios than a test waits for, in a session of its own."""
    file = directory / "scenarios.yaml"
    file.write_text("scenarios:\n- sweep: agenda/2/desired from 15 to 900\n", "utf-8")
    asked = ("whatif", FILE_2019, file, "-o", directory)
    return subprocess.Popen(
        [sys.executable, "-m", "scheduler", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        start_new_session=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send.")
def test_ctrl_c_compares_what_is_solved_and_is_no_error(tmp_path: Path) -> None:
    with many_scenarios(tmp_path) as process:
        while process.poll() is None and len([*tmp_path.glob("solved/*.json")]) < 5:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    assert process.returncode == 0, told
    message = re.fullmatch(
        r"note: (Stopped by Ctrl-C: (\d+) of 886 scenarios are not solved yet \(“item 2: desired "
        r"minutes \d+”, .+ more\)\. The same command goes on from there\.)\n",
        told,
    )
    assert message is not None, told
    assert message[1] in unescape((tmp_path / "scenarios.html").read_text("utf-8"))
    rows = (tmp_path / "scenarios.csv").read_text("utf-8-sig")
    assert rows.count(",waiting,") == rows.count(",not solved yet,") == int(message[2])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send.")
@pytest.mark.parametrize("seconds", [0.9, 1.3])
def test_ctrl_c_while_processes_are_started_shows_no_traceback(
    tmp_path: Path, seconds: float
) -> None:
    with many_scenarios(tmp_path) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
        told = process.communicate()[1]
    assert process.returncode in (0, 3), told
    assert "Traceback" not in told
    assert "Stopped" in told
