"""Travel times and least-cost routes between places: one exact solution of the surface for each place.

Surfaces of up to ``cells_in_memory`` cells are held in memory (about 25 bytes a cell), larger ones are solved in
patches with the values on disk (8 bytes a cell), one place after the other. Routes are kept as the cells where they
turn. Costs are the same both ways, so each pair is solved once.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.access.allocation import Recent
from dss_planner.access.ondisk import PatchSolver, Range
from dss_planner.access.ondisk import survey as range_of
from dss_planner.access.patches import Store
from dss_planner.access.solved import Solved, WholeSolved
from dss_planner.access.solver import require_friction, solved_field
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface, RasterSurface, Surface
from dss_planner.access.tracing import Cell, trace
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE, Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

#: Surfaces with more cells are solved on disk: in memory they would take more than 1.3 GB.
CELLS_IN_MEMORY = 50_000_000


@dataclass(frozen=True)
class Leg:
    """A route. minutes: travel time [min]. metres: length between centres of cells.

    cells: rows and columns, int32 (cells, 2), where it starts, turns and ends; one cell when it leads nowhere.
    """

    minutes: float
    metres: float
    cells: np.ndarray

    def reversed(self) -> Leg:
        """Return the way back."""
        return Leg(self.minutes, self.metres, self.cells[::-1])


class Ground:
    """A friction raster [min/m] that is solved from one cell at a time. folder: for values on disk.

    Raises `InputError` when all friction is unknown or some is 0 or less.
    """

    def __init__(
        self,
        path: str,
        grid: Grid,
        folder: Path,
        target: Path,
        cells_in_memory: int = CELLS_IN_MEMORY,
        patch_side: int = PATCH_SIDE,
        cancelled: CancelCheck = never,
    ) -> None:
        self.grid, self.layout = grid, Layout(grid.height, grid.width, patch_side)
        self._folder, self._target = folder, target
        self._surface: Surface = RasterSurface(path)
        self._whole: np.ndarray | None = None
        self._range: Range | None = None
        if grid.height * grid.width <= cells_in_memory:
            self._whole = self._read_whole(cancelled)
            self._surface = ArraySurface(self._whole)
            require_friction(self._whole)
        else:
            self._range = range_of(self._surface, self.layout, cancelled=cancelled)

    def passable(self, window: Window) -> np.ndarray:
        """Return whether cells can be crossed."""
        return self._surface.read(window) < BARRIER  # NaN compares as False

    def solve(
        self, start: Cell, limit: float | None = None, progress: Progress = silent, cancelled: CancelCheck = never
    ) -> Reach:
        """Return what is reached from a cell within ``limit`` [min]; the solution before is given up."""
        if self._whole is not None:
            starts = np.zeros(self._whole.shape, dtype=bool)
            starts[start] = True
            field = solved_field(
                self._whole, starts, self.grid.cell_size, limit, progress=progress, cancelled=cancelled
            )
            return Reach(WholeSolved(field, self._whole, self.layout), self.grid)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        store = Store(self._folder, self._target, self.layout)
        solver = PatchSolver(self._surface, self.layout, store, self._found_range(), self.grid.cell_size, limit)
        side = self.layout.side
        patch = (start[0] // side, start[1] // side)
        place = start[0] % side * self.layout.window(patch).width + start[1] % side
        solver.solve({patch: np.array([place])}, progress, cancelled)
        return Reach(solver, self.grid)

    def _found_range(self) -> Range:
        if self._range is None:
            raise RuntimeError("survey: the range of the friction was not read")
        return self._range

    def _read_whole(self, cancelled: CancelCheck) -> np.ndarray:
        friction = np.empty((self.grid.height, self.grid.width), dtype=np.float32)
        for patch in self.layout.all():
            stop_if(cancelled)
            window = self.layout.window(patch)
            friction[window.slices] = self._surface.read(window)
        return friction


class Reach:
    """What is reached from one cell."""

    def __init__(self, solved: Solved, grid: Grid) -> None:
        self._solved, self._grid = solved, grid
        self._explained = Recent(solved.explained)
        self._minutes: tuple[Patch, np.ndarray] | None = None

    def within(self, window: Window) -> np.ndarray:
        """Return whether cells are reached."""
        reached = np.zeros((window.height, window.width), dtype=bool)
        for patch, part in self._solved.layout.parts_of(window):
            inner = self._solved.layout.window(patch)
            rows = slice(part.row - inner.row, part.row - inner.row + part.height)
            columns = slice(part.column - inner.column, part.column - inner.column + part.width)
            down, over = part.row - window.row, part.column - window.column
            found = self._patch_minutes(patch)[rows, columns] < UNREACHABLE
            reached[down : down + part.height, over : over + part.width] = found
        return reached

    def minutes(self, cell: Cell) -> float:
        """Return the travel time to a cell [min], `UNREACHABLE` where no route leads within the limit."""
        side = self._solved.layout.side
        values = self._patch_minutes((cell[0] // side, cell[1] // side))
        return float(values[cell[0] % side, cell[1] % side])

    def leg_to(self, cell: Cell, cancelled: CancelCheck = never) -> Leg:
        """Return the route to a cell that is reached."""
        solved = self._solved
        cells, metres = trace(self._explained, solved.layout, solved.moves, self._grid.cell_size, cell, cancelled)
        return Leg(self.minutes(cell), metres, np.array(cells[::-1], dtype=np.int32))

    def _patch_minutes(self, patch: Patch) -> np.ndarray:
        if self._minutes is None or self._minutes[0] != patch:
            self._minutes = (patch, self._solved.minutes(patch))
        return self._minutes[1]
