import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.cosplib import best_known, figures, run
from benchmarks.cosplib.check import differences
from benchmarks.cosplib.evaluate import Place, faults, objective, terms
from benchmarks.cosplib.files import read_solution, write_csv, write_xlsx
from benchmarks.cosplib.instance import read_instance
from benchmarks.cosplib.mapping import RULE_OF, plan_of, programme_of
from openpyxl import load_workbook
from tests.benchmarks.cosplib_workbook import ALL_WEIGHTS, COUNTS, PLACES, write_workbook

from scheduler.errors import InputFaults
from scheduler.sittings.programme import Laid
from scheduler.sittings.rules import costs

ROOT = Path(__file__).parents[2]
# A’s second submission cannot be its third (9), and B has a penalty in either room (2 × 7).
# No plan of all 204,360 costs less.
OPTIMUM = 9 + 14
SOLUTION = {name: Place(*place) for name, place in PLACES.items()}


@pytest.fixture
def instance(tmp_path):
    return read_instance(write_workbook(tmp_path / "small.xlsx"))


def test_every_term_counted_by_hand(instance):
    assert faults(instance, SOLUTION) == []
    assert terms(instance, SOLUTION) == {
        label: ALL_WEIGHTS[label] * count for label, count in COUNTS.items()
    }


def test_the_rules_charge_what_the_evaluator_counts(instance):
    laid = Laid(programme_of(instance), plan_of(instance, SOLUTION))
    assert costs(laid) == {
        RULE_OF[label]: cost for label, cost in terms(instance, SOLUTION).items()
    }


def test_a_term_without_a_weight_is_left_out(tmp_path):
    weights = ALL_WEIGHTS | {"Chairs Conflicts": 0}
    instance = read_instance(write_workbook(tmp_path / "small.xlsx", weights))
    assert "Chairs Conflicts" not in terms(instance, SOLUTION)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"c1": Place("S1", "R1", 1)}, "S1 in R1 has A and C"),
        ({"a2": Place("S1", "R1", 0)}, "a2 and a1 have the same slot"),
        ({"a2": Place("S4", "R1", 0)}, "a2 does not fit into S4"),
        ({"c1": Place("S9", "R1", 0)}, "c1 lies in an unknown session or room"),
        ({"x": Place("S3", "R1", 0)}, "x is no submission"),
    ],
)
def test_what_is_not_valid(instance, changed, message):
    assert message in faults(instance, SOLUTION | changed)


def test_a_submission_that_is_left_out(instance):
    left = {name: place for name, place in SOLUTION.items() if name != "b1"}
    assert faults(instance, left) == ["b1 is not scheduled"]


def test_scored_solutions_agree_on_every_term():
    folder = Path(os.environ.get("SCHEDULER_COSPLIB") or ROOT.parent / "shared" / "cosplib")
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is missing")
        pytest.skip("the workbooks of CoSPLib are not here; the hand-made one is counted above")
    results = dict(differences(folder))
    assert results
    assert {name: found for name, found in results.items() if found} == {}


def test_files_come_back_as_they_were_written(instance, tmp_path):
    write_csv(tmp_path / "s.csv", instance, SOLUTION)
    assert (tmp_path / "s.csv").read_text() == (
        "submission,session,room,slot\na1,S1,R1,0\na2,S1,R2,0\nb1,S2,R1,0\nb2,S4,R2,0\nc1,S2,R2,0\n"
    )
    assert read_solution(tmp_path / "s.csv") == SOLUTION


def test_the_workbook_has_tracks_above_and_submissions_below(instance, tmp_path):
    write_xlsx(tmp_path / "s.xlsx", instance, SOLUTION, {"Chairs Conflicts": 14})
    book = load_workbook(tmp_path / "s.xlsx")
    assert [[cell.value for cell in row] for row in book["sol"].iter_rows()] == [
        [None, "R1", "R2"],
        ["S1", "A", "A"],
        ["S2", "B", "C"],
        ["S3", None, None],
        ["S4", None, "B"],
        [None, None, None],
        ["S1", "a1", "a2"],
        ["S1", None, "a2"],
        ["S1", None, None],
        ["S2", "b1", "c1"],
        ["S2", None, None],
        ["S3", None, None],
        ["S3", None, None],
        ["S3", None, None],
        ["S4", None, "b2"],
    ]
    assert [[cell.value for cell in row] for row in book["violations"].iter_rows()] == [
        ["Objective", 14],
        ["Chairs Conflicts", 14],
    ]


