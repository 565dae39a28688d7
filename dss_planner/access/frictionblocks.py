"""Friction of a window: speeds of ground, water and roads, and what barriers close."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import numpy as np
from osgeo import gdal

from dss_planner.access.crossings import closed_cells
from dss_planner.access.obstacles import Obstacles
from dss_planner.access.roads import Roads
from dss_planner.access.speedtable import SpeedTable
from dss_planner.access.surface import BARRIER, minutes_per_metre
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.terrain import SlopeWindows


class FrictionBlocks:
    """Reads and computes windows; threads may share it."""

    def __init__(
        self, landcover: str, dem: str | None, speeds: SpeedTable, height: bool, roads: Roads, obstacles: Obstacles
    ) -> None:
        self._landcover = landcover
        self._dem = dem
        self._speeds = speeds
        self._height = height
        self._roads = roads
        self._obstacles = obstacles
        self._slopes = SlopeWindows(dem) if dem else None
        self._own = threading.local()

    def __call__(self, window: Window) -> tuple[np.ndarray | None, np.ndarray]:
        """Return the friction [min/m], None for unknown codes, and counts: impassable, on a road, crossings, near."""
        codes = read_bands(self._dataset("landcover", self._landcover), (1,), window)[0]
        ground = self._ground(codes, window)
        if ground is None:
            return None, np.zeros(4, dtype=np.int64)
        shapes, lets_through = self._roads.shapes, self._roads.lets_through
        closed = closed_cells(window, self._obstacles.crossed, shapes, lets_through, self._obstacles.openings)
        none = np.zeros_like(lets_through)
        border = closed_cells(window, self._obstacles.closed, shapes, none, self._obstacles.openings, strict=True)
        ground[closed.ground | border.ground] = 0.0
        if not self._obstacles.openings.empty:
            opening = self._obstacles.openings.touched(window)
            opened = np.isfinite(opening) & np.isfinite(self._barriers(window))
            ground[opened] = np.fmax(ground, opening)[opened]
        road = shapes.touched(window)
        on_road = np.isfinite(road)
        road[closed.roads | border.roads] = np.nan
        values = friction_of_speed(np.fmax(road, ground))
        counts = (values >= BARRIER).sum(), on_road.sum(), closed.crossings, closed.near + border.near
        return values, np.array(counts, dtype=np.int64)

    def _barriers(self, window: Window) -> np.ndarray:
        """Return where a barrier lies, NaN elsewhere."""
        return np.fmax(self._obstacles.crossed.touched(window), self._obstacles.closed.touched(window))

    def _ground(self, codes: np.ndarray, window: Window) -> np.ndarray | None:
        """Return the speed off the roads, without barriers [km/h], NaN where unknown; None for unknown codes."""
        speed = speeds_of(codes, self._speeds.landcover)
        if speed is None:
            return None
        obstacles = self._obstacles
        if not obstacles.areas.empty:
            area = obstacles.areas.inside(window)
            speed = np.where(np.isfinite(area), area, speed)
        if self._slopes is not None:
            speed *= self._speeds.slope_factor(self._slopes(window))
        if self._height and self._dem:
            speed *= elevation_factor(read_bands(self._dataset("dem", self._dem), (1,), window)[0])
        if not obstacles.limits.empty:
            limit = obstacles.limits.touched(window)
            speed = np.where(np.isfinite(limit), np.where(speed > 0, np.minimum(speed, limit), limit), speed)
        if not obstacles.protected.empty:
            speed[np.isfinite(obstacles.protected.inside(window))] = 0.0
        return speed

    def _dataset(self, name: str, path: str) -> gdal.Dataset:
        """Return the thread's own dataset of a raster."""
        if not hasattr(self._own, name):
            setattr(self._own, name, open_raster(path))
        return getattr(self._own, name)


def speeds_of(codes: np.ndarray, speeds: Mapping[int, float]) -> np.ndarray | None:
    """Return the speed [km/h], float32, of land cover codes, NaN where unknown; None when a code has no speed."""
    top = max(speeds, default=0)
    table = np.full(top + 2, np.nan, dtype=np.float32)
    for code, value in speeds.items():
        table[code] = value
    with np.errstate(invalid="ignore"):
        whole = codes.astype(np.int32)
    known = (whole >= 0) & (whole <= top) & (whole == codes)
    speed = table[np.where(known, whole, top + 1)]
    return None if (np.isnan(speed) & np.isfinite(codes)).any() else speed


def unknown_codes(codes: np.ndarray, known: Mapping[int, float]) -> list[float]:
    """Return the land cover codes that have no speed."""
    return [float(code) for code in np.unique(codes[np.isfinite(codes)]) if code not in known]


def elevation_factor(elevation: np.ndarray) -> np.ndarray:
    """Return Weiss' factor on walking speed at a height [m]: 1.016·exp(−0.0001072·elevation), at most 1.

    Source: Weiss et al. 2018, as SCIENCE 4.2 has it from memory [M]. NaN stays NaN.
    """
    return np.minimum(1.016 * np.exp(-0.0001072 * elevation), 1.0).astype(np.float32)


def friction_of_speed(speed: np.ndarray) -> np.ndarray:
    """Return minutes per metre, float32, of speeds [km/h]: 60 / (1000·v) [SCIENCE 4.2, V]; 0 is `BARRIER`."""
    friction = np.full(speed.shape, np.nan, dtype=np.float32)
    with np.errstate(divide="ignore"):
        np.divide(minutes_per_metre(1.0), speed, out=friction, where=np.isfinite(speed))
    return np.minimum(friction, np.float32(BARRIER), out=friction)
