"""Where inside a site the works begin: the rectangle, square to the wind, that erodes most."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from osgeo import ogr

from dss_planner.measures.geometry.frame import WindFrame, box, largest
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask

#: Sample points on the side of the rectangle: positions are tried at a tenth of its side.
_STEPS = 10
#: Most sample points along the site's longer extent; a very large site is tried at coarser positions.
_MOST = 1500

#: ``sample(x, y)``: values at map coordinates, NaN where unknown.
Sampler = Callable[[np.ndarray, np.ndarray], np.ndarray]


def worst_part(site: ogr.Geometry, wind_from: float, area: float, sample: Sampler, crs: str) -> ogr.Geometry:
    """Return the part of ``site`` of about ``area`` m² where works begin.

    A square of that area, turned to the wind, is moved over the site; it stays where the sum of ``sample`` (soil loss;
    unknown and outside count nothing) inside it is highest, the most windward place among equals. The result is the
    largest part of square ∩ site; the whole site when it is not larger than ``area``.
    """
    if site.GetArea() <= area:
        return largest(site) or site
    frame = WindFrame.over(site, wind_from)
    inside = frame.enter(site)
    left, right, bottom, top = inside.GetEnvelope()
    side = math.sqrt(area)
    step = max(side / _STEPS, (right - left) / _MOST, (top - bottom) / _MOST)
    grid = Grid(
        crs, (left, step, 0.0, top, 0.0, -step), math.ceil((right - left) / step), math.ceil((top - bottom) / step)
    )
    held = mask(grid, [inside])
    u, v = np.meshgrid(left + (np.arange(grid.width) + 0.5) * step, top - (np.arange(grid.height) + 0.5) * step)
    values = np.asarray(sample(*frame.to_xy(u.ravel(), v.ravel())), dtype=float).reshape(held.shape)
    weight = np.where(held & np.isfinite(values), np.maximum(values, 0.0), 0.0)
    # a little for every cell inside, so that the square lies on the site even where nothing erodes
    weight += held * (1e-6 * max(float(weight.max()), 1.0))
    size = max(1, round(side / step))
    row, column = _best_window(weight, size)
    u0, v1 = left + column * step, top - row * step
    chosen = largest(inside.Intersection(box(u0, v1 - side, u0 + side, v1)))
    if chosen is None or chosen.GetArea() <= SLIVER:
        return largest(site) or site
    return frame.leave(chosen)


def _best_window(weight: np.ndarray, size: int) -> tuple[int, int]:
    """Return row and column of the ``size`` × ``size`` window with the highest sum; the northernmost among equals."""
    rows, columns = max(size, weight.shape[0]), max(size, weight.shape[1])
    total = np.zeros((rows + 1, columns + 1))
    padded = np.zeros((rows, columns))
    padded[: weight.shape[0], : weight.shape[1]] = weight
    total[1:, 1:] = padded.cumsum(axis=0).cumsum(axis=1)
    sums = total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size]
    best = np.flatnonzero(sums >= sums.max() * (1 - 1e-9))[0]
    row, column = np.unravel_index(int(best), sums.shape)
    return int(row), int(column)
