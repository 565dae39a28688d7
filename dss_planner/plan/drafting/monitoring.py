"""Monitoring points: pilot points on the works and, for each, a matched control outside every site.

A control is land of the same class whose cover, soil loss and rain are nearest to those of the pilot point, at least
`CLEARANCE` from every site, not downwind of this one and not in an excluded place (a mine changes its land too), so
that before and after can be told from the season (BACI, SCIENCE.md 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.measures.geometry.frame import WindFrame, box, largest, point, vertices
from dss_planner.plan.drafting.facts import RANKING_BAND, StudyLayers
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands

#: Pilot points on a site [A]; at least one control each (SCIENCE.md 9) [V].
PILOTS = 3
#: Controls lie at least this far from every site, and are sought up to this far from the site, m [A].
CLEARANCE = 2000.0
SEARCH = 30_000.0
#: Most cells read to each side of the site: bounds memory and time on fine grids.
_MOST_CELLS = 500
#: Half of the sector downwind of the site in which no control is taken, degrees [A].
_DOWNWIND = 45.0
#: Weight of a cell of distance against a standard deviation: settles ties, no more.
_NEARNESS = 1e-6


@dataclass(frozen=True)
class Pair:
    """A pilot point and its control; control is None when no matching land was found."""

    pilot: ogr.Geometry
    control: ogr.Geometry | None


def monitoring_pairs(
    study: StudyLayers, core: ogr.Geometry, sites: Sequence[ogr.Geometry], wind_from: float
) -> list[Pair]:
    """Return pilot points along the wind through ``core`` with their controls; ``wind_from``: map degrees."""
    pilots = pilot_points(core, wind_from)
    window = _window(study, core)
    features, classes = _features(study, window)
    allowed = np.isfinite(features).all(axis=0) & np.isfinite(classes)
    for path in study.exclusions:
        allowed &= ~(read_bands(open_raster(path), (1,), window)[0] > 0)
    grid = window_grid(study.grid, window)
    buffers = [site.Buffer(CLEARANCE) for site in sites]
    allowed &= ~mask(grid, buffers, all_touched=True)
    x, y = grid.xy(np.arange(window.width) + 0.5, np.arange(window.height) + 0.5)  # type: ignore[arg-type]
    allowed &= ~_downwind(core, wind_from, np.asarray(x), np.asarray(y))
    spread = np.array([np.nanstd(band) or 1.0 for band in np.where(np.isfinite(features), features, np.nan)])
    found = []
    for pilot in pilots:
        cell = _nearest_match(grid.column_row(pilot.GetX(), pilot.GetY()), features, classes, allowed, spread)
        if cell is None:
            found.append(Pair(pilot, None))
            continue
        allowed[cell] = False
        found.append(Pair(pilot, point(float(x[cell[1]]), float(y[cell[0]]))))
    return found


def pilot_points(core: ogr.Geometry, wind_from: float) -> list[ogr.Geometry]:
    """Return `PILOTS` points inside ``core``, from the windward to the lee part."""
    frame = WindFrame.over(core, wind_from)
    inside = frame.enter(core)
    left, right, bottom, top = inside.GetEnvelope()
    depth = (top - bottom) / PILOTS
    found = []
    for number in range(PILOTS):
        v1 = top - number * depth
        strip = largest(inside.Intersection(box(left - 1, v1 - depth, right + 1, v1)))
        if strip is None:
            continue
        middle = point((left + right) / 2, v1 - depth / 2)
        u, v = vertices(middle if strip.Contains(middle) else strip.PointOnSurface())[0]
        x, y = frame.to_xy(u, v)
        found.append(point(float(x), float(y)))
    return found


def _window(study: StudyLayers, core: ogr.Geometry) -> Window:
    xmin, xmax, ymin, ymax = core.GetEnvelope()
    margin = min(SEARCH, _MOST_CELLS * min(study.grid.cell_size))
    c0, r0 = study.grid.column_row(xmin - margin, ymax + margin)
    c1, r1 = study.grid.column_row(xmax + margin, ymin - margin)
    left, right = max(0, int(c0)), min(study.grid.width, int(np.ceil(c1)))
    top, bottom = max(0, int(r0)), min(study.grid.height, int(np.ceil(r1)))
    return Window(left, top, max(1, right - left), max(1, bottom - top))


def _features(study: StudyLayers, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Return cover, ranking index of soil loss and annual rain (3, rows, columns), and the classes."""
    cover = read_bands(open_raster(study.paths["vegetation_cover"]), (1,), window)[0]
    loss = read_bands(open_raster(study.paths["soil_loss"]), (RANKING_BAND,), window)[0]
    rain = read_bands(open_raster(study.paths["precipitation"]), tuple(range(1, 13)), window).sum(axis=0)
    classes = read_bands(open_raster(study.paths["landcover_classes"]), (1,), window)[0]
    return np.stack([cover, loss, rain]).astype(float), classes


def _downwind(core: ogr.Geometry, wind_from: float, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return bool (rows, columns): cells in the sector into which the wind carries what leaves the core."""
    frame = WindFrame.over(core, wind_from)
    u, v = frame.to_uv(*np.meshgrid(x, y))
    return (v < 0) & (np.abs(u) <= np.abs(v) * np.tan(np.radians(_DOWNWIND)))


def _nearest_match(
    position: tuple[float, float], features: np.ndarray, classes: np.ndarray, allowed: np.ndarray, spread: np.ndarray
) -> tuple[int, int] | None:
    """Return row and column of the allowed cell of the same class with the nearest standardised features."""
    column, row = int(position[0]), int(position[1])
    if not (0 <= row < classes.shape[0] and 0 <= column < classes.shape[1]) or not np.isfinite(classes[row, column]):
        return None
    own = features[:, row, column]
    candidates = allowed & (classes == classes[row, column])
    if not np.isfinite(own).all() or not candidates.any():
        return None
    rows, columns = np.nonzero(candidates)
    distance = _NEARNESS * np.hypot(rows - row, columns - column)
    for band, value, scale in zip(features, own, spread):
        distance += ((band[rows, columns] - value) / scale) ** 2
    best = int(np.argmin(distance))
    return int(rows[best]), int(columns[best])
