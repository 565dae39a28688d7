"""Friction: minutes to cross a metre, from land cover, slope, water, barriers and roads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from dss_planner import provenance
from dss_planner.access.frictionblocks import FrictionBlocks, unknown_codes
from dss_planner.access.obstacles import ObstacleLayers, Obstacles, read_obstacles
from dss_planner.access.roads import Roads, no_roads, read_roads
from dss_planner.access.roadtable import RoadTable, load_road_table
from dss_planner.access.speeds import ON_FOOT, SpeedTable, load_speeds
from dss_planner.errors import InputError
from dss_planner.raster.blocks import in_order, workers_of
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands, tiles
from dss_planner.raster.writing import TILE, Band, Prepared, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Cells of a window: with elevation, slope and burned shapes in memory, small enough to cancel within a second.
_WINDOW_CELLS = 1 << 19
#: Roads that open a barrier: all that cross it, or those tagged as bridge, tunnel or ford.
CROSSINGS = ("roads", "bridges")


@dataclass(frozen=True)
class FrictionRequest:
    """landcover: raster of planner class codes, projected in metres. output: GeoTIFF [min/m].

    dem: raster [m] on the same grid. roads and all other vectors: in any CRS. road_class_field: '' looks for it.
    barriers: lines or polygons that only roads and openings cross. speeds: km/h by land cover class, road class and
    place, of one way of travel in one season. obstacles: rivers, lakes, borders, openings and the rest (its barriers
    are taken where ``barriers`` is None). crossings: one of `CROSSINGS`. road_table: what codes and tags of roads mean.
    elevation_factor: slow off-road travel with height (Weiss et al., [M]); needs ``dem``. threads: 0 for as many as
    help.
    """

    landcover: str
    output: str
    dem: str | None = None
    roads: str | None = None
    road_class_field: str = ""
    barriers: str | None = None
    speeds: SpeedTable = field(default_factory=load_speeds)
    obstacles: ObstacleLayers = field(default_factory=ObstacleLayers)
    crossings: str = CROSSINGS[0]
    road_table: RoadTable | None = None
    elevation_factor: bool = False
    threads: int = 0


@dataclass(frozen=True)
class FrictionResult:
    """Shares of all cells (0–1): known, impassable (of all), on a road. Counts of features. notes: what to tell.

    crossings: cells where a road crosses a barrier. near: cells where roads on both sides of a barrier lie nearer than
    a cell, so that it can be crossed though nothing opens it.
    """

    output: str
    known_share: float
    impassable_share: float
    road_share: float
    roads_used: int
    roads_outside: int
    barriers_outside: int
    notes: tuple[Text, ...]
    crossings: int = 0
    near: int = 0


def compute_friction(
    request: FrictionRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> FrictionResult:
    """Write the friction surface window by window; impassable cells are `BARRIER`, unknown ones NoData.

    A cell has one friction in all directions, the inverse of its speed: the faster of its road and of its ground, so a
    road is fast along its cells, a slow road does not slow the land beside it, and off-road travel crosses a road
    wherever the ground lets it. What this cannot say: a road cell is also fast across (by up to one cell), and a road
    is as wide as a cell. See `closed_cells` for barriers, `runs_of` for why lines have no gap. The result is the same
    whatever the windows and threads; memory depends on the vectors and the window, not on the raster.

    Raises `InputError` for a missing or geographic CRS, differing grids, unknown land cover codes or road classes,
    or when nothing is known; `OutputError`; `Cancelled`.
    """
    landcover = open_raster(request.landcover)
    require_bands(landcover, "Land cover", 1, "planner classes")
    grid = Grid.of(landcover)
    grid.require_metres("Land cover")
    _require_choices(request)
    if request.dem:
        dem = open_raster(request.dem)
        require_bands(dem, "Elevation", 1, "elevation in metres")
        grid.require_same("Land cover", Grid.of(dem), "Elevation")
    progress(0.0, text("Computing friction"))
    table = request.road_table or load_road_table()
    roads = no_roads(grid)
    if request.roads:
        bridges_only = request.crossings == "bridges"
        roads = read_roads(request.roads, request.road_class_field, request.speeds, grid, table, bridges_only)
    stop_if(cancelled)
    obstacles = read_obstacles(_layers(request), request.speeds, grid, table)
    counts = np.zeros(4, dtype=np.int64)
    done = 0
    with RasterWriter(request.output, grid, (Band("friction", "min/m"),), classes=True, cancelled=cancelled) as writer:
        block = FrictionBlocks(
            request.landcover, request.dem, request.speeds, request.elevation_factor, roads, obstacles
        )
        windows = tiles(grid, (TILE, TILE), _WINDOW_CELLS)

        def encoded(window: Window) -> tuple[Prepared | None, np.ndarray]:
            values, found = block(window)
            return (None if values is None else writer.prepare(values, window.row, window.column)), found

        for window, (prepared, found) in in_order(encoded, windows, workers_of(request.threads), cancelled):
            if prepared is None:
                raise _unknown_codes(request, grid, cancelled)
            writer.put(prepared)
            counts += found
            done += window.width * window.height
            progress(done / (grid.width * grid.height), None)
        known = writer.known_share[0]
        if not known:
            raise _nothing_known(request)
    cells = grid.width * grid.height
    result = FrictionResult(
        request.output,
        known,
        int(counts[0]) / cells,
        int(counts[1]) / cells,
        roads.used,
        roads.outside,
        obstacles.barriers_outside,
        _notes(request, roads, obstacles, int(counts[2]), int(counts[3])),
        int(counts[2]),
        int(counts[3]),
    )
    provenance.record(request.output, "friction", _inputs(request), request, result)
    return result


def _layers(request: FrictionRequest) -> ObstacleLayers:
    if request.barriers is None:
        return request.obstacles
    return replace(request.obstacles, barriers=request.barriers)


def _inputs(request: FrictionRequest) -> dict[str, str | None]:
    layers = _layers(request)
    names = ("rivers", "lakes", "playas", "barriers", "railways", "borders", "pits", "openings", "protected")
    return {
        **{name: getattr(request, name) for name in ("landcover", "dem", "roads")},
        **{name: getattr(layers, name) for name in names},
    }


def _require_choices(request: FrictionRequest) -> None:
    if request.crossings not in CROSSINGS:
        raise InputError(
            "The choice of crossings is “{found}”; {expected} are known.",
            found=request.crossings,
            expected=", ".join(CROSSINGS),
        )
    if request.elevation_factor and not request.dem:
        raise InputError("The elevation factor needs elevation. Choose an elevation layer, or switch the factor off.")


def _unknown_codes(request: FrictionRequest, grid: Grid, cancelled: CancelCheck) -> InputError:
    """Return the error that lists all land cover codes without a speed."""
    landcover, found = open_raster(request.landcover), set()
    for window in tiles(grid, (TILE, TILE), _WINDOW_CELLS):
        stop_if(cancelled)
        found.update(unknown_codes(read_bands(landcover, (1,), window)[0], request.speeds.landcover))
    return InputError(
        "The land cover “{layer}” has codes without a speed: {found}. Expected the planner classes {expected}; run "
        "“Land cover classes” first, or add them to the speed table.",
        layer=request.landcover,
        found=", ".join(f"{code:g}" for code in sorted(found)),
        expected=", ".join(str(code) for code in sorted(request.speeds.landcover)),
    )


def _nothing_known(request: FrictionRequest) -> InputError:
    return InputError(
        "Nothing is known of the friction: the land cover “{layer}”, or the elevation, is NoData everywhere. "
        "Choose layers that cover the study area.",
        layer=request.landcover,
    )


def _notes(request: FrictionRequest, roads: Roads, obstacles: Obstacles, crossings: int, near: int) -> tuple[Text, ...]:
    notes: list[Text] = list(roads.notes)
    if request.roads and not roads.used:
        notes.append(text("No road of “{layer}” lies on the grid: travel is off-road everywhere.", layer=request.roads))
    elif roads.outside:
        notes.append(text("{count} road(s) outside the grid were left out.", count=roads.outside))
    if roads.ignored:
        notes.append(text("{count} road feature(s) that are points were left out.", count=roads.ignored))
    notes += obstacles.notes
    if crossings and request.crossings == "roads":
        notes.append(
            text(
                "{count} cell(s) where a road crosses a barrier are open: every road is taken to have a bridge there.",
                count=crossings,
            )
        )
    if near:
        notes.append(
            text(
                "In {count} cell(s) roads on both sides of a barrier lie nearer than a cell, so that it can be crossed "
                "there. Smaller cells keep them apart.",
                count=near,
            )
        )
    if request.speeds.mode in ON_FOOT:
        notes.append(
            text("Slope is left to travel time, which takes it from the elevation by its direction (Tobler 1993).")
        )
        if request.dem is not None and any(factor < 1.0 for _, factor in request.speeds.slope_factors):
            notes.append(text("The slope factors of the speed table come on top of that."))
    elif request.dem is None:
        notes.append(text("Slope does not slow travel: no elevation that could give a slope was used."))
    return tuple(notes)
