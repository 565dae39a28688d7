"""Where the study's layers come from and how sites were scored, as rows of the plan."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from dss_planner.errors import InputError

#: Name space of all keys of plans: equal inputs give equal keys.
NAMESPACE = uuid.UUID("6f1d4f0a-3c5e-5c2e-9a52-6d0f6a1b7c11")
MODEL_FILE = "score_model.json"
_PROVENANCE = "*.provenance.json"


def key(*parts: object) -> str:
    """Return the stable key of what ``parts`` name."""
    return str(uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def source_rows(folder: Path, own: str) -> list[dict]:
    """Return a row for each input of each output that has a provenance file, except the plan's own (``own``)."""
    rows = []
    for path in sorted(folder.glob(_PROVENANCE)):
        content = _json(path)
        if content.get("output") == own:
            continue
        common = {
            "output": str(content.get("output", path.name)),
            "step": content.get("step"),
            "made": content.get("made"),
        }
        record = json.dumps(
            {"parameters": content.get("parameters"), "software": content.get("software")}, ensure_ascii=False
        )
        inputs = content.get("inputs") or {"": {}}
        for name, facts in inputs.items():
            rows.append(
                {
                    "uuid": key("source", common["output"], name),
                    **common,
                    "input": name,
                    "file": facts.get("name"),
                    "size": facts.get("size"),
                    "changed": facts.get("changed"),
                    "sha256": facts.get("sha256"),
                    "record": record,
                }
            )
    return rows


def score_rows(folder: Path, by_whom: str, made: str) -> dict[str, list[dict]]:
    """Return the rows of ``criteria``, ``weights`` and ``exclusions`` from the study's score model (empty without one).

    Raises `InputError` when the model is not JSON or lacks ids.
    """
    path = folder / MODEL_FILE
    if not path.exists():
        return {"criteria": [], "weights": [], "exclusions": []}
    model = _json(path)
    try:
        criteria = [
            {
                "id": one["id"],
                "name": one.get("name") or one["id"],
                "layer": one.get("layer"),
                "unit": one.get("unit"),
                "value_function": json.dumps(one.get("value_function"), ensure_ascii=False),
            }
            for one in model.get("criteria", ())
        ]
        weights = [
            {"uuid": key("weight", one["id"]), "criterion": one["id"], "weight": float(one["weight"])}
            for one in model.get("criteria", ())
        ]
        exclusions = [
            {
                "id": one["id"],
                "name": one.get("name") or one["id"],
                "layer": one.get("layer"),
                "rule": one.get("sentence") or json.dumps(one.get("keep"), ensure_ascii=False),
            }
            for one in model.get("exclusions", ())
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            "The score model “{path}” cannot be read: {reason}. Run the step “Score” again.",
            path=path,
            reason=repr(error),
        ) from error
    for weight in weights:
        weight.update(by_whom=by_whom, made=made)
    return {"criteria": criteria, "weights": weights, "exclusions": exclusions}


def _json(path: Path) -> dict:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            "“{path}” cannot be read as JSON: {reason}. Run the step that makes it again.", path=path, reason=error
        ) from error
    if not isinstance(content, dict):
        raise InputError("“{path}” holds no JSON object. Run the step that makes it again.", path=path)
    return content
