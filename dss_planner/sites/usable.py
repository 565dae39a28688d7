"""Land that a further site may use, as compressed masks by patch: it only ever shrinks while sites are found."""

from __future__ import annotations

import math
import zlib

import numpy as np

from dss_planner.raster.layout import Patch
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.closing import Reach, Runs, closed
from dss_planner.sites.components import Pieces, joined, open_sides, pieces_of, without
from dss_planner.sites.land import Land

#: Compression of masks: the quickest.
_LEVEL = 1


class Usable:
    """Cells of good land, contiguous over at least ``room`` and at most ``most`` hectares before any region is found,
    and far enough from the regions found.

    A patch takes at most an eighth of a byte a cell, mostly a hundredth of that. too_large: hectares of land left out
    because more than ``most`` is contiguous.
    """

    def __init__(self, land: Land, spacing: float, min_score: float, room: float, most: float = math.inf) -> None:
        self.land = land
        self._layout = land.layout
        self._reach = Reach.of(spacing, land.cell_size)
        self._min_score = min_score
        self._room = room
        self._most = most
        self.too_large = 0.0
        self._masks: dict[Patch, bytes] = {}
        self._pieces: dict[Patch, Pieces] = {}

    def __bool__(self) -> bool:
        return bool(self._masks)

    def prepare(self, progress: Progress = silent, cancelled: CancelCheck = never) -> bool:
        """Read all the land, in which no region is found yet; return whether any cell of it has a score."""
        known = False
        for number, patch in enumerate(self._layout.all()):
            stop_if(cancelled)
            score = self.land.score.patch(patch)
            known = known or bool(np.isfinite(score).any())
            stop_if(cancelled)
            self._keep(patch, score >= self._min_score)  # NaN compares as False
            progress((number + 1) / self._layout.count, None)
        self._drop_large(cancelled)
        self._drop_small(cancelled)
        return known

    def take(self, region: Runs, cancelled: CancelCheck = never) -> list[Window]:
        """Close the land around a region; return windows that hold all cells that this makes unusable."""
        changed = []
        for patch, part in self._layout.parts_of(self.land.around(region, self._reach)):
            stop_if(cancelled)
            if patch not in self._masks:
                continue
            inner, allowed = self._layout.window(patch), self._mask(patch)
            here = allowed[part.row - inner.row :, part.column - inner.column :][: part.height, : part.width]
            shut = closed(part, (region,), self._reach, cancelled)
            if (here & shut).any():
                here &= ~shut
                before = np.count_nonzero(allowed)
                self._keep(patch, allowed)
                dropped = patch not in self._pieces or self._pieces[patch].kept < before
                changed.append(inner if dropped else part)
        return changed + self._drop_small(cancelled)

    def window(self, window: Window) -> np.ndarray:
        """Return bool (rows, columns): the usable cells of a window."""
        result = np.zeros((window.height, window.width), dtype=bool)
        for patch, part in self._layout.parts_of(window):
            if patch in self._masks:
                down, over = part.row - window.row, part.column - window.column
                result[down : down + part.height, over : over + part.width] = self._mask(patch, part)
        return result

    def holds(self, patch: Patch) -> bool:
        """Return whether a patch has usable cells."""
        return patch in self._masks

    def _keep(self, patch: Patch, allowed: np.ndarray) -> None:
        """Keep the allowed land of a patch but pieces that are certainly too small."""
        if not allowed.any():
            self._forget(patch)
            return
        sides = open_sides(self._layout, patch)
        pieces, allowed = pieces_of(allowed, self.land.hectares.patch(patch), sides, self._room, self._most)
        self.too_large += pieces.too_large
        self._store(patch, pieces, allowed)

    def _drop_small(self, cancelled: CancelCheck) -> list[Window]:
        """Drop contiguous land that all patches together show to be too small; return the patches that lose cells."""
        changed = []
        for patch, area in joined(self._layout, self._pieces).items():
            stop_if(cancelled)
            pieces = self._pieces[patch]
            small = (area < self._room) & (pieces.areas > 0)
            if small.any():
                self._store(patch, *without(pieces, self._mask(patch), small))
                changed.append(self._layout.window(patch))
        return changed

    def _drop_large(self, cancelled: CancelCheck) -> None:
        """Drop contiguous land that is larger than a region may be."""
        if math.isinf(self._most):
            return
        for patch, area in joined(self._layout, self._pieces).items():
            stop_if(cancelled)
            pieces = self._pieces[patch]
            large = (area > self._most) & (pieces.areas > 0)
            if large.any():
                self.too_large += float(pieces.areas[large].sum())
                self._store(patch, *without(pieces, self._mask(patch), large))

    def _store(self, patch: Patch, pieces: Pieces, allowed: np.ndarray) -> None:
        if pieces.kept:
            self._pieces[patch] = pieces
            self._masks[patch] = zlib.compress(np.packbits(allowed, axis=1).tobytes(), _LEVEL)
        else:
            self._forget(patch)

    def _forget(self, patch: Patch) -> None:
        self._pieces.pop(patch, None)
        self._masks.pop(patch, None)

    def _mask(self, patch: Patch, part: Window | None = None) -> np.ndarray:
        """Return the usable cells of a patch, or of a window within it, as an array of its own."""
        inner = self._layout.window(patch)
        part = part or inner
        packed = np.frombuffer(zlib.decompress(self._masks[patch]), dtype=np.uint8).reshape(inner.height, -1)
        down, over = part.row - inner.row, part.column - inner.column
        first = over // 8
        lines = packed[down : down + part.height, first : (over + part.width + 7) // 8]
        return np.unpackbits(lines, axis=1)[:, over - first * 8 : over - first * 8 + part.width].astype(bool)
