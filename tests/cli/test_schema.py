import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml
from tests.cli.conftest import ROOT, STARTING_FILE, Run


@pytest.fixture
def schema(run: Run) -> dict[str, Any]:
    outcome = run("schema")
    assert (outcome.code, outcome.err) == (0, "")
    shown: dict[str, Any] = json.loads(outcome.out)
    return shown


def test_is_what_is_shipped(run: Run) -> None:
    shipped = files("scheduler").joinpath("data", "conference.schema.json")
    assert run("schema").out == shipped.read_text("utf-8")


def test_is_a_json_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", sorted((ROOT / "data").glob("*.yaml")), ids=lambda f: f.stem)
def test_takes_the_conference_files(schema: dict[str, Any], file: Any) -> None:
    jsonschema.validate(_plain(yaml.safe_load(file.read_text("utf-8"))), schema)


def test_takes_the_starting_file_and_refuses_a_misspelt_key(schema: dict[str, Any]) -> None:
    start = _plain(yaml.safe_load(STARTING_FILE.read_text("utf-8")))
    jsonschema.validate(start, schema)
    with pytest.raises(jsonschema.ValidationError, match="'agneda'"):
        jsonschema.validate({**start, "agneda": []}, schema)


def test_takes_the_name_of_a_table_of_items(schema: dict[str, Any]) -> None:
    start = _plain(yaml.safe_load(STARTING_FILE.read_text("utf-8")))
    jsonschema.validate({**start, "agenda": "items.csv"}, schema)
    with pytest.raises(jsonschema.ValidationError, match=r"'items\.docx' does not match"):
        jsonschema.validate({**start, "agenda": "items.docx"}, schema)


def _plain(value: Any) -> Any:
    """As an editor sees a YAML file: keys are text, and dates are too."""
    return json.loads(json.dumps(value, default=str))
