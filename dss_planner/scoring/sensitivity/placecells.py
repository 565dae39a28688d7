"""Places as the cells they are made of: the mean of the cells' scores, where the score of the mean would be another.

A weighted sum of means is the mean of weighted sums; the geometric mean and ordered weighting bend, so that what is
drawn has to be combined cell by cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.sensitivity.combinations import Scores, scores_of
from dss_planner.scoring.sensitivity.shifting import shifted

#: Scores of cells held at once, and cells worked on together.
_HELD, _CELLS = 1 << 20, 1 << 14


@dataclass(frozen=True)
class PlaceCells:
    """raw: float32 (cells, criteria) in the units of the layers, all known. place: (cells,) the row of the place that a
    cell belongs to; share: (cells,) how much of the cell lies in it. places: how many there are; one without a cell has
    no score. functions: by criterion.
    """

    raw: np.ndarray
    place: np.ndarray
    share: np.ndarray
    places: int
    functions: tuple[ValueFunction, ...]

    def scores(
        self,
        method: str,
        attitude: float,
        errors: np.ndarray | None = None,
        shifts: np.ndarray | None = None,
        cancelled: CancelCheck = never,
    ) -> Scores:
        """Return the function from weights (draws, criteria) to the mean scores (draws, places).

        method, attitude: as `scores_of`. errors: (places, criteria) added to the worth of every cell of a place;
        shifts: (criteria, 2) of the bounds of the value functions, see `shifted`.
        """
        worths = self._worths(errors, shifts)
        total = np.bincount(self.place, self.share, self.places)
        with np.errstate(invalid="ignore", divide="ignore"):
            part = self.share / total[self.place]
        known = total > 0

        def scores(weights: np.ndarray) -> np.ndarray:
            found = np.zeros((len(weights), self.places))
            rows = max(1, _HELD // _CELLS)
            for start in range(0, len(worths), _CELLS):
                cells = slice(start, start + _CELLS)
                shape = (len(worths[cells]), self.places)
                lines = (part[cells], (np.arange(shape[0]), self.place[cells]))
                mean = sparse.csr_matrix(lines, shape=shape).T.tocsr()
                of_cells = scores_of(worths[cells].astype(float), method, attitude)
                for first in range(0, len(weights), rows):
                    stop_if(cancelled)
                    draws = slice(first, first + rows)
                    found[draws] += (mean @ of_cells(weights[draws]).T).T
            found[:, ~known] = np.nan
            return found

        return scores

    def _worths(self, errors: np.ndarray | None, shifts: np.ndarray | None) -> np.ndarray:
        """Return float32 (cells, criteria) of 0–1."""
        found = np.empty(self.raw.shape, dtype=np.float32)
        for index, function in enumerate(self.functions):
            moved = function if shifts is None else shifted(function, shifts[index])
            found[:, index] = moved.apply(self.raw[:, index])
        if errors is not None and np.any(errors):
            found = np.clip(found + errors[self.place], 0.0, 1.0).astype(np.float32)
        return found
