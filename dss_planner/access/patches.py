"""Parts of a raster too large for memory: where they lie, what is known of their edges, and their values on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.access.fixedpoint import UNREACHED
from dss_planner.errors import OutputError
from dss_planner.raster.reading import Window
from dss_planner.raster.scratch import write_failure

#: Side of a patch [cells]: about 250 MB of working memory; a whole number of the output's tiles.
PATCH_SIDE = 2048
Patch = tuple[int, int]


@dataclass(frozen=True)
class Layout:
    """A raster of rows × columns cut into patches of ``side`` cells, named by their row and column."""

    rows: int
    columns: int
    side: int = PATCH_SIDE

    @property
    def count(self) -> int:
        """Number of patches."""
        return -(-self.rows // self.side) * -(-self.columns // self.side)

    def all(self) -> Iterator[Patch]:
        """Yield the patches row by row."""
        for row in range(-(-self.rows // self.side)):
            for column in range(-(-self.columns // self.side)):
                yield row, column

    def window(self, patch: Patch) -> Window:
        """Return the cells of a patch."""
        row, column = patch[0] * self.side, patch[1] * self.side
        return Window(column, row, min(self.side, self.columns - column), min(self.side, self.rows - row))

    def around(self, patch: Patch) -> Window:
        """Return the cells of a patch with one cell of its neighbours on each side that has some."""
        inner = self.window(patch)
        left, top = max(0, inner.column - 1), max(0, inner.row - 1)
        right = min(self.columns, inner.column + inner.width + 1)
        bottom = min(self.rows, inner.row + inner.height + 1)
        return Window(left, top, right - left, bottom - top)

    def parts_of(self, window: Window) -> Iterator[tuple[Patch, Window]]:
        """Yield the patches that ``window`` meets, each with the cells that it has of the window."""
        bottom, right = window.row + window.height, window.column + window.width
        for row in range(window.row // self.side, -(-bottom // self.side)):
            for column in range(window.column // self.side, -(-right // self.side)):
                inner = self.window((row, column))
                top, left = max(window.row, inner.row), max(window.column, inner.column)
                down, over = min(bottom, inner.row + inner.height), min(right, inner.column + inner.width)
                yield (row, column), Window(left, top, over - left, down - top)

    def neighbours(self, patch: Patch) -> Iterator[tuple[Patch, int, int]]:
        """Yield the patches that touch ``patch``, with their place: −1, 0 or 1 down and over."""
        down, over = -(-self.rows // self.side), -(-self.columns // self.side)
        for y in (-1, 0, 1):
            for x in (-1, 0, 1):
                row, column = patch[0] + y, patch[1] + x
                if (y or x) and 0 <= row < down and 0 <= column < over:
                    yield (row, column), y, x


class Store:
    """The values of all patches: whole in files, their edges in memory too. A patch never stored is `UNREACHED`."""

    def __init__(self, folder: Path, target: Path, layout: Layout) -> None:
        self._folder = folder
        self._target = target
        self._layout = layout
        self._edges: dict[Patch, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = {}

    @property
    def count(self) -> int:
        """Number of patches stored."""
        return len(self._edges)

    def holds(self, patch: Patch) -> bool:
        """Return whether values of the patch were stored."""
        return patch in self._edges

    def put(self, patch: Patch, values: np.ndarray) -> None:
        """Keep the values (rows, columns) of a patch. Raises `OutputError` when the disk does not take them."""
        self._edges[patch] = (values[0].copy(), values[-1].copy(), values[:, 0].copy(), values[:, -1].copy())
        try:
            _write(self._path(patch), values)
        except OSError as error:
            raise OutputError(
                "Travel time for “{path}” needs {size} GB beside it while it is computed: {reason}. Free some disk "
                "space or choose another folder.",
                path=self._target,
                size=f"{8e-9 * self._layout.rows * self._layout.columns:.1f}",
                reason=write_failure(self._target, error),
            ) from error

    def get(self, patch: Patch) -> np.ndarray:
        """Return the values of a patch."""
        window = self._layout.window(patch)
        shape = (window.height, window.width)
        if not self.holds(patch):
            return np.full(shape, UNREACHED, dtype=np.int64)
        return np.fromfile(self._path(patch), dtype=np.int64).reshape(shape)

    def edge(self, patch: Patch, down: int, over: int) -> np.ndarray | int:
        """Return the cells of a patch that touch a patch from which it lies ``down`` and ``over``: a row, a column or
        a corner."""
        if not self.holds(patch):
            return UNREACHED
        top, bottom, left, right = self._edges[patch]
        if down == 0:
            return left if over > 0 else right
        line = top if down > 0 else bottom
        return line if over == 0 else line[0 if over > 0 else -1]

    def _path(self, patch: Patch) -> Path:
        return self._folder / f"{patch[0]}-{patch[1]}.values"


def _write(path: Path, values: np.ndarray) -> None:
    values.tofile(path)
