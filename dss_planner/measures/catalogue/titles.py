"""What the fields of a measure are called, and in which part of it they belong."""

from __future__ import annotations

from dss_planner.text import Text, text

#: Fields that every measure has or may have, by the path that `editing.with_value` takes.
FIELDS = {
    "summary": text("What it is"),
    "toolbox_keyword": text("Keyword of the UNCCD SDS Toolbox"),
    "wocat": text("Entry in WOCAT"),
    "function": text("What it does"),
    "nature_based": text("Nature-based"),
    "reduces_wind": text("Slows the wind"),
    "protects_soil": text("Protects the soil"),
    "co_benefits": text("Other benefits"),
    "ease": text("How easy it is"),
    "combines_with": text("Goes with"),
    "time_to_effect": text("Time to effect"),
    "lifespan": text("Lifespan"),
    "maintenance": text("Upkeep"),
    "water_need": text("Water need"),
    "risks": text("Risks"),
    "material": text("Species or material for Mongolia"),
    "geometry": text("Drawn as"),
    "effect.kind": text("Acts on"),
}
#: Rules of the layout and figures of the effect.
PARTS = {
    "area_cap": text("Largest area of one work"),
    "bare_radius": text("Bare ground around the water"),
    "belt_period": text("Width and spacing of belts"),
    "buffer": text("Width of the strip"),
    "cell": text("Side of a cell"),
    "coppice_every": text("Cut back every"),
    "cover": text("Cover"),
    "days": text("Days on one paddock"),
    "density": text("Plants"),
    "deposit_gap": text("Gap for deposits behind a fence"),
    "dry_density": text("Plants where rain is below 200 mm"),
    "dry_target_cover": text("Cover in the end where rain is below 200 mm"),
    "fence_area": text("Area fenced"),
    "final_slope": text("Slope in the end"),
    "gap": text("Gap between belts"),
    "gap_every": text("An opening every"),
    "gap_width": text("Width of an opening"),
    "gate_every": text("A gate every"),
    "gate_width": text("Width of a gate"),
    "groundwater": text("Best depth of the groundwater"),
    "guard_years": text("Guarded from browsing"),
    "height": text("Height"),
    "lift_every": text("Lifted every"),
    "labour": text("Labour, norm"),
    "line_length": text("Length of lines"),
    "minimum_heights": text("Least length, in heights"),
    "paddocks": text("Paddocks"),
    "plant_spacing": text("Spacing of plants in a row"),
    "porosity": text("Porosity"),
    "post_spacing": text("Spacing of posts"),
    "reduction": text("Less erosion"),
    "relay_share": text("Laid again"),
    "rest_years": text("Rest after sowing"),
    "row_spacing": text("Spacing of rows"),
    "rows": text("Rows"),
    "salinity": text("Salt in the groundwater, most"),
    "secondary_heights": text("Spacing of secondary belts, in heights"),
    "seed": text("Seed"),
    "service_area": text("Pasture served"),
    "service_radius": text("Reach of the water point"),
    "single_reach_heights": text("Reach of a single row, in heights"),
    "size": text("Size of stones"),
    "spacing": text("Spacing"),
    "spacing_heights": text("Spacing, in heights"),
    "start_cover": text("Cover of the crust at first"),
    "straw": text("Straw, norm"),
    "stubble": text("Height of stubble"),
    "survival": text("Plants that survive"),
    "thickness": text("Thickness"),
    "topsoil": text("Topsoil"),
    "water": text("Water, norm"),
    "waterings": text("Waterings"),
    "biomass_gain": text("More biomass [%]"),
    "crust_factor": text("Factor on the crust factor SCF when the crust is whole"),
    "decay": text("How it decays"),
    "efficiency": text("Share of the transport that is held back"),
    "gain_points": text("Cover gained [percentage points]"),
    "reach_heights": text("Reach behind it, in heights"),
    "target_cover": text("Cover in the end [%]"),
    "years": text("Years until the cover is there"),
}
LANGUAGES = {
    "en": text("English"),
    "mn": text("Mongolian"),
    "zh": text("Chinese"),
    "ja": text("Japanese"),
    "ko": text("Korean"),
}
#: What an effect acts on: the factor of RWEQ.
KINDS = {
    "transport": text("transport Qmax: a barrier"),
    "cover": text("vegetation, factor C"),
    "crust": text("crust, factor SCF"),
    "none": text("nothing that can be worked out"),
}
_COST_ENDS = {"low": text("lowest"), "mode": text("most likely"), "high": text("highest")}
_COST = text("Cost {number}, {end}")
_COSTS = text("Cost {number}")
_NAME = text("Name in {language}")
_RULE = text("Rule {number}")


def title_of(field: str) -> Text:
    """Return what a field is called, by its path (see `editing.with_value`)."""
    if field in FIELDS:
        return FIELDS[field]
    parts = field.split(".")
    if parts[0] in ("layout", "effect") and len(parts) > 1:
        return PARTS.get(parts[1]) or Text(parts[1].replace("_", " "))
    if parts[0] == "names" and parts[-1] in LANGUAGES:
        return Text(_NAME.template, {"language": LANGUAGES[parts[-1]]})
    if parts[0] == "conditions" and len(parts) > 1:
        return Text(_RULE.template, {"number": parts[1]})
    if parts[0] == "costs" and len(parts) > 1:
        end = _COST_ENDS.get(parts[2]) if len(parts) > 2 else None
        return Text(_COST.template if end else _COSTS.template, {"number": parts[1], "end": end})
    return FIELDS.get(parts[0]) or Text(field.replace("_", " ").replace(".", ", "))
