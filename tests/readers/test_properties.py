"""Writing the same conference otherwise gives the same conference; names change names alone."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.errors import InputFaults
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import source_from

titles = st.text("abcdefghijklm ", min_size=1, max_size=12).map(lambda t: f"Matter {t}".strip())
DAYS = ["Wednesday morning", "Thursday afternoon", "Friday"]


@st.composite
def files(draw):
    """A conference file as data, with numbered items and a few wishes."""
    count = draw(st.integers(1, 6))
    agenda = []
    for number in range(1, count + 1):
        item = {"number": str(number), "title": draw(titles)}
        for key, values in (
            ("weight", ["1", "3"]),
            ("desired", ["60", "1h30", "1 half-day"]),
            ("pin", DAYS[:2]),
            ("avoids", DAYS),
            ("parts", ["2", "3"]),
        ):
            if draw(st.booleans()) and not (key == "parts" and "pin" in item):
                item[key] = draw(st.sampled_from(values))
        agenda.append(item)
    data = {
        "body": draw(titles),
        "zone": "Europe/Vienna",
        "dates": "11–13 September 2019",
        "meetings": "half-days",
        "agenda": agenda,
    }
    if count > 1 and draw(st.booleans()):
        data["precedences"] = ["2 before 1"]
    return data


def read(data):
    return conference_from(source_from(json.dumps(data, ensure_ascii=False), "c.yaml"))


def shuffled(draw, value):
    if isinstance(value, dict):
        return {key: shuffled(draw, value[key]) for key in draw(st.permutations(list(value)))}
    return [shuffled(draw, entry) for entry in value] if isinstance(value, list) else value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_order_of_keys_means_nothing(data):
    file = data.draw(files())
    first, second = read(file), read(shuffled(data.draw, file))
    assert first == second
    assert first.fingerprint == second.fingerprint


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_other_titles_change_titles_alone(file):
    first = read(file)
    other = {**file, "agenda": [{**item, "title": "Other"} for item in file["agenda"]]}
    second = read(other)
    bare = [replace(part, titles=()) for part in first.parts]
    assert [replace(part, titles=()) for part in second.parts] == bare
    assert second.meetings == first.meetings
    assert second.precedences == first.precedences


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_meetings_one_by_one_are_as_the_series(file):
    days = ["Wednesday", "Thursday", "Friday"]
    single = [f"{day} {half}" for day in days for half in ("morning", "afternoon")]
    first, second = read(file), read({**file, "meetings": single})
    assert first == second


def refusal(text):
    """The faults of a text; none if it reads. Anything but `InputFaults` is let through."""
    try:
        conference_from(source_from(text, "c.yaml"))
    except InputFaults as refused:
        return refused.faults
    return []


def is_plain(fault):
    return fault.message[-1] in ".”)" and "Error" not in fault.message


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_plain_words(text):
    assert all(map(is_plain, refusal(text)))


BASE = (Path(__file__).parents[2] / "data" / "ctoc-cop-wg7-2019.yaml").read_text(encoding="utf-8")
SLIPS = st.text(":-[]{}\t\n#&*!|>'\"%@ a1", max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(BASE)), st.integers(0, 30), SLIPS)
def test_a_slip_of_the_pen_is_read_or_refused_in_plain_words(start, length, typed):
    assert all(map(is_plain, refusal(BASE[:start] + typed + BASE[start + length :])))
