"""Agendas in PDF files and tables whose lines run on, or hold more than one thing."""

from pathlib import Path

import pytest
from tests.documents.houses import plan_of, read, text

from scheduler.documents import Draft


def of_pdf(tmp_path: Path, body: str) -> Draft:
    typst = pytest.importorskip("typst", reason="PDF files are written with typst")
    source = tmp_path / "agenda.typ"
    source.write_text(f"#set page(width: 14cm)\n#set text(size: 11pt)\n{body}", encoding="utf-8")
    typst.compile(source, output=tmp_path / "agenda.pdf")
    return read(tmp_path / "agenda.pdf", tmp_path)


SPANISH = r"""
EXH/GC/19/1/Add.1

EX-HÁBITAT

Consejo de Administración del Programa de Ejemplo de los Asentamientos Humanos del Mundo

Distr. GENERAL

27 de enero de 2026

ESPAÑOL

Original: INGLÉS

19º período de sesiones

Nairobi, 4 a 5 de mayo de 2026

Anotaciones al programa provisional

Nota de la secretaría

Apertura del período de sesiones

1\. La ceremonia de apertura del 19º período de sesiones del Consejo de Administración tendrá
lugar el lunes 4 de mayo de 2026, a las 10.00 horas, presidida por el Presidente del Consejo.

Tema 1. Elección de la Mesa

2\. De conformidad con el artículo 12 de su Reglamento, el Consejo de Administración elegirá un
Presidente, tres Vicepresidentes y un Relator.

Tema 2. Actividades del Programa de Ejemplo de los Asentamientos Humanos, incluidas las
cuestiones de coordinación

3\. El Consejo tendrá ante sí el informe de la Directora Ejecutiva sobre las actividades del
Programa (EXH/GC/19/2).

Tema 3. Aprobación del informe

Anexo

Calendario propuesto

#table(columns: (4cm, 6cm), [Lunes, 4 de mayo], [],
[10.00 a 13.00 horas], [Apertura; temas 1 y 2], [15.00 a 18.00 horas], [Tema 2 (continuación)],
[Martes, 5 de mayo], [],
[10.00 a 13.00 horas], [Redacción del informe], [15.00 a 18.00 horas], [Tema 3])
"""


def test_titles_among_numbered_paragraphs_of_a_pdf_file(tmp_path: Path) -> None:
    draft = of_pdf(tmp_path, SPANISH)
    assert draft.body.startswith("Consejo de Administración del Programa de Ejemplo")
    assert [(point.number, point.title) for point in draft.points if point.number] == [
        ("1", "Elección de la Mesa"),
        (
            "2",
            "Actividades del Programa de Ejemplo de los Asentamientos Humanos, "
            "incluidas las cuestiones de coordinación",
        ),
        ("3", "Aprobación del informe"),
    ]
    assert [paper.symbol for paper in draft.points[2].papers] == ["EXH/GC/19/2"]
    assert plan_of(draft) == [
        *("4 10:00 Apertura", "4 10:00 1", "4 10:00 2", "4 15:00 2 …"),
        *("5 10:00 Redacción del informe", "5 15:00 3"),
    ]
    assert [sitting.half for sitting in draft.sittings] == ["morning", "afternoon", "afternoon"]


def test_a_title_that_runs_on_in_a_programme_of_a_pdf_file(tmp_path: Path) -> None:
    draft = of_pdf(
        tmp_path,
        r"""
Example Commission, working group

Bangkok, 18 August 2026

Provisional Agenda

Tuesday 18 August 2026, 10.00-13.00

10.00 – 10.10 1) Opening of the meeting

10.10 – 11.15 2) Challenges Of An Example Commission For
Fishery Bodies And Why The Group Was Convened

11.15 – 13.00 3) Adoption of the recommendations
""",
    )
    assert [point.title for point in draft.points] == [
        "Opening of the meeting",
        "Challenges Of An Example Commission For Fishery Bodies And Why The Group Was Convened",
        "Adoption of the recommendations",
    ]


@pytest.mark.parametrize("title", ["Rédaction du rapport", "Подготовка доклада", "起草报告"])
def test_time_to_draft_the_report_is_no_item(title: str, tmp_path: Path) -> None:
    agenda = f"""\
Example Committee

Vienna, 4–5 May 2026

Agenda

1. Opening
2. Trade
3. Adoption of the report

Organization of work

| Date and time | Item |
|---|---|
| Monday, 4 May 2026<br>10 a.m.–1 p.m. | 1. Opening<br>2. Trade |
| 3–6 p.m. | {title} |
| Tuesday, 5 May 2026<br>3–6 p.m. | 3. Adoption of the report |
"""
    draft = text(tmp_path, "agenda.md", agenda)
    assert [point.number for point in draft.points] == ["1", "2", "3"]
    assert len(draft.sittings) == 2
