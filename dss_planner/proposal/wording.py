"""Sentences of the pages: where the data come from, how the score was made, what the plan assumes."""

from __future__ import annotations

import json
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.plan.store.migration import open_plan
from dss_planner.raster.vectors import split_uri
from dss_planner.scoring.combination.combining import GEOMETRIC, OWA, WEIGHTED_SUM
from dss_planner.scoring.model import read_model
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import REPORT_FILE
from dss_planner.text import text

_CREDITS = "PROVENANCE.json"
#: Letters of the note that every page has room for.
NOTE_LENGTH = 260
#: Shares of land left out that are printed; smaller ones would read 0.0 %.
_LEAST_SHARE = 0.0005


def sources_sentence(settings: StudySettings) -> str:
    """Return what the study was made from: the credits beside the files where there are any, else the files' names."""
    parts: list[str] = []
    for source in settings.sources:
        path = Path(split_uri(source)[0])
        parts += _credits(path) or [path.name]
    return "; ".join(dict.fromkeys(parts)) + ("." if parts else "")


def _credits(path: Path) -> list[str]:
    """Return the data sets that a ``PROVENANCE.json`` beside ``path`` names for it."""
    try:
        content = json.loads((path.parent / _CREDITS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    layers = content.get("layers", []) if isinstance(content, dict) else []
    mine = [layer for layer in layers if layer.get("file") == path.name]
    return [
        str(layer.get("dataset") or layer.get("title")) for layer in mine if layer.get("dataset") or layer.get("title")
    ]


def fitting_note(note: str) -> str:
    """Return ``note`` as far as the pages have room for it; what is cut shows by its last sign."""
    if len(note) <= NOTE_LENGTH:
        return note
    kept = note[: NOTE_LENGTH - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip() + "…"


def method_sentence(folder: str, settings: StudySettings) -> str:
    """Return how soil loss, score and sites were made, and which land had no part in it."""
    parts = [show(text("Soil loss: RWEQ wind erosion model; travel time: least time over terrain and roads."))]
    combination, weights = _weights(folder)
    if weights:
        sentence = {
            WEIGHTED_SUM: show(text("Score: weighted sum, 0–100, of {criteria}.")),
            GEOMETRIC: show(text("Score: weighted geometric mean, 0–100, of {criteria}.")),
            OWA: show(text("Score: ordered weighting, 0–100, of {criteria}.")),
        }[combination]
        parts.append(sentence.format(criteria=", ".join(weights)))
    left_out = _left_out(folder)
    if left_out:
        parts.append(show(text("Left out: {land}.")).format(land=", ".join(left_out)))
    sentence = show(text("Sites: connected regions of {low}–{high} ha, at least {spacing} km apart."))
    parts.append(
        sentence.format(
            low=f"{settings.min_area:,.0f}", high=f"{settings.max_area:,.0f}", spacing=f"{settings.spacing:g}"
        )
    )
    return " ".join(parts)


def _weights(folder: str) -> tuple[str, list[str]]:
    """Return how the criteria are combined, and these with their weights in percent; none without a score model."""
    try:
        model = read_model(str(Path(folder) / "score_model.json"))
    except InputError:
        return WEIGHTED_SUM, []
    total = sum(criterion.weight for criterion in model.used) or 1.0
    return model.how.effective, [f"{c.name} {100 * c.weight / total:.0f} %" for c in model.used]


def _left_out(folder: str) -> list[str]:
    """Return what kept land out of the score, with its share of the study area; largest first."""
    try:
        report = json.loads((Path(folder) / REPORT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    rules = [(float(rule["share"]), str(rule["name"])) for rule in report.get("excluded", [])]
    return [f"{name} {100 * share:.1f} %" for share, name in sorted(rules, reverse=True) if share >= _LEAST_SHARE]


def plan_sentence(folder: str) -> str:
    """Return what the drafted plan assumes: the erosive wind and its limits; '' without a plan."""
    path = Path(folder) / "plan.gpkg"
    if not path.exists():
        return ""
    plan = open_plan(path).plan
    parts = [show(text("Works are drafts for discussion, drawn by rule from the site's facts."))]
    if plan["wind_from"] is not None:
        sentence = show(text("Lines lie across the erosive wind, taken from {degrees}°{source}."))
        source = f" ({plan['wind_source']})" if plan["wind_source"] else ""
        parts.append(sentence.format(degrees=f"{plan['wind_from']:.0f}", source=source))
    if plan["limits"]:
        parts.append(str(plan["limits"]))
    return " ".join(parts)


def plan_wind(folder: str) -> float | None:
    """Return the degrees that the erosive wind of the drafted plan comes from; None without a plan."""
    path = Path(folder) / "plan.gpkg"
    return open_plan(path).plan["wind_from"] if path.exists() else None
