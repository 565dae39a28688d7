"""The weight at which the winner changes: one weight moves from 0 to 1, the others keep their proportions.

With the weight t of criterion j the others have wₖ·(1 − t)/(1 − wⱼ). For the weighted sum a place's score is then a
quotient of two linear functions of t (linear where all is known), so two places tie where a quadratic is zero: the
weights are exact, by algebra [D]. The geometric mean is the same on logarithms; a place that is worth nothing anywhere
scores 0 whatever the weights, so that it overtakes nobody. OWA and TOPSIS bend with t: their winners are looked up on a
fine scale and halved in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.sensitivity.combinations import GEOMETRIC, WLC, Scores, scores_of
from dss_planner.scoring.sensitivity.ranks import RESOLUTION

#: Weights looked at for OWA and TOPSIS, and halvings between two of them.
_STEPS, _HALVINGS = 401, 30
#: A score is ahead when it is by more than this [points].
_AHEAD = RESOLUTION
#: Weights stay this far from nothing and from all: there places tie that share the value of a single criterion, or lose
#: all that is known of them. Weights are shown to a tenth of a percent.
_EDGE = 1e-3


@dataclass(frozen=True)
class Switch:
    """Where the winner changes when one weight moves and the others keep their proportions.

    weight: as chosen (0–1). lower, upper: nearest weights below and above it at which another place is first, None
    when none is between 0.1 and 99.9 %. lower_place, upper_place: row of the place that takes over. exact: by algebra;
    otherwise found on a scale of 400 steps, which may miss a winner that leads for less than a step.
    """

    criterion: int
    weight: float
    lower: float | None
    upper: float | None
    lower_place: int | None
    upper_place: int | None
    exact: bool

    @property
    def margin(self) -> float | None:
        """How far the weight may move before the winner changes; None when it never does."""
        moves = [abs(self.weight - end) for end in (self.lower, self.upper) if end is not None]
        return min(moves) if moves else None


def switching_weights(
    values: np.ndarray,
    weights: np.ndarray,
    method: str = WLC,
    attitude: float = 1.0,
    higher: np.ndarray | None = None,
    cancelled: CancelCheck = never,
    scores: Scores | None = None,
) -> tuple[Switch, ...]:
    """Return the switching weights of all criteria, in their order.

    values, method, attitude, higher: as `scores_of`; weights (criteria,) are normalised. scores: in place of what
    `scores_of` gives of them, where places are scored in another way; then nothing is known by algebra.
    """
    weights = np.asarray(weights, dtype=float) / np.sum(weights)
    found = []
    for criterion in range(len(weights)):
        stop_if(cancelled)
        by_algebra = method in (WLC, GEOMETRIC) or (attitude == 1.0 and method == "owa")
        if scores is None and by_algebra:
            scale = _logs(values) if method == GEOMETRIC else values
            found.append(_exact(scale, weights, criterion))
        else:
            of_places = scores or scores_of(values, method, attitude, higher)
            found.append(_looked_up(of_places, weights, criterion))
    return tuple(found)


def moved(weights: np.ndarray, criterion: int, weight: np.ndarray) -> np.ndarray:
    """Return (n, criteria): weightings in which ``criterion`` has each ``weight`` (n,) and the others keep theirs."""
    rest = 1.0 - weights[criterion]
    others = weights / rest if rest > 0 else np.where(np.arange(len(weights)) == criterion, 0.0, 1.0 / len(weights))
    found = np.outer(1.0 - weight, others)
    found[:, criterion] = weight
    return found


def between(own: float, goal: float, steps: int) -> np.ndarray:
    """Return (steps + 1,): weights from ``own`` to nearly ``goal`` (0 or 1), evenly."""
    scale = own + (goal - own) * np.linspace(0.0, 1.0, 1 + steps)
    return np.clip(scale, min(own, _EDGE), max(own, 1.0 - _EDGE))


def _logs(values: np.ndarray) -> np.ndarray:
    """Return logarithms, NaN in all of a place that is worth nothing somewhere: it never is first alone."""
    nothing = (values <= 0.0).any(axis=1, keepdims=True)
    return np.log(np.where(nothing, np.nan, values))


def _exact(values: np.ndarray, weights: np.ndarray, criterion: int) -> Switch:
    """Return the switch by algebra; a place's score is (n₀ + n₁·t)/(d₀ + d₁·t)."""
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    own = float(weights[criterion])
    if len(weights) == 1:
        return Switch(criterion, own, None, None, None, None, True)
    start, end = moved(weights, criterion, np.array([0.0, 1.0]))
    n0, n1 = filled @ start, filled @ (end - start)
    d0, d1 = known @ start, known @ (end - start)
    winner = _winner(n0, n1, d0, d1, own)
    if winner is None:
        return Switch(criterion, own, None, None, None, None, True)
    # (n0+n1 t)(D0+D1 t) − (N0+N1 t)(d0+d1 t), capitals the winner's: above 0 where the place is ahead
    a = n1 * d1[winner] - n1[winner] * d1
    b = n0 * d1[winner] + n1 * d0[winner] - n0[winner] * d1 - n1[winner] * d0
    c = n0 * d0[winner] - n0[winner] * d0
    scale = 1e-13 * (np.abs(a) + np.abs(b) + np.abs(c) + 1.0)
    roots = _roots(a, b, c)
    slope = 2.0 * a[:, np.newaxis] * roots + b[:, np.newaxis]
    bend = np.broadcast_to(a[:, np.newaxis], slope.shape)
    steep = np.abs(slope) > scale[:, np.newaxis]
    # overtaking upwards: the lead rises with t at the root; downwards: it falls
    above, below = (roots >= own - 1e-12) & (roots < 1.0 - _EDGE), (roots <= own + 1e-12) & (roots > _EDGE)
    upper = _nearest(roots, above & np.where(steep, slope > 0, bend > 0), own, False)
    lower = _nearest(roots, below & np.where(steep, slope < 0, bend > 0), own, True)
    return Switch(criterion, own, lower[0], upper[0], lower[1], upper[1], True)


