"""Why a site has its rank, in words that follow from its points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dss_planner.sites.combining import Combined
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.text import Text, text

#: Points below this are not worth a word.
_LEAST_POINTS = 0.5
#: A value this close to the points is the points.
_SAME_POINTS = 0.05


@dataclass(frozen=True)
class Comparison:
    """All that the reasons draw on; arrays in the order of ``names``.

    raw: (sites, criteria) field values, NaN = unknown. shown: the values to mention, of the same shape. worth: raw
    from 0 to 1. combined: points.
    ranks: (sites,), 0 = not ranked. completeness: (sites,) 0–1. points: whether gained says something of its own (not
    so for topsis). possible: whether gained + lost is what a criterion can give at most.
    """

    names: tuple[str, ...]
    criteria: tuple[RankCriterion, ...]
    raw: np.ndarray
    shown: np.ndarray
    worth: np.ndarray
    combined: Combined
    ranks: np.ndarray
    completeness: np.ndarray
    points: bool = True
    possible: bool = True

    @cached_property
    def count(self) -> int:
        """How many sites have a rank."""
        return int(np.count_nonzero(self.ranks))

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The first two sites that have a rank, in the order of their scores."""
        order = np.argsort(-np.nan_to_num(self.combined.score, nan=-1.0), kind="stable")
        return tuple(int(site) for site in order[self.ranks[order] != 0][:2])

    @cached_property
    def best(self) -> tuple[float, ...]:
        """Of each criterion the most that a site with a rank has, in points where they are told, else in worth.

        NaN where fewer than two are known, or they do not differ.
        """
        found = []
        for index in range(len(self.criteria)):
            values = self.standing[(self.ranks > 0) & ~np.isnan(self.raw[:, index]), index]
            differ = len(values) > 1 and values.max() > values.min()
            found.append(float(values.max()) if differ else float("nan"))
        return tuple(found)

    @property
    def standing(self) -> np.ndarray:
        """What sites are compared by on each criterion (sites, criteria)."""
        return self.combined.gained if self.points else self.worth


def reasons(comparison: Comparison, site: int) -> tuple[Text, ...]:
    """Return whole sentences: rank and points, what gains and loses most, where it is best, who is beside it."""
    if not comparison.ranks[site] and not np.isnan(comparison.raw[site]).all():
        return (text("Not ranked: in what is known here it does not differ from the other sites."),)
    if not comparison.ranks[site]:
        return (text("Not ranked: nothing is known here of what the sites are ranked by."),)
    sentences = [_standing(comparison, site)]
    best = _best_on(comparison, site)
    if best:
        sentences.append(_leading(best, comparison.points))
    neighbour = _neighbour(comparison, site)
    if neighbour:
        sentences.append(neighbour)
    missing = [
        criterion.words for criterion, value in zip(comparison.criteria, comparison.raw[site]) if np.isnan(value)
    ]
    if missing:
        sentences.append(
            text("Unknown here and left out, not counted as zero: {names}.", names=_list(missing)),
        )
    if comparison.completeness[site] < 0.995:
        sentences.append(
            text("Rests on {share} % of the wanted data.", share=f"{100 * comparison.completeness[site]:.0f}")
        )
    return tuple(sentences)


def robustness(top: int, share: float, draws: int) -> Text:
    """Return how often the site is among the first under random weights."""
    return text(
        "Among the first {top} in {share} % of {draws} random weightings.",
        top=top,
        share=f"{100 * share:.0f}",
        draws=f"{draws:,}",
    )


def _standing(comparison: Comparison, site: int) -> Text:
    values = {
        "rank": int(comparison.ranks[site]),
        "count": comparison.count,
        "score": points_words(comparison.combined.score[site]),
    }
    gained, lost = comparison.combined.gained[site], comparison.combined.lost[site]
    gains = [index for index in np.argsort(-gained, kind="stable")[:2] if gained[index] >= _LEAST_POINTS]
    # among equal losses the one with less to show for it
    weak = int(np.lexsort((gained, -lost.round(6)))[0])
    loses = lost[weak] >= _LEAST_POINTS
    parts = [_part(comparison, site, int(index)) for index in gains]
    lost_part = _part(comparison, site, weak)
    if len(parts) == 2 and loses and weak in gains:
        return text(
            "Ranks {rank} of {count} with {score} of 100 points: it gains most on {first} and {second}, and could gain "
            "most on {label} still.",
            **values,
            first=parts[0],
            second=parts[1],
            label=comparison.criteria[weak].words,
        )
    if len(parts) == 2 and loses:
        return text(
            "Ranks {rank} of {count} with {score} of 100 points: it gains most on {first} and {second}, and loses most "
            "on {weak}.",
            **values,
            first=parts[0],
            second=parts[1],
            weak=lost_part,
        )
    if len(parts) == 2:
        return text(
            "Ranks {rank} of {count} with {score} of 100 points: it gains most on {first} and {second}.",
            **values,
            first=parts[0],
            second=parts[1],
        )
    if parts and loses and weak not in gains:
        return text(
            "Ranks {rank} of {count} with {score} of 100 points: it gains most on {first}, and loses most on {weak}.",
            **values,
            first=parts[0],
            weak=lost_part,
        )
    if parts:
        return text(
            "Ranks {rank} of {count} with {score} of 100 points: it gains most on {first}.", **values, first=parts[0]
        )
    return text(
        "Ranks {rank} of {count} with {score} of 100 points: it loses most on {weak}.", **values, weak=lost_part
    )


