"""The calls for calendar files and servers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.api.files import StrPath, put
from scheduler.domain.conference import Conference
from scheduler.domain.history import History
from scheduler.domain.timetable import Timetable
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.publish import Difference
    from scheduler.calendars.render import Method
    from scheduler.calendars.views import View


def calendar(history: History, view: "View", source: str = "") -> bytes:
    """The calendar of a view (`scheduler.calendars.views.view_of`), as iCalendar.

    `source` is the address at which it can be had again. Raises `UsageError` for a body, room,
    item … that the timetable has never had.
    """
    from scheduler.calendars.render import Delivery, render
    from scheduler.calendars.views import check

    check(view, history)
    return render(history, view, Delivery(source=source))


def mails(
    history: History, view: "View", method: "Method", attendees: Sequence[tuple[str, str]]
) -> dict[str, bytes]:
    """One iCalendar file for each mail that asks `attendees` in, or tells them of a cancellation.

    Raises `UsageError` where there is no attendee, or no organizer to answer to.
    """
    from scheduler.calendars.render import mails as render_mails
    from scheduler.calendars.views import check

    check(view, history)
    return render_mails(history, view, method, attendees)


def publish(
    history: History,
    view: "View",
    url: str,
    credentials: tuple[str, str] = ("", ""),
    *,
    dry: bool = False,
) -> "Difference":
    """Make the calendar at a CalDAV address show a view, changing only what differs.

    `credentials` are (user, password); `dry` changes nothing. Raises `UsageError` where the server
    cannot be reached or refuses, and where the library caldav is not installed.
    """
    from scheduler.calendars.publish import publish as put_on_server
    from scheduler.calendars.views import check

    check(view, history)
    return put_on_server(history, view, url, credentials, dry)


def check_views(conference: Conference, views: Sequence["View"], directory: StrPath | None) -> None:
    """Raise `UsageError` before a search for what `write_calendars` would refuse after it."""
    from scheduler.calendars.appointments import known_in
    from scheduler.calendars.views import refuse_unknown

    if views and directory is None:
        raise UsageError("Further calendars are written into a directory.\n    Add -o DIR.")
    for view in views:
        refuse_unknown(view, known_in(conference))


def write_calendars(
    timetable: Timetable, directory: StrPath, views: Sequence["View"] = ()
) -> list[Path]:
    """Write a calendar for each view of a timetable with a history, and return their paths.

    Calendars of views that the directory has already are written anew with them.
    """
    assert timetable.history is not None
    history = timetable.history
    wanted = dict.fromkeys((*views, *_views_in(Path(directory), history)))
    return put(directory, {f"calendar{v.suffix}.ics": calendar(history, v) for v in wanted})


def _views_in(directory: Path, history: History) -> Iterator["View"]:
    """The views of this plan's calendars in a directory, as far as they are known still."""
    from scheduler.calendars.render import view_in
    from scheduler.calendars.views import check

    for file in sorted(directory.glob("calendar-*.ics")):
        try:
            view = view_in(file.read_bytes(), history)
            if view is not None and file.name == f"calendar{view.suffix}.ics":
                check(view, history)
                yield view
        except (OSError, UsageError):
            continue
