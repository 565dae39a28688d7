"""Erosive wind: monthly means of u(u − ut)² over observations, in place of a distribution assumed for a mean wind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dss_planner import provenance
from dss_planner.text import Text, text

MONTHS = 12
UNIT = "m³/s³"
#: Names of the bands and of the fields of stations, January to December.
BAND_NAME = "Erosive wind month {month:02d}"
#: Observations that a period needs (RWEQ: N ≥ 500; Zou et al. 2020) [V].
LEAST_OBSERVATIONS = 500
#: Mean winds of an hour above this [m/s] do not happen in the region: the unit or NoData is wrong [A].
FASTEST = 60.0
#: Mean wind speed above this [m/s] is rarer on land than a layer in knots or km/h (Gobi: 3–6 m/s) [A].
USUAL_MEAN = 8.0
#: Where the observations came from.
SERIES, STATIONS = "series", "stations"
DAILY = "daily"


def erosive_wind(speed: ArrayLike, threshold: float) -> np.ndarray:
    """Return u·(u − ut)² where u > ut, else 0 [m³/s³], of wind speeds at 2 m [m/s]; NaN stays NaN.

    The term of each observation in Wf = (Nd/N)·Σ u(u − ut)² (Fryrear et al. 1998; Zou et al. 2020) [V]: its mean over
    N observations (not days) is what the weather factor takes.
    """
    speed = np.asarray(speed)
    return speed * np.maximum(speed - threshold, 0.0) ** 2


@dataclass(frozen=True)
class ErosiveWindFacts:
    """What erosive wind was made from; it stays with the layer, in its provenance.

    origin: 'series' or 'stations'. steps: time step ('hourly' … 'daily', '' when stations differ). observations: fewest
    of any cell or station that has the month, by month. first_year, last_year: 0 when there are none.
    stations: how many. height_rule, wind_height [m], threshold [m/s at 2 m]: as used. maxima: daily maxima were
    accepted.
    """

    origin: str
    steps: str
    observations: tuple[int, ...]
    first_year: int
    last_year: int
    height_rule: str
    wind_height: float
    threshold: float
    stations: int = 0
    maxima: bool = False


def read_facts(path: str) -> ErosiveWindFacts | None:
    """Return the facts in the provenance of an erosive wind raster; None when it has none."""
    try:
        content = json.loads(provenance.sidecar(path).read_text(encoding="utf-8"))
        found: dict[str, Any] = content["results"]["facts"]
        facts = ErosiveWindFacts(**{field.name: found[field.name] for field in fields(ErosiveWindFacts)})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return ErosiveWindFacts(**{**vars(facts), "observations": tuple(facts.observations)})


def observation_notes(facts: ErosiveWindFacts) -> list[Text]:
    """Return what a user should know of the observations: how many, of which years, and what is biased."""
    known = [count for count in facts.observations if count]
    notes = [
        text(
            "Erosive wind is the mean of u(u − {threshold})² over {fewest} to {most} observations of a month, "
            "{first}–{last}; wind at 2 m from {height} m by the rule {rule}.",
            threshold=facts.threshold,
            fewest=min(known, default=0),
            most=max(known, default=0),
            first=facts.first_year,
            last=facts.last_year,
            height=facts.wind_height,
            rule=facts.height_rule,
        )
    ]
    few = [month for month, count in enumerate(facts.observations, start=1) if 0 < count < LEAST_OBSERVATIONS]
    if few:
        notes.append(
            text(
                "The months {months} have less than {least} observations somewhere (RWEQ asks for {least}): one storm "
                "more or less changes them. Bring more years.",
                months=_list(few),
                least=LEAST_OBSERVATIONS,
            )
        )
    if facts.maxima:
        notes.append(text("Daily maxima were taken as if they blew all day: the result is far too high."))
    elif facts.steps == DAILY:
        notes.append(
            text(
                "Daily mean winds hide the hours of strong wind, so the result is too low. Hourly or three-hourly "
                "winds are better."
            )
        )
    return notes


def _list(months: Sequence[int]) -> str:
    return ", ".join(str(month) for month in months)
