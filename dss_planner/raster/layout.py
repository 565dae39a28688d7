"""A raster cut into square patches, for what needs more than a block at a time but less than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dss_planner.raster.reading import Window

#: Side of a patch [cells]: 4 million cells; a whole number of the tiles that rasters are written in.
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
        return self.widened(self.window(patch), 1, 1)

    def widened(self, window: Window, down: int, over: int) -> Window:
        """Return a window with so many rows above and below and columns to both sides, as far as there are any."""
        left, top = max(0, window.column - over), max(0, window.row - down)
        right = min(self.columns, window.column + window.width + over)
        bottom = min(self.rows, window.row + window.height + down)
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
