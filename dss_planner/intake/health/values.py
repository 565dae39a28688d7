"""What a raster's stored values say: NoData not declared or badly declared, nothing in it, one value, odd values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import listed, number, percent
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.meaning import Meaning
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Option, Problem
from dss_planner.intake.health.sample import RasterHeader, RasterSample
from dss_planner.intake.rasters.evidence import is_mosaic
from dss_planner.intake.rasters.rules import SENTINELS
from dss_planner.intake.roles import CLASS
from dss_planner.text import text

#: Fill values of NetCDF (float and double) and of other packages, beside those that the recognition knows.
FILLS = (*SENTINELS, 9.969209968386869e36, -1.7976931348623157e308, 1e35, 1e36, -999.0, -99.0, 9999.0)
#: Values at the ends of integer types, which software fills with.
_TYPE_FILLS = {
    "Byte": (255.0,),
    "Int8": (-128.0,),
    "UInt16": (65535.0,),
    "Int16": (-32768.0, 32767.0),
    "UInt32": (4294967295.0,),
    "Int32": (-2147483648.0, 2147483647.0),
}
#: Roles in which 0 is an ordinary value, and those in which 0 far from all others is none.
_ZERO_COUNTS = ("precipitation", "rainy_days", "snow_probability", "snow_depth", "organic_matter", "carbonate", "wind",
                "irrigation", "gravel", "livestock", "population", "dust_frequency", "dust_emission")  # fmt: skip
#: Roles in which 0 may be a value or a fill.
_ZERO_POSSIBLE = ("ndvi_maximum", "ndvi_minimum", "ndvi_spring", "ndvi_years", "dust_optical_depth")
_ZERO_DOUBTFUL = ("elevation", "ndvi_maximum", "ndvi_minimum", "sand", "silt", "clay")
#: 0 is far from the others when none comes nearer than this share of their range; a fill, when this many ranges away.
_NEAR, _FAR = 0.05, 0.5
#: Values may pass the range of a unit by this share of it: ranges are meant for the bulk of the values.
_TOLERANCE = 0.02
_PERCENTILES = (1.0, 99.0)
_MOST = 3


def check_values(layer: Layer, header: RasterHeader, sample: RasterSample, meaning: Meaning) -> Iterator[Problem]:
    """Yield what is wrong with the values sampled in the study area."""
    fills = undeclared(layer, header, sample, meaning)
    usable = sample.known[~np.isin(sample.known, [*fills, *_decided(layer)])]
    yield from check_fills(layer, header, sample, meaning)
    if usable.size == 0:
        yield _empty(layer)
        return
    yield from _declared(layer, header, sample, meaning)
    zero = _lonely_zero(layer, header, sample, usable)
    if zero is not None:
        yield zero
        usable = usable[usable != 0]
    yield from _spread(layer, header, usable, meaning)


def check_fills(layer: Layer, header: RasterHeader, sample: RasterSample, meaning: Meaning) -> Iterator[Problem]:
    """Yield that values stand for unknown although the file does not declare them."""
    fills = undeclared(layer, header, sample, meaning)
    if fills:
        yield _undeclared(layer, header, sample, fills)


def undeclared(layer: Layer, header: RasterHeader, sample: RasterSample, meaning: Meaning) -> list[float]:
    """Return the values that stand for unknown although the file does not declare them, the most frequent first."""
    known = sample.known
    suspects = {*FILLS, *_TYPE_FILLS.get(header.dtype, ()), *meaning.sentinels}
    suspects |= set(layer.found.nodatas) if layer.found is not None else set()
    suspects |= set(_decided(layer))
    if header.dtype == "Float32":
        suspects |= {float(np.float32(value)) for value in suspects if abs(value) < 3.4028235e38}
    present = [value for value in suspects if (known == value).any()]
    others = known[~np.isin(known, present)]
    fills = [value for value in present if _stands_apart(value, others, layer, header, meaning)]
    return sorted(fills, key=lambda value: (-sample.share(value), value))


def _decided(layer: Layer) -> tuple[float, ...]:
    return () if layer.choice.nodata is None else (layer.choice.nodata,)


def _stands_apart(value: float, others: np.ndarray, layer: Layer, header: RasterHeader, meaning: Meaning) -> bool:
    """Return whether ``value`` cannot be one of the layer's values."""
    if value in _decided(layer) or value in meaning.sentinels or (layer.found and value in layer.found.nodatas):
        return True
    if meaning.codes:
        return value not in meaning.codes
    if meaning.span is not None:
        low, high = meaning.span
        real = value * header.stored[0] + header.stored[1]
        return not low <= real <= high
    if others.size == 0:
        return True
    low, high = others.min(), others.max()
    margin = _FAR * max(high - low, 1.0)
    return bool(value < low - margin or value > high + margin)


