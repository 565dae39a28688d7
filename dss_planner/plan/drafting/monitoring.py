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
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.running import CancelCheck, never, stop_if

#: Kinds of points.
PILOT, CONTROL = "pilot", "control"
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


def search_distance(study: StudyLayers) -> float:
    """Return how far from the works controls are sought, m: `SEARCH`, or less on fine grids."""
    return min(SEARCH, _MOST_CELLS * min(study.grid.cell_size))


def monitoring_pairs(
    study: StudyLayers,
    core: ogr.Geometry,
    sites: Sequence[ogr.Geometry],
    wind_from: float,
    cancelled: CancelCheck = never,
) -> list[Pair]:
    """Return pilot points along the wind through ``core`` with their controls; ``wind_from``: map degrees.

    Raises `Cancelled`.
    """
    pilots = pilot_points(core, wind_from)
    window = _window(study, core)
    features, classes = _features(study, window, cancelled)
    allowed = np.isfinite(features).all(axis=0) & np.isfinite(classes)
    for path in study.exclusions:
        stop_if(cancelled)
        allowed &= ~(read_bands(open_raster(path), (1,), window)[0] > 0)
    grid = window_grid(study.grid, window)
    buffers = [site.Buffer(CLEARANCE) for site in sites if _near(site, grid)]
    stop_if(cancelled)
    allowed &= ~mask(grid, buffers, all_touched=True)
    stop_if(cancelled)
    x, y = grid.xy(np.arange(window.width) + 0.5, np.arange(window.height) + 0.5)  # type: ignore[arg-type]
    allowed &= ~_downwind(core, wind_from, np.asarray(x), np.asarray(y))
    spread = np.array([_spread(band, cancelled) for band in features])
    found = []
    for pilot in pilots:
        stop_if(cancelled)
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
    margin = search_distance(study)
    c0, r0 = study.grid.column_row(xmin - margin, ymax + margin)
    c1, r1 = study.grid.column_row(xmax + margin, ymin - margin)
    left, right = max(0, int(c0)), min(study.grid.width, int(np.ceil(c1)))
    top, bottom = max(0, int(r0)), min(study.grid.height, int(np.ceil(r1)))
    return Window(left, top, max(1, right - left), max(1, bottom - top))


def _near(site: ogr.Geometry, grid: Grid) -> bool:
    """Whether controls on the grid may lie too close to a site."""
    xmin, ymin, xmax, ymax = grid.bounds
    left, right, bottom, top = site.GetEnvelope()
    return bool(
        left - CLEARANCE <= xmax
        and right + CLEARANCE >= xmin
        and bottom - CLEARANCE <= ymax
        and top + CLEARANCE >= ymin
    )


def _spread(band: np.ndarray, cancelled: CancelCheck) -> float:
    stop_if(cancelled)
    return float(np.nanstd(np.where(np.isfinite(band), band, np.nan))) or 1.0


def _features(study: StudyLayers, window: Window, cancelled: CancelCheck) -> tuple[np.ndarray, np.ndarray]:
    """Return cover, ranking index of soil loss and annual rain (3, rows, columns), and the classes."""

    def read(name: str, band: int = 1) -> np.ndarray:
        stop_if(cancelled)
        return read_bands(open_raster(study.paths[name]), (band,), window)[0]

    features = np.zeros((3, window.height, window.width))
    features[0], features[1] = read("vegetation_cover"), read("soil_loss", RANKING_BAND)
    for month in range(1, 13):
        features[2] += read("precipitation", month)
    return features, read("landcover_classes")


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
