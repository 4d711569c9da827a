"""Subscription feeds and pages of a directory of plans, over HTTP, for reading only.

A plan is a directory with a `timetable.json`: a subdirectory, or the directory itself. Each plan's
calendar is at `PLAN/calendar.ics`, its views at `PLAN/calendar.ics?by=item&body=SBI`. Whoever asks
again with the ETag or the date that they were given is told in one line that nothing has changed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scheduler.calendars.render import FEED, Delivery, calendar_name, feed, render
from scheduler.calendars.views import View, check, view_of_query
from scheduler.domain.history import By, History
from scheduler.errors import SchedulerError, UsageError
from scheduler.wording import LANGUAGES, wording_with

Read = Callable[[Path], History]
TIMETABLE = "timetable.json"
_PAGE = re.compile(r"organization-of-work(\.[a-z]{2})?\.html")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?")
_MAX_AGE = 300  # seconds for which a copy may be used unasked
_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent; `changed` is when the content last changed, None where that is unknown."""

    status: HTTPStatus
    content: bytes
    kind: str
    changed: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        """What tells this content from any other."""
        return f'"{sha256(self.content).hexdigest()[:32]}"'

    def unless_known(self, asked: Mapping[str, str]) -> "Answer":
        """304 where the asker has this content already (RFC 9110, 13.2.2)."""
        if self.status is not HTTPStatus.OK or not self._is_known(asked):
            return self
        return Answer(HTTPStatus.NOT_MODIFIED, self.content, self.kind, self.changed, self.headers)

    def _is_known(self, asked: Mapping[str, str]) -> bool:
        if (tags := asked.get("If-None-Match")) is not None:
            known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
            return self.etag in known or "*" in known
        since = asked.get("If-Modified-Since")
        if since is None or self.changed is None:
            return False
        try:
            return self.changed <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False


