"""The JSON Schema of a conference file, with which editors complete and check it."""

from typing import Any

from scheduler.readers.schema import ConferenceFile


def json_schema() -> dict[str, Any]:
    """Generate the schema (draft 2020-12) from the file's types."""
    schema = ConferenceFile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Conference file"
    _take_table_of_items(schema)
    return {key: _tidy(value) for key, value in schema.items()}


def _take_table_of_items(schema: dict[str, Any]) -> None:
    """Let `agenda:` also name a table, which is read before the types see it."""
    agenda = schema["properties"]["agenda"]
    table = {"type": "string", "pattern": r"\.([cC][sS][vV]|[tT][sS][vV])$"}
    agenda["anyOf"] = [*agenda["anyOf"], table]
    agenda["description"] += " Or the name of a CSV table of them."


def schema_text() -> str:
    """The schema as the text that is shipped."""
    import json

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(value: Any) -> Any:
    """Leave out the titles made of key names: they say nothing that the keys do not."""
    if isinstance(value, list):
        return [_tidy(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    made = isinstance(value.get("title"), str) and (
        "type" in value or "anyOf" in value or "$ref" in value
    )
    return {key: _tidy(entry) for key, entry in value.items() if not (made and key == "title")}
