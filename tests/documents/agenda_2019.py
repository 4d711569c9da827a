"""The annotated provisional agenda CTOC/COP/WG.7/2019/1, shortened, in every format."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
from docx.shared import Pt

CONFERENCE = (
    "Conference of the Parties to the United Nations Convention against Transnational "
    "Organized Crime"
)
BODY = "Working Group on the Smuggling of Migrants"
LONG = (
    "Information-sharing on the smuggling of migrants as a form of transnational organized crime, "
    "consistent with article 10 of the Protocol against the Smuggling of Migrants by Land, Sea and "
    "Air, supplementing the United Nations Convention against Transnational Organized Crime, and "
    "article 28 of the United Nations Convention against Transnational Organized Crime"
)
AIR = "Smuggling of migrants by air and its facilitation through document fraud"
FRONT = [
    CONFERENCE,
    "Distr.: General",
    "18 June 2019",
    "Original: English",
    BODY,
    "Vienna, 11–13 September 2019",
    "Annotated provisional agenda",
]
ITEMS = [
    "1.\tOrganizational matters:",
    "(a)\tOpening of the meeting;",
    "(b)\tAdoption of the agenda and organization of work.",
    f"2.\t{LONG}.",
    f"3.\t{AIR}.",
    "4.\tOther matters.",
    "5.\tAdoption of the report.",
]
ANNOTATIONS = [
    "1. Organizational matters",
    "(a) Opening of the meeting",
    "The sixth meeting of the Working Group on the Smuggling of Migrants will be opened on "
    "Wednesday, 11 September 2019, at 3 p.m.",
    "(b) Adoption of the agenda and organization of work",
    "The proposed organization of work (see annex) was prepared in accordance with Conference "
    "resolution 7/1. The resources available to the Working Group will permit the holding of five "
    "plenary meetings over two and a half days, with interpretation into the six official "
    "languages of the United Nations.",
    f"2. {LONG}",
    f"Background paper prepared by the Secretariat entitled “{LONG}” (CTOC/COP/WG.7/2019/2)",
    f"3. {AIR}",
    f"Background paper prepared by the Secretariat entitled “{AIR}” (CTOC/COP/WG.7/2019/3)",
    "4. Other matters",
    "To facilitate discussions, the Secretariat has prepared a background paper compiling all "
    "recommendations made at previous meetings of the Working Group (CTOC/COP/WG.7/2019/4).",
    "5. Adoption of the report",
    "The Working Group is expected to adopt a report on its meeting.",
]
HEADS = ("Date and time", "Agenda item", "Title or description")
TABLE = [
    ("Wednesday, 11 September", "", ""),
    ("3–6 p.m.", "1 (a)", "Opening of the meeting"),
    ("", "1 (b)", "Adoption of the agenda and organization of work"),
    ("", "2", LONG),
    ("Thursday, 12 September", "", ""),
    ("10 a.m.–1 p.m.", "2", f"{LONG} (continued)"),
    ("3–6 p.m.", "3", AIR),
    ("Friday, 13 September", "", ""),
    ("10 a.m.–1 p.m.", "3", f"{AIR} (continued)"),
    ("3–6 p.m.", "4", "Other matters"),
    ("", "5", "Adoption of the report"),
]
ANNEX = ["Annex", "Proposed organization of work"]


def text(path: Path, *, table: bool = True) -> Path:
    """Plain text, the table set with tabs."""
    rows = [*FRONT, "Provisional agenda"]
    lines = ["\n\n".join(rows), "\n".join(ITEMS), "Annotations", "\n\n".join(ANNOTATIONS)]
    if table:
        lines += [*ANNEX, "\n".join("\t".join(row).rstrip("\t") for row in (HEADS, *TABLE))]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def markdown(path: Path) -> Path:
    """Markdown, the word “continued” in italics."""
    parts = [*FRONT, "## Provisional agenda", "\n".join(item.replace("\t", " ") for item in ITEMS)]
    parts += ["## Annotations", *ANNOTATIONS, *(f"## {line}" for line in ANNEX)]
    rows = [f"| {' | '.join(row)} |" for row in (HEADS, ("---",) * 3, *TABLE)]
    parts.append("\n".join(rows).replace("(continued)", "(*continued*)"))
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def web_page(path: Path) -> Path:
    """HTML with the agenda as paragraphs and the day headings over all columns."""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in [*FRONT, "Provisional agenda", *ITEMS])
    body += "<h2>Annotations</h2>" + "".join(f"<p>{escape(line)}</p>\n" for line in ANNOTATIONS)
    rows = []
    for row in (HEADS, *TABLE):
        if row[1]:
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>")
        else:
            rows.append(f'<tr><td colspan="3">{escape(row[0])}</td></tr>')
    table = "\n".join(rows).replace("(continued)", "(<i>continued</i>)")
    body += f"<h1>Annex</h1><h2>Proposed organization of work</h2><table>{table}</table>"
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    return path


def word(path: Path, *, rows: list[tuple[str, str, str]] | None = None) -> Path:
    """A Word file with day headings merged over all columns."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    for line in [*FRONT, "Provisional agenda", *ITEMS]:
        document.add_paragraph(line)
    document.add_heading("Annotations", 1)
    for line in ANNOTATIONS:
        document.add_paragraph(line)
    document.add_page_break()
    for line in ANNEX:
        document.add_heading(line, 1)
    entries = [HEADS, *(TABLE if rows is None else rows)]
    table = document.add_table(rows=0, cols=3)
    for row in entries:
        cells = table.add_row().cells
        if not row[1]:
            cells[0].merge(cells[2])
            cells[0].text = row[0]
            continue
        for cell, value in zip(cells, row, strict=True):
            cell.text = value
    document.save(str(path))
    return path


FORMATS: dict[str, Callable[[Path], Path]] = {
    ".txt": text,
    ".md": markdown,
    ".html": web_page,
    ".docx": word,
}
