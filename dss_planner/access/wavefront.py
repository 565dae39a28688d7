"""The wave: blocks of a field relaxed in the order in which the news reaches them, nearest first.

A block has news when a neighbour offers one of the cells around it a better value, or when its own cells could still
improve each other. The blocks with the least news are relaxed together (`batches`), and tell their neighbours what
they found. A block that is left without news was checked against all its neighbours, which have not offered it anything
since: when no news is left anywhere, the Bellman certificate holds for every cell, whatever the order and the size of
the blocks, and every value up to the limit is the exact least cost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from dss_planner.access.batches import QUIET, Batch, most_blocks
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

#: Most blocks that are relaxed together: lines long enough for numpy, a batch small enough for the processor's cache.
#: Of few blocks only a share (one in …): more would begin before their news is good.
_TOGETHER = 120
_SHARE = 80
_FEWEST = 32
#: What a batch costs besides its blocks, in blocks.
_CALLS = 60
#: Share of the passes that a wave may take for each block that it reaches, and work before that [blocks]. Measured,
#: roads and streets take up to 3 passes, noise and halls without order up to 9 (16 where only lines are swept).
_PER_REACHED = 5 / 6
_BEGINNING = 2_000


class Blocks(Protocol):
    """A field in blocks: values (rows, columns) with a rim of so many walls around whole blocks of ``side`` cells."""

    @property
    def values(self) -> np.ndarray:
        """Values [quanta]."""

    @property
    def rim(self) -> int:
        """Cells around the blocks on each side."""

    @property
    def side(self) -> int:
        """Side of a block [cells]."""

    @property
    def stride(self) -> int:
        """Distance in the flattened values from a cell to the one below."""


class Relaxing(Protocol):
    """Relaxes blocks together."""

    most: int

    def relax(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Relax blocks once; return their news, int64 (3, 3, blocks), as `batches.Batch` does."""


class Wave:
    """Carries news through a field. make_batch: returns what relaxes up to so many blocks of the field."""

    def __init__(self, field: Blocks, make_batch: Callable[[Any, int], Relaxing] = Batch) -> None:
        self._field = field
        down, over = ((size - 2 * field.rim) // field.side for size in field.values.shape)
        self._over = over + 2
        self._news = np.full((down + 2, over + 2), QUIET)
        self._inside = np.zeros(self._news.shape, dtype=bool)
        self._inside[1:-1, 1:-1] = True
        self._reached = np.zeros(self._news.size, dtype=bool)
        self._count = down * over
        together = min(_TOGETHER, max(_FEWEST, self._count // _SHARE))
        self._batch = make_batch(field, min(together, most_blocks(field.side), self._count))

    def tell(self, cells: np.ndarray) -> None:
        """Note that the values of ``cells`` (places in the flattened field) are new."""
        field = self._field
        values = field.values.reshape(-1)[cells]
        order = np.argsort(values)[::-1]
        row, column = np.divmod(cells[order], field.stride)
        # of several values for one block the last assigned stays: the least
        self._news[(row - field.rim) // field.side + 1, (column - field.rim) // field.side + 1] = values[order]

    def run(self, passes: float = np.inf, progress: Progress = silent, cancelled: CancelCheck = never) -> bool:
        """Relax blocks until no news is left; return False when the work of ``passes`` over the field did not do, or
        when it reaches so few blocks that it would not.

        The values are then valid upper bounds. Raises `Cancelled`.
        """
        most = passes * (self._count + _CALLS)
        beginning = max(_BEGINNING, self._count // 2)
        work = reached = 0
        while passes == np.inf or work < min(most, beginning + _PER_REACHED * passes * reached):
            stop_if(cancelled)
            blocks = self._take()
            if not blocks.size:
                return True
            work += blocks.size + _CALLS
            row, column = np.divmod(blocks, self._over)
            self._give(blocks, self._batch.relax(row - 1, column - 1))
            self._reached[blocks] = True
            reached = int(np.count_nonzero(self._reached))
            progress(reached / self._count, text("Computing travel time"))
        return False

    def _take(self) -> np.ndarray:
        """Return the blocks with the least news, and take it from them."""
        news = self._news.reshape(-1)
        blocks = np.flatnonzero(news < QUIET)
        most = self._batch.most
        if blocks.size > most:
            blocks = blocks[np.argpartition(news[blocks], most)[:most]]
        news[blocks] = QUIET
        return blocks

    def _give(self, blocks: np.ndarray, found: np.ndarray) -> None:
        """Tell blocks and their neighbours what was found."""
        news = self._news.reshape(-1)
        for down in range(3):
            for over in range(3):
                told = blocks + (down - 1) * self._over + over - 1
                news[told] = np.minimum(news[told], found[down, over])
        self._news[~self._inside] = QUIET
