"""The formula of a score with the numbers of a model, what each criterion counts, and what a weak criterion does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from dss_planner.scoring.combination.combining import (
    GEOMETRIC,
    NEUTRAL,
    OWA,
    WEIGHTED_SUM,
    Combination,
    order_weights,
    orness,
    score_of,
    trade_off,
)
from dss_planner.scoring.combination.ordering import quantified
from dss_planner.text import Text, text

#: Worth of the strong criteria and of the weak one in the picture of a weak criterion.
STRONG, WEAK = 0.9, 0.1
#: The most cautious and the most optimistic combination.
CAUTIOUS, OPTIMISTIC = Combination(OWA, 0.0), Combination(OWA, 1.0)


@dataclass(frozen=True)
class Formula:
    """plain: one line of text, to copy. html: the same with raised exponents. terms: what stands for what."""

    plain: str
    html: str
    terms: tuple[Text, ...] = ()


def formula_of(how: Combination, names: Sequence[str], weights: Sequence[float]) -> Formula:
    """Return the formula with weights that sum to 1; the name of a criterion stands for its worth (0–1)."""
    shares = [f"{weight:.3g}" for weight in weights]
    safe = [escape(name) for name in names]
    if how.effective == WEIGHTED_SUM:
        plain = " + ".join(f"{share} · {name}" for share, name in zip(shares, names))
        html = " + ".join(f"{share} · <i>{name}</i>" for share, name in zip(shares, safe))
        return Formula(f"S = 100 · ({plain})", f"S = 100 · ({html})")
    if how.effective == GEOMETRIC:
        plain = " · ".join(f"({name})^{share}" for share, name in zip(shares, names))
        html = " · ".join(f"<i>{name}</i><sup>{share}</sup>" for share, name in zip(shares, safe))
        return Formula(f"S = 100 · {plain}", f"S = 100 · {html}")
    if how.optimism in (0.0, 1.0):
        word = "min" if how.optimism <= 0 else "max"
        counted = [name for name, weight in zip(names, weights) if weight > 0]
        plain = f"S = 100 · {word}({', '.join(counted)})"
        html = f"S = 100 · {word}(<i>{'</i>, <i>'.join(escape(name) for name in counted)}</i>)"
        return Formula(plain, html)
    exponent = f"{how.exponent:.3g}"
    given = ", ".join(f"{name} {share}" for name, share in zip(names, shares))
    return Formula(
        f"S = 100 · Σ z_j · (Q(u_1 + … + u_j) − Q(u_1 + … + u_(j−1))), Q(p) = p^{exponent}",
        "S = 100 · Σ<sub>j</sub> z<sub>j</sub> · (Q(u<sub>1</sub> + … + u<sub>j</sub>) − "
        f"Q(u<sub>1</sub> + … + u<sub>j−1</sub>)), &nbsp;Q(p) = p<sup>{exponent}</sup>",
        (text("z: worths (0–1) from the largest to the smallest; u: their weights: {weights}", weights=given),),
    )


def copyable(how: Combination, names: Sequence[str], weights: Sequence[float]) -> str:
    """Return formula and terms as lines of plain text."""
    formula = formula_of(how, names, weights)
    return "\n".join([formula.plain, *(str(term) for term in formula.terms)])


def counted_at_ends(how: Combination, weights: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return for each criterion with which weight it counts when it is the strongest of all, and when the weakest.

    Only ordered weighting makes a difference: Q(w) and 1 − Q(1 − w).
    """
    if how.kind != OWA:
        return tuple((weight, weight) for weight in weights)
    own = np.asarray(weights, dtype=float)
    strongest, others = quantified(own, how.optimism), quantified(np.maximum(1.0 - own, 0.0), how.optimism)
    return tuple((float(one), float(1.0 - rest)) for one, rest in zip(strongest, others))


@dataclass(frozen=True)
class Strategy:
    """Where ordered weighting stands: orness 0 (cautious) to 1 (optimistic), trade_off 0 (none) to 1 (full)."""

    orness: float
    trade_off: float


def strategy(optimism: float, criteria: int) -> Strategy:
    """Return where an optimism stands with so many equally important criteria."""
    weights = order_weights(max(criteria, 1), optimism)
    return Strategy(orness(weights), trade_off(weights))


def strategies(criteria: int, steps: int = 40) -> tuple[Strategy, ...]:
    """Return the way from the most cautious to the most optimistic combination, evenly in the optimism."""
    return tuple(strategy(step / steps, criteria) for step in range(steps + 1))


def widest_trade_off(criteria: int, steps: int = 40) -> tuple[Strategy, ...]:
    """Return the most trade-off that order weights of so many criteria can have, from orness 0 to 1.

    Trade-off falls with Σ (vᵢ − 1/n)². The least of that at a given orness, with no weight below 0, has weights
    vᵢ ∝ max(0, i − t), and mirrored above orness 0.5 (Karush–Kuhn–Tucker conditions) [D].
    """
    if criteria < 2:
        return (Strategy(NEUTRAL, 1.0),)
    places = np.arange(1, criteria + 1, dtype=float)
    # from all alike (t → −∞) to the last alone
    before = criteria - criteria / np.linspace(0.02, 1.0, steps)
    within = np.linspace(0.0, criteria - 0.5, steps)
    rising = []
    for start in np.concatenate([before, within])[::-1]:
        weights = np.maximum(0.0, places - start)
        weights /= weights.sum()
        rising.append(Strategy(orness(weights), trade_off(weights)))
    falling = [Strategy(1.0 - item.orness, item.trade_off) for item in rising[::-1]]
    return (Strategy(0.0, 0.0), *rising, Strategy(NEUTRAL, 1.0), *falling, Strategy(1.0, 0.0))


def weak_scores(weights: Sequence[float], weak: int, how: Combination) -> tuple[float, float, float, float]:
    """Return the scores of a place where one criterion is worth 0.1 and the others 0.9.

    Most cautious, as combined now, weighted sum, most optimistic.
    """
    values = [np.array([WEAK if place == weak else STRONG]) for place in range(len(weights))]
    forms = (CAUTIOUS, how, Combination(), OPTIMISTIC)
    found = [float(score_of(values, weights, form)[0]) for form in forms]
    return found[0], found[1], found[2], found[3]


def weak_sentence(how: Combination, name: str, scores: Sequence[float]) -> Text:
    """Return what the combination makes of a weak criterion: scores as `weak_scores`."""
    values = {"name": name, "score": f"{scores[1]:.0f}", "sum": f"{scores[2]:.0f}"}
    if how.effective == WEIGHTED_SUM:
        return text(
            "A place that is weak in “{name}” (0.1) and strong in all else (0.9) scores {score}: between {low}, if the "
            "weakest alone decided, and {high}, if the strongest did.",
            **values,
            low=f"{scores[0]:.0f}",
            high=f"{scores[3]:.0f}",
        )
    return text(
        "A place that is weak in “{name}” (0.1) and strong in all else (0.9) scores {score} instead of {sum} in a "
        "weighted sum.",
        **values,
    )


def describe_against_sum(how: Combination) -> Text | None:
    """Return what a combination changes against the weighted sum, None where it is that."""
    if how.effective == WEIGHTED_SUM:
        return None
    if how.effective == GEOMETRIC or how.optimism < NEUTRAL:
        return text("Against the weighted sum no score rises; places that are weak somewhere fall most.")
    return text("Against the weighted sum no score falls; places that are strong somewhere rise most.")
