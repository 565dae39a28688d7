"""Base and sites as cells of the friction raster."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from osgeo import ogr
from scipy import ndimage

from dss_planner.access.shapes import burned, single_parts
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import geometries_with

#: Most cells looked at to place one site: about 100 MB.
_MOST_CELLS = 4_000_000
#: Whether cells of a window can be stopped at, bool (rows, columns).
Usable = Callable[[Window], np.ndarray]


@dataclass(frozen=True)
class Site:
    """A site or the base as it is given. hours: work there [h]."""

    name: str
    geometry: ogr.Geometry
    hours: float


@dataclass(frozen=True)
class Stop:
    """The cell where a team stops for a site. moved: distance from the site to it [m], 0 within the site."""

    row: int
    column: int
    moved: float


def read_base(uri: str, crs: str, name_field: str = "") -> Site:
    """Return the base. Raises `InputError` unless the layer has exactly one feature."""
    found = geometries_with(uri, "Base", crs, name_field)
    if len(found) != 1:
        raise InputError(
            "The layer “Base” ({layer}) has {found} features; one is needed, from where the survey starts. Select one "
            "and use the selected feature only.",
            layer=uri,
            found=len(found),
        )
    geometry, name = found[0]
    return Site(_name(name, "Base"), geometry, 0.0)


def read_sites(uri: str, crs: str, hours: float, name_field: str = "", hours_field: str = "") -> tuple[Site, ...]:
    """Return the sites in the order of their layer, those without hours with ``hours`` [h].

    Sites without a name are called “Site 1”, …; of several with one name the second is “name (2)”, and so on.

    Raises `InputError` for hours that are no number or negative.
    """
    named = geometries_with(uri, "Sites", crs, name_field)
    works = [hours] * len(named)
    if hours_field:
        given = geometries_with(uri, "Sites", crs, hours_field)
        works = [hours if value is None else _hours(value, hours_field) for _, value in given]
    names = _distinct([_name(name, f"Site {number}") for number, (_, name) in enumerate(named, start=1)])
    return tuple(Site(name, geometry, work) for name, (geometry, _), work in zip(names, named, works))


def stop_for(site: Site, grid: Grid, usable: Usable, farthest: float) -> tuple[Stop | None, bool]:
    """Return the usable cell for a site, and whether the site touches the raster at all.

    Of the usable cells that the site touches the one nearest to its centroid; when there is none, the usable cell
    nearest to the site, at most ``farthest`` [m] away; None when that is farther.
    """
    window = _window(site, grid, farthest)
    if window is None:
        return None, False
    part = window_grid(grid, window)
    touched = np.isfinite(burned(grid, window, [(piece, 1.0) for piece in single_parts(site.geometry)]))
    if not touched.any():
        return None, False
    width, height = grid.cell_size
    away = ndimage.distance_transform_edt(~touched, sampling=(height, width))
    good = usable(window) & (away <= farthest)
    if not good.any():
        return None, True
    centroid = site.geometry.Centroid()
    rows, columns = np.nonzero(good)
    x, y = part.xy(columns + 0.5, rows + 0.5)
    off_centre = np.hypot(x - centroid.GetX(), y - centroid.GetY())
    first = np.lexsort((off_centre.round(6), away[rows, columns]))[0]
    row, column = int(rows[first]), int(columns[first])
    return Stop(row + window.row, column + window.column, float(away[row, column])), True


def _window(site: Site, grid: Grid, farthest: float) -> Window | None:
    """Return the cells within ``farthest`` [m] of a site; None when there is none.

    Raises `InputError` when they are too many.
    """
    left, right, low, high = site.geometry.GetEnvelope()
    first = grid.column_row(left - farthest, high + farthest)
    last = grid.column_row(right + farthest, low - farthest)
    column, row = max(0, math.floor(first[0])), max(0, math.floor(first[1]))
    width = min(grid.width, math.floor(last[0]) + 1) - column
    height = min(grid.height, math.floor(last[1]) + 1) - row
    if width <= 0 or height <= 0:
        return None
    if width * height > _MOST_CELLS:
        raise InputError(
            "The site “{site}” with {farthest} km around it covers {found} cells of the friction layer; at most "
            "{expected} can be searched for a place to stop. Use a point or a smaller polygon, or larger cells.",
            site=site.name,
            farthest=f"{farthest / 1000:g}",
            found=width * height,
            expected=_MOST_CELLS,
        )
    return Window(column, row, width, height)


def _name(value: object, fallback: str) -> str:
    return fallback if value is None or not str(value).strip() else str(value).strip()


def _distinct(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct


def _hours(value: object, field: str) -> float:
    try:
        hours = float(str(value))
    except ValueError:
        hours = math.nan
    if not 0 <= hours < math.inf:
        raise InputError(
            "The field “{field}” of the layer “Sites” has the value “{found}”; hours of work from 0 on are needed. "
            "Correct it, or choose another field.",
            field=field,
            found=value,
        )
    return hours
