"""A calendar on a real CalDAV server, Radicale."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders import conference_2019, fill, make_conference, timetable_2019
from tests.calendars.clients import PASSWORD, USER, Radicale
from tests.calendars.plans import histories, moved, with_documents
from tests.calendars.test_readers import LONG_TITLES, PLACES, expected, history_in
from tests.cli.conftest import Run

from scheduler import api
from scheduler.calendars import publish as publishing
from scheduler.calendars.views import View, view_of
from scheduler.domain.agenda import Document
from scheduler.domain.history import History
from scheduler.errors import UsageError

_NUMBERS = itertools.count()
ME = (USER, PASSWORD)


@pytest.fixture
def url(radicale: Radicale) -> str:
    """The address of a calendar that is not there yet."""
    return radicale.collection(f"calendar-{next(_NUMBERS)}")


def on_server(url: str) -> set[tuple[str, datetime, datetime, str]]:
    """UIDs, instants and names of the events that the server has; none without the calendar."""
    import caldav
    from caldav.lib.error import NotFoundError

    with caldav.DAVClient(url=url, username=USER, password=PASSWORD) as client:
        try:
            held = client.calendar(url=url).get_events()
        except NotFoundError:
            held = []
        events = [event.get_icalendar_component() for event in held]
    return {
        (str(e["UID"]), _utc(e["DTSTART"].dt), _utc(e["DTEND"].dt), str(e["SUMMARY"]))
        for e in events
    }


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def plans_2019() -> list[History]:
    """Three versions: as it was; item 4 moved and a paper added; the last meeting dropped."""
    conference, timetable = conference_2019(), timetable_2019()
    paper = Document("CTOC/COP/WG.7/2019/3", "A paper; with, signs", "https://example.org/3?a=1,2")
    changed = with_documents(conference, "3", paper)
    later = moved(timetable, conference, {"4": "wg7-2019-09-13-1000"})
    short = replace(changed, meetings=changed.meetings[:4])
    kept = replace(timetable, placements=timetable.placements[:6])
    return histories([(conference, timetable), (changed, later), (short, kept)])


def test_creates_updates_and_deletes_only_what_differs(url: str) -> None:
    first, second, third = plans_2019()
    assert str(api.publish(first, View(), url, ME)) == (
        "5 created, 0 updated, 0 deleted, 0 as they were"
    )
    assert on_server(url) == expected(first, View())
    assert str(api.publish(first, View(), url, ME)) == (
        "0 created, 0 updated, 0 deleted, 5 as they were"
    )
    assert str(api.publish(second, View(), url, ME)) == (
        "0 created, 3 updated, 0 deleted, 2 as they were"
    )
    assert on_server(url) == expected(second, View())
    assert str(api.publish(third, View(), url, ME, dry=True)) == (
        "0 created, 1 updated, 1 deleted, 3 as they were"
    )
    assert on_server(url) == expected(second, View())
    api.publish(third, View(), url, ME)
    assert on_server(url) == expected(third, View())


def test_a_run_that_is_broken_off_is_finished_by_the_next(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caldav import Calendar

    first, second, _ = plans_2019()
    put, count = Calendar.add_event, itertools.count()

    def failing(self: Calendar, *arguments: object, **more: object) -> object:
        if next(count) == 3:
            raise KeyboardInterrupt
        return put(self, *arguments, **more)

    monkeypatch.setattr(Calendar, "add_event", failing)
    with pytest.raises(KeyboardInterrupt):
        api.publish(first, View(), url, ME)
    assert len(on_server(url)) == 3
    found = api.publish(second, View(), url, ME)
    assert len(found.create) == 2
    assert on_server(url) == expected(second, View())


@pytest.mark.parametrize(
    ("method", "before", "after"), [("save", 0, 1), ("save", 0, 2), ("delete", 1, 2)]
)
def test_it_may_be_broken_off_while_it_updates_or_deletes(
    url: str, monkeypatch: pytest.MonkeyPatch, method: str, before: int, after: int
) -> None:
    from caldav import Event

    plans = plans_2019()
    for history in plans[: before + 1]:
        api.publish(history, View(), url, ME)
    real = getattr(Event, method)

    def failing(self: Event, *arguments: object, **more: object) -> object:
        real(self, *arguments, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Event, method, failing)
        with pytest.raises(KeyboardInterrupt):
            api.publish(plans[after], View(), url, ME)
    api.publish(plans[after], View(), url, ME)
    assert on_server(url) == expected(plans[after], View())


def test_events_of_others_are_left_alone(url: str) -> None:
    import caldav

    first, *_ = plans_2019()
    api.publish(first, View(), url, ME)
    other = replace(conference_2019(), id="ctoc-cop-wg7-2019-2")
    longer = histories([(other, timetable_2019())])[0]
    api.publish(longer, View(), url, ME)
    with caldav.DAVClient(url=url, username=USER, password=PASSWORD) as client:
        client.calendar(url=url).add_event(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:lunch\r\n"
            "DTSTAMP:20190101T000000Z\r\nDTSTART:20190911T110000Z\r\nDTEND:20190911T120000Z\r\n"
            "SUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    narrowed = view_of({"item": ["3"]})
    assert str(api.publish(first, narrowed, url, ME)) == (
        "0 created, 0 updated, 3 deleted, 2 as they were"
    )
    assert {uid for uid, *_ in on_server(url)} >= {"lunch"}
    assert expected(longer, View()) <= on_server(url)


def test_what_was_changed_on_the_server_is_put_right(url: str) -> None:
    import caldav

    first, *_ = plans_2019()
    api.publish(first, View(), url, ME)
    with caldav.DAVClient(url=url, username=USER, password=PASSWORD) as client:
        event = client.calendar(url=url).get_events()[0]
        event.data = event.data.replace("Working Group", "Party")
        event.save()
    assert len(api.publish(first, View(), url, ME).update) == 1
    assert on_server(url) == expected(first, View())


@pytest.mark.parametrize("place", PLACES)
def test_the_server_has_the_same_instants(url: str, place: str) -> None:
    history = history_in(*PLACES[place])
    api.publish(history, View(), url, ME)
    assert on_server(url) == expected(history, View())


def test_hard_titles_alarms_and_languages_need_no_second_update(url: str) -> None:
    conference = make_conference([(str(n), title) for n, title in enumerate(LONG_TITLES, 1)])
    history = histories([(conference, fill(conference))])[0]
    view = view_of({"by": ["item"], "alarm": ["15", "60"], "language": ["ar"]})
    api.publish(history, view, url, ME)
    assert on_server(url) == expected(history, view)
    again = api.publish(history, view, url, ME)
    assert (again.create, again.update, again.delete) == ((), (), ())


def test_a_wrong_password_is_told(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        api.publish(plans_2019()[0], View(), url, (USER, "wrong"))
    assert str(caught.value) == (f"{url} refuses the user or the password.\n    {publishing.HOW}")


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        api.publish(plans_2019()[0], View(), "http://127.0.0.1:9/x/", ME)
    assert str(caught.value) == "http://127.0.0.1:9/x/ cannot be reached."


def test_the_command(run: Run, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api.write(conference_2019(), timetable_2019(), tmp_path, ["json"])
    monkeypatch.setenv("SCHEDULER_CALDAV_USER", USER)
    monkeypatch.setenv("SCHEDULER_CALDAV_PASSWORD", PASSWORD)
    outcome = run("publish", tmp_path, url, "--dry-run")
    assert outcome.out == f"{url}: would be 5 created, 0 updated, 0 deleted, 0 as they were.\n"
    outcome = run("publish", tmp_path, url, "--by", "item", "--item", "3")
    assert (outcome.code, outcome.out) == (
        0,
        f"{url}: 2 created, 0 updated, 0 deleted, 0 as they were.\n",
    )


def test_the_password_may_come_from_the_keyring(
    run: Run, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring

    api.write(conference_2019(), timetable_2019(), tmp_path, ["json"])
    monkeypatch.setenv("SCHEDULER_CALDAV_USER", USER)
    monkeypatch.delenv("SCHEDULER_CALDAV_PASSWORD", raising=False)
    asked: list[tuple[str, str]] = []

    def get_password(service: str, user: str) -> str:
        asked.append((service, user))
        return PASSWORD

    monkeypatch.setattr(keyring, "get_password", get_password)
    assert run("publish", tmp_path, url).code == 0
    assert asked == [("scheduler", USER)]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("calendar", "“calendar” is not the address of a calendar on a server.\n"),
        (
            "http://me:secret@127.0.0.1/x/",
            "An address should hold no user and no password.\n    Set SCHEDULER_CALDAV_USER and "
            "SCHEDULER_CALDAV_PASSWORD in the environment, or use the keyring.\n",
        ),
    ],
)
def test_wrong_addresses(run: Run, tmp_path: Path, address: str, message: str) -> None:
    outcome = run("publish", tmp_path, address)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
