"""Downwind exposure: how much of what leaves each cell heads for people."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.erosion.exposure.field import Field, coarse_grid, exposure_of, grid_north
from dss_planner.erosion.exposure.people import People, people_of_raster, people_of_settlements
from dss_planner.erosion.exposure.ranks import histogram, percent_below
from dss_planner.erosion.exposure.reach import DECAY_KM, FRONT_KM, REACH_KM
from dss_planner.erosion.exposure.sourcescale import (
    DUST_SCORE,
    LINEAR,
    SCALES,
    TOP_SCORE,
    numbers_of_scores,
    relative_emission,
    ten_points,
)
from dss_planner.erosion.exposure.windshares import wind_shares
from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.erosion.wind.seasons import DUST_SEASON, season_name
from dss_planner.erosion.wind.windrose import WindRose, read_wind_rose
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE, Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

BANDS = (Band("Exposure", "persons"), Band("Source × exposure", ""))
#: Distances that can be asked for [km].
DISTANCES = (1.0, 5000.0)
Amount = Callable[[np.ndarray], np.ndarray]
#: How the bands of the dust source potential are named.
_SCORES = "Dust source potential"
#: Grid north turning by more than this within the area [°] is said.
_TURNING = 5.0
_METRES = 1000.0


@dataclass(frozen=True)
class DownwindExposureRequest:
    """source: raster of what leaves each cell (dust-source potential, soil loss…; any unit, 0 or more), on a projected
    grid in metres; band: of it. scale: 'linear', or 'dust_score' where its values are scores (0–100) of the dust source
    potential, which are turned back into emission. population: raster of persons per cell (any grid), or settlements:
    points with population_field (persons; '' counts each as 1); both should reach beyond the source. wind_table: wind
    table or hourly record; months: of a record; wind_unit: of its speeds where it does not
    state it. output: GeoTIFF to write.

    decay_km: distance at which 1/e is left [km] [A]; max_km: how far people are looked for [km]; threshold: of
    dust-moving wind at 10 m [kn].
    """

    source: str
    wind_table: str
    output: str
    population: str | None = None
    settlements: str | None = None
    population_field: str = ""
    band: int = 1
    scale: str = LINEAR
    months: tuple[int, ...] = DUST_SEASON
    wind_unit: str | None = None
    decay_km: float = DECAY_KM
    max_km: float = REACH_KM
    threshold: float = THRESHOLD_KNOTS


@dataclass(frozen=True)
class DownwindExposureResult:
    """output: bands 1 exposure [person-equivalents for each unit that leaves], 2 source × exposure [0–100: percent of
    the cells with less]. known: share of known cells by band (0–1). people: persons (or settlements) within reach.
    shares: of dust-moving wind FROM the 16 sectors, the first north (0–1). cell_km: of the grid that people are summed
    up on. largest: exposure. notes: what it rests on."""

    output: str
    known: tuple[float, ...]
    people: float
    shares: tuple[float, ...]
    cell_km: float
    largest: float
    notes: tuple[Text, ...]


def compute_downwind_exposure(
    request: DownwindExposureRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> DownwindExposureResult:
    """Write exposure and source × exposure. Raises `InputError`, `OutputError`, `Cancelled`."""
    _require_numbers(request)
    dataset = open_raster(request.source)
    grid = Grid.of(dataset)
    grid.require_metres("Source")
    if not 1 <= request.band <= dataset.RasterCount:
        raise InputError(
            "The layer “{layer}” has {found} band(s); band {wanted} was asked for. Choose one of them.",
            layer=request.source,
            found=dataset.RasterCount,
            wanted=request.band,
        )
    progress(0.0, text("Reading the wind"))
    rose = read_wind_rose(request.wind_table, request.months, request.threshold, request.wind_unit, cancelled=cancelled)
    shares = wind_shares(rose, request.wind_table)
    stop_if(cancelled)
    coarse = coarse_grid(grid, request.max_km)
    progress(0.05, text("Counting people"))
    people = _people(request, coarse, portion(progress, 0.05, 0.3), cancelled)
    progress(0.3, text("Following the wind"))
    turn, turning = grid_north(grid, coarse)
    exposure = exposure_of(people.persons, shares, coarse, request.decay_km, request.max_km, turn, cancelled)
    progress(0.5, text("Ranking"))
    field = Field(exposure, coarse, grid)
    amount = _amount(request)
    counts = _counts(request, amount, field, portion(progress, 0.5, 0.65), cancelled)
    written = map_blocks(
        _block(amount, field, counts),
        [Source("Source", request.source, bands=(request.band,))],
        request.output,
        BANDS,
        text("Downwind exposure"),
        located=True,
        progress=portion(progress, 0.65, 1.0),
        cancelled=cancelled,
        pure=True,
    )
    result = DownwindExposureResult(
        output=request.output,
        known=written.known,
        people=people.total,
        shares=tuple(float(share) for share in shares),
        cell_km=coarse.cell_size[0] / _METRES,
        largest=float(exposure.max()),
        notes=_notes(request, rose, people, coarse, turning),
    )
    inputs = {
        "Source": request.source,
        "Wind": request.wind_table,
        "Population": request.population,
        "Settlements": request.settlements,
    }
    provenance.record(request.output, "downwindexposure", inputs, request, result)
    return result


def _amount(request: DownwindExposureRequest) -> Amount:
    """Return what turns values of the source into amounts."""
    if request.scale == LINEAR:
        return lambda values: values
    numbers = numbers_of_scores(request.source)
    return lambda values: relative_emission(values, numbers)


def _block(amount: Amount, field: Field, counts: np.ndarray):  # noqa: ANN202 - a function for map_blocks
    def block(window: Window, source: np.ndarray) -> np.ndarray:
        exposure = field.at(window)
        rank = percent_below(amount(source[0]) * exposure, counts)
        return np.stack([np.where(np.isfinite(source[0]), exposure, np.float32(np.nan)), rank])

    return block


def _counts(
    request: DownwindExposureRequest, amount: Amount, field: Field, progress: Progress, cancelled: CancelCheck
) -> np.ndarray:
    """Return the histogram of source × exposure over all cells."""
    dataset = open_raster(request.source)
    grid = Grid.of(dataset)
    total = histogram(np.empty(0))
    for window in tiles(grid, (TILE, TILE)):
        stop_if(cancelled)
        values = read_bands(dataset, (request.band,), window)[0]
        lowest = float(np.fmin.reduce(values, axis=None))
        if lowest < 0.0:
            raise InputError(
                "The layer “{layer}” ({path}) holds {found}; what leaves a cell is 0 or more. Choose another band or "
                "layer, or set its NoData value.",
                layer="Source",
                path=request.source,
                found=f"{lowest:g}",
            )
        highest = float(np.fmax.reduce(values, axis=None))
        if request.scale == DUST_SCORE and highest > TOP_SCORE:
            raise InputError(
                "The layer “{layer}” ({path}) holds {found}; a score of the dust source potential is 0–100. Choose "
                "its band, or the linear scale.",
                layer="Source",
                path=request.source,
                found=f"{highest:g}",
            )
        total += histogram(amount(values) * field.at(window))
        progress((window.row + window.height) / grid.height, None)
    return total


def _people(request: DownwindExposureRequest, coarse: Grid, progress: Progress, cancelled: CancelCheck) -> People:
    found = []
    if request.population:
        found.append(people_of_raster(request.population, coarse, progress, cancelled))
    if request.settlements:
        found.append(people_of_settlements(request.settlements, request.population_field, coarse))
    return found[0]


def _require_numbers(request: DownwindExposureRequest) -> None:
    if bool(request.population) == bool(request.settlements):
        raise InputError(
            "Exposure needs people: a raster of persons per cell or a layer of settlements, one of the two."
        )
    if request.scale not in SCALES:
        raise InputError(
            "The scale of the source is “{found}”; {expected} are expected. Choose one of these.",
            found=request.scale,
            expected=", ".join(SCALES),
        )
    low, high = DISTANCES
    for name, value in (("decay", request.decay_km), ("reach", request.max_km)):
        if not low <= value <= high:
            raise InputError(
                "The distance “{name}” is {found} km; {low}–{high} km is expected.",
                name=name,
                found=value,
                low=low,
                high=high,
            )


def _notes(
    request: DownwindExposureRequest, rose: WindRose, people: People, coarse: Grid, turning: float
) -> tuple[Text, ...]:
    left = math.exp(-request.max_km / request.decay_km)
    notes = [
        text(
            "Exposure counts the people of a strip {front} km wide along the ways of the dust-moving wind; after "
            "{decay} km 1/e of them count (an assumption), beyond {reach} km ({left} %) none. It compares places; it "
            "is no dose.",
            front=f"{FRONT_KM:g}",
            decay=f"{request.decay_km:g}",
            reach=f"{request.max_km:g}",
            left=f"{100.0 * left:.2g}",
        ),
        text(
            "{people} people (or settlements) live within reach; they are summed up on cells of {cell} km.",
            people=f"{people.total:,.0f}",
            cell=f"{coarse.cell_size[0] / _METRES:.2g}",
        ),
    ]
    notes.extend(_scale_notes(request))
    if rose.months:
        notes.append(text("Wind: {season} of the record.", season=season_name(rose.months)))
    notes.append(text("One wind rose is used for the whole area."))
    if turning > _TURNING:
        notes.append(
            text(
                "True north turns by up to {turn}° within the area; directions are right in its middle.",
                turn=f"{turning:.0f}",
            )
        )
    return tuple(notes) + people.notes


def _scale_notes(request: DownwindExposureRequest) -> list[Text]:
    """Say how the source counts where that changes the order of places."""
    factor = f"{ten_points(numbers_of_scores(request.source)):.2g}"
    if request.scale == DUST_SCORE:
        return [
            text(
                "The dust source potential is logarithmic: it was turned back into relative emission (10 points are a "
                "factor of {factor}) before it was multiplied with the exposure. A score of 0 counts nothing.",
                factor=factor,
            )
        ]
    dataset = open_raster(request.source)
    if dataset.GetRasterBand(request.band).GetDescription().startswith(_SCORES):
        return [
            text(
                "The source is a dust source potential, whose scores were multiplied as they are; 10 points are a "
                "factor of {factor} in emission. Choose the scale dust_score.",
                factor=factor,
            )
        ]
    return []
