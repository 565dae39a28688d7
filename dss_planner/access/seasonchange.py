"""How travel time differs between two seasons, land that only one of them reaches told apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.access.surface import UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster, read_bands, require_bands, tiles
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Values of land that is reached before and not after, after and not before, and in neither season. [D]
LOST, GAINED, NEITHER = 1e6, -1e6, 2e6
#: A smaller difference counts as none [min] [A].
SAME = 1.0
_CELLS = 1 << 20


@dataclass(frozen=True)
class SeasonChangeRequest:
    """before, after: travel time [min] on one grid. output: GeoTIFF [min], after minus before."""

    before: str
    after: str
    output: str


@dataclass(frozen=True)
class SeasonChangeResult:
    """Shares of all cells (0–1). later, sooner: by more than `SAME`; mean: of the land that both reach [min]."""

    output: str
    later_share: float
    sooner_share: float
    same_share: float
    lost_share: float
    gained_share: float
    neither_share: float
    unknown_share: float
    mean: float


def season_change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Return after − before [min]; `LOST`, `GAINED` or `NEITHER` where a season does not reach the land; NaN unknown.

    A cell that is unknown in one of the two is unknown.
    """
    reached, reached_after = before < UNREACHABLE, after < UNREACHABLE
    known = np.isfinite(before) & np.isfinite(after)
    change = np.full(before.shape, np.nan, dtype=np.float32)
    both = known & reached & reached_after
    change[both] = after[both] - before[both]
    change[known & reached & ~reached_after] = LOST
    change[known & ~reached & reached_after] = GAINED
    change[known & ~reached & ~reached_after] = NEITHER
    return change


def compute_season_change(
    request: SeasonChangeRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> SeasonChangeResult:
    """Write the difference window by window. Raises `InputError` for differing grids; `OutputError`; `Cancelled`."""
    before, after = open_raster(request.before), open_raster(request.after)
    for dataset, name in ((before, "Travel time before"), (after, "Travel time after")):
        require_bands(dataset, name, 1, "travel time in minutes")
    if request.output in (request.before, request.after):
        raise InputError("The difference “{path}” would overwrite what it is made of.", path=request.output)
    grid = Grid.of(before)
    grid.require_same("Travel time before", Grid.of(after), "Travel time after")
    progress(0.0, text("Comparing the seasons"))
    counts, total = np.zeros(6, dtype=np.int64), 0.0
    with RasterWriter(request.output, grid, (Band("change", "min"),), classes=True, cancelled=cancelled) as writer:
        done = 0
        for window in tiles(grid, (TILE, TILE), _CELLS):
            stop_if(cancelled)
            change = season_change(read_bands(before, (1,), window)[0], read_bands(after, (1,), window)[0])
            writer.write(change[np.newaxis], window.row, window.column)
            both = np.abs(change) < LOST
            counts += [
                np.count_nonzero(both & (change > SAME)),
                np.count_nonzero(both & (change < -SAME)),
                np.count_nonzero(both & (np.abs(change) <= SAME)),
                np.count_nonzero(change == LOST),
                np.count_nonzero(change == GAINED),
                np.count_nonzero(change == NEITHER),
            ]
            total += float(change[both].sum(dtype=np.float64))
            done += window.width * window.height
            progress(done / (grid.width * grid.height), None)
    cells = grid.width * grid.height
    shares = [int(count) / cells for count in counts]
    reached = int(counts[:3].sum())
    result = SeasonChangeResult(
        request.output,
        later_share=shares[0],
        sooner_share=shares[1],
        same_share=shares[2],
        lost_share=shares[3],
        gained_share=shares[4],
        neither_share=shares[5],
        unknown_share=1.0 - int(counts.sum()) / cells,
        mean=total / reached if reached else float("nan"),
    )
    inputs = {"before": request.before, "after": request.after}
    provenance.record(request.output, "seasonchange", inputs, request, result)
    return result
