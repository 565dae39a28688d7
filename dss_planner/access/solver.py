"""Least travel time on a friction array: exact, by road-seeded fixed-point sweeps (PERFORMANCE K2)."""

from __future__ import annotations

import numpy as np

from dss_planner.access.corridors import settle
from dss_planner.access.field import Field, make_field, violators
from dss_planner.access.fixedpoint import WALL_FRICTION, require_range
from dss_planner.access.frontier import spread
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.tiles import TILE_SIDE, Tiles
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import text

#: Share of cells that count as corridors and are solved first.
_CORRIDOR_SHARE = 0.02
#: Origins are joined to the corridors within at most this many cells, and this share of all cells.
_JOIN_CELLS = 64
_JOIN_SHARE = 0.01
#: Cells left to improve, as a share of all, below which sweeping stops and the frontier takes over.
_TAIL_SHARE = 0.01
#: Steps of the tail before it counts as a maze, besides one for every 100 cells: as long as about ten rounds.
_TAIL_STEPS = 1000
#: Rounds of sweeps after which the frontier, then Dijkstra, is taken instead: Dijkstra costs about 40 rounds.
_MAX_ROUNDS = 20
#: Cells that the frontier may touch before a sweep is tried again, as a share of all, and how often.
_FLOOD_SHARE = 0.04
_MOST_FLOODS = 2
#: Most cells given to one Dijkstra graph: about 2 GB of memory.
_MAX_GRAPH_CELLS = 12_000_000
#: Cells looked at to find the friction of corridors.
_SAMPLE = 1 << 16


