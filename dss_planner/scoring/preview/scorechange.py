"""What differs between two scores of the same view: points, classes, and land on either side of a limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: Points of a class of the score, and how many there are: those of the map.
CLASS_POINTS, CLASSES = 10.0, 10


@dataclass(frozen=True)
class ScoreChange:
    """From a score A to a score B. All hectares are of the land under the view.

    difference: float32 (rows, columns), B − A [points], NaN where one of them is unknown or excluded.
    mean, largest: of it, weighted by area; NaN where nothing is scored by both. scored: hectares that both score.
    moved: hectares by class of A (rows) and class of B (columns), classes of 10 points. up, down: hectares in a higher
    or a lower class. above, below: hectares that come to the limit or above it, or fall below it.
    gained, lost: hectares that only B, or only A, scores.
    """

    difference: np.ndarray
    mean: float
    largest: float
    scored: float
    moved: np.ndarray
    up: float
    down: float
    above: float
    below: float
    gained: float
    lost: float


def score_change(first: np.ndarray, second: np.ndarray, hectares: np.ndarray, limit: float) -> ScoreChange:
    """Return what differs between two scores (rows, columns), NaN where there is none; limit: 0–100 [points]."""
    known_a, known_b = np.isfinite(first), np.isfinite(second)
    both = known_a & known_b
    difference = second - first
    areas, a, b = hectares[both], first[both], second[both]
    scored = float(areas.sum())
    classes = [score_class(values) for values in (a, b)]
    moved = np.bincount(classes[0] * CLASSES + classes[1], areas, CLASSES * CLASSES).reshape(CLASSES, CLASSES)
    points = difference[both].astype(np.float64)
    return ScoreChange(
        difference=difference,
        mean=float((points * areas).sum() / scored) if scored else float("nan"),
        largest=float(np.abs(points).max()) if points.size else float("nan"),
        scored=scored,
        moved=moved,
        up=float(np.triu(moved, 1).sum()),
        down=float(np.tril(moved, -1).sum()),
        above=float(areas[(a < limit) & (b >= limit)].sum()),
        below=float(areas[(a >= limit) & (b < limit)].sum()),
        gained=float(hectares[known_b & ~known_a].sum()),
        lost=float(hectares[known_a & ~known_b].sum()),
    )


def score_class(scores: np.ndarray) -> np.ndarray:
    """Return the class from 0 of each score: up to and including 10 points, up to 20, … as the map's colours."""
    limits = (CLASS_POINTS * np.arange(1, CLASSES)).astype(np.float32)
    return np.searchsorted(limits, scores, side="left")