@dataclass(frozen=True, slots=True)
class Site:
    """A directory of plans, and what reads the history in a plan's directory."""

    directory: Path
    read: Read

    def answer(self, target: str, asked: Mapping[str, str]) -> Answer:
        """What is sent for a request's target and header fields."""
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.split("/")[1:]]
        plans = dict(self.plans())
        name, file = (steps[0], steps[1:]) if steps[0] in plans and steps[0] else ("", steps)
        try:
            if file == [""] and name == "" and "" not in plans:
                return _page("Calendars", self._index(plans), None)
            if name not in plans or len(file) != 1:
                return _plain(HTTPStatus.NOT_FOUND, "There is nothing here.")
            return self._of_plan(plans[name], file[0], parts.query, _address(parts.path, asked))
        except UsageError as error:
            return _plain(HTTPStatus.BAD_REQUEST, str(error))
        except SchedulerError:
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE, "This plan cannot be read at present.")

    def plans(self) -> Iterator[tuple[str, Path]]:
        """Plans by name; the directory's own is nameless."""
        for path in (self.directory, *sorted(self.directory.iterdir())):
            if (path / TIMETABLE).is_file() and not path.name.startswith("."):
                yield "" if path == self.directory else path.name, path

    def _of_plan(self, plan: Path, file: str, query: str, address: str) -> Answer:
        if file == FEED:
            source = f"{address}?{query}" if query and address else address
            return self._calendar(plan, view_of_query(query), source)
        if file == "":
            history = self.read(plan)
            pages = sorted(p.name for p in plan.iterdir() if _PAGE.fullmatch(p.name))
            title = calendar_name(history, View())
            return _page(title, _links(history, pages), _changed(plan / TIMETABLE))
        if _PAGE.fullmatch(file) and (plan / file).is_file():
            content = (plan / file).read_bytes()
            return Answer(HTTPStatus.OK, content, _HTML, _changed(plan / file))
        return _plain(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _calendar(self, plan: Path, view: View, source: str) -> Answer:
        file = plan / TIMETABLE
        stat = file.stat()
        content = _rendered(self.read, file, stat.st_mtime_ns, stat.st_size, view, source)
        headers = {"Content-Disposition": f'inline; filename="{FEED}"'}
        kind = "text/calendar; charset=utf-8"
        return Answer(HTTPStatus.OK, content, kind, _changed(file), headers)

    def _index(self, plans: Mapping[str, Path]) -> str:
        names = {name: calendar_name(self.read(path), View()) for name, path in plans.items()}
        lines = (f'<li><a href="{quote(n)}/">{escape(text)}</a></li>' for n, text in names.items())
        return f"<ul>{''.join(lines)}</ul>"


@lru_cache(maxsize=256)
def _rendered(
    read: Read, file: Path, _changed_at: int, _size: int, view: View, source: str
) -> bytes:
    history = read(file.parent)
    check(view, history)
    return render(history, view, Delivery(source=feed(history, view) or source))


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(int(file.stat().st_mtime), UTC)


def _address(path: str, asked: Mapping[str, str]) -> str:
    """The address under which the asker knows the feed; empty where the request does not say."""
    host = asked.get("Host", "")
    if not _HOST.fullmatch(host):
        return ""
    scheme = "https" if asked.get("X-Forwarded-Proto") == "https" else "http"
    return f"{scheme}://{host}{quote(unquote(path))}"


def _plain(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, f"{text}\n".encode(), _TEXT)


def _page(title: str, content: str, changed: datetime | None) -> Answer:
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>body{{font:16px/1.5 sans-serif;max-width:46rem;"
        "margin:2rem auto;padding:0 1rem}</style></head>"
        f"<body><h1>{escape(title)}</h1>{content}</body></html>\n"
    )
    return Answer(HTTPStatus.OK, page.encode(), _HTML, changed)


def _links(history: History, pages: list[str]) -> str:
    """The table's pages, and the feeds to subscribe to."""
    tables = "".join(_table(history, page) for page in pages)
    feeds = "".join(
        f'<li><a href="{FEED}{"?" if view.query else ""}{escape(view.query)}">'
        f"{escape(text)}</a></li>"
        for text, view in _views(history)
    )
    heading = "<h2>Calendars to subscribe to</h2>"
    return f"<ul>{tables}</ul>{heading}<ul>{feeds}</ul>"


def _table(history: History, page: str) -> str:
    heading, (*_, language, _) = history.latest.heading, page.split(".")
    code = language if language in LANGUAGES else heading.language
    title = wording_with(heading.wordings, code)["title"]
    return f'<li><a href="{page}" hreflang="{code}" lang="{code}">{escape(title)}</a></li>'


def _views(history: History) -> Iterator[tuple[str, View]]:
    now = history.appointments().values()
    yield "All meetings", View()
    yield "All agenda items", View(by=By.ITEM)
    bodies = dict.fromkeys(one.body_name for one in now)
    if len(bodies) > 1:
        yield from ((f"Meetings of {body}", View(bodies=(body,))) for body in bodies)
    for room in dict.fromkeys(one.room for one in now if one.room):
        yield f"Meetings in {room}", View(rooms=(room,))
    people = (name for one in now for name in (*(who for _, who in one.people), *one.speakers))
    for person in dict.fromkeys(people):
        yield f"Meetings of {person}", View(people=(person,))
    for person in dict.fromkeys(name for one in now for _, name in one.booths):
        yield f"Duties of interpreter {person}", View(interpreters=(person,))


def server(site: Site, host: str, port: int) -> ThreadingHTTPServer:
    """The server of a site; raises OSError where the address cannot be had."""

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD."""

        protocol_version = "HTTP/1.1"
        server_version, sys_version = "scheduler", ""
        timeout = 30

        def do_GET(self) -> None:
            """Send what is asked for."""
            self._send(with_content=True)

        def do_HEAD(self) -> None:
            """Send the header fields alone."""
            self._send(with_content=False)

        def _send(self, with_content: bool) -> None:
            asked = {name.title(): value for name, value in self.headers.items()}
            answer = site.answer(self.path, asked).unless_known(asked)
            unchanged = answer.status is HTTPStatus.NOT_MODIFIED
            self.send_response(answer.status)
            for name, value in _headers(answer).items():
                if not (unchanged and name in ("Content-Type", "Content-Length")):
                    self.send_header(name, value)
            self.end_headers()
            if with_content and not unchanged:
                self.wfile.write(answer.content)

    return ThreadingHTTPServer((host, port), Handler)


def _headers(answer: Answer) -> dict[str, str]:
    found = {
        "Content-Type": answer.kind,
        "Content-Length": str(len(answer.content)),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    }
    if answer.status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        found["ETag"] = answer.etag
        found["Cache-Control"] = f"public, max-age={_MAX_AGE}"
        if answer.changed is not None:
            found["Last-Modified"] = format_datetime(answer.changed, usegmt=True)
    return found | dict(answer.headers)
