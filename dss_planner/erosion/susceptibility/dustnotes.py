"""What a map of dust sources says about itself: assumptions, proposals, and how it agrees with evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dss_planner.erosion.susceptibility.dustblocks import DustRules, DustSeen
from dss_planner.erosion.susceptibility.dustrequest import DustSourceRequest
from dss_planner.erosion.susceptibility.evidence import EvidenceComparison
from dss_planner.erosion.susceptibility.landforms import LandformWindows
from dss_planner.text import Text, text


def notes_of(
    request: DustSourceRequest,
    rules: DustRules,
    seen: DustSeen,
    comparisons: Sequence[EvidenceComparison],
    landforms: LandformWindows | None,
) -> tuple[Text, ...]:
    """Return the sentences that belong to the maps."""
    numbers = rules.numbers
    notes = [
        text(
            "Dust source potential ranks places on a logarithmic scale between {low} and {high} mg PM10/m²s, the "
            "lowest and highest emission measured in wind tunnels on such surfaces: 10 points are a factor of "
            "{factor}. It is no emission inventory, and it is not sand hazard: the two are scored apart.",
            low=f"{numbers['gravel_low']:g}",
            high=f"{numbers['loose_high']:g}",
            factor=f"{(numbers['loose_high'] / numbers['gravel_low']) ** 0.1:.2g}",
        )
    ]
    notes += _inputs(request, rules)
    notes += _surfaces(request, rules, seen, landforms)
    if seen.inconsistent:
        notes.append(
            text(
                "{cells} cells are left unknown: their sand, silt and clay do not add up to 90–110 %.",
                cells=seen.inconsistent,
            )
        )
    notes += [_agreement(comparison) for comparison in comparisons]
    return tuple(notes)


def _inputs(request: DustSourceRequest, rules: DustRules) -> list[Text]:
    notes = []
    if not request.weather:
        notes.append(text("No weather layer was given: the scores do not know where it is windy and dry."))
    elif rules.memberships["weather"].percentile is not None:
        notes.append(
            text(
                "The strongest weather is {value}, the {percentile}th percentile of the study area; it is stored, and "
                "given as a number it makes the same map again.",
                value=f"{rules.memberships['weather'].high:.9g}",
                percentile=f"{rules.memberships['weather'].percentile:g}",
            )
        )
    if request.tracks:
        notes.append(
            text(
                "Tracks and roads break the ground in strips of {width} m; herds and mines beside them are not known "
                "from them.",
                width=f"{rules.numbers['track_width']:g}",
            )
        )
    elif not request.disturbance:
        notes.append(text("No disturbance was given: crusts and gravel pavements count as whole everywhere."))
    for name, (weight, low, high) in rules.evidence.items():
        notes.append(
            text(
                "Band 4 blends in “{name}” with the weight {weight}, scaled from {low} to {high}; band 1 has none of "
                "it.",
                name=name,
                weight=f"{weight:g}",
                low=f"{low:.6g}",
                high=f"{high:.6g}",
            )
        )
    return notes


def _surfaces(
    request: DustSourceRequest, rules: DustRules, seen: DustSeen, landforms: LandformWindows | None
) -> list[Text]:
    notes = []
    if request.playas:
        notes.append(
            text(
                "Lake beds are the polygons given; those smaller than a cell may be lost. Silt and clay there are "
                "taken as {fines} % at least, because soil maps are too coarse for lake beds.",
                fines=f"{rules.numbers['playa_fines']:g}",
            )
        )
    elif landforms is not None:
        notes.append(
            text(
                "{cells} cells of lake beds are proposals from the terrain (flat, bare bottoms of basins closed within "
                "{reach} m): check them on images, or give polygons.",
                cells=seen.proposed,
                reach=f"{landforms.reach:.0f}",
            )
        )
    else:
        notes.append(text("Neither lake bed polygons nor elevation were given: no lake beds are told apart."))
    if not request.gravel and request.landcover:
        notes.append(
            text(
                "Gravel cover was not given: {gravel} % of it are assumed on bare land cover as far as its texture is "
                "coarse, of which neither can be sure.",
                gravel=f"{rules.numbers['gravel_assumed']:g}",
            )
        )
    elif not request.gravel:
        notes.append(text("Neither gravel nor land cover was given: gravel deserts are not told apart."))
    if not request.landcover:
        notes.append(
            text(
                "Land cover was not given: lakes and towns are not left out, and ground with a cover of {cover} % or "
                "less counts as bare.",
                cover=f"{rules.numbers['bare_cover']:g}",
            )
        )
    return notes


def _agreement(comparison: EvidenceComparison) -> Text:
    if math.isnan(comparison.spearman):
        return text(
            "“{name}” cannot be compared: {cells} cells have both, or one side does not vary.",
            name=comparison.name,
            cells=comparison.cells,
        )
    return text(
        "Agreement with “{name}” on {cells} cells of it: rank correlation {spearman}; {overlap} % of the map's top "
        "tenth is in its top tenth (10 % by chance). Neighbours resemble each other, so no significance is stated.",
        name=comparison.name,
        cells=comparison.cells,
        spearman=f"{comparison.spearman:.2f}",
        overlap=f"{100 * comparison.overlap:.0f}",
    )
