"""From layers to exact values: in memory or on disk, with the moves that a request asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.access.fixedpoint import UNREACHED
from dss_planner.access.moves import MoveCosts
from dss_planner.access.movesolver import TILE_SIDE, MoveSolver
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.origins import Origins, read_origins
from dss_planner.access.patches import Store
from dss_planner.access.solved import Solved, WholeSolved
from dss_planner.access.solver import require_friction, solved_field
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import ArraySurface, RasterSurface, Surface
from dss_planner.access.walking import Movement, level_friction
from dss_planner.errors import InputError, OutputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE, Layout
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands
from dss_planner.raster.scratch import write_failure
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

#: Surfaces with more cells are solved on disk: in memory they would take more than 1.3 GB.
CELLS_IN_MEMORY = 50_000_000
#: Numbers written at a time when a file is filled.
_CHUNK = 1 << 21


class Terrain:
    """A friction raster [min/m], what is asked of it, and how it is solved.

    Surfaces of up to ``cells_in_memory`` cells are held in memory (about 25 bytes a cell), larger ones are solved in
    patches of ``patch_side`` cells with the values on disk (8 bytes a cell). Raises `InputError` for a missing or
    geographic CRS, a limit of 0 or less, an elevation on another grid. surface: read instead of the raster, whose grid
    it has; None for the raster itself.
    """

    def __init__(
        self,
        friction: str,
        movement: Movement,
        max_minutes: float | None,
        output: str,
        cells_in_memory: int = CELLS_IN_MEMORY,
        patch_side: int | None = None,
        surface: Surface | None = None,
    ) -> None:
        self.grid = Grid.read(friction)
        self.grid.require_metres("Friction")
        require_limit(max_minutes)
        movement.check()
        self._movement, self._max_minutes, self._output = movement, max_minutes, Path(output)
        self.in_memory = self.grid.height * self.grid.width <= cells_in_memory
        side = patch_side or (PATCH_SIDE if movement.plain else TILE_SIDE)
        self.layout = Layout(self.grid.height, self.grid.width, side)
        self._friction: Surface = RasterSurface(friction) if surface is None else surface
        self._elevation: Surface | None = None
        self._heights: ElevationSurface | None = None
        if movement.elevation:
            self._elevation = self._heights = elevation = ElevationSurface(movement.elevation, self.grid)
            self._friction = WalkedSurface(self._friction, elevation, movement)
        self._read = False

    def room(self, folder: Path, name: str, dtype: type, fill: int) -> np.ndarray:
        """Return an array of the size of the raster, all ``fill``: in memory, or in a file in ``folder``.

        Raises `OutputError` when the disk does not take it.
        """
        shape = (self.grid.height, self.grid.width)
        if self.in_memory:
            return np.full(shape, fill, dtype=dtype)
        path, size = folder / name, np.dtype(dtype).itemsize
        try:
            _fill(path, shape[0] * shape[1], dtype, fill)
        except OSError as error:
            raise OutputError(
                "Travel time for “{path}” needs {size} GB beside it while it is computed: {reason}. Free some disk "
                "space or choose another folder.",
                path=self._output,
                size=f"{1e-9 * size * shape[0] * shape[1]:.1f}",
                reason=write_failure(self._output, error),
            ) from error
        return np.memmap(path, dtype=dtype, mode="r+", shape=shape)

    def solve(
        self,
        origins: str,
        folder: Path,
        name_field: str = "",
        progress: Progress = silent,
        cancelled: CancelCheck = never,
    ) -> tuple[Origins, Solved]:
        """Return the origins on the raster and its exact values; ``folder`` is there for files. Raises `InputError`
        for friction of 0 or less and when no origin is usable; `OutputError`; `Cancelled`."""

        def read() -> Origins:
            return read_origins(origins, self.grid, self._friction, self.layout, name_field, cancelled)

        return self._solve(read, None, folder, progress, cancelled)

    def solve_from(
        self, starts: Surface, folder: Path, progress: Progress = silent, cancelled: CancelCheck = never
    ) -> Solved:
        """Return the exact values of what is reached from cells that are left at ``starts`` [min], NaN or
        `UNREACHABLE` where nothing starts; those on unknown or impassable cells are ignored. Errors as `solve`."""
        return self._solve(Origins.none, starts, folder, progress, cancelled)[1]

    def _solve(
        self,
        read: Callable[[], Origins],
        starts: Surface | None,
        folder: Path,
        progress: Progress,
        cancelled: CancelCheck,
    ) -> tuple[Origins, Solved]:
        folder.mkdir(exist_ok=True)
        self._hold(cancelled)
        if not self._movement.plain:
            return self._by_moves(read, starts, folder, progress, cancelled)
        if self.in_memory:
            return self._in_memory(read, starts, progress, cancelled)
        found = survey(self._friction, self.layout, portion(progress, 0.0, 0.05), cancelled)
        origins = read()
        store = Store(folder, self._output, self.layout)
        size = self.grid.cell_size
        solver = PatchSolver(self._friction, self.layout, store, found, size, self._max_minutes, starts)
        solver.solve(origins.cells, portion(progress, 0.05, 1.0), cancelled)
        return origins, solver

    def friction_surface(self) -> Surface:
        """Return the friction as it is solved."""
        return self._friction

    def _hold(self, cancelled: CancelCheck) -> None:
        """Read the layers whole, once, when there is memory for them."""
        if not self.in_memory or self._read:
            return
        elevation = None if self._elevation is None else self._whole(self._elevation, cancelled)
        self._friction = ArraySurface(self._whole(self._friction, cancelled))
        self._elevation = None if elevation is None else ArraySurface(elevation)
        self._read = True

    def _whole(self, surface: Surface, cancelled: CancelCheck) -> np.ndarray:
        values = np.empty((self.grid.height, self.grid.width), dtype=np.float32)
        for patch in self.layout.all():
            stop_if(cancelled)
            window = self.layout.window(patch)
            rows = slice(window.row, window.row + window.height)
            values[rows, window.column : window.column + window.width] = surface.read(window)
        return values

    def _in_memory(
        self, read: Callable[[], Origins], starts: Surface | None, progress: Progress, cancelled: CancelCheck
    ) -> tuple[Origins, Solved]:
        whole = Window(0, 0, self.grid.width, self.grid.height)
        friction = self._friction.read(whole)
        require_friction(friction)
        origins = read()
        part, size = portion(progress, 0.05, 1.0), self.grid.cell_size
        if starts is not None:
            minutes = starts.read(whole)
            field = solved_field(friction, minutes, size, self._max_minutes, progress=part, cancelled=cancelled)
            return origins, WholeSolved(field, friction, self.layout, minutes)
        begun = np.zeros(friction.shape, dtype=bool)
        for patch, cells in origins.cells.items():
            window = self.layout.window(patch)
            rows, columns = np.divmod(cells, window.width)
            begun[window.row + rows, window.column + columns] = True
        field = solved_field(friction, begun, size, self._max_minutes, progress=part, cancelled=cancelled)
        return origins, WholeSolved(field, friction, self.layout)

    def _by_moves(
        self,
        read: Callable[[], Origins],
        starts: Surface | None,
        folder: Path,
        progress: Progress,
        cancelled: CancelCheck,
    ) -> tuple[Origins, Solved]:
        try:
            found = survey(self._friction, self.layout, portion(progress, 0.0, 0.05), cancelled)
        except InputError:
            if self._heights is not None and not self._heights.known:
                raise InputError(
                    "The layer “{layer}” has no known elevation on the grid of the friction (all NoData). Choose an "
                    "elevation that covers the study area.",
                    layer=self._movement.elevation,
                ) from None
            raise
        origins = read()
        costs = MoveCosts.over(self._movement, found.lowest, found.highest, self.grid.cell_size)
        values = self.room(folder, "values", np.int64, UNREACHED)
        solver = MoveSolver(self._friction, self._elevation, self.layout, costs, values, self._max_minutes, starts)
        solver.solve(origins.cells, portion(progress, 0.05, 1.0), cancelled)
        return origins, solver


class ElevationSurface:
    """The elevation [m] of a raster on the grid of the friction; NaN where unknown. known: a known cell was read."""

    def __init__(self, path: str, grid: Grid) -> None:
        self._dataset: gdal.Dataset = open_raster(path)
        require_bands(self._dataset, "Elevation", 1, "metres")
        grid.require_same("Friction", Grid.of(self._dataset), "Elevation")
        self.known = False
        self.rows, self.columns = grid.height, grid.width

    def read(self, window: Window) -> np.ndarray:
        """Return the elevation of a window."""
        values = read_bands(self._dataset, (1,), window)[0]
        self.known = self.known or bool(np.isfinite(values).any())
        return values


class WalkedSurface:
    """The friction of level ground for walking: unknown where the elevation is."""

    def __init__(self, friction: Surface, elevation: Surface, movement: Movement) -> None:
        self._friction, self._elevation = friction, elevation
        self._level = level_friction(movement) if movement.walking == "tobler" else None
        self.rows, self.columns = friction.rows, friction.columns

    def read(self, window: Window) -> np.ndarray:
        """Return the friction of a window [min/m]."""
        friction = self._friction.read(window).copy()
        if self._level is not None:
            friction[(friction > 0) & (friction < BARRIER)] = self._level
        friction[np.isnan(self._elevation.read(window))] = np.nan
        return friction


def _fill(path: Path, count: int, dtype: type, value: int) -> None:
    """Write ``count`` numbers to a file: all its room is taken before it is used as memory."""
    piece: np.ndarray = np.full(min(count, _CHUNK), value, dtype=dtype)
    with path.open("wb") as stream:
        while count:
            stream.write(piece[:count].tobytes())
            count -= min(count, piece.size)


def require_limit(max_minutes: float | None) -> None:
    """Raise `InputError` for a longest travel time of 0 or less."""
    if max_minutes is not None and not max_minutes > 0:
        raise InputError(
            "The longest travel time is {found} min; it must be above 0. Correct it, or leave it empty for no limit.",
            found=max_minutes,
        )
