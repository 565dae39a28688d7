"""The random numbers of a run: all drawn once, up front, so that threads and blocks cannot change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.uncertaininputs import limits

#: Standard normal deviate of the 95th percentile.
_Z95 = 1.6448536269514722


@dataclass(frozen=True)
class Draws:
    """count: how many. numbers: input → number drawn, or the number of the option (count,)."""

    count: int
    spreads: Mapping[str, Spread]
    numbers: Mapping[str, np.ndarray]

    def has(self, *names: str) -> bool:
        """Return whether one of these inputs was drawn."""
        return any(name in self.numbers for name in names)

    def value(self, name: str, base: float) -> np.ndarray:
        """Return the values (count,) of an input that is ``base`` when nothing is drawn; within its limits."""
        if name not in self.numbers:
            return np.full(self.count, base)
        spread, drawn = self.spreads[name], self.numbers[name]
        if spread.kind == "relative":
            drawn = base * drawn
        elif spread.kind == "offset":
            drawn = base + drawn
        elif spread.kind == "choice":
            drawn = np.array([float(str(option)) for option in spread.options])[drawn.astype(int)]
        return np.clip(drawn, *limits(name))

    def change(self, name: str, layer: np.ndarray, low: float, high: float) -> np.ndarray:
        """Return a layer (cells, 1) as drawn (cells, count), float32 within low–high; as it is when not drawn."""
        if name not in self.numbers:
            return layer
        drawn = self.numbers[name].astype(np.float32)
        changed = layer + drawn if self.spreads[name].kind == "offset" else layer * drawn
        return np.clip(changed, np.float32(low), np.float32(high))

    def option(self, name: str, base: object) -> tuple[tuple[object, ...], np.ndarray]:
        """Return the options of a choice and the number of the one drawn (count,); one option when not drawn."""
        if name not in self.numbers:
            return (base,), np.zeros(self.count, dtype=int)
        return self.spreads[name].options, self.numbers[name].astype(int)


def draw(spreads: Mapping[str, Spread], count: int, seed: int) -> Draws:
    """Return ``count`` independent draws of all inputs.

    Each input has a stream of its own (PCG64, seeded with the seed and the input's name), so that adding or leaving out
    an input does not change what the others draw.
    """
    numbers = {}
    for name, spread in spreads.items():
        stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, crc32(name.encode("ascii"))])))
        numbers[name] = _drawn(spread, count, stream)
    return _by_density(Draws(count, dict(spreads), numbers))


def _by_density(draws: Draws) -> Draws:
    """Return the draws ordered by air density form, so that those of one form lie side by side."""
    if not draws.has("density_form"):
        return draws
    order = np.argsort(draws.numbers["density_form"], kind="stable")
    return Draws(draws.count, draws.spreads, {name: drawn[order] for name, drawn in draws.numbers.items()})


def _drawn(spread: Spread, count: int, stream: np.random.Generator) -> np.ndarray:
    low, high = spread.low, spread.high
    if spread.kind == "choice":
        weights = np.array(spread.weights or [1.0] * len(spread.options))
        return stream.choice(len(spread.options), size=count, p=weights / weights.sum())
    if low == high:
        return np.full(count, low)
    if spread.distribution == "triangular":
        return stream.triangular(low, 0.5 * (low + high), high, count)
    if spread.distribution == "normal":
        return 0.5 * (low + high) + (high - low) / (2.0 * _Z95) * stream.standard_normal(count)
    if spread.distribution == "lognormal":
        lower, upper = np.log(low), np.log(high)
        return np.exp(0.5 * (lower + upper) + (upper - lower) / (2.0 * _Z95) * stream.standard_normal(count))
    return stream.uniform(low, high, count)