def _winner(n0: np.ndarray, n1: np.ndarray, d0: np.ndarray, d1: np.ndarray, t: float) -> int | None:
    bottom = d0 + d1 * t
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = np.where(bottom > 0, (n0 + n1 * t) / bottom, -np.inf)
    return int(np.argmax(scores)) if np.isfinite(scores).any() else None


def _roots(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """Return (places, 2): real roots of a·t² + b·t + c, NaN where there are none."""
    tiny = np.abs(a) <= 1e-14 * (np.abs(b) + np.abs(c))
    with np.errstate(invalid="ignore", divide="ignore"):
        straight = np.where(tiny, -c / b, np.nan)
        spread = np.sqrt(b * b - 4.0 * a * c)
        half = -0.5 * (b + np.where(b >= 0, spread, -spread))
        first, second = np.where(tiny, straight, half / a), np.where(tiny, np.nan, c / half)
    found = np.column_stack([first, second])
    return np.where(np.isfinite(found), found, np.nan)


def _nearest(roots: np.ndarray, fits: np.ndarray, own: float, below: bool) -> tuple[float | None, int | None]:
    places, columns = np.nonzero(fits)
    if not len(places):
        return None, None
    found = roots[places, columns]
    best = int(np.argmax(found) if below else np.argmin(found))
    return float(min(found[best], own) if below else max(found[best], own)), int(places[best])


def _looked_up(scores: Scores, weights: np.ndarray, criterion: int) -> Switch:
    own = float(weights[criterion])
    if len(weights) == 1:
        return Switch(criterion, own, None, None, None, None, False)

    def lead(weight: float) -> tuple[int, bool]:
        """Return who is first with a weight, and whether it is ahead of the winner."""
        row = np.nan_to_num(scores(moved(weights, criterion, np.array([weight])))[0], nan=-np.inf)
        first = int(np.argmax(row))
        return first, bool(row[first] > row[winner] + _AHEAD)

    winner = 0
    winner = lead(own)[0]
    ends: list[tuple[float | None, int | None]] = []
    for goal in (0.0, 1.0):
        scale = between(own, goal, _STEPS - 1)[1:]
        rows = np.nan_to_num(scores(moved(weights, criterion, scale)), nan=-np.inf)
        behind = np.flatnonzero(rows.max(axis=1) > rows[:, winner] + _AHEAD)
        if not len(behind):
            ends.append((None, None))
            continue
        inner, outer = (scale[behind[0] - 1] if behind[0] else own), scale[behind[0]]
        for _ in range(_HALVINGS):
            middle = 0.5 * (inner + outer)
            if lead(middle)[1]:
                outer = middle
            else:
                inner = middle
        ends.append((float(outer), lead(outer)[0]))
    (lower, lower_place), (upper, upper_place) = ends
    return Switch(criterion, own, lower, upper, lower_place, upper_place, False)
