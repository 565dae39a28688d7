"""What a value of the source counts: itself, or the emission that a score of dust source potential stands for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.dustindex import emissions_of
from dss_planner.provenance import sidecar

#: The source's numbers are amounts, or scores (0–100) of the dust source potential, which is logarithmic.
LINEAR, DUST_SCORE = SCALES = ("linear", "dust_score")
#: Largest score.
TOP_SCORE = 100.0


def relative_emission(score: np.ndarray, numbers: Mapping[str, float]) -> np.ndarray:
    """Return the emission relative to that of score 100 (0–1): 10^((score/100 − 1)·(log top − log bottom)).

    The score is (log E − log bottom) / (log top − log bottom) · 100 (see `dustindex`). A score of 0 stands for the
    bottom and all below it, and for no source; it counts 0. numbers: of the index, as used.
    """
    levels = emissions_of(numbers)
    decades = levels.top - levels.bottom
    return np.where(score == 0.0, 0.0 * score, 10.0 ** ((score / TOP_SCORE - 1.0) * decades))


def ten_points(numbers: Mapping[str, float]) -> float:
    """Return the factor in emission that 10 points of the score are."""
    levels = emissions_of(numbers)
    return float(10.0 ** (0.1 * (levels.top - levels.bottom)))


def numbers_of_scores(source: str) -> Mapping[str, float]:
    """Return the numbers that the scores of ``source`` were made with, as its provenance says; else the defaults."""
    usual = {name: number.value for name, number in defaults("dust").numbers.items()}
    try:
        record = json.loads(Path(sidecar(source)).read_text(encoding="utf-8"))
        used = record["results"]["numbers"] if record["step"] == "dustsource" else {}
        return {name: float(used.get(name, value)) for name, value in usual.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return usual
