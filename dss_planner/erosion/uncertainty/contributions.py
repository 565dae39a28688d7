"""How much of the spread goes with each input."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from dss_planner.erosion.uncertainty.draws import Draws
from dss_planner.erosion.uncertainty.uncertaininputs import title
from dss_planner.erosion.uncertainty.uncertaintyrequest import Contribution


def contributions(draws: Draws, indices: np.ndarray) -> tuple[Contribution, ...]:
    """Return the inputs with their share of the variance of the study area's mean ranking index, largest first.

    indices (cells, draws). The share is that of the ranks of the mean: the squared rank correlation with the numbers
    drawn, for a choice the share between its options (correlation ratio η²), both less what chance alone gives
    (1/(n − 1) for a number, (options − 1)/(n − 1) for a choice). Shares of inputs that act together do not add up to 1.
    """
    ranks = rankdata(indices.mean(axis=0, dtype=np.float64))
    found = []
    for name, drawn in draws.numbers.items():
        choice = draws.spreads[name].kind == "choice"
        share = _between(drawn, ranks) if choice else _linear(rankdata(drawn), ranks)
        freedom = len(np.unique(drawn)) - 1 if choice else 1
        chance = freedom / max(len(ranks) - 1, 1)
        corrected = min(max((share - chance) / (1.0 - chance), 0.0), 1.0) if chance < 1.0 else 0.0
        found.append(Contribution(name, title(name), draws.spreads[name], corrected))
    return tuple(sorted(found, key=lambda item: -item.share))


def _linear(one: np.ndarray, other: np.ndarray) -> float:
    if one.std() == 0.0 or other.std() == 0.0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1] ** 2)


def _between(options: np.ndarray, ranks: np.ndarray) -> float:
    total = float(((ranks - ranks.mean()) ** 2).sum())
    if total == 0.0:
        return 0.0
    groups = [ranks[options == option] for option in np.unique(options)]
    return sum(len(group) * float(group.mean() - ranks.mean()) ** 2 for group in groups) / total
