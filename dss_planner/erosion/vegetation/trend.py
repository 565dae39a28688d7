"""How the vegetation of each cell changed over the years, and how much of it is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner import provenance
from dss_planner.erosion.vegetation.falsediscovery import MapOfTests
from dss_planner.erosion.vegetation.mannkendall import ALPHA, CORRECTIONS, FEWEST_YEARS
from dss_planner.erosion.vegetation.trendblocks import TrendBlocks, TrendFacts
from dss_planner.erosion.vegetation.trendchecks import (
    require_annual_rain,
    require_numbers,
    require_units,
    trend_notes,
)
from dss_planner.erosion.vegetation.yearstack import YearStack, named_years, read_stack, require_years
from dss_planner.errors import InputError
from dss_planner.raster.blocks import fill, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: Classes of a trend: −2, 2 significant among all cells of the map; −1, 1 only when the cell is taken alone; 0 none.
CLASSES = (-2, -1, 0, 1, 2)
#: Expected share of false finds among the cells called significant (Benjamini and Hochberg 1995) [M].
FALSE_DISCOVERY = 0.05

#: What the output always holds, and what is added when precipitation is given.
NDVI_BANDS = (
    Band("Slope of NDVI (Theil–Sen)", "per year"),
    Band("NDVI of the trend line in the first year"),
    Band("Mann–Kendall S"),
    Band("Mann–Kendall Z"),
    Band("p of the trend"),
    Band("p of the trend, adjusted for the number of cells"),
    Band("Kendall tau"),
    Band("Class of the trend"),
    Band("Known years", "a"),
)
RAIN_BANDS = (
    Band("Slope of rain-use efficiency", "per mm and year"),
    Band("p of the rain-use trend"),
    Band("p of the rain-use trend, adjusted for the number of cells"),
    Band("Class of the rain-use trend"),
    Band("R² of NDVI on rain"),
    Band("p of NDVI on rain"),
    Band("Slope of NDVI without the effect of rain", "per year"),
    Band("p of the residual trend"),
    Band("p of the residual trend, adjusted for the number of cells"),
    Band("Class of the residual trend"),
)
#: What a cell's own years give, by name: kept beside the result until the map is complete.
_OWN_ROWS = ("slope", "intercept", "s", "z", "p", "tau", "sign", "years")
_USE_ROWS = ("use_slope", "use_p", "use_sign", "r2", "rain_p", "residual_slope", "residual_p", "residual_sign")
#: The rows that hold p and the sign of each test: NDVI, rain use, residual.
_TESTS = ((5, 7), (10, 11), (15, 16))
#: Cells whose results are put together at once.
_CELLS = 1 << 18
#: Share of the progress that the trends of the cells take.
_TRENDS = 0.85


@dataclass(frozen=True)
class VegetationTrendRequest:
    """Yearly vegetation and what to test.

    stack: one raster for each year, or one raster with a band for each year: NDVI of the same season of every year,
    its yearly sum, or cover. output: GeoTIFF to write. years: the year of each raster or band, rising; empty: read from
    file names or band names. precipitation: annual sums [mm] of the same years, in the same order, as a tuple like
    stack; adds the bands of rain-use efficiency and residual trend.
    correction: one of `CORRECTIONS`. fdr: share of false finds allowed among the significant cells (0–1).
    alpha: level of the single tests (weak trends, significant lags, NDVI on rain) (0–1).
    """

    stack: tuple[str, ...]
    output: str
    years: tuple[int, ...] = ()
    precipitation: tuple[str, ...] = ()
    correction: str = CORRECTIONS[0]
    fdr: float = FALSE_DISCOVERY
    alpha: float = ALPHA


@dataclass(frozen=True)
class VegetationTrendResult:
    """What was found. output: GeoTIFF with `NDVI_BANDS`, then `RAIN_BANDS` when there was precipitation.

    years: as used. known: share of cells with a trend (0–1). shares: `CLASSES` → share of the cells with a trend
    (0–1); rain_use, residual: the same for the other two trends. threshold: largest p of a significant cell, None
    when there is none; short: share of cells left unknown for too few years (0–1).
    """

    output: str
    years: tuple[int, ...]
    known: float
    shares: Mapping[int, float]
    threshold: float | None = None
    rain_use: Mapping[int, float] = field(default_factory=dict)
    residual: Mapping[int, float] = field(default_factory=dict)
    short: float = 0.0
    notes: tuple[Text, ...] = ()


def compute_vegetation_trend(
    request: VegetationTrendRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> VegetationTrendResult:
    """Write the trends of all cells. Raises `InputError`, `OutputError`, `Cancelled`.

    The stack is read once, in blocks; what the cells' own years tell waits in a file beside the output until all p are
    known and can be adjusted for their number.
    """
    require_numbers(request.correction, CORRECTIONS, request.fdr, request.alpha)
    stack = read_stack(request.stack, request.years, "NDVI")
    rain = _rain_of(request, stack)
    scratch = ScratchFolder(Path(request.output))
    try:
        cells = str(scratch.path / "cells.tif")
        facts = _own_trends(request, stack, rain, cells, portion(progress, 0.0, _TRENDS), cancelled)
        result = _with_the_map(request, stack, facts, scratch, portion(progress, _TRENDS, 1.0), cancelled)
    finally:
        scratch.remove()
    inputs = {source.name: source.path for part in (stack, rain) if part for source in part.sources()}
    provenance.record(request.output, "vegetationtrend", inputs, request, result)
    return result


def _rain_of(request: VegetationTrendRequest, stack: YearStack) -> YearStack | None:
    if not request.precipitation:
        return None
    if not request.years and named_years(request.precipitation) is not None:
        rain = read_stack(request.precipitation, (), "Precipitation")
    elif stack.paths == tuple(request.stack):
        rain = read_stack(request.precipitation, stack.years, "Precipitation")
    else:
        raise InputError(
            "The years of “{layer}” cannot be read from its names, and “{other}” is not in the order of its years. "
            "State the years, and give both in their order.",
            layer="Precipitation",
            other=stack.name,
        )
    require_years(stack, rain)
    return rain


def _own_trends(
    request: VegetationTrendRequest,
    stack: YearStack,
    rain: YearStack | None,
    cells: str,
    progress: Progress,
    cancelled: CancelCheck,
) -> TrendFacts:
    """Write the trends of the cells, each taken alone; return what was met."""
    own = stack.sources()
    names = (*_OWN_ROWS, *(_USE_ROWS if rain else ()))
    block = TrendBlocks(np.array(stack.years), len(own), request.correction, request.alpha, require_units, cancelled)
    written = map_blocks(
        block,
        [*own, *(rain.sources() if rain else ())],
        cells,
        tuple(Band(name) for name in names),
        text("Trends of the cells"),
        classes=True,
        progress=progress,
        cancelled=cancelled,
        pure=True,
    )
    facts: TrendFacts = written.tally
    if not facts.counts[0].any():
        raise InputError(
            "No cell of “{layer}” has enough known years for a trend: at least {fewest} are needed. Add years, or "
            "fill the gaps of the rasters.",
            layer=stack.name,
            fewest=FEWEST_YEARS,
        )
    require_annual_rain(facts)
    return facts


def _with_the_map(
    request: VegetationTrendRequest,
    stack: YearStack,
    facts: TrendFacts,
    scratch: ScratchFolder,
    progress: Progress,
    cancelled: CancelCheck,
) -> VegetationTrendResult:
    """Adjust p for the number of cells and write the result."""
    cells = open_raster(scratch.path / "cells.tif")
    grid = Grid.of(cells)
    tests = _TESTS[: len(facts.counts)]
    share = np.zeros((len(tests), len(CLASSES)), dtype=np.int64)
    progress(0.0, text("Chance among all cells"))
    with ExitStack() as open_files:
        maps = [
            open_files.enter_context(MapOfTests(scratch.path / f"p{number}", facts.counts[number]))
            for number in range(len(tests))
        ]
        _collect(cells, grid, tests, maps, portion(progress, 0.0, 0.2), cancelled)
        thresholds = [found.adjust(request.fdr, cancelled) for found in maps]
        progress(0.3, None)

        def block(window: Window) -> np.ndarray:
            own = read_bands(cells, tuple(range(1, cells.RasterCount + 1)), window)
            added = []
            for number, (p, sign) in enumerate(tests):
                classes = classes_of(own[p - 1], own[sign - 1], thresholds[number], request.alpha)
                share[number] += np.bincount((classes[np.isfinite(classes)] + 2).astype(int), minlength=len(CLASSES))
                added.append((maps[number].take(own[p - 1]), classes))
            return _in_order(own, added)

        bands = (*NDVI_BANDS, *(RAIN_BANDS if len(tests) > 1 else ()))
        writer = RasterWriter(
            request.output, grid, bands, classes=True, cancelled=cancelled, progress=portion(progress, 0.8, 1.0)
        )
        with writer:
            fill(writer, block, portion(progress, 0.3, 0.8), cancelled, cells=_CELLS)
    return VegetationTrendResult(
        output=request.output,
        years=stack.years,
        known=int(facts.counts[0].sum()) / (grid.width * grid.height),
        shares=_shares(share[0]),
        threshold=thresholds[0],
        rain_use=_shares(share[1]) if len(tests) > 1 else {},
        residual=_shares(share[2]) if len(tests) > 2 else {},
        short=facts.short / (grid.width * grid.height),
        notes=trend_notes(request.correction, request.fdr, len(stack.years), facts, thresholds[0]),
    )


def _collect(
    cells: gdal.Dataset,
    grid: Grid,
    tests: Sequence[tuple[int, int]],
    maps: Sequence[MapOfTests],
    progress: Progress,
    cancelled: CancelCheck,
) -> None:
    """Put the p of all cells into the maps, in the windows that the result is written in."""
    for window in tiles(grid, (TILE, TILE), _CELLS):
        stop_if(cancelled)
        for (p, _), found in zip(tests, maps):
            found.put(read_bands(cells, (p,), window))
        progress((window.row + window.height) / grid.height, None)


def classes_of(p: np.ndarray, sign: np.ndarray, threshold: float | None, alpha: float = ALPHA) -> np.ndarray:
    """Return the `CLASSES`, NaN where ``p`` is. threshold: largest p that is significant among all cells of the map."""
    grade = np.where(p <= alpha, 1.0, 0.0)
    if threshold is not None:
        # a share of false finds above alpha may accept a larger p than a single test does
        grade[p <= threshold] = 2.0
    return np.where(np.isnan(p), np.nan, grade * np.sign(sign))


def _in_order(own: np.ndarray, added: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the rows in the order of `NDVI_BANDS` and `RAIN_BANDS`."""
    rows = [*own[0:5], added[0][0], own[5], added[0][1], own[7]]
    if len(added) > 1:
        rows += [*own[8:10], *added[1], *own[11:15], *added[2]]
    return np.stack(rows)


def _shares(counts: np.ndarray) -> dict[int, float]:
    total = int(counts.sum())
    return {grade: int(count) / total if total else 0.0 for grade, count in zip(CLASSES, counts)}
