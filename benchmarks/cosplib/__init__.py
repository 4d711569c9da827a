"""The conferences of CoSPLib, solved by the rules and the search that planners use."""

import json
from pathlib import Path


def figures() -> dict[str, dict[str, int]]:
    """The best costs and bounds known before, by instance; shown only, never used."""
    content = json.loads(Path(__file__).with_name("best-known.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, int]] = content["instances"]
    return found


def best_known(instance: str) -> int | None:
    """The best cost known before of an instance of that name."""
    return figures().get(instance, {}).get("best")
