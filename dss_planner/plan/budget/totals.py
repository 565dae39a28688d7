"""Sums of a budget, and how likely each is: triangular draws of the unit prices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.plan.budget.basis import order_fault
from dss_planner.plan.budget.lines import Line
from dss_planner.plan.budget.money import Exchange

DRAWS = 10_000
_PERCENTILES = (10.0, 50.0, 90.0)


@dataclass(frozen=True)
class Total:
    """Money in one currency. low, mode, high: all prices at that end; p10, p50, p90: of the draws, prices independent
    of each other, lines of one price together."""

    low: float
    mode: float
    high: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Budget:
    """All money in ``currency``. lines: as they came. total: with contingency; works: without it.

    contingency: share added. by_site, by_measure, by_kind, by_year: key → works without contingency. verified: share of
    the most likely sum whose prices rest on a source (0–1). draws, seed: of the percentiles.
    """

    currency: str
    lines: tuple[Line, ...]
    total: Total
    works: Total
    contingency: float
    by_site: dict[str, Total]
    by_measure: dict[str, Total]
    by_kind: dict[str, Total]
    by_year: dict[int, Total]
    verified: float
    draws: int
    seed: int


def budget(
    lines: Sequence[Line],
    exchange: Exchange,
    currency: str,
    contingency: float = 0.0,
    draws: int = DRAWS,
    seed: int = 1,
) -> Budget:
    """Return the sums of lines in a currency.

    Each unit price is triangular between low and high with its mode; a price is drawn once for all its lines, because
    what makes straw dear makes it dear at every site. The same seed gives the same figures.

    Raises `InputError` for a price whose low, mode and high are out of order, a contingency outside 0–1, fewer than one
    draw, or a currency without a rate.
    """
    if not 0.0 <= contingency <= 1.0:
        raise InputError(
            "The contingency is {found}; a share from 0 to 1 of the cost is expected.", found=f"{contingency:g}"
        )
    if draws < 1:
        raise InputError("The budget is to be drawn {found} times; at least once is expected.", found=draws)
    factors = {line.currency: exchange.factor(line.currency, currency) for line in lines}
    drawn = _draw(lines, draws, seed)

    def of(chosen: Sequence[Line], factor: float = 1.0) -> Total:
        ends = [
            factor * sum(line.cost(getattr(line, end)) * factors[line.currency] for line in chosen)
            for end in ("low", "mode", "high")
        ]
        sums = np.zeros(draws)
        for line in chosen:
            sums += drawn[line.price] * (line.amount * line.share * factors[line.currency] * factor)
        p10, p50, p90 = (float(value) for value in np.percentile(sums, _PERCENTILES))
        return Total(ends[0], ends[1], ends[2], p10, p50, p90)

    likely = sum(line.cost(line.mode) * factors[line.currency] for line in lines)
    sure = sum(line.cost(line.mode) * factors[line.currency] for line in lines if line.verified)
    return Budget(
        currency=currency,
        lines=tuple(lines),
        total=of(lines, 1.0 + contingency),
        works=of(lines),
        contingency=contingency,
        by_site=_grouped(lines, lambda line: line.site, of),
        by_measure=_grouped(lines, lambda line: line.measure, of),
        by_kind=_grouped(lines, lambda line: line.kind, of),
        by_year=_grouped(lines, lambda line: line.year, of),
        verified=sure / likely if likely > 0.0 else 0.0,
        draws=draws,
        seed=seed,
    )


def _draw(lines: Sequence[Line], draws: int, seed: int) -> dict[str, np.ndarray]:
    """Return price → draws; the order of the prices' keys, not of the lines, decides which numbers each gets."""
    prices = {line.price: line for line in lines}
    generator = np.random.default_rng(seed)
    found = {}
    for key in sorted(prices):
        line = prices[key]
        fault = order_fault(line.name, line.low, line.mode, line.high, line.currency, line.unit)
        if fault is not None:
            raise InputError(fault.template, **fault.values)
        ends = line.low, line.mode, line.high
        known = line.low == line.high
        found[key] = np.full(draws, line.low) if known else generator.triangular(*ends, draws)
    return found


def _grouped(lines: Sequence[Line], key: Callable, of: Callable[[Sequence[Line]], Total]) -> dict:
    groups: dict = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {name: of(chosen) for name, chosen in sorted(groups.items())}
