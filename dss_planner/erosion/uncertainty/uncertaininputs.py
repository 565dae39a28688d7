"""Inputs that may be uncertain: how people call them, and what values they may have."""

from __future__ import annotations

from dss_planner.erosion.factors import layers
from dss_planner.erosion.vegetation.endmembers import CHOICES
from dss_planner.erosion.weather.climate import DENSITY_FORMS, HEIGHT_RULES
from dss_planner.text import Text, text

#: Inputs of the wind's expectation, of the weather factor as a whole, of cover from NDVI, of layers, and others.
WIND = ("weibull_k", "height_rule", "threshold", "wind")
WEATHER = (*WIND, "density_form")
NDVI = ("retention", "end_members")
GROUND = ("sand", "clay", "organic_matter", "carbonate", "gravel", "trampling", "roughness", "random_roughness")
INPUTS = (*WEATHER, "weather_factor", *GROUND, *NDVI, "cover", "cover_coefficient", "field_length", "loss_factor")
#: Choices that an input has.
OPTIONS = {"height_rule": tuple(HEIGHT_RULES), "density_form": tuple(DENSITY_FORMS), "end_members": CHOICES}
#: Largest and smallest value that a drawn number may give an input (numbers in its place).
_LIMITS = {
    "weibull_k": (0.8, 10.0),
    "threshold": (0.0, 20.0),
    "organic_matter": (0.0, 100.0),
    "carbonate": (0.0, 100.0),
    "trampling": (0.0, 1.0),
    "roughness": (0.0, 18.0),
    "random_roughness": (0.0, 18.0),
    "retention": (0.01, 1.0),
    "cover_coefficient": (-1.0, 0.0),
    "field_length": (1.0, 100_000.0),
}


def title(name: str) -> Text:
    """Return how people call an uncertain input."""
    own = {
        "weibull_k": text("Weibull shape of the wind"),
        "height_rule": text("Wind from 10 m to 2 m"),
        "threshold": text("Threshold wind speed"),
        "density_form": text("Air density formula"),
        "retention": text("Cover kept until spring"),
        "end_members": text("NDVI of bare soil and full cover"),
        "cover_coefficient": text("Cover coefficient"),
        "field_length": text("Field length"),
        "loss_factor": text("Calibration factor"),
    }
    return own[name] if name in own else layers.title(name)


def limits(name: str) -> tuple[float, float]:
    """Return the smallest and largest value that a number in the place of an input may have."""
    return _LIMITS.get(name, (-1e9, 1e9))
