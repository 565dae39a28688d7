"""Layer metadata from the provenance that every result carries beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsLayerMetadata, QgsMapLayer

from dss_planner import provenance
from dss_planner.layers.translation import show
from dss_planner.text import text

#: A line of the lineage is cut here [characters]: the record of thousands of sites has millions, and each project
#: that shows them would carry them all.
_LONGEST = 20_000


@dataclass(frozen=True)
class Facts:
    """What the sidecar of a result says of it. step, version, made: '' where it does not say. lines: the lineage."""

    step: str = ""
    version: str = ""
    made: str = ""
    lines: tuple[str, ...] = ()


def read_sidecar(path: str) -> dict:
    """Return the provenance beside ``path``; an empty mapping when there is none or it cannot be read."""
    try:
        content = json.loads(provenance.sidecar(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def read_facts(path: str) -> Facts:
    """Return what the sidecar of ``path`` says; any thread."""
    found = read_sidecar(path)
    software = found.get("software", {})
    return Facts(
        str(found.get("step", "")),
        str(software.get("DSS Planner", "")),
        str(found.get("made", "")),
        tuple(lineage(found, path)),
    )


def describe(layer: QgsMapLayer, path: str, title: str = "", abstract: str = "", facts: Facts | None = None) -> None:
    """Write title (the layer's name without one), abstract and lineage of ``layer``.

    facts: what the sidecar of ``path`` says; it is read where they are not given.
    """
    title = title or layer.name()
    facts = read_facts(path) if facts is None else facts
    made = QgsLayerMetadata()
    made.setIdentifier(Path(path).name)
    made.setTitle(title)
    made.setType("dataset")
    made.setLanguage("en")
    made.setCrs(layer.crs())
    made.setAbstract(abstract or _abstract(facts, title))
    made.setHistory(list(facts.lines))
    made.setKeywords({"gmd:topicCategory": ["environment"], "DSS Planner": [facts.step]})
    layer.setMetadata(made)


def _abstract(facts: Facts, title: str) -> str:
    if not facts.lines:
        return title
    sentence = show(text("{title}. Made by DSS Planner {version}, step {step}, {made}."))
    return sentence.format(title=title, version=facts.version or "?", step=facts.step or "?", made=facts.made or "?")


def lineage(facts: dict, path: str = "") -> list[str]:
    """Return the lineage as lines: what made the result, from what, with what, and what the step found.

    path: of the result; a line that is cut names its sidecar, where the rest is.
    """
    if not facts:
        return []
    lines = [f"{facts.get('made', '?')}: {facts.get('step', '?')} → {facts.get('output', '?')}"]
    for name, source in facts.get("inputs", {}).items():
        digest = str(source.get("sha256", ""))[:16]
        lines.append(f"{name}: {source.get('name', '?')}, {source.get('size', '?')} bytes, SHA-256 {digest}…")
    parameters = facts.get("parameters")
    if parameters:
        lines.append(_cut("parameters: " + _beginning(parameters), path))
    results = facts.get("results")
    if results:
        lines.append(_cut("results: " + _beginning(results), path))
    software = facts.get("software", {})
    lines.append(", ".join(f"{name} {version}" for name, version in software.items()))
    return lines


def _beginning(value: object) -> str:
    """Return the JSON of ``value`` up to what a line holds: to write all of it would keep other threads waiting."""
    words = ""
    for piece in json.JSONEncoder(ensure_ascii=False).iterencode(value):
        words += piece
        if len(words) > _LONGEST:
            break
    return words


def _cut(line: str, path: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} … ({provenance.sidecar(path).name})"
