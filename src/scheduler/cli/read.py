"""`scheduler read`: from an annotated provisional agenda to a conference file."""

import os
from calendar import month_name
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import notices
from scheduler.errors import Fault, InputFaults, UsageError, refused

if TYPE_CHECKING:
    from scheduler.documents import Draft


def read(
    agenda: Annotated[
        Path,
        typer.Argument(
            metavar="AGENDA", help="The document: .docx, .pdf, .html, .txt, .md, .xlsx or .csv."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The conference file to write."),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Ask for what the document does not say.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False,
) -> None:
    """Make a conference file of an agenda in Word, PDF or HTML.

    A proposed organization of work in it is written beside it as FILE-published.csv. Without -o
    the conference file is printed.
    """
    from scheduler.documents import read_document
    from scheduler.documents.conference_yaml import conference_yaml
    from scheduler.documents.plan_csv import plan_csv

    plan = output.with_name(f"{output.stem}-published.csv") if output else None
    for path in filter(None, (output, plan)):
        if path.exists() and not force:
            raise UsageError(f"{path} exists already.\n    Choose another name, or add --force.")
    draft = read_document(agenda)
    if interactive:
        _ask(draft)
    notices.show(_told(draft))
    text = conference_yaml(draft)
    if output is None or plan is None:
        typer.echo(text, nl=False)
        if draft.refusal:
            raise refused(agenda, str(draft.refusal))
    else:
        files = {output: text, **({plan: plan_csv(draft)} if draft.plan else {})}
        _write(files)
        typer.echo(f"Written: {', '.join(map(str, files))}")
        _check_usable(draft, agenda, output)
        _check(output, plan if draft.plan else None)


def _ask(draft: "Draft") -> None:
    """Ask for what is missing; an empty answer leaves it out."""
    from scheduler.documents.answers import take_answer

    for key, what in [pair for pair in draft.missing.items() if pair[0] != "agenda"]:
        while True:
            answer = typer.prompt(f"{key}: {what}", default="", show_default=False, err=True)
            refusal = take_answer(draft, key, answer.strip())
            if refusal is None:
                break
            typer.echo(refusal, err=True)


def _told(draft: "Draft") -> list[str]:
    told = [str(remark) for remark in draft.remarks if not remark.certain]
    return told + [f"Missing: {what}." for what in draft.missing.values()]


def _write(files: dict[Path, str]) -> None:
    """Write temporary files and rename them, so that no half of one is ever seen."""
    temporary = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, text in files.items():
            temporary[path].write_text(text, encoding="utf-8", newline="")
        for path in files:
            temporary[path].replace(path)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else str(error)
        raise UsageError(f"Cannot write {error.filename}: {reason}.") from error
    finally:
        for path in temporary.values():
            path.unlink(missing_ok=True)


def _check_usable(draft: "Draft", agenda: Path, output: Path) -> None:
    """Say what the conference file that was written cannot do without."""
    faults = []
    if draft.refusal:
        hint = f"Is it the annotated provisional agenda? What could be read of it is in {output}."
        faults.append(Fault(str(agenda), 0, str(draft.refusal), hint))
    if draft.first is None:
        what = "The document names no dates"
        hint = "Add a line “dates: …” and meetings, such as “meetings: half-days from … to …”."
        if (day := draft.without_year) is not None:
            what = f"The days, such as {day.day} {month_name[day.month]}, have no year"
            hint = f"Write the year into the document, and read it again. Or: {hint}"
        message = f"{what}: {output} cannot be solved as it is."
        faults.append(Fault(str(agenda), 0, message, hint))
    if faults:
        raise InputFaults(faults)


def _check(output: Path, plan: Path | None) -> None:
    """Read back what was written, and say which rules the published plan breaks."""
    from scheduler import api

    conference = api.read(output)
    if plan is None:
        return
    report = api.verify(conference, api.read_timetable(plan, conference))
    notices.show(
        f"The published plan breaks a rule, {violation.rule}: {violation.message}"
        for violation in report.violations
    )
