"""Where the next region starts: the usable cell with the best surroundings, patch by patch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from dss_planner.raster.layout import Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.usable import Usable

#: Columns read at once, with all the rows that they need: whole tiles of a raster.
_COLUMNS = 512
#: Cells of surroundings that are held at once (about 128 MB).
_CELLS = 1 << 24
#: Equal surroundings may differ by this through rounding, and a cell's may seem to have grown by as much.
_DECIMALS = 9
_MARGIN = 1e-8


@dataclass(frozen=True)
class _Best:
    """The best cell of a patch; ``fresh`` once it is known, else ``value`` is what it cannot pass."""

    value: float
    row: int = 0
    column: int = 0
    fresh: bool = False

    @property
    def order(self) -> tuple[float, int, int]:
        """The least comes first: the best, then the most northern, then the most western."""
        return -self.value, self.row, self.column


class Seeds:
    """The best seed of usable land that shrinks: a patch is looked at again only when it could hold the best.

    Surroundings: the mean score in a square as large as the wanted region; land that is not usable counts as 0 there,
    so that seeds lie where a whole region finds room. As scores are 0 or more, they never grow while land is closed,
    so that what a patch had before is a bound for what it has.
    """

    def __init__(self, usable: Usable) -> None:
        self._usable = usable
        self._layout = usable.land.layout
        self._size = 0
        self._best: dict[Patch, _Best] = {}

    def best(self, cells: float, progress: Progress = silent, cancelled: CancelCheck = never) -> tuple[int, int]:
        """Return row and column of the usable cell with the best surroundings for a region of so many cells.

        The most northern, then the most western, of equals. There must be usable land.
        """
        size = max(1, int(math.sqrt(cells)) | 1)
        if size != self._size:
            self._size = size
            self._best = {patch: _Best(math.inf) for patch in self._layout.all()}
        looked = 0
        while True:
            self._best = {patch: best for patch, best in self._best.items() if self._usable.holds(patch)}
            fresh = min((best.order for best in self._best.values() if best.fresh), default=(math.inf, 0, 0))
            stale = {patch: best for patch, best in self._best.items() if not best.fresh}
            stale = {patch: best for patch, best in stale.items() if best.value + _MARGIN >= -fresh[0]}
            if not stale:
                return fresh[1], fresh[2]
            patch = min(stale, key=lambda name: (-stale[name].value, name))
            self._best[patch] = self._look(patch, cancelled)
            looked += 1
            progress(looked / (looked + len(stale) - 1), None)

    def forget(self, changed: Iterable[Window]) -> None:
        """Take note that cells within some windows have become unusable."""
        half = self._size // 2
        for window in changed:
            for patch, _ in self._layout.parts_of(self._layout.widened(window, half, half)):
                if patch in self._best and self._best[patch].fresh:
                    self._best[patch] = _Best(self._best[patch].value)

    def _look(self, patch: Patch, cancelled: CancelCheck) -> _Best:
        found = (self._look_in(band, cancelled) for band in self._bands(self._layout.window(patch)))
        return min(found, key=lambda best: best.order)

    def _bands(self, window: Window) -> Iterator[Window]:
        """Cut a patch into bands of rows whose surroundings fit in memory."""
        rows = max(1, _CELLS // (window.width + self._size))
        for row in range(window.row, window.row + window.height, rows):
            yield Window(window.column, row, window.width, min(rows, window.row + window.height - row))

    def _look_in(self, window: Window, cancelled: CancelCheck) -> _Best:
        usable = self._usable.window(window)
        if not usable.any():
            return _Best(-math.inf, fresh=True)
        around = np.where(usable, self._surroundings(window, cancelled), -np.inf)
        # rounding of the running sums must not decide between equals
        near = np.flatnonzero(around >= around.max() - 2 * 10.0**-_DECIMALS)
        values = around.ravel()[near].round(_DECIMALS)
        first = int(np.argmax(values))
        row, column = divmod(int(near[first]), window.width)
        return _Best(float(values[first]), window.row + row, window.column + column, fresh=True)

    def _surroundings(self, window: Window, cancelled: CancelCheck) -> np.ndarray:
        """Return float64 (rows, columns): the mean of score · usable in the square around each cell."""
        half = self._size // 2
        wide = self._layout.widened(window, half, half)
        down, over = window.row - wide.row, window.column - wide.column
        means = np.zeros((window.height, wide.width))
        column = wide.column
        while column < wide.column + wide.width:
            stop_if(cancelled)
            end = min(wide.column + wide.width, (column // _COLUMNS + 1) * _COLUMNS)
            strip = Window(column, wide.row, end - column, wide.height)
            usable = self._usable.window(strip)
            if usable.any():
                values = np.where(usable, self._usable.land.score.window(strip), 0.0).astype(float)
                lines = _mean_of(values, self._size, axis=0)
                means[:, column - wide.column : end - wide.column] = lines[down : down + window.height]
            column = end
        stop_if(cancelled)
        means = _mean_of(means, self._size, axis=1)
        return means[:, over : over + window.width]


def _mean_of(values: np.ndarray, size: int, axis: int) -> np.ndarray:
    """Return the means of ``size`` values around each along an axis, in place; beyond the edges there is 0."""
    if size > 1:
        ndimage.uniform_filter1d(values, size, axis=axis, output=values, mode="constant")
    return values
