"""The formulas of the weather factor as used."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.erosion.weather.climate import HEIGHT_RULES
from dss_planner.erosion.wind.windclimate import DEFAULT_SHAPE
from dss_planner.panels.erosion.method_parts import Constant, Section, number
from dss_planner.text import text

_HJ = text("HJ 1173-2021 (MEE China), A.3; Fryrear et al. 1998, 2000")
#: Wind speed at 2 m.
_U2 = "u<sub>2</sub>"


def weather_factor(weather: Mapping[str, object]) -> Section:
    density = {
        "zou2020": (
            "ρ = 1.293 · (273/(273 + t)) · p/101.3,   p = 101.08 · e<sup>−h/7924</sup>",
            text("Zou et al. 2020"),
            "[V]",
        ),
        "fryrear1998": (
            "ρ = 348 · (1.013 − 0.1183·h + 0.0048·h²) / T,   h in km",
            text("Fryrear 1998, in two codes"),
            "[V2]",
        ),
        "talukdar2022": (
            "ρ = 1.293 · (273/(273 + t)) · p/101.3,   p = 101.3 · (1 − 0.0255·h·6357/(6357 + h))<sup>5.256</sup>",
            text("Talukdar et al. 2022, code"),
            "[V]",
        ),
    }
    formula, source, tag = density.get(str(weather["density_form"]), density["zou2020"])
    evaporation = {
        "oudin": text("from mean temperature and latitude (Oudin et al. 2005)"),
        "hargreaves_range": text("from the range of temperature (Hargreaves and Samani)"),
        "radiation": text("from radiation and temperature (Hargreaves)"),
        "radiation_rweq": text("from radiation and temperature, RWEQ's form (Samani and Pessarakli)"),
    }
    snow = (
        text("share of days with more than 25.4 mm snow")
        if weather.get("snow_probability")
        else text("months with more than 25.4 mm mean depth count as covered")
        if weather.get("snow_depth")
        else text("not considered: no layer of snow was given (SD = 1)")
    )
    days = text("layer of rainy days") if weather.get("rainy_days") else text("assumed")
    rain = number(weather.get("rain_per_rainy_day", 4.0))
    return Section(
        text("Weather factor"),
        (
            "WF = W<sub>f</sub> · (ρ/g) · SW · SD,   added up over the twelve months",
            formula,
            "SW = (ET<sub>p</sub> − (R + I) · R<sub>d</sub>/N<sub>d</sub>) / ET<sub>p</sub>,   0 ≤ SW ≤ 1",
        ),
        (
            Constant("WF", "", "kg/m", _HJ, "[V]"),
            Constant("ρ", "", "kg/m³", source, tag),
            Constant("g", "9.8", "m/s²", text("Zou et al. 2020"), "[V]"),
            Constant(
                "ET<sub>p</sub>",
                "",
                "mm",
                evaporation.get(str(weather.get("evaporation")), text("as chosen")),
                "[V2]" if weather.get("evaporation") == "oudin" else "[M]",
            ),
            Constant(
                "R<sub>d</sub>",
                "" if weather.get("rainy_days") else f"R / {rain} mm",
                "d",
                days,
                "[V]" if weather.get("rainy_days") else "[A]",
            ),
            Constant("SD", "", "0–1", snow, "[V]"),
        ),
    )


def erosive_wind(weather: Mapping[str, object]) -> Section:
    threshold = number(weather["threshold"])
    rule = str(weather["height_rule"])
    factor = number(HEIGHT_RULES.get(rule, math.nan), 4)
    if weather.get("erosive_wind"):
        formulas = (f"W<sub>f</sub> = N<sub>d</sub> · mean of {_U2} ({_U2} − {threshold})²,   from observed winds",)
        constants: tuple[Constant, ...] = ()
        note = text("Every observation was put in; nothing was averaged before.")
    else:
        shape = number(weather.get("weibull_k") or DEFAULT_SHAPE)
        formulas = (
            f"W<sub>f</sub> = N<sub>d</sub> · E[{_U2} ({_U2} − {threshold})²],   {_U2} &gt; {threshold}",
            f"E = M<sub>3</sub> − 2·{threshold}·M<sub>2</sub> + {threshold}²·M<sub>1</sub>,   "
            f"M<sub>n</sub> = c<sup>n</sup> · Γ(1 + n/k, ({threshold}/c)<sup>k</sup>),   "
            "c = ū<sub>2</sub> / Γ(1 + 1/k)",
        )
        constants = (_shape(weather, shape),)
        note = text("Mean winds are never put into the formula: they go through a Weibull distribution.")
    sources = {
        "power_1_7": (text("power law 1/7"), "[V]"),
        "power_0_12": (text("power law 0.12, desert (Meng et al. 2022)"), "[V]"),
        "factor_0_72": (text("ecosystem accounting code"), "[V2]"),
        "fao56": (text("FAO-56 logarithm"), "[M]"),
    }
    source, tag = sources.get(rule, (text("as chosen"), "[A]"))
    return Section(
        text("Erosive wind"),
        formulas,
        (
            Constant("u<sub>t</sub>", threshold, "m/s", text("threshold at 2 m (Zou et al. 2020)"), "[V]"),
            Constant("u<sub>2</sub>/u<sub>10</sub>", factor, "–", source, tag),
            *constants,
        ),
        note,
    )


def _shape(weather: Mapping[str, object], shape: str) -> Constant:
    if weather.get("wind_sd"):
        return Constant("k", "", "–", text("from the deviation of wind speed (Justus et al. 1978)"), "[M]")
    if weather.get("weibull_k") is not None:
        return Constant("k", shape, "–", text("setting of this study"), "[A]")
    return Constant("k", shape, "–", text("assumed where none is given; gustier winds have a smaller one"), "[A]")
