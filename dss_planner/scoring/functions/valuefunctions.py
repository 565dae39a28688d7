"""Value functions: from a criterion's own unit to a value from 0 (worst) to 1 (best), with bounds that are stored.

Shapes and sources (SCIENCE.md 2.1):

* ``linear``: t = (x − low) / (high − low), clipped. Decreasing when low > high. [V: QGIS fuzzify raster, linear]
* ``s_up``, ``s_down``: sin²(π/2·t), the sigmoidal membership of IDRISI, and its mirror 1 − sin²(π/2·t). [M]
* ``bell``: 1 within low … high, outside exp(−ln 2·(d / half_width)²) with d the distance to that range, so that the
  value is 0.5 at ``half_width``. [V: QGIS fuzzify raster, gaussian, with f = ln 2 / half_width²]
* ``steps``: values[0] below the first break, values[i] from break i on.
* ``categories``: a value for each class code.

Thresholds: left of ``lower`` the value is ``below``, right of ``upper`` it is ``above``, whatever the shape says there
(all but categories). A ramp without them takes the outer ends of its bounds.

Bounds are numbers of the model, never the minimum and maximum of the cells or sites being compared: adding a site
must not change how the others rank (SCIENCE.md 5).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

RAMPS = ("linear", "s_up", "s_down")
KINDS = (*RAMPS, "bell", "steps", "categories")


@dataclass(frozen=True)
class ValueFunction:
    """How a quantity or a class becomes a value from 0 to 1.

    kind: one of `KINDS`. low, high: bounds in the criterion's unit (ramps; the ideal range of a bell).
    below, above: value left of ``lower`` and right of ``upper``; None continues the shape.
    lower, upper: thresholds in the criterion's unit; None is the smaller and the larger bound of a ramp, no threshold
    of a bell or of steps.
    half_width: distance from the ideal range at which a bell's value is 0.5, in the criterion's unit.
    breaks, values: ascending limits and their n + 1 values (steps).
    categories: class code → value; other: value of codes that are not listed, None when they are an error.
    """

    kind: str
    low: float = 0.0
    high: float = 1.0
    below: float | None = None
    above: float | None = None
    half_width: float = 1.0
    breaks: tuple[float, ...] = ()
    values: tuple[float, ...] = ()
    categories: dict[int, float] = field(default_factory=dict)
    other: float | None = None
    lower: float | None = None
    upper: float | None = None

    @property
    def thresholds(self) -> tuple[float | None, float | None]:
        """Where ``below`` ends and ``above`` begins, in the criterion's unit; None where there is no threshold."""
        if self.kind in RAMPS:
            low, high = min(self.low, self.high), max(self.low, self.high)
            return low if self.lower is None else self.lower, high if self.upper is None else self.upper
        return (None, None) if self.kind == "categories" else (self.lower, self.upper)

    @property
    def trend(self) -> int:
        """1 where more is never worse, −1 where more is never better, 0 where neither holds (bell, categories)."""
        if self.kind in RAMPS:
            falls = self.kind == "s_down" or (self.kind == "linear" and self.low > self.high)
            shape = -1 if falls else 1
        elif self.kind == "steps":
            rises, falls = (sorted(self.values, reverse=turned) == list(self.values) for turned in (False, True))
            shape = 1 if rises else -1 if falls else 0
        else:
            return 0
        return shape if shape and self._ends_follow(shape) else 0

    def apply(self, x: np.ndarray) -> np.ndarray:
        """Return the values (0–1, float32, shape of ``x``); NaN stays NaN, and so do codes that are not listed."""
        x = np.asarray(x, dtype=np.float32)
        if self.kind == "categories":
            return self._categories(x)
        shape = self._ramp if self.kind in RAMPS else self._bell if self.kind == "bell" else self._steps
        return self._cut(x, shape(x))

    def unlisted(self, x: np.ndarray) -> tuple[float, ...]:
        """Return the codes in ``x`` that have no value, ascending; empty for functions of quantities."""
        if self.kind != "categories" or self.other is not None:
            return ()
        known = np.unique(x[np.isfinite(x)])
        return tuple(float(code) for code in known if float(code) not in self.categories)

    def _ends_follow(self, shape: int) -> bool:
        """Return whether the values beyond the thresholds go on in the direction of the shape (1 or −1)."""
        for threshold, side, value in zip(self.thresholds, (-1, 1), (self.below, self.above)):
            if threshold is None or value is None:
                continue
            inner = float(self.apply(np.array([threshold], dtype=np.float32))[0])
            if (value - inner) * side * shape < 0:
                return False
        return True

    def _ramp(self, x: np.ndarray) -> np.ndarray:
        t = np.clip((x - np.float32(self.low)) / np.float32(self.high - self.low), 0.0, 1.0)
        if self.kind != "linear":
            t = np.sin(np.float32(math.pi / 2) * t) ** 2
            if self.kind == "s_down":
                t = 1 - t
        return t.astype(np.float32, copy=False)

    def _bell(self, x: np.ndarray) -> np.ndarray:
        distance = np.maximum(np.maximum(self.low - x, x - self.high), 0.0)
        return np.exp(-math.log(2.0) * (distance / self.half_width) ** 2).astype(np.float32, copy=False)

    def _cut(self, x: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Return the values with those beyond the thresholds replaced; NaN in ``x`` is beyond none."""
        lower, upper = self.thresholds
        if self.below is not None and lower is not None:
            values = np.where(x < np.float32(lower), np.float32(self.below), values)
        if self.above is not None and upper is not None:
            values = np.where(x > np.float32(upper), np.float32(self.above), values)
        return values

    def _steps(self, x: np.ndarray) -> np.ndarray:
        table = np.asarray(self.values, dtype=np.float32)
        found = table[
            np.searchsorted(np.asarray(self.breaks, dtype=np.float32), x, side="right").clip(0, len(table) - 1)
        ]
        return np.where(np.isnan(x), np.float32(np.nan), found)

    def _categories(self, x: np.ndarray) -> np.ndarray:
        codes = np.array(sorted(self.categories), dtype=np.float32)
        table = np.array([self.categories[code] for code in sorted(self.categories)], dtype=np.float32)
        position = np.searchsorted(codes, x).clip(0, len(codes) - 1)
        rest = np.float32(np.nan if self.other is None else self.other)
        found = np.where(codes[position] == x, table[position], rest)
        return np.where(np.isnan(x), np.float32(np.nan), found)
