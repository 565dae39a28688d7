"""Friction: minutes to cross a metre, from land cover, slope, barriers and roads."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dss_planner import provenance
from dss_planner.access.shapes import Roads, burned, read_barriers, read_roads
from dss_planner.access.speeds import SpeedTable, assumed_classes, load_speeds
from dss_planner.access.surface import BARRIER, minutes_per_metre
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster, read_bands, require_bands, tiles
from dss_planner.raster.terrain import SlopeWindows
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Cells of a window: with elevation, slope and burned shapes in memory, small enough to cancel within a second.
_WINDOW_CELLS = 1 << 19


@dataclass(frozen=True)
class FrictionRequest:
    """landcover: raster of planner class codes, projected in metres. output: GeoTIFF [min/m].

    dem: raster [m] on the same grid. roads, barriers: vectors in any CRS. road_class_field: '' looks for it.
    speeds: km/h by land cover class and road class.
    """

    landcover: str
    output: str
    dem: str | None = None
    roads: str | None = None
    road_class_field: str = ""
    barriers: str | None = None
    speeds: SpeedTable = field(default_factory=load_speeds)


@dataclass(frozen=True)
class FrictionResult:
    """Shares of all cells (0–1): known, impassable (of all), on a road. Counts of features. notes: what to tell."""

    output: str
    known_share: float
    impassable_share: float
    road_share: float
    roads_used: int
    roads_outside: int
    barriers_outside: int
    notes: tuple[Text, ...]


def friction_of(
    landcover: np.ndarray, slope: np.ndarray | None, barrier: np.ndarray, road: np.ndarray, speeds: SpeedTable
) -> np.ndarray:
    """Return minutes per metre, float32 (rows, columns): 60 / (1000·v) [SCIENCE 4.2, V].

    landcover: planner codes; slope: degrees or None; barrier: known where a barrier lies; road: km/h, NaN off-road.
    Off-road speed is the land cover's times the slope's factor; a barrier is impassable; a road bridges barriers and
    water, and its speed is not corrected for slope (AccessMod: motorised travel on roads has no slope correction [V]).
    A cell has the faster of the two: a slow road through a large cell does not slow the land beside it (SCIENCE 4.3).
    NaN where land cover or slope is unknown and no road runs.
    """
    speed = np.full(landcover.shape, np.nan, dtype=np.float32)
    for code, value in speeds.landcover.items():
        speed[landcover == code] = value
    if slope is not None:
        speed *= speeds.slope_factor(slope)
    speed[np.isfinite(barrier)] = 0.0
    speed = np.fmax(road, speed)
    friction = np.full(speed.shape, np.nan, dtype=np.float32)
    with np.errstate(divide="ignore"):
        np.divide(minutes_per_metre(1.0), speed, out=friction, where=np.isfinite(speed))
    return np.minimum(friction, np.float32(BARRIER), out=friction)


def compute_friction(
    request: FrictionRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> FrictionResult:
    """Write the friction surface window by window; impassable cells are `BARRIER`, unknown ones NoData.

    Raises `InputError` for a missing or geographic CRS, differing grids, unknown land cover codes or road classes,
    or when nothing is known; `OutputError`; `Cancelled`.
    """
    landcover = open_raster(request.landcover)
    require_bands(landcover, "Land cover", 1, "planner classes")
    grid = Grid.of(landcover)
    grid.require_metres("Land cover")
    dem = open_raster(request.dem) if request.dem else None
    if dem is not None:
        require_bands(dem, "Elevation", 1, "elevation in metres")
        grid.require_same("Land cover", Grid.of(dem), "Elevation")
    progress(0.0, text("Computing friction"))
    roads = Roads((), 0, 0, 0, frozenset(), "")
    if request.roads:
        roads = read_roads(request.roads, request.road_class_field, request.speeds, grid)
    stop_if(cancelled)
    barriers, barriers_outside = read_barriers(request.barriers, grid) if request.barriers else ((), 0)
    slopes = SlopeWindows(request.dem) if request.dem else None
    impassable = on_road = done = 0
    with RasterWriter(request.output, grid, (Band("friction", "min/m"),), classes=True, cancelled=cancelled) as writer:
        for window in tiles(grid, (TILE, TILE), _WINDOW_CELLS):
            stop_if(cancelled)
            codes = read_bands(landcover, (1,), window)[0]
            _require_codes(codes, request)
            slope = slopes(window) if slopes is not None else None
            road = burned(grid, window, roads.shapes)
            values = friction_of(codes, slope, burned(grid, window, barriers), road, request.speeds)
            impassable += int(np.count_nonzero(values >= BARRIER))
            on_road += int(np.count_nonzero(np.isfinite(road)))
            writer.write(values, window.row, window.column)
            done += window.width * window.height
            progress(done / (grid.width * grid.height), None)
        known = writer.known_share[0]
        if not known:
            raise _nothing_known(request)
    cells = grid.width * grid.height
    result = FrictionResult(
        request.output,
        known,
        impassable / cells,
        on_road / cells,
        roads.used,
        roads.outside,
        barriers_outside,
        _notes(request, roads, barriers_outside),
    )
    inputs = {n: getattr(request, n) for n in ("landcover", "dem", "roads", "barriers")}
    provenance.record(request.output, "friction", inputs, request, result)
    return result


def _require_codes(codes: np.ndarray, request: FrictionRequest) -> None:
    found = np.unique(codes[np.isfinite(codes)])
    unknown = [code for code in found if code not in request.speeds.landcover]
    if unknown:
        raise InputError(
            "The land cover “{layer}” has codes without a speed: {found}. Expected the planner classes {expected}; run "
            "“Land cover classes” first, or add them to the speed table.",
            layer=request.landcover,
            found=", ".join(f"{code:g}" for code in unknown),
            expected=", ".join(str(code) for code in sorted(request.speeds.landcover)),
        )


def _nothing_known(request: FrictionRequest) -> InputError:
    return InputError(
        "Nothing is known of the friction: the land cover “{layer}”, or the elevation, is NoData everywhere. "
        "Choose layers that cover the study area.",
        layer=request.landcover,
    )


def _notes(request: FrictionRequest, roads: Roads, barriers_outside: int) -> tuple[Text, ...]:
    notes: list[Text] = []
    assumed = assumed_classes(request.speeds, set(roads.classes))
    if assumed:
        notes.append(assumed)
    if request.roads and not roads.used:
        notes.append(text("No road of “{layer}” lies on the grid: travel is off-road everywhere.", layer=request.roads))
    elif roads.outside:
        notes.append(text("{count} road(s) outside the grid were left out.", count=roads.outside))
    if roads.ignored:
        notes.append(text("{count} road feature(s) that are points were left out.", count=roads.ignored))
    if barriers_outside:
        notes.append(text("{count} barrier(s) outside the grid were left out.", count=barriers_outside))
    if request.dem is None:
        notes.append(text("Slope does not slow travel: no elevation that could give a slope was used."))
    return tuple(notes)