def _undeclared(layer: Layer, header: RasterHeader, sample: RasterSample, fills: list[float]) -> Problem:
    first = fills[0]
    values = {"value": number(first), "share": percent(sample.share(first))}
    if header.nodata is not None and not sample.share(header.nodata):
        declared = number(header.nodata)
        problem = text(
            "{value} fills {share} % of the sampled cells; the file declares {declared} instead, which never occurs.",
            declared=declared,
            **values,
        )
    elif len(fills) > 1:
        also = listed([number(value) for value in fills[1:]], _MOST)
        problem = text("{value} fills {share} % of the sampled cells, undeclared; so do {also}.", also=also, **values)
    else:
        problem = text("{value} fills {share} % of the sampled cells and is not declared as NoData.", **values)
    method = text("NoData = {value}", value=number(first))
    choice = LayerChoice(nodata=first)
    fix = text("Taken as unknown")
    if layer.choice.nodata is not None or all(_taken(value, layer) for value in fills):
        row = layer.row("nodata_undeclared", MENDS, problem, fix, method, choice)
        return row if layer.choice.nodata is None else replace(row, mended=True)
    options = (
        Option(text("{value} means unknown", value=number(first)), choice),
        Option(text("{value} is a real value", value=number(first)), LayerChoice()),
        LEAVE_OUT,
    )
    return layer.row("nodata_undeclared", ASKS, problem, text("Declare it as unknown"), method, choice, options)


def _taken(value: float, layer: Layer) -> bool:
    """Return whether the recognition takes a stored value as unknown by itself."""
    found = layer.found
    if found is None:
        return False
    low, high = found.valid_range or (-np.inf, np.inf)
    return value in found.nodatas or not low <= value <= high


def _empty(layer: Layer) -> Problem:
    return layer.row(
        "empty",
        ASKS,
        text("All cells sampled in the study area are unknown."),
        text("Take a layer with values here"),
        None,
        None,
        (Option(text("Use it all the same"), LayerChoice()), LEAVE_OUT),
    )


def _declared(layer: Layer, header: RasterHeader, sample: RasterSample, meaning: Meaning) -> Iterator[Problem]:
    """Yield what is odd about the NoData value that the file declares."""
    declared = header.nodata
    yield from _declared_zero(layer, header, sample, meaning)
    if declared is not None and not np.isnan(declared) and sample.share(declared) and sample.share(float("nan")):
        yield layer.row(
            "nodata_mixed",
            TELLS,
            text(
                "Unknown cells are {value} ({share} %) and NaN ({others} %).",
                value=number(declared),
                share=percent(sample.share(declared)),
                others=percent(sample.share(float("nan"))),
            ),
            text("Both are taken as unknown"),
        )


