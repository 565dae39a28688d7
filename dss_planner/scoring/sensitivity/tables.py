"""How sure the ranking of places is: ranks of many draws, and for whom the weights would have to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.scoring.sensitivity.combinations import OWA, WLC, Scores, scores_of
from dss_planner.scoring.sensitivity.draws import (
    Sampling,
    Spread,
    draw_bounds,
    draw_errors,
    draw_weights,
    is_unsure,
    with_errors,
)
from dss_planner.scoring.sensitivity.placecells import PlaceCells
from dss_planner.scoring.sensitivity.ranks import RESOLUTION, RankFrequencies, frequencies, rank_draws, rank_rows
from dss_planner.scoring.sensitivity.switching import Switch, switching_weights
from dss_planner.text import text

#: Places whose confidence is worked out when data or bounds are unsure: those that are first most often.
_CONFIDENT = 50

#: (raw values (places, criteria), shifts of the bounds (criteria, 2)) → what the method combines, same shape.
Worths = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Table:
    """What is ranked.

    raw: (places, criteria) in the criteria's units, NaN = unknown. worths: from raw values and shifts of the bounds
    (shares of their distance) to what ``method`` combines. weights: (criteria,). method: one of `METHODS`; attitude:
    exponent of OWA. higher: (criteria,) True where more is better (TOPSIS). spreads: one for each criterion, or ().
    cells: what the places are made of, where their scores are means of those of their cells; raw then holds the means
    of the cells' worths times ``full``, which say how large errors are.
    """

    raw: np.ndarray
    worths: Worths
    weights: np.ndarray
    method: str = WLC
    attitude: float = 2.0
    higher: np.ndarray | None = None
    spreads: tuple[Spread, ...] = ()
    cells: PlaceCells | None = None
    full: float = 1.0

    @property
    def exponent(self) -> float:
        """The exponent that counts: 1 but for OWA."""
        return self.attitude if self.method == OWA else 1.0

    def chosen(self) -> np.ndarray:
        """Return what is combined when nothing is drawn."""
        return self.worths(self.raw, np.zeros((self.raw.shape[1], 2)))

    def scores(self, cancelled: CancelCheck = never) -> Scores:
        """Return the function from weights to scores when nothing else is drawn."""
        if self.cells is not None:
            return self.cells.scores(self.method, self.exponent, cancelled=cancelled)
        return scores_of(self.chosen(), self.method, self.exponent, self.higher)

    def drawn(self, errors: np.ndarray, shifts: np.ndarray, cancelled: CancelCheck = never) -> Scores:
        """Return the same with standard normal errors (places, criteria) of the data, and shifts of the bounds."""
        if self.cells is not None:
            off = (with_errors(self.raw, self.spreads, errors) - self.raw) / self.full
            return self.cells.scores(self.method, self.exponent, np.nan_to_num(off), shifts, cancelled)
        values = self.worths(with_errors(self.raw, self.spreads, errors), shifts)
        return scores_of(values, self.method, self.exponent, self.higher)


@dataclass(frozen=True)
class Robustness:
    """How sure a ranking is. Arrays are by place.

    scores, ranks: with the chosen weights and nothing drawn (NaN and 0 where unknown). frequencies: of the ranks.
    central: (places, criteria), the mean of the weights with which a place is first, NaN where it never is (central
    weight vector). confidence: the share of draws of data and bounds in which a place is first with these weights;
    NaN where it never is or was not worked out, 1 when neither data nor bounds are unsure and the score is a weighted
    sum. switches: by criterion. drawn: (draws, places) ranks of each draw.
    """

    scores: np.ndarray
    ranks: np.ndarray
    frequencies: RankFrequencies
    central: np.ndarray
    confidence: np.ndarray
    switches: tuple[Switch, ...]
    drawn: np.ndarray


def rank_robustness(
    table: Table, sampling: Sampling, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> Robustness:
    """Rank places under draws of weights, bounds and data errors (SMAA-2, Tervonen & Figueira 2008 [V]).

    The same seed gives the same result, whatever the threads. Raises `InputError` for draws that cannot be made;
    `Cancelled`.
    """
    sampling.check()
    weights = draw_weights(table.weights, sampling)
    progress(0.0, text("Ranking with {count} draws", count=sampling.draws))
    scores = table.scores(cancelled)
    normal = np.asarray(table.weights, dtype=float)[np.newaxis] / np.sum(table.weights)
    own = scores(normal)
    part = portion(progress, 0.0, 0.7)
    unsure = is_unsure(table.spreads)
    drawn = _ranks(table, weights, sampling, part, cancelled, threads)
    stop_if(cancelled)
    central = _central(drawn, weights)
    part = portion(progress, 0.7, 1.0)
    confidence = _confidence(table, sampling, central, drawn, unsure, part, cancelled)
    own_way = scores if table.cells is not None else None
    switches = switching_weights(
        table.chosen(), normal[0], table.method, table.exponent, table.higher, cancelled, own_way
    )
    stop_if(cancelled)
    found = frequencies(drawn)
    progress(1.0, None)
    return Robustness(own[0], rank_rows(own)[0].astype(int), found, central, confidence, switches, drawn)


def drawn_ranks(
    table: Table, sampling: Sampling, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> RankFrequencies:
    """Return how often each place has each rank: the frequencies of `rank_robustness` without the rest of it."""
    sampling.check()
    weights = draw_weights(table.weights, sampling)
    return frequencies(_ranks(table, weights, sampling, progress, cancelled, threads))


def drawn_scores(table: Table, sampling: Sampling, cancelled: CancelCheck = never) -> np.ndarray:
    """Return (draws, places) scores of all draws, for choosing a portfolio under each."""
    weights = draw_weights(table.weights, sampling)
    if not is_unsure(table.spreads):
        return table.scores(cancelled)(weights)
    rows = []
    for draw, weight in enumerate(weights):
        stop_if(cancelled)
        rows.append(_of_draw(table, sampling, draw, weight[np.newaxis], cancelled)[0])
    return np.array(rows)


def _ranks(
    table: Table, weights: np.ndarray, sampling: Sampling, progress: Progress, cancelled: CancelCheck, threads: int
) -> np.ndarray:
    """Return (draws, places) ranks of all draws."""
    if is_unsure(table.spreads):
        return _unsure(table, weights, sampling, progress, cancelled)
    scores = table.scores(cancelled)
    return rank_draws(scores, weights, threads, progress, cancelled)


def _of_draw(table: Table, sampling: Sampling, draw: int, weights: np.ndarray, cancelled: CancelCheck) -> np.ndarray:
    """Return (weightings, places) scores with the data and bounds of one draw."""
    errors = draw_errors(table.spreads, sampling.seed, draw, len(table.raw))
    shifts = draw_bounds(table.spreads, sampling.seed, draw)
    return table.drawn(errors, shifts, cancelled)(weights)


def _unsure(
    table: Table, weights: np.ndarray, sampling: Sampling, progress: Progress, cancelled: CancelCheck
) -> np.ndarray:
    rows = []
    for draw in range(sampling.draws):
        stop_if(cancelled)
        rows.append(rank_rows(_of_draw(table, sampling, draw, weights[draw : draw + 1], cancelled))[0])
        progress((draw + 1) / sampling.draws, None)
    return np.array(rows)


def _central(drawn: np.ndarray, weights: np.ndarray) -> np.ndarray:
    draws, places = np.nonzero(drawn == 1)
    times = np.bincount(places, minlength=drawn.shape[1]).astype(float)
    sums = [np.bincount(places, column[draws], drawn.shape[1]) for column in weights.T]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.column_stack(sums) / times[:, np.newaxis]


def _first(scores: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return bool (rows,): whether each row of scores has its highest, as ranks count it, at its place."""
    own = np.rint(scores[np.arange(len(places)), places] / RESOLUTION)
    return own == np.rint(np.fmax.reduce(scores, axis=1) / RESOLUTION)


def _confidence(
    table: Table,
    sampling: Sampling,
    central: np.ndarray,
    drawn: np.ndarray,
    unsure: bool,
    progress: Progress,
    cancelled: CancelCheck,
) -> np.ndarray:
    found = np.full(len(table.raw), np.nan)
    times = (drawn == 1).sum(axis=0)
    candidates = np.argsort(-times, kind="stable")[:_CONFIDENT]
    candidates = candidates[times[candidates] > 0]
    if not len(candidates):
        return found
    wins = np.zeros(len(candidates))
    trials = sampling.draws if unsure else 1
    for draw in range(trials):
        stop_if(cancelled)
        if unsure:
            scores = _of_draw(table, sampling, draw, central[candidates], cancelled)
        else:
            scores = table.scores(cancelled)(central[candidates])
        wins += _first(scores, candidates)
        progress((draw + 1) / trials, None)
    found[candidates] = wins / trials
    return found
