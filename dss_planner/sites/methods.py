"""The same sites ranked by all methods, side by side: where the order depends on the method, and where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.sites.combining import ranks
from dss_planner.sites.rankcriteria import normalised, read_criteria
from dss_planner.sites.ranking import METHODS, RankSitesRequest, combine, field_values
from dss_planner.sites.table import read_sites
from dss_planner.text import Text, text

#: How the methods are called.
METHOD_NAMES = {"wlc": text("Weighted sum"), "owa": text("Ordered weighting"), "topsis": text("TOPSIS")}


@dataclass(frozen=True)
class MethodColumn:
    """One method. scores: 0–100 by site, None where it cannot be ranked; ranks: from 1, None likewise."""

    method: str
    name: Text
    scores: tuple[float | None, ...]
    ranks: tuple[int | None, ...]


@dataclass(frozen=True)
class MethodTable:
    """sites: names, in the order of the layer. columns: one for each method. correlation: Spearman's rank correlation
    of each two methods over the sites that both rank, None where there are fewer than two or all rank alike.
    findings: what the table says, in sentences.
    """

    sites: tuple[str, ...]
    columns: tuple[MethodColumn, ...]
    correlation: tuple[tuple[float | None, ...], ...]
    findings: tuple[Text, ...]


def compare_methods(request: RankSitesRequest, methods: Sequence[str] = METHODS) -> MethodTable:
    """Return the sites of a request ranked by each of the methods (its own method and output do not matter).

    Raises `InputError` as `rank_sites`; nothing is written.
    """
    criteria, _ = normalised(read_criteria(request.criteria))
    table = read_sites(request.sites)
    raw = field_values(table, [item.field for item in criteria], request.sites)
    weights = np.array([item.weight for item in criteria])
    names = tuple(str(values.get("name") or f"Site {number}") for number, (_, values) in enumerate(table.rows, start=1))
    scores = [combine(replace(request, method=method), criteria, raw, weights).score for method in methods]
    return side_by_side(names, dict(zip(methods, scores)))


def side_by_side(names: Sequence[str], scores: dict[str, np.ndarray]) -> MethodTable:
    """Return the table of scores 0–100 by method, NaN where a site cannot be ranked."""
    places = {method: ranks(values) for method, values in scores.items()}
    columns = tuple(
        MethodColumn(
            method,
            METHOD_NAMES.get(method, text("{method}", method=method)),
            tuple(None if np.isnan(value) else float(value) for value in values),
            tuple(int(place) or None for place in places[method]),
        )
        for method, values in scores.items()
    )
    correlation = tuple(
        tuple(1.0 if one == two else spearman(scores[one], scores[two]) for two in scores) for one in scores
    )
    return MethodTable(tuple(names), columns, correlation, _findings(names, columns))


def spearman(first: np.ndarray, second: np.ndarray) -> float | None:
    """Return Spearman's rank correlation over the places known in both (Pearson's r of mean ranks)."""
    both = ~(np.isnan(first) | np.isnan(second))
    if np.count_nonzero(both) < 2:
        return None
    one, two = (_mean_ranks(values[both]) for values in (first, second))
    one, two = one - one.mean(), two - two.mean()
    length = np.sqrt((one @ one) * (two @ two))
    return float(np.clip((one @ two) / length, -1.0, 1.0)) if length > 0 else None


def _mean_ranks(values: np.ndarray) -> np.ndarray:
    """Return ranks from 1, equals (to nine decimals, as `ranks`) share the mean of their places."""
    _, place, counts = np.unique(values.round(9), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[place.ravel()]


def _findings(names: Sequence[str], columns: Sequence[MethodColumn]) -> tuple[Text, ...]:
    firsts = {frozenset(name for name, rank in zip(names, column.ranks) if rank == 1) for column in columns}
    found = []
    if len(firsts) == 1 and len(next(iter(firsts))) == 1:
        found.append(text("“{site}” is first by every method.", site=next(iter(next(iter(firsts))))))
    else:
        leaders = ", ".join(f"“{name}”" for name in names if any(name in first for first in firsts))
        found.append(text("The first place depends on the method: {sites}.", sites=leaders))
    moves = []
    for place, name in enumerate(names):
        own = [(column.ranks[place], column) for column in columns if column.ranks[place] is not None]
        if len(own) == len(columns):
            low, high = min(own, key=lambda item: item[0] or 0), max(own, key=lambda item: item[0] or 0)
            moves.append(((high[0] or 0) - (low[0] or 0), name, low, high))
    if moves:
        distance, name, low, high = max(moves, key=lambda item: item[0])
        if distance:
            found.append(
                text(
                    "“{site}” moves most: rank {best} by {first}, {worst} by {second}.",
                    site=name,
                    best=low[0],
                    first=low[1].name,
                    worst=high[0],
                    second=high[1].name,
                )
            )
    return tuple(found)
