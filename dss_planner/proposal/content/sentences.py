"""Sentences that a plan stores as JSON, so that they can be said in another language."""

from __future__ import annotations

import json

from dss_planner.text import Text


def sentence(stored: object, said: object = "") -> Text:
    """Return a sentence that a plan stores as JSON (template and values); ``said`` in English where it has none."""
    try:
        content = json.loads(str(stored)) if isinstance(stored, str) else stored
        return Text(str(content["template"]), dict(content.get("values") or {}))  # type: ignore[index]
    except (ValueError, KeyError, TypeError):
        return literal(str(said or ""))


def literal(said: str) -> Text:
    """Return words that are no template as a sentence."""
    return Text("{said}", {"said": said}) if said else Text("")


def sentences(stored: object, said: object = "") -> tuple[Text, ...]:
    """Return the sentences of a JSON list; ``said`` in English where there is none."""
    try:
        content = json.loads(str(stored)) if isinstance(stored, str) else stored
        return tuple(Text(str(one["template"]), dict(one.get("values") or {})) for one in content)  # type: ignore
    except (ValueError, KeyError, TypeError):
        return (literal(str(said)),) if said else ()
