"""The scores of many cells in many draws: quick and nearly right for all, exact for those that are asked for.

Weighted sums and geometric means are matrix products of weights and values (or their logarithms). Values and weights
are whole multiples of powers of two, few enough that every sum of products is exact in float64, in whatever order a
library adds it; the quick product in float32 is off by less than ``tolerance``. So results depend neither on the size
of blocks nor on threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from dss_planner.scoring.combination.combining import GEOMETRIC, OWA, WEIGHTED_SUM, Combination, score_of, table
from dss_planner.scoring.combination.ordering import Ordered, ordered, ordered_score
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.sensitivity.draws import Spread, draw_bounds, draw_shared_errors, is_unsure, with_errors
from dss_planner.scoring.sensitivity.shifting import shifted

#: Values from 0 to 1 are multiples of this, their logarithms from −32 to 0 of the other: 24 bits, as in float32.
VALUE_STEP, LOG_STEP = 2.0**-24, 2.0**-19
#: Logarithm of a score of 0, and the lowest of any other value.
_NOTHING, _LEAST = -31.0, -29.0
_FULL = 100.0
#: Products of one call, so few that the library does not share them out: the threads are busy with blocks already.
_PRODUCTS = 1 << 18
#: Cells and draws worked out at once: their scores stay in the processor's cache. Rows of more than 8192 numbers are
#: compared in half the time, and a power of two would have all rows fight for the same places of the cache.
CHUNK_CELLS, CHUNK_DRAWS = 8448, 16


class MapDraws(Protocol):
    """Scores by draw. count: of draws. tolerance: how far `approximate` may be off from `exact`."""

    count: int
    tolerance: float

    def prepare(self, raw: np.ndarray) -> Any:
        """Return what the other functions take, from values (criteria, cells) in the layers' units, all known."""

    def approximate(self, prepared: Any, draws: np.ndarray) -> np.ndarray:
        """Return float32 (draws, cells), a number that orders the cells as their score does."""

    def exact(self, prepared: Any, cells: np.ndarray, draws: np.ndarray, approximate: np.ndarray) -> np.ndarray:
        """Return float64: the same number for pairs of cell and draw, without the error of rounding."""

    def points(self, numbers: np.ndarray) -> np.ndarray:
        """Return scores from 0 to 100 of what `approximate` gave."""


@dataclass(frozen=True)
class _Linear:
    quick: np.ndarray
    by_cell: np.ndarray


