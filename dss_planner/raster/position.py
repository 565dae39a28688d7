"""Where the cells of a source lie: its geotransform and reference system, told or found, and its way to a grid."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window

#: A raster goes all the way round when its width differs from 360° by less than this share of a cell.
_ROUND = 0.1
#: Positions by side of a window that tell which part of the source it needs.
_LATTICE = 17
#: Source cells read around what the lattice says: interpolation needs neighbours, edges bend between positions.
_MARGIN = 3
#: Degrees end here; longitudes are counted from −180, from 0, or on across the seam.
_MOST_LONGITUDE, _MOST_LATITUDE = 540.0, 90.0
_BEND = 0.02


def position_of(dataset: gdal.Dataset, name: str, crs: str = "") -> Grid:
    """Return the grid of a source (its rows may run north, and it may be turned).

    crs: overrides the source's own. Raises `InputError` when the source has no CRS, or no regular positions.
    """
    grid = Grid.of(dataset)
    geotransform = dataset.GetGeoTransform(can_return_null=True)
    own = grid.crs
    if geotransform is None and dataset.GetGCPCount():
        geotransform = gdal.GCPsToGeoTransform(dataset.GetGCPs(), 0)
        reference = dataset.GetGCPSpatialRef()
        own = reference.ExportToWkt(["FORMAT=WKT2_2019"]) if reference else ""
        if geotransform is None:
            raise InputError(
                "The layer “{layer}” ({path}) lies bent on its {count} control points. Warp it to a regular grid with "
                "the Georeferencer first.",
                layer=name,
                path=dataset.GetDescription(),
                count=dataset.GetGCPCount(),
            )
    if geotransform is None or geotransform[1] * geotransform[5] == geotransform[2] * geotransform[4]:
        raise InputError(
            "The layer “{layer}” ({path}) has no position on the ground (no georeference). Give it one with the "
            "Georeferencer, or choose another layer.",
            layer=name,
            path=dataset.GetDescription(),
        )
    if not (crs or own):
        raise InputError(
            "The layer “{layer}” ({path}) has no coordinate reference system. Set it in Layer Properties → Source and "
            "save it, or choose another layer.",
            layer=name,
            path=dataset.GetDescription(),
        )
    wkt = spatial_reference(crs).ExportToWkt(["FORMAT=WKT2_2019"]) if crs else own
    place = Grid(wkt, tuple(geotransform), grid.width, grid.height)
    _require_degrees(place, name, dataset.GetDescription())
    return place


def _require_degrees(place: Grid, name: str, path: str) -> None:
    """Raise `InputError` when the system is geographic and the numbers cannot be degrees."""
    if not spatial_reference(place.crs).IsGeographic():
        return
    corners = [
        gdal.ApplyGeoTransform(place.geotransform, column, row)
        for column in (0, place.width)
        for row in (0, place.height)
    ]
    beyond = max(map(abs, place.geotransform[1:3] + place.geotransform[4:]))
    xs, ys = zip(*corners)
    if max(map(abs, xs)) > _MOST_LONGITUDE + beyond or max(map(abs, ys)) > _MOST_LATITUDE + beyond:
        raise InputError(
            "The layer “{layer}” ({path}) says degrees, but its numbers (x {west} … {east}, y {south} … {north}) are "
            "no degrees. Assign the coordinate reference system it was made in, or choose another layer.",
            layer=name,
            path=path,
            west=f"{min(xs):.6g}",
            east=f"{max(xs):.6g}",
            south=f"{min(ys):.6g}",
            north=f"{max(ys):.6g}",
        )


class Way:
    """The exact way from cells of a grid to cells of a source; not shared between threads."""

    def __init__(self, source: Grid, grid: Grid) -> None:
        self._source = source
        self._grid = grid
        self._stubs = (stub(source), stub(grid))
        self._transformer = gdal.Transformer(*self._stubs, [])
        span = abs(source.geotransform[1]) * source.width
        geographic = spatial_reference(source.crs).IsGeographic() and not source.geotransform[2]
        self.round = bool(geographic and abs(span - 360.0) < _ROUND * abs(source.geotransform[1]))

    def to_source(self, places: np.ndarray) -> np.ndarray:
        """Return (n, 2) positions in source cells of (n, 2) positions in grid cells; NaN where there is none."""
        return self._moved(True, places)

    def to_grid(self, places: np.ndarray) -> np.ndarray:
        """Return (n, 2) positions in grid cells of (n, 2) positions in source cells; NaN where there is none."""
        return self._moved(False, places)

    def source_window(self, window: Window) -> Window | None:
        """Return the part of the source that a window of the grid needs, or None when it needs none.

        Where the source goes round the Earth, its columns go on before the first and after the last.
        """
        found = self.to_source(_lattice(window))
        found = found[np.isfinite(found).all(axis=1)]
        if not len(found):
            return None
        columns, rows = found[:, 0], found[:, 1]
        width = self._source.width
        if self.round:
            columns = (columns - columns[0] + width / 2) % width + columns[0] - width / 2
        low, high = (np.array([f(columns), f(rows)]) for f in (np.min, np.max))
        margin = _MARGIN + _BEND * (high - low)
        first, last = np.floor(low - margin).astype(int), np.ceil(high + margin).astype(int)
        if self.round:
            if last[0] - first[0] > width:
                first[0], last[0] = 0, width
        elif last[0] <= -_MARGIN or first[0] >= width + _MARGIN:
            return None
        if last[1] <= -_MARGIN or first[1] >= self._source.height + _MARGIN:
            return None
        return Window(int(first[0]), int(first[1]), int(last[0] - first[0]), int(last[1] - first[1]))

    def skew(self) -> float:
        """Return how far the grid's cells are turned against the source's: the largest tangent of the angles between
        their sides, counted from the nearest quarter turn."""
        places = _lattice(Window(0, 0, self._grid.width, self._grid.height), 3)
        here = self.to_source(places)
        east, south = (self.to_source(places + step) - here for step in ((1.0, 0.0), (0.0, 1.0)))
        usable = np.isfinite(east).all(axis=1) & np.isfinite(south).all(axis=1)
        if self.round:  # a step across the seam is no step
            usable &= (np.abs(east[:, 0]) < self._source.width / 2) & (np.abs(south[:, 0]) < self._source.width / 2)
        if not usable.any():
            return 0.0
        east, south = np.abs(east[usable]), np.abs(south[usable])
        with np.errstate(divide="ignore"):
            straight = np.maximum(east[:, 1] / south[:, 1], south[:, 0] / east[:, 0])
            quarter = np.maximum(east[:, 0] / south[:, 0], south[:, 1] / east[:, 1])
        return float(np.max(np.minimum(straight, quarter)))

    def _moved(self, backwards: bool, places: np.ndarray) -> np.ndarray:
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            found, good = self._transformer.TransformPoints(int(backwards), [tuple(map(float, p)) for p in places])
        finally:
            gdal.PopErrorHandler()
        result = np.array([point[:2] for point in found])
        result[~(np.array(good, dtype=bool) & np.isfinite(result).all(axis=1))] = np.nan
        return result


def stub(grid: Grid) -> gdal.Dataset:
    """Return a dataset with the position of a grid and no cells in memory."""
    dataset = gdal.GetDriverByName("VRT").Create("", grid.width, grid.height, 0)
    dataset.SetGeoTransform(grid.geotransform)
    dataset.SetSpatialRef(spatial_reference(grid.crs))
    return dataset


def _lattice(window: Window, count: int = _LATTICE) -> np.ndarray:
    columns = window.column + np.linspace(0.0, window.width, count)
    rows = window.row + np.linspace(0.0, window.height, count)
    return np.array([(column, row) for row in rows for column in columns])
