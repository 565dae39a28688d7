"""The raster being solved: frictions and values with walls around, so that no neighbour needs a bounds check."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.fixedpoint import (
    UNREACHED,
    WALL_FRICTION,
    Scaling,
    half_edges,
    limit_of,
    scaling,
    starting_values,
)
from dss_planner.access.surface import BARRIER
from dss_planner.running import CancelCheck, never, stop_if

#: Side of the blocks that are solved together [cells].
SIDE = 32
#: Rows handled at a time while the certificate is checked: a strip stays in the processor's cache.
_STRIP_CELLS = 1 << 15
#: Cells looked at between two looks at the cancel button.
_PIECE_CELLS = 1 << 22


@dataclass(frozen=True)
class Field:
    """frictions float32 [min/m] and values int64 [quanta] of rows × columns cells, with a rim of one wall cell around
    and walls after the last row and column, so that whole blocks of ``side`` cells lie within the rim.

    limit: values above it need not be exact [quanta]. Cells are named by their place in the flattened arrays.
    """

    frictions: np.ndarray
    values: np.ndarray
    scales: Scaling
    limit: int
    rows: int
    columns: int
    side: int = SIDE

    @classmethod
    def walls(cls, rows: int, columns: int, scales: Scaling, limit: int, side: int = SIDE) -> Field:
        """Return a field that is nothing but walls as yet, none reached."""
        shape = -(-rows // side) * side + 2, -(-columns // side) * side + 2
        frictions = np.full(shape, WALL_FRICTION, dtype=np.float32)
        return cls(frictions, np.full(shape, UNREACHED, dtype=np.int64), scales, limit, rows, columns, side)

    @property
    def interior(self) -> np.ndarray:
        """Values (rows, columns) without the walls around; a view."""
        return self.values[1 : self.rows + 1, 1 : self.columns + 1]

    @property
    def passable(self) -> np.ndarray:
        """Whether cells can be reached, bool (rows, columns) without the walls around."""
        return self.frictions[1 : self.rows + 1, 1 : self.columns + 1] < WALL_FRICTION

    @property
    def rim(self) -> int:
        """Cells of the rim on each side."""
        return 1

    @property
    def stride(self) -> int:
        """Distance in the flattened arrays from a cell to the one below."""
        return self.values.shape[1]

    @property
    def quanta(self) -> frozenset[float]:
        """Quanta of a half edge for a friction of 1, of all directions."""
        return frozenset((self.scales.across, self.scales.down, self.scales.diagonal))

    @property
    def directed(self) -> bool:
        """Whether a way back costs something else than the way there."""
        return False

    @property
    def ways(self) -> tuple[int, ...]:
        """Offsets in the flattened arrays to the 8 neighbours: those to the right and below, then those opposite."""
        ahead = (1, self.stride - 1, self.stride, self.stride + 1)
        return (*ahead, *(-offset for offset in ahead))

    def is_open(self, rows: slice) -> np.ndarray:
        """Return which cells of rows (counted with the rim) can be entered, without the rim at the sides."""
        return self.frictions[rows, 1 : self.columns + 1] < WALL_FRICTION

    def way_costs(self, way: int, cells: np.ndarray) -> np.ndarray:
        """Return what one of the ``ways`` costs from each of ``cells``: `WALL` or more where it is closed."""
        scales, frictions = self.scales, self.frictions.reshape(-1)
        quanta = (scales.across, scales.diagonal, scales.down, scales.diagonal)[way % 4]
        return half_edges(frictions[cells], quanta) + half_edges(frictions[cells + self.ways[way]], quanta)


def make_field(
    friction: np.ndarray,
    sources: np.ndarray,
    cell_size: tuple[float, float],
    max_minutes: float | None,
    side: int = SIDE,
    cancelled: CancelCheck = never,
) -> Field:
    """Return the field of ``friction`` [min/m] with the values of ``sources``, all on passable cells: 0 where they are
    True, or their minutes (float), NaN where nothing starts.
    """
    rows, columns = friction.shape
    step = max(1, _PIECE_CELLS // columns)
    pieces = [slice(row, row + step) for row in range(0, rows, step)]
    lowest, highest = np.inf, 0.0
    for piece in pieces:
        stop_if(cancelled)
        passable = friction[piece] < BARRIER  # NaN compares as False
        lowest = min(lowest, float(np.min(friction[piece], where=passable, initial=np.inf)))
        highest = max(highest, float(np.max(friction[piece], where=passable, initial=0.0)))
    scales = scaling(lowest, highest, cell_size)
    limit = limit_of(max_minutes, scales.quanta_per_minute)
    begun: np.ndarray | int = 0
    if sources.dtype != bool:
        begun = starting_values(sources, scales.quanta_per_minute, limit)
        sources = begun < UNREACHED
        begun = begun[sources]
    field = Field.walls(rows, columns, scales, limit, side)
    ground = field.frictions[1 : rows + 1, 1 : columns + 1]
    for piece in pieces:
        stop_if(cancelled)
        np.copyto(ground[piece], friction[piece], where=friction[piece] < BARRIER)
    field.interior[sources] = begun
    return field


def goes_on(field: Field) -> bool:
    """Return whether a passable cell above the limit lies beside one that is not: a way that only its cost ends."""
    rows, columns = field.rows, field.columns
    open_cells = field.passable
    near = open_cells & (field.interior <= field.limit)
    beyond = open_cells & ~near
    if not beyond.any():
        return False
    around = np.zeros((rows + 2, columns + 2), dtype=bool)
    around[1:-1, 1:-1] = near
    touched = np.zeros(near.shape, dtype=bool)
    for down in range(3):
        for over in range(3):
            touched |= around[down : rows + down, over : columns + over]
    return bool((beyond & touched).any())


def violators(field: Field, first_row: int = 0, last_row: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells that a neighbour could still improve, and their improved values: the Bellman certificate.

    None left proves that every value up to the limit is the exact least cost. Rows count without the rim.
    """
    rows, columns = field.rows, field.columns
    last_row = rows if last_row is None else last_row
    step = max(1, _STRIP_CELLS // (columns + 2))
    cells, better = [], []
    for row in range(first_row, last_row, step):
        height = min(step, last_row - row)
        values = field.values[row : row + height + 2, : columns + 2]
        frictions = field.frictions[row : row + height + 2, : columns + 2]
        best = _best_neighbour(values, frictions, field.scales)
        found = best < values[1:-1, 1:-1]
        if not found.any():
            continue
        found &= frictions[1:-1, 1:-1] < WALL_FRICTION
        found &= best <= field.limit
        y, x = np.nonzero(found)
        cells.append((y + row + 1) * field.stride + x + 1)
        better.append(best[found])
    if not cells:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate(cells), np.concatenate(better)


def _best_neighbour(values: np.ndarray, frictions: np.ndarray, scales: Scaling) -> np.ndarray:
    """Return for all but the outermost cells the least value through one of the 8 neighbours."""
    half = half_edges(frictions, scales.diagonal)
    through = values + half
    upper = np.minimum(through[:-2, :-2], through[:-2, 2:])
    lower = np.minimum(through[2:, :-2], through[2:, 2:])
    best = np.minimum(upper, lower, out=upper)
    best += half[1:-1, 1:-1]
    half = half_edges(frictions, scales.down)
    np.add(values, half, out=through)
    straight = np.minimum(through[:-2, 1:-1], through[2:, 1:-1])
    if scales.across != scales.down:
        straight += half[1:-1, 1:-1]
        np.minimum(best, straight, out=best)
        half = half_edges(frictions, scales.across)
        np.add(values, half, out=through)
        straight = np.minimum(through[1:-1, :-2], through[1:-1, 2:])
    else:
        np.minimum(straight, through[1:-1, :-2], out=straight)
        np.minimum(straight, through[1:-1, 2:], out=straight)
    straight += half[1:-1, 1:-1]
    return np.minimum(best, straight, out=best)