def test_all_faults_of_a_workbook_are_told_together(tmp_path):
    path = write_workbook(
        tmp_path / "wrong.xlsx",
        changes={
            ("submissions", 2, 2): "D",
            ("submissions", 3, 3): 0,
            ("submissions", 4, 5): "CET",
            ("submissions", 5, 1): "a1",
            ("submissions", 1, 8): "S0",
            ("sessions", 2, 4): "early",
            ("tracks_rooms|penalty", 2, 1): "D",
            ("similar tracks", 1, 3): "D",
            ("parameters", 2, 5): -1,
            ("parameters", 3, 4): None,
        },
    )
    with pytest.raises(InputFaults) as raised:
        read_instance(path)
    sheet = f"{path}, sheet “"
    assert str(raised.value).splitlines() == [
        f"{sheet}parameters”: the weight “Tracks_Rooms|Penalty:” is missing",
        f"{sheet}parameters”:2: the weight “Tracks_Sessions|Penalty” is “-1”",
        "    a whole number from 0",
        f"{sheet}sessions”:2: the start is “early”",
        "    a time of day such as 09:30",
        f"{sheet}similar tracks”:1: “D” is unknown",
        f"{sheet}submissions”:1: there is no column “S1”",
        f"{sheet}submissions”:2: there is no track “D”",
        f"{sheet}submissions”:3: the number of time slots is “0”",
        "    a whole number from 1",
        f"{sheet}submissions”:4: the time zone is “CET”",
        "    GMT+2, say",
        f"{sheet}submissions”:5: “a1” stands here a second time",
        f"{sheet}tracks_rooms|penalty”:2: “D” is unknown",
    ]


def test_what_is_no_workbook(tmp_path):
    (tmp_path / "text.xlsx").write_text("no")
    with pytest.raises(InputFaults, match=r"is no workbook of Excel \(\.xlsx\)"):
        read_instance(tmp_path / "text.xlsx")
    with pytest.raises(InputFaults, match="cannot be read: No such file"):
        read_instance(tmp_path / "missing.xlsx")


def test_faults_of_a_solution_are_told_together(tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("submission,session,room,slot\na,S,R,x\na,S,R,0\na,S,R,1\n")
    with pytest.raises(InputFaults) as raised:
        read_solution(path)
    assert str(raised.value) == (
        f"{path}:2: is no submission, session, room and slot\n"
        f"{path}:4: “a” stands here a second time"
    )


def test_the_command_finds_and_proves_the_best(tmp_path):
    by_slot = ("Presenters Conflicts Timeslot Level", "Attendees Conflicts Timeslot Level")
    weights = ALL_WEIGHTS | dict.fromkeys(by_slot, 0)
    path = write_workbook(tmp_path / "small.xlsx", weights)
    command = [sys.executable, "benchmarks/cosplib/run.py", str(path), "--time-limit", "60"]
    command += ["-o", str(tmp_path / "out.csv"), "--xlsx", str(tmp_path / "out.xlsx")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    instance, found = read_instance(path), read_solution(tmp_path / "out.csv")
    assert faults(instance, found) == []
    said = {line.split(":")[0]: line.split(":")[1].split() for line in done.stdout.splitlines()}
    assert int(said["Objective"][0]) == objective(instance, found) == OPTIMUM
    assert int(said["Proven lower bound"][0]) == OPTIMUM
    assert said["Gap"] == ["0.0%", "optimal"]
    assert (tmp_path / "out.xlsx").is_file()


def test_a_fault_is_told_without_a_traceback(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["run.py", str(tmp_path / "none.xlsx")])
    with pytest.raises(SystemExit) as raised:
        run.main()
    assert raised.value.code == 2
    assert capsys.readouterr().err.endswith(
        "none.xlsx: cannot be read: No such file or directory\n"
    )


def test_figures_are_shown_by_name():
    assert best_known("N2OR") == figures()["N2OR"]["best"]
    assert best_known("small") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_writes_the_best_so_far(tmp_path):
    path = write_workbook(tmp_path / "small.xlsx")
    command = [sys.executable, "benchmarks/cosplib/run.py", str(path), "--time-limit", "60"]
    command += ["-o", str(tmp_path / "out.csv")]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stdout is not None
        process.stderr.readline()  # it has found something
        os.killpg(process.pid, signal.SIGINT)
        said, rest = process.stdout.read(), process.stderr.read()
    assert process.returncode == 0
    assert "Traceback" not in rest
    assert "Objective:" in said
    assert faults(read_instance(path), read_solution(tmp_path / "out.csv")) == []
