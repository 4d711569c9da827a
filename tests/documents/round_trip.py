"""Write a timetable, read the document back, and tell what is printed of either."""

from pathlib import Path
from typing import Any

from scheduler.api import read, read_timetable, write
from scheduler.documents import read_document
from scheduler.documents.conference_yaml import conference_yaml
from scheduler.documents.plan_csv import plan_csv
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable, lines

Printed = list[tuple[Any, ...]]


def read_back(path: Path, folder: Path) -> tuple[Conference, Timetable]:
    """The conference and the plan that `scheduler read` makes of a document."""
    draft = read_document(path)
    file, plan = folder / "read.yaml", folder / "read-published.csv"
    file.write_text(conference_yaml(draft), encoding="utf-8")
    plan.write_text(plan_csv(draft), encoding="utf-8")
    conference = read(file)
    return conference, read_timetable(plan, conference)


def written(conference: Conference, timetable: Timetable, folder: Path, form: str) -> Path:
    """The organization of work in one format."""
    return next(
        path for path in write(conference, timetable, folder, [form]) if path.suffix == f".{form}"
    )


def printed(conference: Conference, timetable: Timetable) -> Printed:
    """What each line of a table says."""
    names = {body.id: body.name for body in conference.bodies}
    return [
        (
            line.date,
            line.half_day,
            line.start,
            line.end,
            names.get(line.body, "") if len(names) > 1 else "",
            line.number,
            line.title,
            line.continued,
        )
        for line in lines(conference, timetable)
    ]
