"""The formulas as used: with the numbers of the study, each with unit, source and evidence tag."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.erosion import rweq
from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.landcover.classes import planner_classes
from dss_planner.panels.erosion.method_ground import crust, ridges, soil, vegetation
from dss_planner.panels.erosion.method_parts import Constant, Section, minus, number
from dss_planner.panels.erosion.method_weather import erosive_wind, weather_factor
from dss_planner.text import text

_HJ = text("HJ 1173-2021 (MEE China), A.3; Fryrear et al. 1998, 2000")


def sections(
    erosion: Mapping[str, object], weather: Mapping[str, object], cover: Mapping[str, object]
) -> list[Section]:
    """Return the formulas of RWEQ as used. The mappings are the requests as they were recorded beside the results."""
    return [
        _loss(erosion),
        _ranking(),
        weather_factor(weather),
        erosive_wind(weather),
        soil(erosion),
        crust(erosion),
        ridges(erosion),
        vegetation(erosion, cover),
        *_calibration(erosion),
        _grades(),
        _drift(),
    ]


def _loss(erosion: Mapping[str, object]) -> Section:
    z = number(erosion["field_length"])
    monthly = erosion["periods"] == "monthly"
    note = (
        text("The equation ran for each of the twelve months; the year is their sum.")
        if monthly
        else text(
            "The equation ran once with the weather factor of the whole year (HJ 1173). At a field length of 50 m that "
            "gives 2–4 times as much as the sum of twelve months, at 150 m and more about the same or less."
        )
    )
    return Section(
        text("Soil loss"),
        (
            "SL = (2·z / s²) · Q<sub>max</sub> · e<sup>−(z/s)²</sup> · 1000",
            f"SL = (2·{z} / s²) · Q<sub>max</sub> · e<sup>−({z}/s)²</sup> · 1000",
            f"Q<sub>max</sub> = {rweq.TRANSPORT_CONSTANT} · P,   s = {rweq.LENGTH_CONSTANT} · "
            f"P<sup>{minus(rweq.LENGTH_EXPONENT)}</sup>,   P = WF · EF · SCF · K′ · C",
        ),
        (
            Constant("SL", "", "t/km²·a", _HJ, "[V]"),
            Constant("Q<sub>max</sub>", f"{rweq.TRANSPORT_CONSTANT} · P", "kg/m", _HJ, "[V]"),
            Constant(
                "s",
                f"{rweq.LENGTH_CONSTANT} · P^({minus(rweq.LENGTH_EXPONENT)})",
                "m",
                text("HJ 1173-2021; 105.71 is a misprint that circulates"),
                "[V]",
            ),
            Constant("z", z, "m", text("setting of this study; 50 m is the usual value of GIS codes"), "[A]"),
            Constant(
                "z/s ≤",
                number(math.sqrt(rweq.TURNING_RATIO), 4),
                "–",
                text("beyond it the equation would fall again: held at its peak, and flagged"),
                "[D]",
            ),
            Constant("1 kg/m²", "1000 t/km² = 10 t/ha", "", text("units"), "[D]"),
        ),
        note,
    )


def _ranking() -> Section:
    return Section(
        text("Ranking index"),
        (
            f"SL<sub>max</sub> = {number(rweq.RANKING_CONSTANT, 4)} · P<sup>{number(rweq.RANKING_EXPONENT, 5)}</sup>"
            " · 1000",
        ),
        (
            Constant(
                "SL<sub>max</sub>", "", "t/km²·a", text("largest loss along a field, from the equations above"), "[D]"
            ),
        ),
        text("It never falls while erosion rises: places are ranked by it, not by the loss at one distance."),
    )


def _calibration(erosion: Mapping[str, object]) -> list[Section]:
    calibration = erosion.get("calibration")
    compaction = erosion.get("compaction")
    if not isinstance(calibration, Mapping):
        calibration = {}
    factor, exponent = calibration.get("factor", 1.0), calibration.get("exponent", 1.0)
    found = []
    if (factor, exponent) != (1.0, 1.0):
        found.append(
            Section(
                text("Calibration"),
                (f"SL′ = {number(factor)} · SL<sup>{number(exponent)}</sup>",),
                (Constant("SL′", "", "t/km²·a", text("fitted to measurements, see the tab “Calibration”"), "[D]"),),
            )
        )
    if isinstance(compaction, Mapping) and compaction:
        names = {entry.code: entry.name for entry in planner_classes()}
        rows = tuple(
            Constant(
                "f", number(value), "0–1", text("{name}: compacted ground", name=names.get(int(code), code)), "[A]"
            )
            for code, value in compaction.items()
        )
        found.append(Section(text("Compacted ground"), ("SL′ = f · SL",), rows))
    return found


def _grades() -> Section:
    bounds = ", ".join(f"{bound:,.0f}" for bound in rweq.SL190_BOUNDS)
    return Section(
        text("Grades of SL190-2007"),
        (f"1 slight | 2 light | 3 moderate | 4 intense | 5 very intense | 6 severe:   {bounds} t/km²·a",),
        (Constant("", bounds, "t/km²·a", text("Ministry of Water Resources, China, SL190-2007"), "[V2]"),),
        text("The standard also gives depths in mm and cover; they do not follow from these amounts and are not used."),
    )


def _drift() -> Section:
    return Section(
        text("Drift potential"),
        ("DP = Σ V² (V − V<sub>t</sub>) / 100 · t,   RDP = |Σ vectors|,   RDD = where sand moves to",),
        (
            Constant(
                "V<sub>t</sub>",
                number(THRESHOLD_KNOTS),
                "kn",
                text("at 10 m; Fryberger and Dean 1979"),
                "[V]",
            ),
            Constant("t", "", "%", text("share of time in a class of speed"), "[V]"),
            Constant("200, 400", "", "VU", text("low, intermediate, high energy (Meng et al. 2022)"), "[V]"),
        ),
        text("Used for the layout of belts and fences, not for soil loss."),
    )