def _part(comparison: Comparison, site: int, index: int) -> Text:
    criterion = comparison.criteria[index]
    value = value_words(comparison, site, index)
    gained, lost = comparison.combined.gained[site, index], comparison.combined.lost[site, index]
    values = {"label": criterion.words, "points": points_words(gained), "possible": points_words(gained + lost)}
    if value is None and comparison.possible:
        return text("{label} ({points} of {possible} points)", **values)
    if comparison.points and not comparison.possible:
        named = {"label": criterion.words, "points": points_words(gained)}
        if value is None:
            return text("{label} ({points} points)", **named)
        return text("{label} ({value}; {points} points)", **named, value=value)
    if value is None:
        return text("{label}", label=criterion.words)
    if comparison.possible:
        return text("{label} ({value}; {points} of {possible} points)", **values, value=value)
    return text("{label} ({value})", label=criterion.words, value=value)


def value_words(comparison: Comparison, site: int, index: int) -> Text | str | None:
    """Return the value to mention; None when it is unknown or says no more than the points."""
    criterion = comparison.criteria[index]
    value = float(comparison.shown[site, index])
    points_themselves = (
        not (criterion.show or criterion.unit) and abs(value - comparison.combined.gained[site, index]) < _SAME_POINTS
    )
    if np.isnan(value) or points_themselves:
        return None
    if criterion.limit is not None and value >= criterion.limit:
        return text("out of reach")
    if criterion.names:
        return text("mainly {name}", name=criterion.names.get(int(value), f"{value:g}"))
    if criterion.unit in ("", "°"):
        return f"{amount(value)}{criterion.unit}"
    return f"{amount(value)} {criterion.unit}"


def _leading(best: list[str], points: bool) -> Text:
    """Return on what no other site does better; in points where they are told: values beyond a bound are worth the
    same, so a site with the best points need not have the best value."""
    *others, last = best
    if others:
        values = {"names": _list(others), "last": last}
        gains = text("No other site gains more points on {names} and {last}.", **values)
        return gains if points else text("No other site does better on {names} and {last}.", **values)
    if points:
        return text("No other site gains more points on {names}.", names=last)
    return text("No other site does better on {names}.", names=last)


def _best_on(comparison: Comparison, site: int) -> list[str]:
    """Return the criteria on which the site is best, where sites differ and more than one is known.

    Best in points where points are told, else in worth.
    """
    own, known = comparison.standing[site], ~np.isnan(comparison.raw[site])
    return [
        criterion.words
        for index, criterion in enumerate(comparison.criteria)
        if known[index] and own[index] == comparison.best[index]
    ]


def _neighbour(comparison: Comparison, site: int) -> Text | None:
    """Return how far the first is ahead, or by how much the first leads, and what makes most of the difference."""
    if len(comparison.first) < 2:
        return None
    other = next(index for index in comparison.first if index != site)
    gap = float(comparison.combined.score[site] - comparison.combined.score[other])
    if abs(gap) < 0.05:
        return text("Level with {name}.", name=comparison.names[other])
    difference = comparison.combined.gained[site] - comparison.combined.gained[other]
    index = int(np.argmax(difference * np.sign(gap)))
    values = {
        "name": comparison.names[other],
        "gap": points_words(abs(gap)),
        "label": comparison.criteria[index].words,
        "points": points_words(comparison.combined.gained[site, index]),
        "others": points_words(comparison.combined.gained[other, index]),
    }
    if gap > 0:
        return text("Leads {name} by {gap} points, mostly on {label} ({points} against {others} points).", **values)
    return text("{gap} points behind {name}, mostly on {label} ({points} against {others} points).", **values)


def amount(value: float) -> str:
    """Return a number with about three digits: 8,214 or 62.4 or 0.35."""
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def points_words(value: float) -> str:
    """Return points with one decimal where it says something: 40 or 31.4."""
    shown = f"{value:.1f}"
    return shown[:-2] if shown.endswith(".0") else shown


def _list(names: list[str]) -> str:
    return ", ".join(names)
