"""The tail: the last cells that sweeps leave are finished as a frontier of cell numbers, nearest first."""

from __future__ import annotations

import numpy as np

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import WALL_FRICTION, half_edges
from dss_planner.running import CancelCheck, never, stop_if

#: Steps between two looks at the cancel button; a step takes a few milliseconds at most.
_STEPS_PER_CHECK = 64
#: Width of the band of values that moves in one step, in typical edges: narrow bands touch cells less often, wide
#: ones need fewer steps.
_BAND_EDGES = 32


def spread(field: Field, cells: np.ndarray, max_steps: int, max_work: int, cancelled: CancelCheck = never) -> bool:
    """Carry the improved values of ``cells`` to all they can improve.

    Returns True when nothing is left to improve, False when ``max_steps`` steps or ``max_work`` cells were spent
    first (long corridors); the values are then valid upper bounds.
    """
    values = field.values.reshape(-1)
    if not cells.size:
        return True
    band = int(_BAND_EDGES * 2 * field.scales.across * float(np.median(_frictions(field, cells))))
    step = work = 0
    while cells.size:
        if step >= max_steps or work >= max_work:
            return False
        if step % _STEPS_PER_CHECK == 0:
            stop_if(cancelled)
        value = values[cells]
        near = value <= value.min() + band
        targets, costs = _improvements(field, cells[near], value[near])
        order = np.argsort(costs)[::-1]
        # of several values for one cell the last assigned stays: the least
        values[targets[order]] = costs[order]
        step += 1
        work += int(np.count_nonzero(near))
        cells = np.unique(np.concatenate((targets, cells[~near])))
    return True


def _frictions(field: Field, cells: np.ndarray) -> np.ndarray:
    return field.frictions.reshape(-1)[cells]


def _improvements(field: Field, cells: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the neighbours that ``cells`` improve, and with which values; a neighbour may come several times."""
    own = _frictions(field, cells)
    targets, costs = [], []
    halves: dict[float, np.ndarray] = {}
    for offset, quanta in field.neighbours():
        if quanta not in halves:
            halves[quanta] = half_edges(own, quanta) + value
        target = cells + offset
        friction = _frictions(field, target)
        cost = half_edges(friction, quanta) + halves[quanta]
        better = (cost < field.values.reshape(-1)[target]) & (friction < WALL_FRICTION) & (cost <= field.limit)
        targets.append(target[better])
        costs.append(cost[better])
    return np.concatenate(targets), np.concatenate(costs)
