"""`scheduler publish`: a timetable's calendar on a CalDAV server."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from scheduler.cli.view_options import takes_view
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.calendars.views import View

USER, PASSWORD = "SCHEDULER_CALDAV_USER", "SCHEDULER_CALDAV_PASSWORD"
KEYRING = "scheduler"


@takes_view
def publish(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="timetable.json, or the directory it is in.")
    ],
    url: Annotated[str, typer.Argument(metavar="URL", help="The calendar on a CalDAV server.")],
    view: "View",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
) -> None:
    """Put a timetable's calendar on a CalDAV server.

    Only what differs is created, updated or deleted. The user is taken from SCHEDULER_CALDAV_USER,
    the password from SCHEDULER_CALDAV_PASSWORD or from the keyring (service “scheduler”).
    """
    from scheduler import api

    _check_url(url)
    found = api.publish(api.read_history(plan), view, url, _credentials(), dry=dry_run)
    typer.echo(f"{url}: {'would be ' if dry_run else ''}{found}.")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"“{url}” is not the address of a calendar on a server.")
    if parts.username or parts.password:
        raise UsageError(
            "An address should hold no user and no password.\n"
            f"    Set {USER} and {PASSWORD} in the environment, or use the keyring."
        )


def _credentials() -> tuple[str, str]:
    """User and password from the environment; the password else from the keyring."""
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if user and not password:
        try:
            import keyring
            from keyring.errors import KeyringError
        except ImportError:
            return user, ""
        try:
            password = keyring.get_password(KEYRING, user) or ""
        except KeyringError:
            password = ""
    return user, password
