"""The explanation of a place in sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.erosion import rweq
from dss_planner.erosion.explain.explainrequest import ExplainRequest, Factor
from dss_planner.erosion.explain.titles import factor_title
from dss_planner.erosion.explain.variants import Outcome, WeatherTerms
from dss_planner.erosion.loss import erosionflags
from dss_planner.text import Text, text

#: Ids of the flags.
_FLAGS = {
    erosionflags.TURNED: "turned",
    erosionflags.EXTRAPOLATED: "extrapolated",
    erosionflags.INCONSISTENT: "inconsistent",
    erosionflags.CAPPED: "capped",
    erosionflags.ARMOURED: "armoured",
    erosionflags.ADJUSTED: "adjusted",
    erosionflags.POTENTIAL_TURNED: "potential_turned",
}
#: Factors that countermeasures can change.
_CHANGEABLE = ("C", "K", "SCF")
#: Relative difference between a raster and what its inputs give now, from which it is told.
_STALE = 1e-3


def flag_ids(value: float) -> tuple[str, ...]:
    """Return the ids of the flags that a value of the band is the sum of."""
    return tuple(_FLAGS[flag] for flag in erosionflags.flags_of(value))


def place_notes(
    now: Outcome,
    rank: float | None,
    factors: tuple[Factor, ...],
    strongest: str,
    unknown: tuple[Text, ...],
    barren: bool,
    request: ExplainRequest,
    values: Mapping[str, float],
    weather: WeatherTerms | None,
) -> tuple[Text, ...]:
    """Return the result, what would lower it, the flags, what is unknown, and how to read the table."""
    notes = []
    if math.isfinite(now.loss):
        notes.append(
            text(
                "Soil loss here is {loss} t/km²·a ({hectare} t/ha·a, {square} kg/m²·a), SL190-2007 grade {grade}.",
                loss=rweq.loss_figure(now.loss),
                hectare=rweq.loss_figure(now.loss, "t/ha·a"),
                square=rweq.loss_figure(now.loss, "kg/m²·a"),
                grade=int(now.grade),
            )
        )
    if rank is not None and not barren:
        notes.append(
            text(
                "Its ranking index, {index} t/km²·a, is higher than that of {percent} % of the study area.",
                index=rweq.loss_figure(now.index),
                percent=round(100.0 * rank),
            )
        )
    if unknown:
        notes.append(_unknown(unknown))
    if barren:
        notes.append(text("The land cover here (water, built-up, snow or ice) has no wind erosion."))
    notes.extend(_lowering(now, factors, strongest))
    notes.extend(erosionflags.flag_meaning(flag) for flag in erosionflags.flags_of(now.flags))
    notes.extend(_stale(values["WF"], None if weather is None else weather.factor))
    notes.append(
        text(
            "Each line changes one number alone, from what 10 % to what 90 % of the land that may erode lies below; "
            "in nature some change together. Monthly inputs are changed by one factor (temperature: by one "
            "shift) in all months; silt takes up what sand or clay leave."
        )
    )
    if request.base.calibration.changes:
        notes.append(text("Soil loss is calibrated; the ranking index is not."))
    return tuple(notes)


def _unknown(unknown: tuple[Text, ...]) -> Text:
    names = unknown[0]
    for name in unknown[1:]:
        names = text("{titles}; {title}", titles=names, title=name)
    return text("Unknown here (no data): {layers}.", layers=names)


def _lowering(now: Outcome, factors: tuple[Factor, ...], strongest: str) -> list[Text]:
    if not strongest or not now.index > 0.0:
        return []
    by_id = {factor.id: factor for factor in factors}
    ends = {
        name: min(end for end in (by_id[name].index_low, by_id[name].index_high) if end is not None)
        for name in by_id
        if by_id[name].index_low is not None
    }
    notes = [
        text(
            "“{factor}” would lower the loss most: at the better end of what the study area has, the ranking index "
            "here would be {percent} % lower.",
            factor=factor_title(strongest),
            percent=round(100.0 * (1.0 - ends[strongest] / now.index)),
        )
    ]
    changeable = [name for name in _CHANGEABLE if name in ends and ends[name] < now.index]
    if changeable and strongest not in _CHANGEABLE:
        best = min(changeable, key=lambda name: ends[name])
        notes.append(
            text(
                "Of what works on the ground can change, it is “{factor}”: {percent} % lower.",
                factor=factor_title(best),
                percent=round(100.0 * (1.0 - ends[best] / now.index)),
            )
        )
    return notes


def _stale(kept: float, remade: float | None) -> list[Text]:
    if remade is None or not (math.isfinite(kept) and math.isfinite(remade)):
        return []
    if abs(remade - kept) <= _STALE * max(abs(kept), abs(remade)):
        return []
    return [
        text(
            "The weather factor of the raster is {kept} kg/m here, but its inputs and settings now give {remade} kg/m. "
            "Compute it again.",
            kept=_round(kept),
            remade=_round(remade),
        )
    ]


def _round(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000.0 else f"{value:,.0f}".replace(",", " ")
