"""Maps drawn from the model of a score lie above it: those of an earlier score are marked and switched off."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject

from dss_planner import provenance
from dss_planner.layers.groups import OUTDATED_PROPERTY, planner_group
from dss_planner.layers.loading import result_key
from dss_planner.layers.translation import show
from dss_planner.text import text

SCORE_FILE = "score.tif"
#: Rasters drawn from the same model and layers as the score.
DRAWN_FROM_IT = ("near_misses.tif", "disagreement.tif", "agreement.tif")


def concerned(path: str) -> bool:
    """Return whether `mark` may find something new once the file ``path`` is shown."""
    return Path(path).name in (SCORE_FILE, *DRAWN_FROM_IT)


def mark(project: QgsProject, folder: str | Path) -> None:
    """Name and switch off what the planner's group shows of an earlier score of the study in ``folder``."""
    folder = Path(folder).resolve()
    score = _record(folder / SCORE_FILE)
    known: dict[str, bool] = {}
    for node in planner_group(project).findLayers():
        layer = node.layer()
        path = Path(result_key(layer)[0]) if layer is not None else Path()
        if path.parent != folder or path.name not in DRAWN_FROM_IT:
            continue
        if path.name not in known:
            known[path.name] = is_outdated(_record(path), score)
        if _mark(layer, known[path.name]):
            node.setItemVisibilityChecked(False)


def is_outdated(drawn: dict, score: dict) -> bool:
    """Return whether the record of a map tells that it was drawn before the score was worked out of something else."""
    if not drawn.get("made") or not score.get("made") or drawn["made"] >= score["made"]:
        return False
    return bool(_read(drawn)) and _read(drawn) != _read(score)


def _read(record: dict) -> dict[str, str]:
    """Return what a run read, by its content."""
    inputs = record.get("inputs")
    found = inputs if isinstance(inputs, dict) else {}
    return {str(key): str(one.get("sha256")) for key, one in found.items() if isinstance(one, dict)}


def _mark(layer: QgsMapLayer, outdated: bool) -> bool:
    """Let the name of a layer tell whether it is outdated; True where it has become so."""
    name = str(layer.customProperty(OUTDATED_PROPERTY, ""))
    if outdated == bool(name):
        return False
    if outdated:
        layer.setCustomProperty(OUTDATED_PROPERTY, layer.name())
        layer.setName(show(text("{layer} – of an earlier score", layer=layer.name())))
    else:
        layer.removeCustomProperty(OUTDATED_PROPERTY)
        layer.setName(name)
    return outdated


def _record(path: Path) -> dict:
    try:
        content = json.loads(provenance.sidecar(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
