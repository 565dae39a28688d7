"""Why soil loss at a place is what it is: every factor and input, and what each moves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion.explain.explainrequest import FACTOR, INPUT, ExplainRequest, Factor, PlaceExplanation
from dss_planner.erosion.explain.numbers import FACTORS, WEATHER_FACTOR, PlaceLayers, place_layers, yearly
from dss_planner.erosion.explain.origins import number_origin, origin, read_alignment
from dss_planner.erosion.explain.percentiles import Percentiles, study_percentiles
from dss_planner.erosion.explain.placenotes import flag_ids, place_notes
from dss_planner.erosion.explain.titles import (
    components_formula,
    factor_title,
    formula,
    input_title,
    input_unit,
    parent_of,
    symbol,
    term_origin,
)
from dss_planner.erosion.explain.variants import (
    Cell,
    Outcome,
    WeatherTerms,
    changed,
    end_members,
    factor_scale,
    outcomes,
    weather_terms,
)
from dss_planner.erosion.factors import layers as named
from dss_planner.erosion.factors.ground import classes
from dss_planner.erosion.weather.weatherfactor import row_latitudes
from dss_planner.erosion.wind.windclimate import DEFAULT_SHAPE
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import transformation
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

__all__ = ["explain_place"]

_DEGREES = "EPSG:4326"


def explain_place(
    request: ExplainRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> PlaceExplanation:
    """Return every number behind the result at a place, and the result with each at its P10 and P90.

    The percentiles of the study area are worked out at the first call and kept (`ExplainRequest.cache`). Raises
    `InputError` for a place outside the rasters, differing grids and wrong units; `Cancelled`.
    """
    layers = place_layers(request)
    spot = _spot(request, layers.grid)
    percentiles = study_percentiles(request, layers, progress, cancelled)
    stop_if(cancelled)
    cell = _read(layers, spot)
    here, _, barren = yearly(request, layers, {role: array[:, np.newaxis] for role, array in cell.items()})
    values = {name: float(row[0]) for name, row in here.items()}
    weather = weather_terms(request, cell, spot.row_latitude)
    factors, now = _factors(request, layers, cell, values, percentiles, spot, weather)
    unknown = tuple(input_title(role) for role in layers.sources if not np.isfinite(cell[role]).all())
    flags = flag_ids(now.flags)
    rank = percentiles.rank("index", now.index) if math.isfinite(now.index) else None
    strongest = _strongest(factors, now.index)
    notes = place_notes(now, rank, factors, strongest, unknown, bool(barren[0]), request, values, weather)
    progress(1.0, None)
    return PlaceExplanation(
        spot.x,
        spot.y,
        spot.longitude,
        spot.latitude,
        spot.column,
        spot.row,
        factors,
        _known(math.prod(values[name] for name in FACTORS)),
        _known(now.loss),
        "t/km²·a",
        _known(now.index),
        _known(now.transport),
        _known(now.potential),
        int(now.grade) if math.isfinite(now.grade) else None,
        rank,
        strongest,
        flags,
        unknown,
        notes,
    )


@dataclass(frozen=True)
class _Spot:
    """A place. x, y: in the CRS of the grid; longitude, latitude [°]; column, row: of its cell.

    row_latitude: that the weather factor takes for the row [°].
    """

    x: float
    y: float
    longitude: float
    latitude: float
    column: int
    row: int
    row_latitude: float


def _spot(request: ExplainRequest, grid: Grid) -> _Spot:
    x, y = request.x, request.y
    try:
        if request.crs:
            x, y, _ = transformation(request.crs, grid.crs).TransformPoint(x, y)
        longitude, latitude, _ = transformation(grid.crs, _DEGREES).TransformPoint(x, y)
    except RuntimeError as error:
        raise InputError(
            "The place {x}, {y} cannot be brought to the reference system of the layers: {reason}. Check the "
            "reference system of the place.",
            x=f"{request.x:.10g}",
            y=f"{request.y:.10g}",
            reason=str(error).splitlines()[0],
        ) from error
    column, row = grid.column_row(x, y)
    if not (math.isfinite(column + row) and 0 <= column < grid.width and 0 <= row < grid.height):
        raise InputError(
            "The place {x}, {y} lies outside the layers, which reach from {bounds}. Choose a place inside.",
            x=f"{request.x:.10g}",
            y=f"{request.y:.10g}",
            bounds=_bounds_words(request, grid),
        )
    row_latitude = float(row_latitudes(grid, int(row), 1)[0])
    return _Spot(x, y, longitude, latitude, int(column), int(row), row_latitude)


def _bounds_words(request: ExplainRequest, grid: Grid) -> str:
    """Return what x and y reach from and to, in the reference system that the place was given in."""
    left, low, right, high = grid.bounds
    corners = [(left, low), (left, high), (right, low), (right, high)]
    if request.crs:
        way = transformation(grid.crs, request.crs)
        corners = [way.TransformPoint(*corner)[:2] for corner in corners]
    x, y = zip(*corners)
    # six figures: a place on the ground to some ten metres, in degrees as in metres
    return f"{min(x):.6g}, {min(y):.6g} to {max(x):.6g}, {max(y):.6g}"


def _read(layers: PlaceLayers, spot: _Spot) -> dict[str, np.ndarray]:
    """Return the bands of each layer at the cell."""
    cell = {}
    for role, source in layers.sources.items():
        dataset = open_raster(source.path)
        bands = source.bands or tuple(range(1, dataset.RasterCount + 1))
        cell[role] = read_bands(dataset, bands, Window(spot.column, spot.row, 1, 1))[:, 0, 0]
    return cell


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _factors(
    request: ExplainRequest,
    layers: PlaceLayers,
    cell: Cell,
    values: dict[str, float],
    percentiles: Percentiles,
    spot: _Spot,
    weather: WeatherTerms | None,
) -> tuple[tuple[Factor, ...], Outcome]:
    """Return the factors, each followed by its inputs, and what the place as it is gives."""
    inputs = [role for role in layers.sources if role not in (WEATHER_FACTOR, "landcover")]
    names = [name for name in (*FACTORS, *inputs) if percentiles.at(name, 10) is not None]
    if request.cover is not None and end_members(request.cover) is None:
        names.remove("ndvi")  # cover cannot be worked out from it here
    cells: list[Cell] = [cell]
    scales = [1.0]
    for name in names:
        for percent in (10, 90):
            target = float(percentiles.at(name, percent) or 0.0)
            cells.append(cell if name in FACTORS else changed(request, cell, name, target))
            scales.append(factor_scale(name, values, target))
    ground_roles = [role for role in layers.ground if role in named.ground_sources(request.base)]
    now, *found = outcomes(request, cells, scales, spot.row_latitude, ground_roles)
    sides = {name: (found[2 * number], found[2 * number + 1]) for number, name in enumerate(names)}
    aligned = read_alignment(request.study)
    rows: list[Factor] = []
    for factor in FACTORS:
        rows.append(_row(factor, "", values, percentiles, sides, _formula(factor, request, aligned)))
        for role in inputs:
            if parent_of(role) == factor:
                path = layers.sources[role].path
                rows.append(_row(role, factor, values, percentiles, sides, origin(path, aligned)))
        if factor == "WF" and weather is not None:
            rows.extend(_terms(weather))
        rows.extend(_numbers(request, factor, _coefficient(request, cell)))
    rows.append(_number("field_length", "", request.base.field_length, number_origin()))
    return tuple(rows), now


def _row(
    name: str,
    parent: str,
    values: Mapping[str, float],
    percentiles: Percentiles,
    sides: Mapping[str, tuple[Outcome, Outcome]],
    source: Text,
) -> Factor:
    factor = name in FACTORS
    low, high = sides.get(name, (None, None))
    return Factor(
        name,
        FACTOR if factor else INPUT,
        parent,
        factor_title(name) if factor else input_title(name),
        symbol(name),
        _known(values[name]),
        input_unit(name),
        source,
        percentiles.at(name, 10),
        percentiles.at(name, 90),
        None if low is None else _known(low.loss),
        None if high is None else _known(high.loss),
        None if low is None else _known(low.index),
        None if high is None else _known(high.index),
    )


def _formula(factor: str, request: ExplainRequest, aligned: Mapping[str, Mapping[str, object]]) -> Text:
    if factor == "C" and request.base.cover_form == "components":
        return components_formula()
    if factor != "WF":
        return formula(factor)
    return text("{formula}; {origin}", formula=formula(factor), origin=origin(request.base.weather_factor, aligned))


def _terms(weather: WeatherTerms) -> list[Factor]:
    found = (
        ("wind_term", weather.wind),
        ("air_density", weather.density),
        ("soil_wetness", weather.wetness),
        ("snow_free", weather.snow),
    )
    return [_number(name, "WF", value, term_origin(name)) for name, value in found]


def _numbers(request: ExplainRequest, factor: str, coefficient: float) -> list[Factor]:
    """Return the inputs of a factor that are one number for the whole area."""
    base, weather = request.base, request.weather
    found: dict[str, float] = {}
    if factor == "WF" and weather is not None and not weather.erosive_wind:
        found["threshold"] = weather.threshold
        if not weather.wind_sd:
            found["weibull_k"] = weather.weibull_k or DEFAULT_SHAPE
    if factor == "C" and base.cover_form != "components":
        found["cover_coefficient"] = coefficient
    found.update({role: number for role, number in named.ground_numbers(base).items() if parent_of(role) == factor})
    source = number_origin()
    own = text("By the land cover here (HJ 1173-2021).") if base.landcover else source
    return [
        _number(name, factor, number, own if name == "cover_coefficient" else source) for name, number in found.items()
    ]


def _number(name: str, parent: str, number: float, source: Text) -> Factor:
    return Factor(name, INPUT, parent, input_title(name), symbol(name), _known(number), input_unit(name), source)


def _coefficient(request: ExplainRequest, cell: Cell) -> float:
    landcover = cell.get("landcover")
    return float(classes(request.base, landcover, (1,)).coefficient[0])


def _strongest(factors: tuple[Factor, ...], index: float) -> str:
    """Return the factor of P whose better percentile lowers the ranking index most."""
    best, lowest = "", index
    for factor in factors:
        ends = [end for end in (factor.index_low, factor.index_high) if end is not None]
        if factor.kind == FACTOR and ends and min(ends) < lowest:
            best, lowest = factor.id, min(ends)
    return best
