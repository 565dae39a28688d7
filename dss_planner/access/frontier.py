"""The tail: the last cells that sweeps leave are finished as a frontier of cell numbers."""

from __future__ import annotations

import numpy as np

from dss_planner.access.field import Field
from dss_planner.access.fixedpoint import WALL_FRICTION, half_edges
from dss_planner.running import CancelCheck, never, stop_if

#: Steps between two looks at the cancel button; a step takes well under a millisecond for the sizes that get here.
_STEPS_PER_CHECK = 64


def spread(field: Field, cells: np.ndarray, max_steps: int, max_work: int, cancelled: CancelCheck = never) -> bool:
    """Carry the improved values of ``cells`` to all they can improve.

    Returns True when nothing is left to improve, False when ``max_steps`` steps or ``max_work`` cells were spent
    first (long corridors); the values are then valid upper bounds.
    """
    values, frictions = field.values.reshape(-1), field.frictions.reshape(-1)
    offsets = np.array([offset for offset, _ in field.neighbours()], dtype=np.int64)[:, np.newaxis]
    quanta = np.array([q for _, q in field.neighbours()])[:, np.newaxis]
    step = work = 0
    while cells.size:
        if step >= max_steps or work >= max_work:
            return False
        if step % _STEPS_PER_CHECK == 0:
            stop_if(cancelled)
        step += 1
        work += cells.size
        targets = cells + offsets
        friction = frictions[targets]
        costs = half_edges(frictions[cells], quanta) + half_edges(friction, quanta) + values[cells]
        better = (costs < values[targets]) & (friction < WALL_FRICTION) & (costs <= field.limit)
        targets, costs = targets[better], costs[better]
        order = np.argsort(costs)[::-1]
        # of several values for one cell the last assigned stays: the least
        values[targets[order]] = costs[order]
        cells = np.unique(targets)
    return True
