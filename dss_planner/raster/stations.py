"""From point measurements to a raster: inverse distance weighting, with extrapolation told apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from osgeo import ogr
from scipy.spatial import ConvexHull, Delaunay, QhullError, cKDTree

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, tiles
from dss_planner.raster.vectors import mended, open_layer, reproject, transformation
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Shepard (1968): weights fall with the square of the distance.
DEFAULT_POWER = 2.0
DEFAULT_NEIGHBOURS = 12
METHODS = ("idw", "nearest")
_CELLS = 1 << 18


@dataclass(frozen=True)
class StationsToGridRequest:
    """stations: vector uri of points. fields: numeric fields, one output band each. grid: raster whose grid is used.

    output: GeoTIFF. method: 'idw' or 'nearest'. power: exponent of the distance. neighbours: stations used per cell.
    unit: unit of the values, for the bands.
    """

    stations: str
    fields: tuple[str, ...]
    grid: str
    output: str
    method: str = "idw"
    power: float = DEFAULT_POWER
    neighbours: int = DEFAULT_NEIGHBOURS
    unit: str = ""


@dataclass(frozen=True)
class StationsToGridResult:
    """stations: used. left_out: stations without all values. extrapolated: share of cells (0–1) outside the stations'
    convex hull; notes: sentences for the user."""

    output: str
    stations: int
    left_out: int
    extrapolated: float
    notes: tuple[Text, ...]


def stations_to_grid(
    request: StationsToGridRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> StationsToGridResult:
    """Interpolate station values to the grid of another raster.

    Raises `InputError` for an unknown method, missing fields, no usable station, a missing or geographic grid CRS;
    `OutputError`; `Cancelled`.
    """
    if request.method not in METHODS:
        raise InputError(
            "The interpolation method “{method}” is unknown. Choose one of {methods}.",
            method=request.method,
            methods=", ".join(METHODS),
        )
    grid = Grid.read(request.grid)
    grid.require_metres(request.grid)
    points, values, left_out = read_stations(request.stations, request.fields, grid.crs)
    tree, hull = cKDTree(points), _hull(points)
    neighbours = 1 if request.method == "nearest" else min(request.neighbours, len(points))
    outside = done = 0
    progress(0.0, text("Interpolating {count} stations", count=len(points)))
    bands = tuple(Band(field, request.unit) for field in request.fields)
    with RasterWriter(request.output, grid, bands, cancelled=cancelled) as writer:
        for window in tiles(grid, (TILE, TILE), _CELLS):
            stop_if(cancelled)
            places = _cell_centres(grid, window)
            outside += int(np.count_nonzero(hull.find_simplex(places) < 0)) if hull is not None else len(places)
            estimate = inverse_distance(tree, values, places, neighbours, request.power)
            writer.write(estimate.T.reshape(len(bands), window.height, window.width), window.row, window.column)
            done += len(places)
            progress(done / (grid.width * grid.height), None)
    share = outside / (grid.width * grid.height)
    notes = _notes(len(points), left_out, share)
    result = StationsToGridResult(request.output, len(points), left_out, share, notes)
    inputs = {"stations": request.stations, "grid": request.grid}
    provenance.record(request.output, "stationstogrid", inputs, request, result)
    return result


def inverse_distance(
    tree: cKDTree, values: np.ndarray, places: np.ndarray, neighbours: int, power: float
) -> np.ndarray:
    """Return the estimates (places, fields) from the nearest ``neighbours`` of ``values`` (stations, fields).

    Weights are distance^−power (Shepard 1968, Proc. 23rd ACM Conf., 517–524); a place on a station takes its value.
    """
    distance, index = tree.query(places, k=neighbours)
    distance, index = distance.reshape(len(places), -1), index.reshape(len(places), -1)
    on_station = distance[:, 0] == 0
    weights = np.where(distance > 0, distance, 1.0) ** -power
    weights[on_station] = 0.0
    weights[on_station, 0] = 1.0
    weights /= weights.sum(axis=1, keepdims=True)
    return np.einsum("pk,pkf->pf", weights, values[index])


def read_stations(uri: str, fields: tuple[str, ...], crs: str) -> tuple[np.ndarray, np.ndarray, int]:
    """Return coordinates (stations, 2) in ``crs``, values (stations, fields) and how many lacked a value.

    Stations at the same place are averaged, so that none counts twice.
    """
    opened = open_layer(uri, "stations")
    definition = opened.layer.GetLayerDefn()
    for field in fields:
        position = definition.GetFieldIndex(field)
        if position < 0 or definition.GetFieldDefn(position).GetType() not in (
            ogr.OFTReal,
            ogr.OFTInteger,
            ogr.OFTInteger64,
        ):
            raise InputError(
                "The station layer “{layer}” has no numeric field “{field}”. Choose numeric fields.",
                layer=uri,
                field=field,
            )
    to_grid = transformation(opened.crs, crs)
    rows: dict[tuple[float, float], list[list[float]]] = {}
    left_out = 0
    for feature in opened.layer:
        geometry = mended(feature.GetGeometryRef())
        numbers = [feature.GetField(field) for field in fields]
        if geometry is None or any(number is None or not np.isfinite(number) for number in numbers):
            left_out += 1
            continue
        point = geometry.Centroid()
        reproject(point, to_grid, "stations")
        rows.setdefault((round(point.GetX(), 3), round(point.GetY(), 3)), []).append(numbers)
    if not rows:
        raise InputError(
            "No station of “{layer}” has a value in all of the fields {fields}. Choose fields with numbers.",
            layer=uri,
            fields=", ".join(fields),
        )
    return np.array(list(rows)), np.array([np.mean(numbers, axis=0) for numbers in rows.values()]), left_out


def _hull(points: np.ndarray) -> Delaunay | None:
    try:
        return Delaunay(points[ConvexHull(points).vertices])
    except (QhullError, ValueError):
        return None


def _cell_centres(grid: Grid, window: Window) -> np.ndarray:
    columns, rows = np.meshgrid(
        np.arange(window.column, window.column + window.width) + 0.5,
        np.arange(window.row, window.row + window.height) + 0.5,
    )
    x, y = grid.xy(columns.ravel(), rows.ravel())
    return np.column_stack([x, y])


def _notes(stations: int, left_out: int, share: float) -> tuple[Text, ...]:
    notes = [text("{count} stations were interpolated by inverse distance.", count=stations)]
    if left_out:
        notes.append(text("{count} stations were left out because a value is missing.", count=left_out))
    if share > 0:
        notes.append(
            text(
                "{share} % of the grid lies outside the area between the stations: extrapolated there.",
                share=round(100 * share),
            )
        )
    return tuple(notes)
