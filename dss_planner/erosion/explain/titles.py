"""How factors and inputs are called, their symbols, and which factor an input stands behind."""

from __future__ import annotations

from dss_planner.erosion.explain.numbers import FACTORS, SUMMED
from dss_planner.erosion.factors import layers as named
from dss_planner.text import Text, text

_PARENTS = {
    "sand": "EF",
    "silt": "EF",
    "clay": "EF",
    "organic_matter": "EF",
    "carbonate": "EF",
    "gravel": "EF",
    "trampling": "SCF",
    "roughness": "K",
    "random_roughness": "K",
}
_SYMBOLS = {
    "WF": "WF",
    "EF": "EF",
    "SCF": "SCF",
    "K": "K'",
    "C": "C",
    "sand": "Sa",
    "silt": "Si",
    "clay": "Cl",
    "organic_matter": "OM",
    "carbonate": "CaCO₃",
    "roughness": "Kr",
    "random_roughness": "Crr",
    "trampling": "t",
    "cover": "SC",
    "flat_cover": "SC",
    "silhouette": "SA",
    "canopy": "cc",
    "wind": "u",
    "temperature": "T",
    "precipitation": "R",
    "rainy_days": "Rd",
    "dem": "EL",
    "wind_term": "Wf",
    "air_density": "ρ",
    "soil_wetness": "SW",
    "snow_free": "SD",
    "weibull_k": "k",
    "threshold": "ut",
    "cover_coefficient": "a",
    "field_length": "z",
}


#: Units of what is no layer.
_OWN_UNITS = {
    "wind_term": "m³/s³·d",
    "air_density": "kg/m³",
    "soil_wetness": "0–1",
    "snow_free": "0–1",
    "weibull_k": "",
    "threshold": "m/s",
    "cover_coefficient": "1/%",
    "field_length": "m",
}


def parent_of(role: str) -> str:
    """Return the factor that an input stands behind; clay and organic matter count in SCF too."""
    if role in named.WEATHER:
        return "WF"
    return _PARENTS.get(role, "C")


def symbol(name: str) -> str:
    """Return the letter of the equation, '' for none."""
    return _SYMBOLS.get(name, "")


def factor_title(name: str) -> Text:
    """Return how people call a factor."""
    return {
        "WF": text("Weather factor"),
        "EF": text("Erodible fraction"),
        "SCF": text("Soil crust factor"),
        "K": text("Soil roughness factor"),
        "C": text("Vegetation factor"),
    }[name]


def formula(name: str) -> Text:
    """Return the equation of a factor as its origin."""
    return {
        "WF": text("WF = Σ of twelve months of Wf·(ρ/g)·SW·SD"),
        "EF": text("EF = (29.09 + 0.31·Sa + 0.17·Si + 0.33·Sa/Cl − 2.59·OM − 0.95·CaCO₃)/100 (Fryrear et al. 1994)"),
        "SCF": text("SCF = 1/(1 + 0.0066·Cl² + 0.021·OM²) (Fryrear et al. 1998)"),
        "K": text("K' = exp(1.86·Kr − 2.41·Kr^0.934 − 0.127·Crr) (Fryrear et al. 1998)"),
        "C": text("C = exp(a·SC), a by land cover (HJ 1173-2021)"),
    }[name]


def term_origin(name: str) -> Text:
    """Return how a term of the weather factor is worked out."""
    return {
        "wind_term": text("Wf = Σ of twelve months of Nd·E[u(u − ut)²], u at 2 m"),
        "air_density": text("ρ of the months from elevation and temperature, weighted with their wind"),
        "soil_wetness": text("SW = (ETp − R·Rd/Nd)/ETp of the months, weighted with their wind"),
        "snow_free": text("SD = 1 − share of days with snow cover, weighted with the wind over dry soil"),
    }[name]


def components_formula() -> Text:
    """Return the equation of C by its components."""
    return text("C = SLRf·SLRs·SLRc of flat residue, standing residue and canopy (Fryrear et al. 1998)")


def input_title(name: str) -> Text:
    """Return how people call an input of the year."""
    return {
        "wind": text("Mean wind speed"),
        "temperature": text("Mean temperature"),
        "precipitation": text("Precipitation of the year"),
        "rainy_days": text("Days with rain in the year"),
        "irrigation": text("Irrigation of the year"),
        "wind_term": text("Erosive wind of the year"),
        "air_density": text("Air density"),
        "soil_wetness": text("Dry soil (share of the wind)"),
        "snow_free": text("Free of snow and frost (share of the wind)"),
        "weibull_k": text("Weibull shape of the wind"),
        "threshold": text("Threshold wind speed at 2 m"),
        "cover_coefficient": text("Cover coefficient"),
        "field_length": text("Field length"),
    }.get(name) or named.title(name)


def input_unit(name: str) -> str:
    """Return the unit of an input of the year."""
    if name in FACTORS:
        return "kg/m" if name == "WF" else "0–1"
    if name in _OWN_UNITS:
        return _OWN_UNITS[name]
    return named.unit(name) + "/a" if name in SUMMED else named.unit(name)
