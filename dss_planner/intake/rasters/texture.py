"""Sand, silt and clay together: each may be read right by itself and still not fit the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from osgeo import gdal

from dss_planner.intake.rasters.evidence import raster_facts
from dss_planner.intake.rasters.unitrules import number
from dss_planner.intake.recognition import Recognition
from dss_planner.raster.reading import open_raster
from dss_planner.text import Text, text

ROLES = ("sand", "silt", "clay")
#: The three add up to 100 %; independent predictions and rounding are off by some percent, wrong units by far more.
LOW, HIGH = 85.0, 115.0


def texture_sum_problem(recognitions: Sequence[Recognition]) -> Text | None:
    """Return what is wrong with the sum of sand, silt and clay as they were recognised; None when nothing is.

    The typical (median) contents in percent are added up; on one common grid the cells themselves. None as well
    where one of the three is missing or asked about. Raises `InputError` when a layer cannot be read.
    """
    found = {entry.role: entry for entry in recognitions if entry.role in ROLES and not entry.ambiguous}
    if set(found) != set(ROLES):
        return None
    total = _cell_sum(found) if _on_one_grid(found) else sum(_typical(found[role]) for role in ROLES)
    if np.isnan(total) or LOW <= total <= HIGH:
        return None
    return text(
        "Sand, silt and clay should add up to about 100 %, but they add up to {total} % (sand {sand}, silt {silt}, "
        "clay {clay}). One of them is in another unit or of another depth: choose its unit, or bring three layers of "
        "one product.",
        total=number(total),
        **{role: number(_typical(found[role])) for role in ROLES},
    )


def _percent(found: Recognition) -> np.ndarray:
    """Return the sampled contents in percent, NaN where unknown."""
    facts = raster_facts(found.uri, found.real).only(found.bands)
    facts = facts.without(found.nodatas, found.valid_range)
    return (facts.stored * facts.scale + facts.offset) * found.scale + found.offset


def _typical(found: Recognition) -> float:
    values = _percent(found)
    return float(np.nanmedian(values)) if np.isfinite(values).any() else float("nan")


def _on_one_grid(found: dict[str, Recognition]) -> bool:
    grids = {_grid(open_raster(entry.uri)) for entry in found.values()}
    return len(grids) == 1


def _grid(dataset: gdal.Dataset) -> tuple:
    return dataset.RasterXSize, dataset.RasterYSize, tuple(dataset.GetGeoTransform())


def _cell_sum(found: dict[str, Recognition]) -> float:
    total = np.add.reduce([_percent(found[role]) for role in ROLES])
    return float(np.nanmedian(total)) if np.isfinite(total).any() else float("nan")
