"""The search for sites in whole arrays, as it was before rasters were streamed: what the streamed one must equal."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

#: Regions are joined through cell sides only (4 neighbours), so that each is one valid polygon.
SIDES = ndimage.generate_binary_structure(2, 1)
_AROUND = ndimage.generate_binary_structure(2, 2)
_STEPS = ((-1, 0), (0, -1), (0, 1), (1, 0))
#: Priority of a cell that lies between four cells of the region: it joins at once, so no single-cell hole stays.
_FILL = 2.0
#: Weight of shared sides beside closeness to the seed in the compactness of a region.
_SIDES_SHARE = 0.25
#: Area limits are kept with this margin, so that the area of the finished polygon (edges projected in pieces)
#: lies within them like the sum of its cells.
AREA_MARGIN = 1e-5
#: Spacing may fall short by this share of a cell through rounding.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Region:
    """cells: int64 (n, 2) rows and columns in the order in which they joined; hectares: their ellipsoidal area."""

    cells: np.ndarray
    hectares: float

    def mask(self, shape: tuple[int, ...]) -> np.ndarray:
        """Return bool (rows, columns), True in the region."""
        inside = np.zeros(shape, dtype=bool)
        inside[self.cells[:, 0], self.cells[:, 1]] = True
        return inside


def components(allowed: np.ndarray, hectares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return labels (rows, columns; 0 = not allowed) and the hectares of each label (index 0 is 0)."""
    labels, count = ndimage.label(allowed, SIDES)
    area = np.bincount(labels.ravel(), weights=hectares.ravel(), minlength=count + 1)
    area[0] = 0.0
    return labels, area


def large_enough(allowed: np.ndarray, hectares: np.ndarray, min_area: float) -> np.ndarray:
    """Return bool: allowed cells in contiguous land of at least ``min_area`` hectares."""
    labels, area = components(allowed, hectares)
    return (area >= min_area)[labels] & allowed


def distance_to(inside: np.ndarray, cell_size: tuple[float, float]) -> np.ndarray:
    """Return float64 (rows, columns): distance in CRS units from the edge of each cell to the edge of ``inside``.

    Two cells whose columns differ by c and rows by r have edges hypot(max(|c| − 1, 0)·width, max(|r| − 1, 0)·height)
    apart: the distance between the centres once one of them has grown by its eight neighbours. So the Euclidean
    distance transform from the region grown by one cell is exact.
    """
    grown = ndimage.binary_dilation(inside, _AROUND)
    return ndimage.distance_transform_edt(~grown, sampling=(cell_size[1], cell_size[0]))


def far_enough(distance: np.ndarray, spacing: float, cell_size: tuple[float, float]) -> np.ndarray:
    """Return bool: where ``distance`` is at least ``spacing`` (both in CRS units)."""
    return distance >= spacing - _ROUNDING * min(cell_size)


def best_seed(score: np.ndarray, usable: np.ndarray, cells: float) -> tuple[int, int]:
    """Return row and column of the usable cell with the best surroundings; the most northern, then western, of equals.

    Surroundings: the mean score in a square as large as the wanted region; land that is not usable counts as 0 there,
    so that seeds lie where a whole region finds room.
    """
    size = max(1, int(math.sqrt(cells)) | 1)
    around = ndimage.uniform_filter(np.where(usable, score, 0.0).astype(float), size, mode="constant")
    # rounding of the running sums must not decide between equals
    around = np.where(usable, around.round(9), -np.inf)
    row, column = np.unravel_index(int(np.argmax(around)), around.shape)
    return int(row), int(column)


