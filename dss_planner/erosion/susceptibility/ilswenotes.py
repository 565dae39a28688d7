"""What the susceptibility index says about itself: assumptions, and what was met."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.erosion.susceptibility.ilsweblocks import Seen
from dss_planner.erosion.susceptibility.ilswerequest import FACTORS, SusceptibilityRequest
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.text import Text, text

#: Share of cells in the lowest class from which the product needs a word of explanation [A].
MOSTLY = 0.9
_NAMES = {
    "climate": text("climate"),
    "erodible_fraction": text("erodible fraction"),
    "crust": text("crust"),
    "cover": text("cover"),
    "roughness": text("roughness"),
}


def notes_of(
    request: SusceptibilityRequest, rules: Mapping[str, Membership], factors: tuple[str, ...], seen: Seen
) -> tuple[Text, ...]:
    """Return the sentences that belong to a map of the index."""
    notes = [
        text(
            "The index compares places of this study area; it is no soil loss. The breakpoints are editable defaults, "
            "and the class limits are not those of the authors of ILSWE, which were not at hand."
        )
    ]
    notes += [_percentile(name, rule) for name, rule in rules.items() if rule.percentile is not None]
    notes += [
        text("The factor {factor} has no layer and is left out of the index.", factor=_NAMES[name])
        for name in FACTORS
        if name not in factors
    ]
    if not request.erodible_fraction and not request.organic_matter:
        notes.append(
            text(
                "Organic matter was not given: {percent} % is assumed everywhere.",
                percent=request.assumed_organic_matter,
            )
        )
    if seen.inconsistent:
        notes.append(
            text(
                "{cells} cells are left unknown: their sand, silt and clay do not add up to 90–110 %.",
                cells=seen.inconsistent,
            )
        )
    lowest = seen.shares()[0]
    if request.combination == "product" and lowest > MOSTLY:
        notes.append(
            text(
                "{share} % of the cells are in the lowest class: a product of {factors} factors below 1 is small. The "
                "geometric mean with equal weights ranks places in the same order and fills the classes.",
                share=f"{100.0 * lowest:.3g}",
                factors=len(factors),
            )
        )
    return tuple(notes) + _zeros(request, factors, seen)


def _percentile(name: str, rule: Membership) -> Text:
    return text(
        "The upper breakpoint of {factor} is {value}, the {percentile}th percentile of the study area; it is stored, "
        "and given as a number it makes the same map again.",
        factor=_NAMES[name],
        value=f"{rule.high:.9g}",
        percentile=f"{rule.percentile:g}",
    )


def _zeros(request: SusceptibilityRequest, factors: tuple[str, ...], seen: Seen) -> tuple[Text, ...]:
    """Return what the product hides: cells that one factor alone makes zero."""
    if request.combination == "weighted":
        return ()
    cells = max(1, int(seen.classes.sum()))
    return tuple(
        text(
            "{share} % of the cells are 0 for {factor} alone: a product is 0 as soon as one factor is, however high "
            "the others are. The weighted sum does not have this property.",
            share=f"{100.0 * int(count) / cells:.3g}",
            factor=_NAMES[name],
        )
        for name, count in zip(factors, seen.zeros)
        if count
    )
