"""The bands of near misses and of disagreement as layers: names and looks, for whoever puts them on the map."""

from __future__ import annotations

from dss_planner.study.results import Output
from dss_planner.text import Text, text

#: Band, style and name; the first is the one that is switched on when it arrives.
_NEAR_MISSES = (
    (2, "near_misses", text("Near misses: which rule alone leaves the land out")),
    (3, "missed_by", text("Near misses: by how much the limit is missed")),
    (4, "score", text("Near misses: score without the rule")),
    (1, "rules_failed", text("Rules that leave the land out")),
)
_DISAGREEMENT = (
    (2, "score_deviation", text("Disagreement of the weight profiles (points)")),
    (5, "rank_spread", text("Disagreement of the weight profiles: spread of the rank")),
    (1, "score", text("Mean score of the weight profiles")),
    (3, "score", text("Lowest score of the weight profiles")),
    (4, "score", text("Highest score of the weight profiles")),
)


def near_miss_outputs(path: str) -> tuple[Output, ...]:
    """Return the layers of a raster that `compute_near_misses` wrote; only the first is switched on."""
    return _outputs(path, _NEAR_MISSES)


def disagreement_outputs(path: str) -> tuple[Output, ...]:
    """Return the layers of a raster that `compute_disagreement` wrote; only the first is switched on."""
    return _outputs(path, _DISAGREEMENT)


def _outputs(path: str, bands: tuple[tuple[int, str, Text], ...]) -> tuple[Output, ...]:
    return tuple(
        Output(path, style, title, band=band, visible=place == 0) for place, (band, style, title) in enumerate(bands)
    )
