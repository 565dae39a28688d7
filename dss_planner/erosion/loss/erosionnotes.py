"""What a reader of a wind erosion map has to know: assumptions made, and what was met in the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionchecks import BlockFacts
from dss_planner.text import Text, text

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest


def erosion_notes(request: WindErosionRequest, facts: BlockFacts, cells: int) -> tuple[Text, ...]:
    notes = [
        text(
            "RWEQ over-predicts on compacted grassland: compare places by the ranking index first, "
            "and read t/km² as an order of magnitude."
        )
    ]
    if not request.organic_matter:
        notes.append(
            text(
                "Organic matter was not given: {percent} % is assumed everywhere. With 0 % the erodible fraction and "
                "the crust factor are upper bounds.",
                percent=request.assumed_organic_matter,
            )
        )
    if not request.carbonate:
        notes.append(
            text(
                "Carbonate was not given: {percent} % is assumed everywhere. With 0 % the erodible fraction is an "
                "upper bound.",
                percent=request.assumed_carbonate,
            )
        )
    if not request.landcover:
        notes.append(
            text(
                "Land cover was not given: one cover coefficient, {coefficient}, is used everywhere.",
                coefficient=request.default_coefficient,
            )
        )
    if not request.roughness_map:
        notes.append(text("Ridge roughness is {roughness} cm everywhere.", roughness=request.roughness))
    notes.append(_period_note(request))
    return tuple(notes) + _findings(request, facts, cells)


def _period_note(request: WindErosionRequest) -> Text:
    if request.periods == "monthly":
        return text(
            "Soil loss adds up twelve monthly losses: 2–4 times lower than with the year's weather factor put in once."
        )
    return text(
        "Soil loss puts the year's weather factor in once (HJ 1173-2021): 2–4 times higher than the sum of months."
    )


def _findings(request: WindErosionRequest, facts: BlockFacts, cells: int) -> tuple[Text, ...]:
    found = []
    if facts.turned:
        found.append(
            text(
                "{cells} cells ({share} %) erode so strongly that the equation at {length} m would turn down; "
                "their soil loss is held on the rising branch (s ≥ 0.653·z).",
                cells=facts.turned,
                share=_percent(facts.turned, cells),
                length=request.field_length,
            )
        )
    if facts.extrapolated:
        found.append(
            text(
                "{cells} cells ({share} %) have a texture outside the range of the erodible-fraction regression "
                "(clay below {clay} % is taken as {clay} %).",
                cells=facts.extrapolated,
                share=_percent(facts.extrapolated, cells),
                clay=rweq.MINIMUM_CLAY,
            )
        )
    if facts.inconsistent:
        found.append(
            text(
                "{cells} cells ({share} %) are left unknown: their sand, silt and clay do not add up to 90–110 %.",
                cells=facts.inconsistent,
                share=_percent(facts.inconsistent, cells),
            )
        )
    if facts.rough:
        found.append(
            text(
                "{cells} cells ({share} %) have a roughness above {limit} cm, which the equation does not cover; "
                "{limit} cm is used there.",
                cells=facts.rough,
                share=_percent(facts.rough, cells),
                limit=rweq.MAXIMUM_ROUGHNESS,
            )
        )
    return tuple(found)


def _percent(part: int, whole: int) -> str:
    return f"{100.0 * part / whole:.3g}"
