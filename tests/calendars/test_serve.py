"""Feeds and pages, asked for over HTTP on loopback."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019
from tests.calendars.clients import shown_by_ical_js
from tests.calendars.plans import history_2019
from tests.calendars.test_readers import expected
from tests.cli.conftest import Run
from tests.writers.sessions import two_bodies

from scheduler import api
from scheduler.calendars.feeds import Site, server
from scheduler.calendars.render import render
from scheduler.calendars.views import View, view_of
from scheduler.readers.history import read_history


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    api.write(conference_2019(), timetable_2019(), tmp_path / "wg 7", ["json", "html"])
    api.write(
        conference_2019(), timetable_2019(), tmp_path / "wg 7", ["html"], languages=["en", "fr"]
    )
    api.write(*two_bodies(), tmp_path / "bodies", ["json"])
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "no plan").mkdir()
    return tmp_path


@pytest.fixture
def port(plans: Path) -> Iterator[int]:
    running = server(Site(plans, read_history), "127.0.0.1", 0)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running.server_port
    running.shutdown()
    running.server_close()
    thread.join()


def ask(port: int, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, target, headers=named)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_a_feed_is_the_calendar_with_its_address(port: int, ical_js: Path) -> None:
    response, content = ask(port, "/wg%207/calendar.ics")
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/calendar; charset=utf-8"
    assert int(response.getheader("Content-Length") or 0) == len(content)
    assert response.getheader("Cache-Control") == "public, max-age=300"
    address = f"http://127.0.0.1:{port}/wg%207/calendar.ics"
    assert f"SOURCE;VALUE=URI:{address}".encode() in content
    assert shown_by_ical_js(ical_js, content) == expected(history_2019(), View())


def test_who_has_it_already_is_told_so(port: int, plans: Path) -> None:
    first, content = ask(port, "/wg%207/calendar.ics")
    etag, changed = first.getheader("ETag") or "", first.getheader("Last-Modified") or ""
    for headers in (
        {"If_None_Match": etag},
        {"If_None_Match": f'"other", W/{etag}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": changed},
    ):
        response, nothing = ask(port, "/wg%207/calendar.ics", **headers)
        assert (response.status, nothing) == (304, b"")
        assert response.getheader("ETag") == etag
        assert response.getheader("Content-Length") is None
    for headers in (
        {"If_None_Match": '"other"', "If_Modified_Since": changed},
        {"If_Modified_Since": "Tue, 01 Jan 2019 00:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
    ):
        assert ask(port, "/wg%207/calendar.ics", **headers)[1] == content


def test_a_new_plan_is_seen_at_once(port: int, plans: Path) -> None:
    first, before = ask(port, "/wg%207/calendar.ics")
    conference = replace(conference_2019(), place="Geneva")
    later = api.next_version(conference, timetable_2019(), plans / "wg 7")
    api.write(conference, later, plans / "wg 7", ["json"])
    tag = first.getheader("ETag") or ""
    response, after = ask(port, "/wg%207/calendar.ics", If_None_Match=tag)
    assert response.status == 200
    assert before != after
    assert b"LOCATION:Geneva" in after
    assert b"SEQUENCE:1" in after


def test_head_sends_no_content(port: int) -> None:
    response, content = ask(port, "/wg%207/calendar.ics", "HEAD")
    assert (response.status, content) == (200, b"")
    assert int(response.getheader("Content-Length") or 0) > 1000


def test_views_are_queries(port: int, plans: Path) -> None:
    _, content = ask(port, "/bodies/calendar.ics?by=item&body=Plenary&alarm=15&language=fr")
    view = view_of({"by": ["item"], "body": ["Plenary"], "alarm": ["15"], "language": ["fr"]})
    ours = render(read_history(plans / "bodies"), view)
    assert b"".join(content.split(b"\r\nURL:")[0:1])[:300] == ours[:300]
    assert content.count(b"BEGIN:VEVENT") == ours.count(b"BEGIN:VEVENT") > 0


@pytest.mark.parametrize(
    ("target", "status", "text"),
    [
        ("/bodies/calendar.ics?body=Plenery", 400, "Did you mean “Plenary”?"),
        ("/bodies/calendar.ics?boddy=x", 400, "Did you mean “body”?"),
        ("/bodies/calendar.ics?alarm=soon", 400, "so many minutes before the start"),
        ("/bodies/calendar.ics?by=day", 400, "by meeting or by item, not by “day”"),
        ("/bodies/timetable.json", 404, "There is nothing here."),
        ("/no%20plan/calendar.ics", 404, "There is nothing here."),
        ("/secret.txt", 404, "There is nothing here."),
        ("/../secret.txt", 404, "There is nothing here."),
        ("/bodies/..%2fsecret.txt", 404, "There is nothing here."),
        ("/bodies/%2e%2e/secret.txt", 404, "There is nothing here."),
        ("/%00", 404, "There is nothing here."),
        ("/calendar.ics", 404, "There is nothing here."),
    ],
)
def test_what_is_not_there(port: int, target: str, status: int, text: str) -> None:
    response, content = ask(port, target)
    assert response.status == status
    assert text in content.decode()
    assert response.getheader("ETag") is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(port: int, method: str) -> None:
    assert ask(port, "/bodies/calendar.ics", method)[0].status == 501


def test_a_damaged_plan_hurts_no_other(port: int, plans: Path) -> None:
    (plans / "bodies" / "timetable.json").write_text("{}")
    response, content = ask(port, "/bodies/calendar.ics")
    assert (response.status, content) == (503, b"This plan cannot be read at present.\n")
    assert ask(port, "/wg%207/calendar.ics")[0].status == 200


def test_pages_lead_to_tables_and_feeds(port: int) -> None:
    _, index = ask(port, "/")
    assert '<a href="wg%207/">Working Group on the Smuggling of Migrants' in index.decode()
    _, page = ask(port, "/wg%207/")
    table = (
        '<a href="organization-of-work.html" hreflang="en" lang="en">Proposed organization of work<'
    )
    assert table in page.decode()
    french = (
        '<a href="organization-of-work.fr.html" hreflang="fr" lang="fr">Projet d’organisation des'
    )
    assert french in page.decode()
    assert '<a href="calendar.ics?by=item">All agenda items</a>' in page.decode()
    response, table = ask(port, "/wg%207/organization-of-work.html")
    assert (response.status, response.getheader("Content-Type")) == (
        200,
        "text/html; charset=utf-8",
    )
    assert b"Smuggling of migrants by air" in table
    _, bodies = ask(port, "/bodies/")
    assert '<a href="calendar.ics?body=Plenary">Meetings of Plenary</a>' in bodies.decode()


def test_a_directory_that_is_a_plan_itself(plans: Path) -> None:
    site = Site(plans / "wg 7", read_history)
    assert site.answer("/calendar.ics", {}).content == render(history_2019(), View())
    assert site.answer("/", {}).status == 200


def test_host_names_that_are_none_are_not_repeated(plans: Path) -> None:
    site = Site(plans, read_history)
    assert b"SOURCE" not in site.answer("/bodies/calendar.ics", {"Host": "a b\r\nX: y"}).content
    secure = {"Host": "example.org", "X-Forwarded-Proto": "https"}
    assert b"https://example.org/bodies/calendar.ics" in (
        site.answer("/bodies/calendar.ics", secure).content.replace(b"\r\n ", b"")
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (False, "{} is not a directory.\n"),
        (True, "{} holds no plan.\n    Write one there: scheduler solve FILE -o {}\n"),
    ],
)
def test_without_plans_there_is_nothing_to_serve(
    run: Run, tmp_path: Path, make: bool, message: str
) -> None:
    target = tmp_path / "plans"
    if make:
        target.mkdir()
    outcome = run("serve", target)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message.format(target, target))


def test_a_port_in_use_is_told(run: Run, plans: Path, port: int) -> None:
    outcome = run("serve", plans, "--port", str(port))
    reason = os.strerror(98).lower()
    assert outcome.err == f"Cannot listen at 127.0.0.1:{port}: {reason}.\n"
    assert outcome.code == 2
