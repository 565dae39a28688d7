"""From where dust-moving wind comes: the share of each sector."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dss_planner.erosion.wind.sectors import SECTORS, overlaps, sector_width
from dss_planner.erosion.wind.windrose import WindRose
from dss_planner.errors import InputError


def wind_shares(rose: WindRose, path: str, sectors: int = SECTORS) -> np.ndarray:
    """Return the share (0–1) of dust-moving wind FROM each of ``sectors``, north first, adding up to 1.

    Winds count with V²(V − Vt), as in the drift potential: saltation, which lofts dust, grows in this way. Directions
    of a table are spread over the sectors they cover. Raises `InputError` when no wind exceeds the threshold.
    """
    moved = np.array(rose.drift.by_direction)
    if moved.sum() <= 0.0:
        raise InputError(
            "No wind of “{layer}” exceeds the threshold, so nothing leaves. Choose windier months, or a lower "
            "threshold.",
            layer=Path(path).name,
        )
    width = sector_width(rose.table.directions)
    steps = round(360.0 / width)
    place = np.rint(rose.table.directions / width)
    if np.abs(rose.table.directions / width - place).max() > 1e-3:
        # directions that lie on no even step: each to the sector it falls in
        place, steps = np.rint(rose.table.directions / (360.0 / sectors)), sectors
    by_step = np.bincount(place.astype(np.int64) % steps, weights=moved, minlength=steps)
    return overlaps(steps, sectors) @ by_step / moved.sum()
