"""The land of a search for sites, window by window, and how much of it one more site could have under other rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE, Layout, Patch
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.land.masks import Mask
from dss_planner.sites.closing import Reach, Runs, closed
from dss_planner.sites.components import Pieces, joined, open_sides, pieces_of
from dss_planner.sites.limits import Keeps

#: ``read(window) -> array (rows, columns)``.
Read = Callable[[Window], np.ndarray]


@dataclass(frozen=True)
class Survey:
    """The contiguous land under some rules: its pieces by patch and the hectares of the whole that each is part of."""

    pieces: Mapping[Patch, Pieces]
    whole: Mapping[Patch, np.ndarray]

    @property
    def largest(self) -> float:
        """Hectares of the largest contiguous land."""
        return max((self.room(patch) for patch in self.pieces), default=0.0)

    def room(self, patch: Patch) -> float:
        """Return the hectares of the largest contiguous land that has cells in a patch."""
        return max(self.pieces[patch].inner, float(self.whole[patch].max()))

    def kept(self, patch: Patch) -> int:
        """Return the number of allowed cells of a patch."""
        return self.pieces[patch].kept if patch in self.pieces else 0


class Land:
    """The score and areas of a raster's cells, and the regions already found; nothing is held but one patch.

    read_score: NaN where excluded, unknown or outside the mask. smallest, largest, mean: hectares of cells.
    regions: those found, as runs. cell_size: in CRS units.
    """

    def __init__(
        self,
        layout: Layout,
        read_score: Read,
        read_hectares: Read,
        hectares: tuple[float, float, float],
        cell_size: tuple[float, float],
    ) -> None:
        self.layout = layout
        self.smallest, self.largest_cell, self.mean = hectares
        self.cell_size = cell_size
        self.regions: list[Runs] = []
        self.score = Reader(read_score, layout)
        self.hectares = Reader(read_hectares, layout)

    @classmethod
    def of_raster(
        cls,
        score: str,
        mask: str | None,
        grid: Grid,
        side: int = PATCH_SIDE,
        cancelled: CancelCheck = never,
        limits: Sequence[Keeps] = (),
    ) -> Land:
        """Return the land of a raster, band 1, that all limits keep.

        Raises `InputError` for a mask on another grid or without cells.
        """
        dataset, areas = open_raster(score), CellAreas(grid)
        kept = Mask(mask, grid, "Score", cancelled) if mask else None

        def read_score(window: Window) -> np.ndarray:
            values = read_bands(dataset, (1,), window)[0]
            if kept is not None:
                values[~kept.window(window)] = np.nan
            for keeps in limits:
                values[~keeps(window)] = np.nan
            return values

        def read_hectares(window: Window) -> np.ndarray:
            return areas.hectares(window.row, window.height, window.column, window.width)

        layout = Layout(grid.height, grid.width, side)
        return cls(layout, read_score, read_hectares, (*areas.extremes, areas.mean), grid.cell_size)

    @classmethod
    def of_arrays(
        cls, score: np.ndarray, hectares: np.ndarray, cell_size: tuple[float, float], side: int = PATCH_SIDE
    ) -> Land:
        """Return the land of whole arrays (rows, columns)."""
        sizes = (float(hectares.min()), float(hectares.max()), float(hectares.mean()))
        rows, columns = score.shape
        return cls(Layout(rows, columns, side), part_of(score), part_of(hectares), sizes, cell_size)

    def allowed(self, patch: Patch, spacing: float, min_score: float, cancelled: CancelCheck = never) -> np.ndarray:
        """Return bool: cells of a patch that reach the score and keep the spacing [CRS units] to all regions."""
        window = self.layout.window(patch)
        allowed = self.score.patch(patch) >= min_score  # NaN compares as False
        reach = Reach.of(spacing, self.cell_size)
        near = [region for region in self.regions if _meet(window, self.around(region, reach))]
        if near and allowed.any():
            allowed &= ~closed(window, near, reach, cancelled)
        return allowed

    def around(self, region: Runs, reach: Reach) -> Window:
        """Return the window that a region can close."""
        return reach.around(region.bounds, self.layout)

    def largest(self, spacing: float, min_score: float) -> float:
        """Return the hectares of the largest contiguous land that keeps the spacing and the least score."""
        return self.survey(spacing, min_score).largest

    def survey(
        self,
        spacing: float,
        min_score: float,
        progress: Progress = silent,
        cancelled: CancelCheck = never,
        between: tuple[Survey, Survey] | None = None,
        needed: float = 0.0,
    ) -> Survey:
        """Return the contiguous land that keeps the spacing and the least score.

        between: the surveys of weaker and of stricter rules; patches on which these agree are not looked at again,
        and those without ``needed`` hectares under the weaker are left out: their land cannot be part of so much.
        """
        found: dict[Patch, Pieces] = {}
        for number, patch in enumerate(self.layout.all()):
            stop_if(cancelled)
            if between is None:
                pieces = self._pieces(patch, spacing, min_score, cancelled)
            else:
                weaker, stricter = between
                if patch not in weaker.pieces or weaker.room(patch) < needed:
                    continue
                if weaker.kept(patch) == stricter.kept(patch):
                    pieces = weaker.pieces[patch]
                else:
                    pieces = self._pieces(patch, spacing, min_score, cancelled)
            if pieces is not None:
                found[patch] = pieces
            progress((number + 1) / self.layout.count, None)
        return Survey(found, joined(self.layout, found))

    def _pieces(self, patch: Patch, spacing: float, min_score: float, cancelled: CancelCheck) -> Pieces | None:
        allowed = self.allowed(patch, spacing, min_score, cancelled)
        if not allowed.any():
            return None
        stop_if(cancelled)
        return pieces_of(allowed, self.hectares.patch(patch), open_sides(self.layout, patch))[0]


def part_of(array: np.ndarray) -> Read:
    """Return what reads windows of a whole array."""

    def read(window: Window) -> np.ndarray:
        return array[window.row : window.row + window.height, window.column : window.column + window.width]

    return read


class Reader:
    """Reads windows, and keeps the patch read last: a raster of one patch is read once."""

    def __init__(self, read: Read, layout: Layout) -> None:
        self._read = read
        self._layout = layout
        self._held: tuple[Window, np.ndarray] | None = None

    def patch(self, patch: Patch) -> np.ndarray:
        """Return the cells of a patch; they must not be changed."""
        window = self._layout.window(patch)
        if self._held is None or self._held[0] != window:
            self._held = None  # before reading: two patches at once would be one too many
            self._held = (window, self._read(window))
        return self._held[1]

    def window(self, window: Window) -> np.ndarray:
        """Return the cells of a window; they must not be changed."""
        if self._layout.count == 1:
            return part_of(self.patch((0, 0)))(window)
        return self._read(window)


def _meet(one: Window, other: Window) -> bool:
    return max(one.row, other.row) < min(one.row + one.height, other.row + other.height) and max(
        one.column, other.column
    ) < min(one.column + one.width, other.column + other.width)
