"""Layer metadata from the provenance that every result carries beside it."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsLayerMetadata, QgsMapLayer

from dss_planner import provenance
from dss_planner.layers.translation import show
from dss_planner.text import text


def read_sidecar(path: str) -> dict:
    """Return the provenance beside ``path``; an empty mapping when there is none or it cannot be read."""
    try:
        content = json.loads(provenance.sidecar(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def describe(layer: QgsMapLayer, path: str, title: str = "", abstract: str = "") -> None:
    """Write title (the layer's name without one), abstract and lineage of ``layer`` from the sidecar of ``path``."""
    title = title or layer.name()
    facts = read_sidecar(path)
    made = QgsLayerMetadata()
    made.setIdentifier(Path(path).name)
    made.setTitle(title)
    made.setType("dataset")
    made.setLanguage("en")
    made.setCrs(layer.crs())
    made.setAbstract(abstract or _abstract(facts, title))
    made.setHistory(lineage(facts))
    made.setKeywords({"gmd:topicCategory": ["environment"], "DSS Planner": [str(facts.get("step", ""))]})
    layer.setMetadata(made)


def _abstract(facts: dict, title: str) -> str:
    if not facts:
        return title
    sentence = show(text("{title}. Made by DSS Planner {version}, step {step}, {made}."))
    version = facts.get("software", {}).get("DSS Planner", "?")
    return sentence.format(title=title, version=version, step=facts.get("step", "?"), made=facts.get("made", "?"))


def lineage(facts: dict) -> list[str]:
    """Return the lineage as lines: what made the result, from what, with what, and what the step found."""
    if not facts:
        return []
    lines = [f"{facts.get('made', '?')}: {facts.get('step', '?')} → {facts.get('output', '?')}"]
    for name, source in facts.get("inputs", {}).items():
        digest = str(source.get("sha256", ""))[:16]
        lines.append(f"{name}: {source.get('name', '?')}, {source.get('size', '?')} bytes, SHA-256 {digest}…")
    parameters = facts.get("parameters")
    if parameters:
        lines.append("parameters: " + json.dumps(parameters, ensure_ascii=False))
    results = facts.get("results")
    if results:
        lines.append("results: " + json.dumps(results, ensure_ascii=False))
    software = facts.get("software", {})
    lines.append(", ".join(f"{name} {version}" for name, version in software.items()))
    return lines