def grow(
    score: np.ndarray,
    usable: np.ndarray,
    hectares: np.ndarray,
    seed: tuple[int, int],
    target: float,
    compactness: float,
    cell_size: tuple[float, float],
) -> Region:
    """Grow a region from ``seed`` until its area would pass ``target`` hectares or no usable neighbour is left.

    The next cell is the neighbour (by a side) with the highest priority
    (1 − k)·score/100 + k·[¾·(1 − d/D) + ¼·sides/4], k the square of the compactness (scores of neighbours differ by
    little, so that a linear share would leave only shape over most of 0–1), d the distance to the seed, D the diameter
    of a disk of ``target`` hectares, sides the number of sides shared with the region (they smooth the outline) [A].
    0 follows the score alone, 1 the shape alone. Equal priorities are taken from north to south, west to east.
    """
    rows, columns = score.shape
    width, height = cell_size
    share = compactness**2
    diameter = 2.0 * math.sqrt(target * 10_000.0 / math.pi)
    inside = np.zeros(score.shape, dtype=bool)
    touching = np.zeros(score.shape, dtype=np.int8)
    joined: list[tuple[int, int]] = []
    area = 0.0

    def priority(row: int, column: int) -> float:
        if touching[row, column] == len(_STEPS):
            return _FILL
        far = math.hypot((row - seed[0]) * height, (column - seed[1]) * width) / diameter
        sides = float(touching[row, column]) / len(_STEPS)
        shape = (1.0 - _SIDES_SHARE) * (1.0 - far) + _SIDES_SHARE * sides
        return (1.0 - share) * float(score[row, column]) / 100.0 + share * shape

    waiting = [(-priority(*seed), *seed)]
    while waiting:
        _, row, column = heapq.heappop(waiting)
        if inside[row, column]:
            continue
        if area + hectares[row, column] > target:
            break
        inside[row, column] = True
        area += float(hectares[row, column])
        joined.append((row, column))
        for down, right in _STEPS:
            r, c = row + down, column + right
            if 0 <= r < rows and 0 <= c < columns and usable[r, c] and not inside[r, c]:
                touching[r, c] += 1
                # an older entry of the cell has a lower priority and finds it inside when its turn comes
                heapq.heappush(waiting, (-priority(r, c), r, c))
    return Region(np.array(joined, dtype=np.int64).reshape(-1, 2), area)


@dataclass
class WholeSearch:
    """The regions found in arrays (rows, columns), one after the other, and what they leave."""

    score: np.ndarray
    hectares: np.ndarray
    cell_size: tuple[float, float]

    def __post_init__(self):
        self.taken = np.zeros(self.score.shape, dtype=bool)
        self.distance = None
        self.regions = []

    def search(self, count, min_area, max_area, spacing, compactness, min_score=0.0, total_area=None):
        """Return up to ``count`` regions; areas in hectares, spacing in CRS units."""
        good = np.isfinite(self.score) & (np.where(np.isfinite(self.score), self.score, -1.0) >= min_score)
        cell = float(self.hectares.mean())
        while len(self.regions) < count:
            usable = good & ~self.taken
            if self.distance is not None:
                usable &= far_enough(self.distance, spacing, self.cell_size)
            usable = large_enough(usable, self.hectares, min_area * (1 + AREA_MARGIN))
            if not usable.any():
                break
            target = max_area
            if total_area is not None:
                left = total_area - sum(region.hectares for region in self.regions)
                target = min(target, left / (count - len(self.regions)))
            target *= 1 - AREA_MARGIN
            seed = best_seed(self.score, usable, target / cell)
            self.take(grow(self.score, usable, self.hectares, seed, target, compactness, self.cell_size))
        return self.regions

    def take(self, region):
        inside = region.mask(self.score.shape)
        own = distance_to(inside, self.cell_size)
        self.distance = own if self.distance is None else np.minimum(self.distance, own)
        self.taken |= inside
        self.regions.append(region)

    def largest(self, spacing, min_score):
        """Return the hectares of the largest contiguous land that keeps the spacing and the least score."""
        allowed = np.isfinite(self.score) & ~self.taken
        allowed &= np.where(np.isfinite(self.score), self.score, -1.0) >= min_score
        if self.distance is not None:
            allowed &= far_enough(self.distance, spacing, self.cell_size)
        return float(components(allowed, self.hectares)[1].max())

    def hole_hectares(self, region):
        inside = region.mask(self.hectares.shape)
        return float(self.hectares[ndimage.binary_fill_holes(inside) & ~inside].sum())
