"""The same sites ranked by all methods, side by side: where the order depends on the method, and where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.sites.combining import ranks
from dss_planner.sites.leftout import left_out
from dss_planner.sites.rankcriteria import normalised, read_criteria
from dss_planner.sites.ranking import METHODS, RankSitesRequest, combine
from dss_planner.sites.sitevalues import field_values
from dss_planner.sites.table import read_sites
from dss_planner.text import Text, text

#: How the methods are called.
METHOD_NAMES = {
    "wlc": text("Weighted sum"),
    "owa": text("Ordered weighting"),
    "topsis": text("TOPSIS"),
    "geometric": text("Geometric mean"),
}


@dataclass(frozen=True)
class Variant:
    """A method with its attitude. key: stable. method, attitude: as `RankSitesRequest`. name: in words."""

    key: str
    method: str
    name: Text
    attitude: float = 1.0


#: Ordered weighting with the exponents 2 and ½ [A]; in between, at 1, it is the weighted sum itself.
VARIANTS = (
    Variant("wlc", "wlc", METHOD_NAMES["wlc"]),
    Variant("owa_cautious", "owa", text("Cautious"), 2.0),
    Variant("owa_optimistic", "owa", text("Optimistic"), 0.5),
    Variant("geometric", "geometric", METHOD_NAMES["geometric"]),
    Variant("topsis", "topsis", METHOD_NAMES["topsis"]),
)


@dataclass(frozen=True)
class MethodColumn:
    """One method. scores: 0–100 by site, None where it cannot be ranked; ranks: from 1, None likewise."""

    method: str
    name: Text
    scores: tuple[float | None, ...]
    ranks: tuple[int | None, ...]


@dataclass(frozen=True)
class Move:
    """A site that ranks otherwise by a method. site: place in the layer. sentence: how far, and what makes it so."""

    site: int
    method: str
    places: int
    sentence: Text


@dataclass(frozen=True)
class MethodTable:
    """sites: names, in the order of the layer. columns: one for each method. correlation: Spearman's rank correlation
    of each two methods over the sites that both rank, None where there are fewer than two or all rank alike.
    findings: what the table says, in sentences. moves: which sites change their place, and why.
    """

    sites: tuple[str, ...]
    columns: tuple[MethodColumn, ...]
    correlation: tuple[tuple[float | None, ...], ...]
    findings: tuple[Text, ...]
    moves: tuple[Move, ...] = ()


def compare_methods(request: RankSitesRequest, methods: Sequence[str] = METHODS) -> MethodTable:
    """Return the sites of a request ranked by each of the methods (its own method and output do not matter).

    Raises `InputError` as `rank_sites`; nothing is written.
    """
    names = {method: METHOD_NAMES.get(method, text("{method}", method=method)) for method in methods}
    return compare_variants(request, [Variant(key, key, name, request.attitude) for key, name in names.items()])


def compare_variants(
    request: RankSitesRequest, variants: Sequence[Variant] = VARIANTS, own: Sequence[float] | None = None
) -> MethodTable:
    """Return the sites of a request ranked by each of the variants: what `rank_sites` gives with each of them.

    own: scores of the sites by a way that is none of the variants; they come first, and moves are told from them.
    Sites left out have neither score nor rank. Raises `InputError` as `rank_sites`; nothing is written.
    """
    criteria, _ = normalised(read_criteria(request.criteria))
    table = read_sites(request.sites)
    raw = field_values(table, [item.field for item in criteria], request.sites)
    out = np.array([bool(why) for why in left_out(table, request.excluded, request.sites)])
    raw[out] = np.nan
    weights = np.array([item.weight for item in criteria])
    names = tuple(str(values.get("name") or f"Site {number}") for number, (_, values) in enumerate(table.rows, start=1))
    scores = {
        variant.key: combine(
            replace(request, method=variant.method, attitude=variant.attitude), criteria, raw, weights
        ).score
        for variant in variants
    }
    if own is not None:
        variants = (Variant("own", "own", text("This study")), *variants)
        scores = {"own": np.where(out, np.nan, np.asarray(own, dtype=float)), **scores}
    found = side_by_side(names, scores, {variant.key: variant.name for variant in variants})
    worths = np.column_stack([item.values(raw[:, index]) for index, item in enumerate(criteria)])
    words = [item.words for item in criteria]
    return replace(found, moves=movements(found, variants, worths, weights, words))


def side_by_side(
    names: Sequence[str], scores: dict[str, np.ndarray], words: Mapping[str, Text] | None = None
) -> MethodTable:
    """Return the table of scores 0–100 by method, NaN where a site cannot be ranked. words: names of the methods."""
    called = METHOD_NAMES if words is None else words
    places = {method: ranks(values) for method, values in scores.items()}
    columns = tuple(
        MethodColumn(
            method,
            called.get(method, text("{method}", method=method)),
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


def movements(
    table: MethodTable, variants: Sequence[Variant], worths: np.ndarray, weights: np.ndarray, words: Sequence[str]
) -> tuple[Move, ...]:
    """Return the sites whose rank differs from that of the first variant, the widest move first, with the reason.

    worths: (sites, criteria) 0–1, NaN = unknown. Cautious ordered weighting and the geometric mean look at the weakest
    criterion of a site, optimistic weighting at the strongest; TOPSIS at the criteria in which the sites compared
    differ most, whatever their bounds.
    """
    base = table.columns[0].ranks
    found = []
    for variant, column in zip(variants[1:], table.columns[1:]):
        for site, (before, after) in enumerate(zip(base, column.ranks)):
            if before is None or after is None or before == after:
                continue
            why = _why(variant, worths[site], worths, weights, words, after > before)
            values = {"site": table.sites[site], "before": before, "after": after, "why": why}
            falls = text("“{site}” falls from {before} to {after} ({method}): {why}", **values, method=column.name)
            rises = text("“{site}” rises from {before} to {after} ({method}): {why}", **values, method=column.name)
            found.append(Move(site, variant.key, before - after, falls if after > before else rises))
    return tuple(sorted(found, key=lambda move: (-abs(move.places), move.site)))


def _why(
    variant: Variant, own: np.ndarray, all_worths: np.ndarray, weights: np.ndarray, words: Sequence[str], falls: bool
) -> Text:
    """Return what of a site the variant weighs more than the weighted sum does."""
    known = np.flatnonzero(~np.isnan(own))
    weak, strong = int(known[np.argmin(own[known])]), int(known[np.argmax(own[known])])
    if variant.method == "topsis":
        spread = np.nanmax(all_worths, axis=0) - np.nanmin(all_worths, axis=0)
        decides = int(np.nanargmax(weights * spread))
        return text(
            "the sites differ most in {label}, of which it has {share} %",
            label=words[decides],
            share=_share(own[decides]),
        )
    cautious = variant.method == "geometric" or variant.attitude > 1
    if cautious and falls:
        return text("its weakest point, {label}, is worth {share} % only", label=words[weak], share=_share(own[weak]))
    if cautious:
        return text("it has no point weaker than {label}, worth {share} %", label=words[weak], share=_share(own[weak]))
    if falls:
        return text(
            "its strongest point, {label}, is worth {share} % only", label=words[strong], share=_share(own[strong])
        )
    return text("its strongest point, {label}, is worth {share} %", label=words[strong], share=_share(own[strong]))


def _share(worth: float) -> str:
    return "?" if np.isnan(worth) else f"{100 * worth:.0f}"
