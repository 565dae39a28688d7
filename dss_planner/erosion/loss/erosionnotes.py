"""What a reader of a wind erosion map has to know: assumptions made, and what was met in the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionchecks import BlockFacts
from dss_planner.text import Text, text

if TYPE_CHECKING:
    from dss_planner.erosion.loss.winderosion import WindErosionRequest


def erosion_notes(request: WindErosionRequest, facts: BlockFacts, cells: int) -> tuple[Text, ...]:
    """Return what was assumed and what was met; ``cells``: known ones, NoData apart, that shares are of."""
    first = text(
        "RWEQ over-predicts on compacted grassland: compare places by the ranking index first, "
        "and read t/km² as an order of magnitude."
    )
    return (first, *_soil_notes(request), *_cover_notes(request), *_corrections(request), *_findings(facts, cells))


def _soil_notes(request: WindErosionRequest) -> list[Text]:
    notes = []
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
    if request.gravel:
        notes.append(
            text(
                "Gravel armours the ground: a gravel cover of {percent} % leaves nothing to erode (an assumption).",
                percent=f"{rweq.ARMOUR_COVER:g}",
            )
        )
    else:
        notes.append(text("Gravel cover was not given: gravel plains erode here like bare soil of their texture."))
    if request.trampling_map:
        notes.append(text("Trampling breaks the crust as its map says (an assumption)."))
    elif request.trampling:
        notes.append(
            text(
                "Trampling breaks {percent} % of the crust everywhere (an assumption).",
                percent=f"{100.0 * request.trampling:g}",
            )
        )
    return notes


def _cover_notes(request: WindErosionRequest) -> list[Text]:
    notes = []
    if request.cover_form == "components":
        notes.append(
            text(
                "The cover factor is the original one, from flat residue, standing silhouette and green canopy as far "
                "as they were given; vegetation cover was not used."
            )
        )
        if request.silhouette:
            notes.append(text("The formula of the standing silhouette could not be checked against its source."))
    elif not request.landcover:
        notes.append(
            text(
                "Land cover was not given: one cover coefficient, {coefficient}, is used everywhere.",
                coefficient=request.default_coefficient,
            )
        )
    if not request.roughness_map:
        notes.append(text("Ridge roughness is {roughness} cm everywhere.", roughness=request.roughness))
    if request.random_roughness and not request.random_roughness_map:
        notes.append(text("Random roughness is {roughness} cm everywhere.", roughness=request.random_roughness))
    notes.append(_period_note(request))
    return notes


def _period_note(request: WindErosionRequest) -> Text:
    if request.periods == "monthly":
        return text(
            "Soil loss adds up twelve monthly losses. With the year's weather factor put in once it would be 2–4 times "
            "higher at a field length of 50 m, but about the same or lower at 150 m and more."
        )
    return text(
        "Soil loss puts the year's weather factor in once (HJ 1173-2021): 2–4 times higher than the sum of months at a "
        "field length of 50 m, but about the same or lower at 150 m and more."
    )


def _corrections(request: WindErosionRequest) -> list[Text]:
    notes = []
    if request.compaction:
        notes.append(
            text(
                "Loss, transport and ranking index are lowered on compacted ground by factors that were typed in: "
                "{factors} (land cover class: share left).",
                factors=", ".join(f"{code}: {share:g}" for code, share in sorted(request.compaction.items())),
            )
        )
    if request.calibration.changes:
        notes.append(
            text(
                "Soil loss and potential loss are calibrated: {factor} × SL^{exponent}, SL in t/km²·a. Transport and "
                "ranking index are not.",
                factor=f"{request.calibration.factor:g}",
                exponent=f"{request.calibration.exponent:g}",
            )
        )
    return notes


def _findings(facts: BlockFacts, cells: int) -> list[Text]:
    """Return what was met, each with the number of cells and their share of the known ``cells``."""

    def found(count: int) -> dict[str, object]:
        return {"cells": count, "share": f"{100.0 * count / max(cells, 1):.3g}"}

    notes = []
    if facts.turned:
        notes.append(
            text(
                "{cells} cells ({share} %) erode so strongly that the equation would turn down at this field length; "
                "their soil loss is held on the rising branch (s ≥ 0.653·z).",
                **found(facts.turned),
            )
        )
    if facts.potential_turned:
        notes.append(
            text(
                "{cells} cells ({share} %) would erode so strongly without vegetation that their potential loss is "
                "held on the rising branch (s ≥ 0.653·z), and their prevented loss with it.",
                **found(facts.potential_turned),
            )
        )
    if facts.extrapolated:
        notes.append(
            text(
                "{cells} cells ({share} %) have a soil outside the range of the erodible-fraction regression "
                "(clay below {clay} % is taken as {clay} %).",
                **found(facts.extrapolated),
                clay=rweq.MINIMUM_CLAY,
            )
        )
    if facts.inconsistent:
        notes.append(
            text(
                "{cells} cells ({share} %) are left unknown: their sand, silt and clay do not add up to 90–110 %.",
                **found(facts.inconsistent),
            )
        )
    if facts.rough:
        notes.append(
            text(
                "{cells} cells ({share} %) have a roughness above {limit} cm, which the equation does not cover; "
                "{limit} cm is used there.",
                **found(facts.rough),
                limit=rweq.MAXIMUM_ROUGHNESS,
            )
        )
    if facts.armoured:
        notes.append(text("{cells} cells ({share} %) are armoured by gravel.", **found(facts.armoured)))
    if facts.compacted:
        notes.append(text("{cells} cells ({share} %) are lowered as compacted ground.", **found(facts.compacted)))
    return notes
