"""What breakpoints are called on screen: sections, factors, kinds and numbers of memberships."""

from __future__ import annotations

from dss_planner.text import Text, text

#: Section of the settings → the map it is for.
SECTIONS = {
    "ilswe": text("Susceptibility index (ILSWE type)"),
    "proxy": text("Dust source proxy"),
    "dust": text("Dust sources and sand hazard"),
}
FACTORS = {
    ("ilswe", "climate"): text("Climatic erosivity"),
    ("ilswe", "erodible_fraction"): text("Erodible fraction"),
    ("ilswe", "crust"): text("Crust factor"),
    ("ilswe", "cover"): text("Vegetation cover"),
    ("ilswe", "roughness"): text("Roughness by land cover"),
    ("proxy", "fines"): text("Silt and clay"),
    ("proxy", "bare"): text("Vegetation cover"),
    ("proxy", "soil_moisture"): text("Soil moisture"),
    ("proxy", "aridity"): text("Precipitation over evaporation"),
    ("dust", "fines"): text("Silt and clay"),
    ("dust", "weather"): text("Weather or climatic erosivity"),
    ("dust", "armour"): text("Gravel cover"),
    ("dust", "disturbance"): text("Disturbance"),
    ("dust", "coarse"): text("Sand of a gravel desert"),
    ("dust", "sand"): text("Sand that moves"),
}
KINDS = {
    "linear": text("straight line"),
    "sigmoidal": text("S-curve"),
    "power": text("power curve"),
    "large": text("large values count"),
    "small": text("small values count"),
    "near": text("near a value"),
    "gauss": text("bell around a value"),
}
#: Numbers of a membership; large and small are ½ at their middle, near and gauss are 1 there.
NUMBERS = {
    "low": text("0 at"),
    "high": text("1 at"),
    "percentile": text("1 at percentile"),
    "exponent": text("Exponent"),
    "middle": text("Middle"),
    "spread": text("Steepness"),
}


def factor_name(section: str, name: str) -> Text:
    """Return how people call a factor."""
    return FACTORS.get((section, name)) or Text("{name}", {"name": name.replace("_", " ")})


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the numbers that a membership of this kind has."""
    if kind in ("large", "small", "near", "gauss"):
        return ("middle", "spread")
    return ("low", "high", "percentile", "exponent") if kind == "power" else ("low", "high", "percentile")
