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


def describe_against_sum(how: Combination) -> Text:
    """Return what a combination changes against the weighted sum."""
    if how.effective == WEIGHTED_SUM:
        return text("Strong criteria make up for weak ones in proportion to their weights.")
    if how.effective == GEOMETRIC:
        return text(
            "Against the weighted sum no score rises: weak criteria pull it down, and one that is worth nothing makes "
            "it 0."
        )
    if how.optimism < NEUTRAL:
        return text("Against the weighted sum no score rises: in each place its weak criteria count more.")
    return text("Against the weighted sum no score falls: in each place its strong criteria count more.")
