"""Weights that the values themselves suggest: entropy and CRITIC. Advice, never taken over by itself.

Both look at how far a criterion tells the places of the study area apart, not at how important it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Places needed before the values say anything [A].
_FEWEST = 3


@dataclass(frozen=True)
class Advice:
    """method: “entropy” or “critic”. weights: sum to 1. correlation: (criteria, criteria) of the values. notes: what
    to know. places: how many places it rests on."""

    method: str
    weights: tuple[float, ...]
    correlation: tuple[tuple[float, ...], ...]
    places: int
    notes: tuple[Text, ...] = ()


def entropy_weights(values: np.ndarray) -> np.ndarray:
    """Return w ∝ 1 − Eⱼ with Eⱼ = −Σᵢ pᵢⱼ·ln pᵢⱼ / ln m, pᵢⱼ = xᵢⱼ / Σᵢ xᵢⱼ (Shannon's entropy; SCIENCE.md 5, T35).

    values: (places, criteria) from 0 on, all known; 0·ln 0 = 0. A criterion that is 0 everywhere gets no weight.
    """
    total = values.sum(axis=0)
    shares = values / np.where(total > 0, total, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(shares > 0, shares * np.log(shares), 0.0)
    spread = np.where(total > 0, 1.0 + terms.sum(axis=0) / np.log(len(values)), 0.0)
    return _shared(np.maximum(spread, 0.0))


def critic_weights(values: np.ndarray) -> np.ndarray:
    """Return w ∝ σⱼ·Σₖ (1 − rⱼₖ) of the values between their smallest and largest (CRITIC, Diakoulaki et al. 1995).

    values: (places, criteria), all known and all “more is better”. A criterion that does not vary gets no weight.
    """
    low, high = values.min(axis=0), values.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    spread = ((values - low) / span).std(axis=0, ddof=1)
    conflict = (1.0 - _correlation(values)) @ (spread > 0).astype(float)
    return _shared(spread * conflict)


def advise(method: str, values: np.ndarray, names: Sequence[str]) -> Advice:
    """Return the weights that a method suggests from values (places, criteria) of the study area, 0–1.

    Places with an unknown value are left out, and that is said. Raises `InputError` when fewer than three are left, or
    when no criterion varies.
    """
    known = values[~np.isnan(values).any(axis=1)].astype(float)
    if len(known) < _FEWEST:
        raise InputError(
            "All criteria are known at {found} of the places looked at; at least {expected} are needed to suggest "
            "weights. Choose layers that overlap.",
            found=len(known),
            expected=_FEWEST,
        )
    idle = known.min(axis=0) == known.max(axis=0)
    if idle.all():
        raise InputError(
            "No criterion varies over the study area, so its values suggest no weights. Widen the value functions, or "
            "give weights directly."
        )
    found = {"entropy": entropy_weights, "critic": critic_weights}[method](known)
    notes = [
        text(
            "Suggested from {count} places: how far each criterion tells places apart, not how important it is.",
            count=f"{len(known):,}",
        )
    ]
    if len(known) < len(values):
        notes.append(text("{count} places with an unknown value are left out.", count=f"{len(values) - len(known):,}"))
    if idle.any():
        same = ", ".join(f"“{name}”" for name, flag in zip(names, idle) if flag)
        notes.append(text("The same value everywhere, so no weight: {criteria}.", criteria=same))
    correlation = _correlation(known)
    notes.extend(_twins(correlation, names))
    return Advice(
        method,
        tuple(float(w) for w in found),
        tuple(tuple(float(r) for r in row) for row in correlation),
        len(known),
        tuple(notes),
    )


def _twins(correlation: np.ndarray, names: Sequence[str]) -> list[Text]:
    """Return a sentence for each pair of criteria that say nearly the same (r ≥ 0.8 [A])."""
    return [
        text(
            "“{first}” and “{second}” say nearly the same (correlation {r}): together they count twice.",
            first=names[i],
            second=names[j],
            r=f"{correlation[i, j]:.2f}",
        )
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if correlation[i, j] >= 0.8
    ]


def _correlation(values: np.ndarray) -> np.ndarray:
    """Return Pearson's r of the columns; 0 with a column that does not vary, 1 with itself."""
    centred = values - values.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    varies = values.max(axis=0) > values.min(axis=0)
    unit = np.where(varies, centred / np.where(length > 0, length, 1.0), 0.0)
    found = np.clip(unit.T @ unit, -1.0, 1.0)
    np.fill_diagonal(found, 1.0)
    return found


def _shared(parts: np.ndarray) -> np.ndarray:
    total = parts.sum()
    return parts / total if total > 0 else np.full(len(parts), 1.0 / len(parts))
