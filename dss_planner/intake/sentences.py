"""Sentences as JSON, whole: a sentence within a sentence stays one, so that it can still be translated."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.provenance import plain
from dss_planner.text import Text


def stored(sentence: Text) -> dict[str, object]:
    """Return a sentence as JSON types."""
    values = {key: stored(value) if isinstance(value, Text) else plain(value) for key, value in sentence.values.items()}
    return {"template": sentence.template, "values": values}


def restored(content: Mapping[str, object]) -> Text:
    """Return the sentence that `stored` turned into JSON types."""
    values: Mapping[str, object] = content["values"]  # type: ignore[assignment]
    return Text(str(content["template"]), {key: _value(value) for key, value in values.items()})


def _value(value: object) -> object:
    return restored(value) if isinstance(value, Mapping) and set(value) == {"template", "values"} else value