def _declared_zero(layer: Layer, header: RasterHeader, sample: RasterSample, meaning: Meaning) -> Iterator[Problem]:
    """Yield that 0 is declared as unknown where it may well be a value."""
    share, values = sample.share(0.0), {"share": percent(sample.share(0.0)), "legend": meaning.legend}
    if not share or not (header.nodata == 0 or 0.0 in header.real) or layer.choice.nodata is not None:
        return
    if layer.role in _ZERO_COUNTS:
        problem = text(
            "0 is declared as unknown, but is a usual value here: {share} % of the cells are lost.",
            share=values["share"],
        )
    elif layer.role in _ZERO_POSSIBLE:
        problem = text("0 is declared as unknown, but can be a value here: {share} % of the cells are 0.", **values)
    elif 0 in meaning.codes - meaning.unknown_codes:
        problem = text(
            "0 is declared as unknown, but is a class of {legend}: {share} % of the cells are lost.", **values
        )
    else:
        return
    if is_mosaic(header.dataset):
        fix = text(
            "If 0 is real, clear NoData in the tiles and add them again: here 0 also fills what lies between them"
        )
        yield layer.row("nodata_zero", TELLS, problem, fix, text("0 stays unknown"))
        return
    yield layer.row(
        "nodata_zero",
        TELLS,
        problem,
        text("Say whether 0 is a value or unknown"),
        text("0 is a value") if header.real else text("0 stays unknown"),
        None,
        (
            Option(text("0 is a value here"), LayerChoice(zero_is_value=True)),
            Option(text("0 means unknown"), LayerChoice()),
        ),
    )


def _lonely_zero(layer: Layer, header: RasterHeader, sample: RasterSample, usable: np.ndarray) -> Problem | None:
    """Return the row for zeros that lie far from all other values of a layer in which 0 is rare."""
    others = usable[usable != 0]
    if layer.role not in _ZERO_DOUBTFUL or header.nodata == 0 or header.real or others.size in (0, usable.size):
        return None
    low, high = np.percentile(others, _PERCENTILES)
    nearest = others[np.argmin(np.abs(others))]
    if abs(nearest) <= _NEAR * (high - low):
        return None
    choice = LayerChoice(nodata=0.0)
    return layer.row(
        "zero_doubt",
        ASKS,
        text(
            "{share} % of the sampled cells are 0, all others {low} or more: 0 looks like unknown.",
            share=percent(sample.share(0.0)),
            low=number(float(nearest)),
        )
        if nearest > 0
        else text(
            "{share} % of the sampled cells are 0, all others {high} or less: 0 looks like unknown.",
            share=percent(sample.share(0.0)),
            high=number(float(nearest)),
        ),
        text("Declare 0 as unknown"),
        text("NoData = 0"),
        choice,
        (
            Option(text("0 means unknown"), choice),
            Option(text("0 is a real value"), LayerChoice()),
            LEAVE_OUT,
        ),
    )


def _spread(layer: Layer, header: RasterHeader, usable: np.ndarray, meaning: Meaning) -> Iterator[Problem]:
    """Yield that there is a single cell, a single value, or values that cannot be."""
    if header.grid.width * header.grid.height == 1:
        value = number(float(usable[0]))
        yield layer.row("one_cell", TELLS, text("It has a single cell, of value {value}.", value=value), _FINER)
    elif layer.found is not None and layer.found.kind != CLASS and usable.size > 1 and np.ptp(usable) == 0:
        value = number(float(usable[0]))
        yield layer.row("constant", TELLS, text("All sampled cells have the same value, {value}.", value=value), _CHECK)
    if meaning.span is None:
        return
    low, high = meaning.span
    margin = _TOLERANCE * (high - low)
    real = usable * header.stored[0] + header.stored[1]
    outside = (real < low - margin) | (real > high + margin)
    if not outside.any():
        return
    extreme = float(real[outside][np.argmax(np.abs(real[outside] - (low + high) / 2))])
    problem = text(
        "{share} % of the sampled values lie outside {low} … {high} ({unit}), up to {value}.",
        share=percent(float(np.mean(outside))),
        low=number(low),
        high=number(high),
        unit=meaning.unit,
        value=number(extreme),
    )
    if all(_taken(float(value), layer) for value in np.unique(usable[outside])):
        method = text("valid: {low} … {high}", low=number(low), high=number(high))
        yield layer.row("out_of_range", MENDS, problem, text("Taken as unknown"), method)
    else:
        yield layer.row("out_of_range", TELLS, problem, text("Check the unit, and which value means unknown"))


_FINER = text("Take a finer layer")
_CHECK = text("Check that it is the right layer")
