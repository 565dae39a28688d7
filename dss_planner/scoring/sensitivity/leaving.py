"""The weight at which a place leaves the best, or comes among them: one weight moves, the others keep proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.sensitivity.combinations import WLC, Scores, scores_of
from dss_planner.scoring.sensitivity.ranks import RESOLUTION, rank_rows
from dss_planner.scoring.sensitivity.switching import between, moved

#: Weights looked at between 0 and 1, and halvings between two of them.
_STEPS, _HALVINGS = 200, 20


@dataclass(frozen=True)
class Leaving:
    """The change of one weight, the smallest of all, that takes a place out of the best or brings it among them.

    criterion: its number. chosen: its weight as chosen (0–1); weight: at which it happens; above the chosen one or
    below, from 0.1 to 99.9 %. A stretch of weights shorter than a 200th may be missed.
    """

    criterion: int
    chosen: float
    weight: float


def leaving_weights(
    values: np.ndarray,
    weights: np.ndarray,
    top: int,
    places: Sequence[int],
    method: str = WLC,
    attitude: float = 1.0,
    higher: np.ndarray | None = None,
    cancelled: CancelCheck = never,
    scores: Scores | None = None,
) -> list[Leaving | None]:
    """Return for each of ``places`` the smallest change of a single weight after which it is on the other side of rank
    ``top``; None where no weight of a single criterion does that, or the place cannot be ranked.

    values, method, attitude, higher: as `scores_of`; scores: in place of what it gives of them.
    weights: as chosen. Places that tie share the better rank.
    """
    weights = np.asarray(weights, dtype=float) / np.sum(weights)
    scores = scores or scores_of(values, method, attitude, higher)
    chosen = _inside(scores, weights[np.newaxis], top)[0]
    known = ~np.isnan(scores(weights[np.newaxis])[0])
    nearest = np.full(len(values), np.inf)
    step: dict[int, tuple[int, float, float]] = {}
    wanted = np.zeros(len(values), dtype=bool)
    wanted[list(places)] = True
    for criterion, own in enumerate(weights if len(weights) > 1 else ()):
        stop_if(cancelled)
        for goal in (0.0, 1.0):
            scale = between(float(own), goal, max(1, round(abs(goal - own) * _STEPS)))
            other = _inside(scores, moved(weights, criterion, scale), top) != chosen
            first = np.where(other.any(axis=0), other.argmax(axis=0), 0)
            margin = np.where(first > 0, np.abs(scale[first] - own), np.inf)
            for place in np.flatnonzero(wanted & known & (margin < nearest)):
                nearest[place] = margin[place]
                step[int(place)] = (criterion, float(scale[first[place] - 1]), float(scale[first[place]]))
    return [
        _halved(scores, weights, top, place, bool(chosen[place]), *step[place]) if place in step else None
        for place in places
    ]


def _halved(
    scores: Scores, weights: np.ndarray, top: int, place: int, chosen: bool, criterion: int, inner: float, outer: float
) -> Leaving:
    for _ in range(_HALVINGS):
        middle = 0.5 * (inner + outer)
        row = scores(moved(weights, criterion, np.array([middle])))[0]
        inside = np.count_nonzero(row > row[place] + RESOLUTION) < top
        if inside == chosen:
            inner = middle
        else:
            outer = middle
    return Leaving(criterion, float(weights[criterion]), outer)


def _inside(scores: Scores, weightings: np.ndarray, top: int) -> np.ndarray:
    ranks = rank_rows(scores(weightings))
    return (ranks > 0) & (ranks <= top)
