"""Least travel time on a friction array: exact, by a wave of fixed-point sweeps."""

from __future__ import annotations

import numpy as np

from dss_planner.access.batches import LONGEST_SIDE
from dss_planner.access.corridors import settle
from dss_planner.access.field import SIDE, Field, goes_on, make_field, violators
from dss_planner.access.fixedpoint import FARTHEST, require_range
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.wavefront import Wave
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import text

#: Passes over all cells that a wave may take before the surface counts as a maze: roads take 2 to 3, noise 4.
_PASSES = 12.0
#: Cells handled at a time, so that the work stays in the processor's cache.
_STRIP_CELLS = 1 << 15


def travel_minutes(
    friction: np.ndarray,
    origins: np.ndarray,
    cell_size: tuple[float, float],
    max_minutes: float | None = None,
    tile_side: int = SIDE,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> np.ndarray:
    """Return the least travel time from the nearest origin [min], float32 (rows, columns).

    friction: minutes per metre (rows, columns); NaN unknown, `BARRIER` and above impassable.
    origins: bool (rows, columns), or the minutes at which cells are left (float, NaN where nothing starts); those on
    unknown or impassable cells are ignored.
    cell_size: width and height of a cell [m]. max_minutes: times above it count as not reached.
    tile_side: side of the blocks that are solved together [cells]; the result does not depend on it.

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
    tile_side: int = SIDE,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Field:
    """Return the field that `travel_minutes` reads, with the exact values of all cells up to the limit."""
    require_side(tile_side)
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
    field = make_field(friction, sources, cell_size, max_minutes, tile_side, cancelled)
    stop_if(cancelled)
    cells = np.flatnonzero(field.values.reshape(-1) <= field.limit)
    finish(field, cells, portion(progress, 0.05, 0.97), cancelled)
    stop_if(cancelled)
    if field.limit == FARTHEST - 1 and goes_on(field):
        require_range(FARTHEST)
    return field


def minutes_of(
    values: np.ndarray, passable: np.ndarray, friction: np.ndarray, limit: int, quanta_per_minute: float
) -> np.ndarray:
    """Return values [quanta] as minutes: `UNREACHABLE` above the limit and where not passable, NaN where unknown."""
    minutes = np.empty(values.shape, dtype=np.float32)
    step = max(1, _STRIP_CELLS // values.shape[1])
    for row in range(0, len(values), step):
        some = slice(row, row + step)
        np.divide(values[some], quanta_per_minute, out=minutes[some], casting="unsafe")
        np.copyto(minutes[some], UNREACHABLE, where=~passable[some] | (values[some] > limit))
        np.copyto(minutes[some], np.nan, where=np.isnan(friction[some]))
    return minutes


def require_friction(friction: np.ndarray) -> None:
    """Raise `InputError` when all cells are unknown, or one is 0 or negative."""
    known = ~np.isnan(friction)
    require_positive(int(np.count_nonzero(known)), float(np.min(friction, where=known, initial=np.inf)))


def require_side(side: int) -> None:
    """Raise `InputError` for blocks without cells, or whose lines are too long for sums of whole numbers."""
    if not 1 <= side <= LONGEST_SIDE:
        raise InputError(
            "The side of the blocks that are solved together is {found} cells; expected is 1 to {most}. Correct it, or "
            "leave it out ({usual}).",
            found=side,
            most=LONGEST_SIDE,
            usual=SIDE,
        )


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


def finish(
    field: Field,
    cells: np.ndarray,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> None:
    """Lower the values until the certificate holds. cells: those whose values are new, wherever the wave begins."""
    wave = Wave(field)
    wave.tell(cells)
    if wave.run(_PASSES, progress, cancelled):
        return
    # a maze: long corridors that wind in and out of blocks
    cells = improve(field, cancelled)
    if cells.size:
        settle(field, cells, int(field.values.reshape(-1)[cells].min()), cancelled=cancelled)


def improve(field: Field, cancelled: CancelCheck = never) -> np.ndarray:
    """Check the certificate strip by strip, store every improvement found, and return the improved cells."""
    rows = field.interior.shape[0]
    step = max(1, (1 << 21) // field.stride)
    found = []
    for row in range(0, rows, step):
        stop_if(cancelled)
        cells, better = violators(field, row, min(row + step, rows))
        field.values.reshape(-1)[cells] = better
        found.append(cells)
    return np.concatenate(found)
