"""What is said about a run of draws."""

from __future__ import annotations

import math

from dss_planner.erosion.uncertainty.spreads import Usable
from dss_planner.erosion.uncertainty.uncertaintyrequest import Contribution, ErosionUncertaintyRequest
from dss_planner.text import Text, text


def uncertainty_notes(
    request: ErosionUncertaintyRequest,
    chosen: Usable,
    shares: tuple[Contribution, ...],
    sampled: int,
    certain: float,
    possible: float,
) -> tuple[Text, ...]:
    """Return how the numbers came about, how sure they are, and what they leave out."""
    notes = [
        text(
            "{draws} draws with seed {seed}; {count} inputs vary, each the same way all over the map. Errors of single "
            "cells are not included.",
            draws=request.draws,
            seed=request.seed,
            count=len(chosen.spreads),
        ),
        text(
            "A probability has a standard error of √(p(1 − p)/n): at most {error} with these draws.",
            error=f"{math.sqrt(0.25 / request.draws):.3f}",
        ),
        text(
            "{certain} % of the known land is of the top class in at least 90 % of the draws, {possible} % in 10–90 %.",
            certain=f"{100.0 * certain:.1f}",
            possible=f"{100.0 * possible:.1f}",
        ),
        text(
            "The bound of the top {share} % was taken anew in each draw, from {sampled} cells of the study area.",
            share=f"{100.0 * request.top_share:g}",
            sampled=sampled,
        ),
    ]
    if not chosen.spreads:
        notes.append(text("No input varies, so all draws are alike."))
    elif shares and shares[0].share > 0.0:
        notes.append(
            text(
                "Most of the spread goes with “{input}”: {share} % of the variance of the study area's mean.",
                input=shares[0].title,
                share=f"{100.0 * shares[0].share:.0f}",
            )
        )
    notes.extend(chosen.fits)
    notes.extend(chosen.left_out.values())
    return tuple(notes)
