"""All the land that is joined to a cell through cell sides, chunk by chunk: what the threshold method takes whole."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

import numpy as np
from scipy import ndimage

from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.components import SIDES
from dss_planner.sites.growth import Ground, Region

#: Rows and columns within a chunk.
Cells = tuple[np.ndarray, np.ndarray]
#: Side of a chunk [cells] and the labelled chunks held at once (4 bytes a cell: 64 MB).
_SIDE = 512
_HELD = 64


def contiguous(ground: Ground, seed: tuple[int, int], cancelled: CancelCheck = never) -> Region:
    """Return the usable land that is joined to ``seed``; its cells come chunk by chunk, in each row by row."""
    land = _Joined(ground, Layout(ground.rows, ground.columns, _SIDE), cancelled)
    land.spread(seed)
    cells, scores, hectares = [], [], 0.0
    for window, inside in land.parts():
        row, column = np.nonzero(inside)
        cells.append(np.stack((row + window.row, column + window.column), axis=1))
        score, _, areas = ground.read(window)
        scores.append(score[inside].astype(float))
        hectares += float(areas[inside].sum())
        stop_if(cancelled)
    return Region(np.concatenate(cells).astype(np.int64), np.concatenate(scores), hectares)


class _Joined:
    """The labels of each chunk that are joined to the seed."""

    def __init__(self, ground: Ground, layout: Layout, cancelled: CancelCheck) -> None:
        self._ground = ground
        self._layout = layout
        self._cancelled = cancelled
        self._labels: OrderedDict[Patch, np.ndarray] = OrderedDict()
        #: By chunk: bool by label.
        self._joined: dict[Patch, np.ndarray] = {}

    def spread(self, seed: tuple[int, int]) -> None:
        """Join what is joined to the seed, from chunk to chunk."""
        start = seed[0] // _SIDE, seed[1] // _SIDE
        inside = (np.array([seed[0] % _SIDE]), np.array([seed[1] % _SIDE]))
        waiting: OrderedDict[Patch, list[Cells]] = OrderedDict({start: [inside]})
        while waiting:
            stop_if(self._cancelled)
            patch, entries = waiting.popitem(last=False)
            for beyond, cells in self._enter(patch, entries):
                waiting.setdefault(beyond, []).append(cells)

    def parts(self) -> Iterator[tuple[Window, np.ndarray]]:
        """Yield the chunks with joined land, from north to south and west to east: window and bool (rows, columns)."""
        for patch in sorted(self._joined):
            if self._joined[patch].any():
                yield self._layout.window(patch), self._joined[patch][self._labelled(patch)]

    def _enter(self, patch: Patch, entries: list[Cells]) -> Iterator[tuple[Patch, Cells]]:
        """Join the labels of a chunk that are entered; yield the cells beyond its sides that are entered from these."""
        labels = self._labelled(patch)
        joined = self._joined.setdefault(patch, np.zeros(int(labels.max()) + 1, dtype=bool))
        fresh = np.zeros_like(joined)
        for places in entries:
            fresh[labels[places]] = True
        fresh &= ~joined
        fresh[0] = False
        joined |= fresh
        window = self._layout.window(patch)
        sides = ((-1, 0, labels[0]), (1, 0, labels[-1]), (0, -1, labels[:, 0]), (0, 1, labels[:, -1]))
        for down, over, side in sides:
            along = np.flatnonzero(fresh[side])
            row, column = patch[0] + down, patch[1] + over
            if not along.size or row < 0 or column < 0:
                continue
            if (down > 0 and window.row + window.height == self._layout.rows) or (
                over > 0 and window.column + window.width == self._layout.columns
            ):
                continue
            across = np.full(along.size, _SIDE - 1 if down + over < 0 else 0)
            yield (row, column), ((across, along) if down else (along, across))

    def _labelled(self, patch: Patch) -> np.ndarray:
        found = self._labels.get(patch)
        if found is None:
            if len(self._labels) >= _HELD:
                self._labels.popitem(last=False)
            found, _ = ndimage.label(self._ground.usable(self._layout.window(patch)), SIDES)
            self._labels[patch] = found
        else:
            self._labels.move_to_end(patch)
        return found
