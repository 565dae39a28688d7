"""Which score was before: that of the last step that can be taken back, however long it was dragged."""

from __future__ import annotations

import math

import numpy as np


class Ghost:
    """now, before: land in each half point (200), None while there is none. mean, mean_before: NaN then."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Nothing was before."""
        self.now: np.ndarray | None = None
        self.before: np.ndarray | None = None
        self.mean = self.mean_before = math.nan
        self._step: object = None
        self._view: object = None

    def take(self, step: object, view: object, histogram: np.ndarray, mean: float) -> None:
        """Take a new score. step: number of the step it belongs to; view: of the land, scores of two do not compare."""
        if view != self._view:
            self.before, self.mean_before = None, math.nan
        elif step != self._step:
            self.before, self.mean_before = self.now, self.mean
        self._step, self._view = step, view
        self.now, self.mean = histogram, mean
