"""The bands of a map of measures as layers, for whoever puts them on the map."""

from __future__ import annotations

from dss_planner.layers.metadata import read_sidecar
from dss_planner.study.results import Output
from dss_planner.text import text


def measure_map_outputs(path: str, names: dict[str, str] | None = None) -> tuple[Output, ...]:
    """Return one layer for each measure of a raster that `compute_measure_maps` wrote; the first is switched on.

    names: id → name in the user's language, where it is known.
    """
    results = read_sidecar(path).get("results")
    maps = results.get("maps", []) if isinstance(results, dict) else []
    return tuple(
        Output(
            path,
            "measure_suitability",
            text("Where it fits: {measure}", measure=(names or {}).get(one["measure"], one["name"])),
            band=one["band"],
            visible=place == 0,
        )
        for place, one in enumerate(maps)
    )