class LinearDraws:
    """Weighted sums, or geometric means on their logarithms. weights: (draws, criteria) of `draw_weights`."""

    def __init__(self, functions: tuple[ValueFunction, ...], weights: np.ndarray, geometric: bool = False) -> None:
        self.count = len(weights)
        self._functions = functions
        self._weights = weights
        self._quick = weights.astype(np.float32)
        self._geometric = geometric
        largest = -_NOTHING if geometric else 1.0
        # each weight, product and sum rounds once, by 2⁻²⁴ of at most ``largest``
        self.tolerance = (len(functions) + 3) * 2.0**-24 * largest

    def prepare(self, raw: np.ndarray) -> _Linear:
        """Return the values (criteria, cells) in steps, and the same by cell in float64."""
        values = np.stack([function.apply(layer) for function, layer in zip(self._functions, raw)]).astype(float)
        if self._geometric:
            nothing = (values <= 0.0).any(axis=0)
            logs = np.maximum(np.log(np.where(values > 0.0, values, 1.0)), _LEAST)
            stepped = np.rint(logs / LOG_STEP) * LOG_STEP
            stepped[:, nothing] = _NOTHING
        else:
            stepped = np.rint(values / VALUE_STEP) * VALUE_STEP
        return _Linear(stepped.astype(np.float32), np.ascontiguousarray(stepped.T))

    def approximate(self, prepared: _Linear, draws: np.ndarray) -> np.ndarray:
        """Return float32 (draws, cells); see `MapDraws`."""
        weights, values = self._quick[draws], prepared.quick
        found = np.empty((len(weights), values.shape[1]), dtype=np.float32)
        # parts of several draws: the library shares out the products of a single row and any cells
        step = max(1, _PRODUCTS // max(weights.size, 1))
        for start in range(0, values.shape[1], step):
            cells = slice(start, start + step)
            np.matmul(weights, values[:, cells], out=found[:, cells])
        return found

    def exact(self, prepared: _Linear, cells: np.ndarray, draws: np.ndarray, approximate: np.ndarray) -> np.ndarray:
        """Return float64 for pairs of cell and draw; see `MapDraws`."""
        return np.einsum("ij,ij->i", self._weights.take(draws, axis=0), prepared.by_cell.take(cells, axis=0))

    def points(self, numbers: np.ndarray) -> np.ndarray:
        """Return scores from 0 to 100; see `MapDraws`."""
        if not self._geometric:
            return numbers * np.float32(_FULL)
        return np.where(numbers < _LEAST - 1.0, np.float32(0.0), np.exp(numbers) * np.float32(_FULL))

    def spread(self, prepared: _Linear, mean: np.ndarray, covariance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return mean and standard deviation of the weighted sum in closed form: 100·m·v and 100·√(vᵀCv) [D]."""
        values = prepared.by_cell
        variance = np.einsum("ij,ij->i", values @ covariance, values)
        return _FULL * (values @ mean), _FULL * np.sqrt(np.maximum(variance, 0.0))


class OrderedDraws:
    """Ordered weighting: the values of a cell are sorted once, the weights of their places change with the draw."""

    tolerance = 0.0

    def __init__(self, functions: tuple[ValueFunction, ...], weights: np.ndarray, optimism: float) -> None:
        self.count = len(weights)
        self._functions = functions
        self._weights = weights
        self._optimism = optimism

    def prepare(self, raw: np.ndarray) -> Ordered:
        """Return the values in order; see `MapDraws`."""
        return ordered([function.apply(layer) for function, layer in zip(self._functions, raw)])

    def approximate(self, prepared: Ordered, draws: np.ndarray) -> np.ndarray:
        """Return float32 (draws, cells); see `MapDraws`."""
        chances = (table(tuple(weights), self._optimism, "f") for weights in self._weights[draws])
        return np.stack([ordered_score(prepared, chance) for chance in chances])

    def exact(self, prepared: Ordered, cells: np.ndarray, draws: np.ndarray, approximate: np.ndarray) -> np.ndarray:
        """Return the numbers as they are: each is worked out by itself, so none depends on its neighbours."""
        return approximate.astype(float)

    def points(self, numbers: np.ndarray) -> np.ndarray:
        """Return scores from 0 to 100; see `MapDraws`."""
        return numbers


class UnsureDraws:
    """Any combination with bounds and layers that change with the draw; a layer is off by the same all over the map."""

    tolerance = 0.0

    def __init__(
        self,
        functions: tuple[ValueFunction, ...],
        weights: np.ndarray,
        combination: Combination,
        spreads: tuple[Spread, ...],
        seed: int,
    ) -> None:
        self.count = len(weights)
        self._functions = functions
        self._weights = weights
        self._combination = combination
        self._spreads = spreads
        self._seed = seed
        self._moves = [spread.bounds > 0.0 or spread.data > 0.0 for spread in spreads]

    def prepare(self, raw: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Return the raw values and those worths that no draw changes; see `MapDraws`."""
        return raw, [function.apply(layer) for function, layer in zip(self._functions, raw)]

    def approximate(self, prepared: tuple[np.ndarray, list[np.ndarray]], draws: np.ndarray) -> np.ndarray:
        """Return float32 (draws, cells); see `MapDraws`."""
        return np.stack([self._of_draw(*prepared, int(draw)) for draw in draws])

    def _of_draw(self, raw: np.ndarray, sure: list[np.ndarray], draw: int) -> np.ndarray:
        shifts = draw_bounds(self._spreads, self._seed, draw)
        errors = draw_shared_errors(self._spreads, self._seed, draw)
        worths = list(sure)
        for index, function in enumerate(self._functions):
            if self._moves[index]:
                spread = (self._spreads[index],)
                values = with_errors(raw[index][:, np.newaxis], spread, errors[index : index + 1])[:, 0]
                worths[index] = shifted(function, shifts[index]).apply(values)
        return score_of(worths, tuple(self._weights[draw]), self._combination)

    def exact(self, prepared: object, cells: np.ndarray, draws: np.ndarray, approximate: np.ndarray) -> np.ndarray:
        """Return the numbers as they are; see `OrderedDraws`."""
        return approximate.astype(float)

    def points(self, numbers: np.ndarray) -> np.ndarray:
        """Return scores from 0 to 100; see `MapDraws`."""
        return numbers


def map_draws(
    functions: tuple[ValueFunction, ...],
    weights: np.ndarray,
    combination: Combination,
    spreads: tuple[Spread, ...] = (),
    seed: int = 0,
) -> MapDraws:
    """Return the draws of a combination: the quickest way that fits."""
    if is_unsure(spreads):
        return UnsureDraws(functions, weights, combination, spreads, seed)
    if combination.effective == OWA:
        return OrderedDraws(functions, weights, combination.optimism)
    if combination.effective not in (WEIGHTED_SUM, GEOMETRIC):
        raise ValueError(combination.kind)
    return LinearDraws(functions, weights, combination.effective == GEOMETRIC)


def chunks(draws: MapDraws, raw: np.ndarray) -> Iterator[tuple[slice, Any]]:
    """Yield the cells of raw values (criteria, cells) chunk by chunk, prepared."""
    for start in range(0, raw.shape[1], CHUNK_CELLS):
        cells = slice(start, min(start + CHUNK_CELLS, raw.shape[1]))
        yield cells, draws.prepare(raw[:, cells])
