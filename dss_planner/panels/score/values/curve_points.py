"""A value function on the screen."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF

from dss_planner.panels.score.values.axis import Axis
from dss_planner.scoring.functions.curves import curve
from dss_planner.scoring.functions.valuefunctions import ValueFunction

_POINTS = 181


def curve_points(function: ValueFunction, axis: Axis, box: QRectF) -> list[QPointF]:
    """Return the curve of a function of quantities in a box, sampled along its axis, with both sides of jumps."""
    knots = curve(function, (axis.low, axis.high), 2)
    x = np.union1d(axis.values(_POINTS).astype(np.float32), np.array(knots.x, dtype=np.float32))
    across = box.left() + axis.shares(x).clip(0, 1) * box.width()
    down = box.bottom() - function.apply(x).astype(np.float64) * box.height()
    return [QPointF(*at) for at in zip(across.tolist(), down.tolist())]