def travel_minutes(
    friction: np.ndarray,
    origins: np.ndarray,
    cell_size: tuple[float, float],
    max_minutes: float | None = None,
    tile_side: int = TILE_SIDE,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> np.ndarray:
    """Return the least travel time from the nearest origin [min], float32 (rows, columns).

    friction: minutes per metre (rows, columns); NaN unknown, `BARRIER` and above impassable.
    origins: bool (rows, columns), or the minutes at which cells are left (float, NaN where nothing starts); those on
    unknown or impassable cells are ignored.
    cell_size: width and height of a cell [m]. max_minutes: times above it count as not reached.

    8 neighbours; a step costs the mean of the two frictions times the distance between the centres. NaN where
    friction is unknown, `UNREACHABLE` where no route leads. Relative rounding at most 2.4e-7 plus float32's own.
    Raises `InputError` for frictions of 0 or less, when no origin is usable, or when the range is too wide.
    """
    friction = np.asarray(friction, dtype=np.float32)
    field = solved_field(friction, origins, cell_size, max_minutes, tile_side, progress, cancelled)
    return minutes_of(field.interior, field.passable, friction, field.limit, field.scales.quanta_per_minute)


def solved_field(
    friction: np.ndarray,
    origins: np.ndarray,
    cell_size: tuple[float, float],
    max_minutes: float | None = None,
    tile_side: int = TILE_SIDE,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Field:
    """Return the field that `travel_minutes` reads, with the exact values of all cells up to the limit."""
    require_friction(friction)
    begun = origins if origins.dtype == bool else origins < UNREACHABLE  # NaN compares as False
    usable = begun & (friction < BARRIER)
    if not usable.any():
        raise InputError(
            "None of the {count} origin cells lies on a known, passable cell of the friction layer. "
            "Choose origins inside the study area, or correct the friction there.",
            count=int(np.count_nonzero(begun)),
        )
    progress(0.0, text("Preparing the friction surface"))
    sources = usable if origins.dtype == bool else np.where(usable, origins, np.nan)
    field = make_field(friction, sources, cell_size, max_minutes)
    stop_if(cancelled)
    progress(0.05, text("Following the roads"))
    begin(field, portion(progress, 0.05, 0.15), cancelled)
    finish(field, tile_side, progress=portion(progress, 0.15, 0.97), cancelled=cancelled)
    if max_minutes is None:
        require_range(int(np.max(field.interior, where=field.passable, initial=0)))
    return field


def begin(field: Field, progress: Progress = silent, cancelled: CancelCheck = never) -> None:
    """Give the corridors good values before the first sweep."""
    settle(field, _corridor_cells(field), progress=progress, cancelled=cancelled)


def minutes_of(
    values: np.ndarray, passable: np.ndarray, friction: np.ndarray, limit: int, quanta_per_minute: float
) -> np.ndarray:
    """Return values [quanta] as minutes: `UNREACHABLE` above the limit and where not passable, NaN where unknown."""
    minutes = np.full(values.shape, UNREACHABLE, dtype=np.float32)
    np.divide(values, quanta_per_minute, out=minutes, where=passable & (values <= limit), casting="unsafe")
    minutes[np.isnan(friction)] = np.nan
    return minutes


def require_friction(friction: np.ndarray) -> None:
    """Raise `InputError` when all cells are unknown, or one is 0 or negative."""
    known = np.isfinite(friction)
    require_positive(int(np.count_nonzero(known)), float(np.min(friction, where=known, initial=np.inf)))


def require_positive(known: int, lowest: float) -> None:
    """Raise `InputError` when no cell is known, or the lowest friction is 0 or less."""
    if not known:
        raise InputError(
            "The friction layer has no known cell (all NoData). Choose a friction layer that covers the study area."
        )
    if lowest <= 0:
        raise InputError(
            "The friction layer has values down to {found}; minutes per metre must be above 0 everywhere. "
            "Compute it with “Friction”, and store unknown cells as NoData.",
            found=f"{lowest:.6g}",
        )


def _corridor_cells(field: Field) -> np.ndarray:
    """Return the cells of lowest friction, with the surroundings of the origins, ascending."""
    step = max(1, int(np.sqrt(field.values.size / _SAMPLE)))
    sample = field.frictions[1:-1:step, 1:-1:step]
    sample = sample[sample < WALL_FRICTION]
    chosen = np.zeros(field.values.shape, dtype=bool)
    if sample.size:
        bound = np.quantile(sample, _CORRIDOR_SHARE)
        np.less_equal(field.frictions, bound, out=chosen)
        if np.count_nonzero(chosen) > 3 * _CORRIDOR_SHARE * chosen.size:
            np.less(field.frictions, bound, out=chosen)
    _add_surroundings(chosen, np.argwhere(field.values == 0))
    chosen &= field.frictions < WALL_FRICTION
    return np.flatnonzero(chosen)


def _add_surroundings(chosen: np.ndarray, starts: np.ndarray) -> None:
    """Choose squares around ``starts`` too, as large as a share of all cells allows."""
    if not len(starts):
        return
    side = np.sqrt(_JOIN_SHARE * chosen.size / len(starts))
    reach = int(min(max(0.0, (side - 1) / 2), _JOIN_CELLS))
    if reach == 0:
        chosen[tuple(starts.T)] = True
        return
    for row, column in starts:
        chosen[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1] = True


def finish(
    field: Field,
    tile_side: int = TILE_SIDE,
    swept: bool = False,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> None:
    """Lower the values until the certificate holds. swept: they were solved before, and only some have changed."""
    tiles = Tiles(field, tile_side)
    rows, columns = field.interior.shape
    tail = max(1, int(_TAIL_SHARE * rows * columns))
    total = np.log1p(rows * columns)
    active = tiles.all()
    rounds = floods = 0
    share_done = 0.0
    slow = False
    while True:
        if not swept:
            tiles.sweep(active, cancelled)
        swept = False
        cells = improve(field, cancelled)
        share_done = max(share_done, 1.0 - float(np.log1p(cells.size) / total))
        progress(share_done, text("Computing travel time"))
        rounds += 1
        if (cells.size <= tail or rounds > _MAX_ROUNDS) and not slow:
            # news that floods the land is carried faster by another sweep than by the frontier
            share = _FLOOD_SHARE if floods < _MOST_FLOODS else 1.0
            ended = spread(field, cells, _TAIL_STEPS + rows * columns // 100, int(share * rows * columns), cancelled)
            floods += not ended
            slow = not ended and share == 1.0
            cells = improve(field, cancelled)
        if not cells.size:
            return
        if slow and _settle_rest(field, cells, progress, cancelled):
            cells = improve(field, cancelled)
            if not cells.size:
                return
        active = tiles.holding(cells)


def improve(field: Field, cancelled: CancelCheck = never) -> np.ndarray:
    """Check the certificate strip by strip, store every improvement found, and return the improved cells."""
    rows = field.interior.shape[0]
    step = max(1, (1 << 22) // field.stride)
    found = []
    for row in range(0, rows, step):
        stop_if(cancelled)
        cells, better = violators(field, row, min(row + step, rows))
        field.values.reshape(-1)[cells] = better
        found.append(cells)
    return np.concatenate(found)


def _settle_rest(field: Field, cells: np.ndarray, progress: Progress, cancelled: CancelCheck) -> bool:
    """Give all cells that may not be final to Dijkstra; False when they are too many.

    A cell whose value is not final lies behind one of ``cells``, so values up to the least of these are final.
    """
    level = int(field.values.reshape(-1)[cells].min())
    frictions = field.frictions
    reachable = frictions < WALL_FRICTION
    highest = float(np.max(frictions, where=reachable, initial=0.0))
    edge = int(2 * highest * field.scales.diagonal) + 2
    rest = np.flatnonzero((field.values >= level - edge) & reachable)
    if rest.size > _MAX_GRAPH_CELLS:
        return False
    settle(field, rest, level, progress, cancelled)
    return True
