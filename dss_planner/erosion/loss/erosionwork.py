"""What the steps on one piece of cells share: working arrays, and where nothing can erode or what was met."""

from __future__ import annotations

import numpy as np

from dss_planner.erosion import rweq

#: Ridges lower than this [cm] are none.
SMOOTH = 1e-6
#: Cells between working arrays.
_APART = 64
_LIMITS = (0.0, 100.0, SMOOTH, rweq.MINIMUM_CLAY, rweq.MAXIMUM_ROUGHNESS, -rweq.TURNING_RATIO)


class Workspace:
    """Arrays of up to ``size`` cells that are used again for every piece, so that they stay in the processor's cache.

    one, two, three, ratio: float32, for anything. ground: EF·SCF·K'·C. bare: the same without C, None unless
    ``potential``. mask: bool, for anything; outside, turned: bool. codes: uint8, the land cover.
    """

    def __init__(self, size: int, potential: bool) -> None:
        # numpy takes arrays that touch for overlapping and then computes logarithms one at a time, 20 times slower
        self._arrays = np.empty((6 if potential else 5, size + _APART), dtype=np.float32)
        self._masks = np.empty((3, size), dtype=bool)
        self._codes = np.empty(size, dtype=np.uint8)
        # numpy finds the smaller of two arrays three times faster than that of an array and a number
        self._limits = {value: np.full(size, value, dtype=np.float32) for value in _LIMITS}
        self.take(size)

    def take(self, cells: int) -> None:
        """Make all arrays as long as a piece."""
        self.cells = cells
        self.one, self.two, self.three, self.ground, self.ratio = self._arrays[:5, :cells]
        self.bare = self._arrays[5, :cells] if len(self._arrays) > 5 else None
        self.mask, self.outside, self.turned = self._masks[:, :cells]
        self.codes = self._codes[:cells]

    def limit(self, value: float) -> np.ndarray:
        """Return an array full of one of a few numbers; not to be changed."""
        return self._limits[value][: self.cells]


class Marks:
    """Where nothing can erode, and the flags of each cell if they are ``wanted``."""

    def __init__(self, size: int, wanted: bool) -> None:
        self._bits = np.empty((2, size), dtype=np.uint8) if wanted else None
        self.barren: np.ndarray | None = None

    def start(self, cells: int) -> None:
        """Forget the last piece."""
        self.barren = None
        self._cells = cells
        if self._bits is not None:
            self._bits[0, :cells] = 0

    def put(self, mask: np.ndarray, flag: int) -> int:
        """Flag the cells of a mask that may erode and return how many they are; takes the others out of the mask."""
        if self.barren is not None:
            np.greater(mask, self.barren, out=mask)
        if self._bits is not None:
            bits, term = self._bits[:, : self._cells]
            np.multiply(mask.view(np.uint8), np.uint8(flag), out=term)
            bits |= term
        return int(np.count_nonzero(mask))

    def flag_all(self, flag: int, mask: np.ndarray) -> None:
        """Flag all cells that may erode; mask: to work with."""
        if self._bits is not None:
            mask[:] = True
            self.put(mask, flag)

    def write(self, result: np.ndarray, loss: np.ndarray, inconsistent: np.ndarray | None) -> None:
        """Fill ``result`` with the flags; unknown where the loss is, except where the soil is why."""
        if self._bits is None:
            return
        np.copyto(result, self._bits[0, : self._cells])
        unknown = np.isnan(loss)
        if inconsistent is not None:
            np.greater(unknown, inconsistent, out=unknown)
        result[unknown] = np.nan
