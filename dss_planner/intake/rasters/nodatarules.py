"""Values that mean 'unknown' although the file does not say so: told from the values, never taken for granted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dss_planner.intake.known.encodings import Encoding
from dss_planner.intake.known.patterns import longest_match
from dss_planner.intake.known.products import ProductLayer
from dss_planner.intake.known.rasters import Legend, RasterDataset
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.intake.rasters.unitrules import number
from dss_planner.text import Text, text

#: Values that files use for 'unknown' without declaring it.
SENTINELS = (
    -9999.0, -99999.0, -999.0, -32768.0, -32767.0, -3.4028234663852886e38, 3.4028234663852886e38, -3.4e38, 3.4e38,
    -1.7976931348623157e308, -1.7e308, 1e20, 1e30, 9.969209968386869e36, 65535.0, 2147483647.0, -2147483648.0,
)  # fmt: skip
#: Fill values of products, which people's own files inherit.
_OF_PRODUCTS = (-3000.0, -13000.0, -15000.0, -19999.0, -28672.0)
#: A suspected value inside the range of its unit lies this share of the other values' span away from them.
_GAP = 0.25
#: A value that no list names is suspected when it is the end of the values, occurs at least this often, lies this
#: share of the others' span away from them, and the others are this many different ones.
_REPEATED, _FAR, _MANY = 3, 0.5, 10
#: Ground of at least this height [m] next to cells of exactly 0, and nothing between, has no coast.
_NO_COAST = 100.0
#: … when at least this share of the cells is 0.
_LEAST_SHARE = 0.002
#: Values of single precision may pass the end of their range by this share of it.
_ROUNDING = 1e-7
#: NDVI as stored in whole ten thousandths: those of MODIS and VIIRS begin at −2000, their fills lie close below.
_NDVI, _NDVI_SCALE, _NDVI_FILLS = ("ndvi_maximum", "ndvi_minimum"), 0.0001, (-3000.0, -13000.0, -15000.0)
#: Codes for unknown at the end of bytes: of any layer, and of NDVI (SPOT VEGETATION and PROBA-V: 251 … 255).
_BYTE_FILLS, _NDVI_BYTE_FILLS = (255.0,), (251.0, 252.0, 253.0, 254.0, 255.0)
#: They are repeated (`_REPEATED`), and all other bytes are at most this.
_BYTE_VALUES = 245.0


def suspects(facts: RasterFacts, dataset: RasterDataset, layer: ProductLayer | None) -> tuple[float, ...]:
    """Return the stored values present that are known to mean 'unknown' in such files."""
    own = layer.nodata if layer is not None else ()
    listed = dict.fromkeys((*own, *SENTINELS, *dataset.sentinels, 0.0))
    if facts.dtype == "Float32":
        listed = dict.fromkeys(
            float(np.float32(np.clip(v, -3.4028234663852886e38, 3.4028234663852886e38))) for v in listed
        )
    present = facts.stored[np.isfinite(facts.stored)]
    listed.update(dict.fromkeys(_byte_fills(facts, dataset)))
    known = [value for value in listed if value != 0.0 and (present == value).any()]
    return (*known, *_apart(present[~np.isin(present, known)]))


def _byte_fills(facts: RasterFacts, dataset: RasterDataset) -> tuple[float, ...]:
    """Return the last codes of bytes where they stand apart from all other values."""
    if facts.dtype != "Byte":
        return ()
    values = facts.stored[np.isfinite(facts.stored)]
    fills = _NDVI_BYTE_FILLS if dataset.role in _NDVI else _BYTE_FILLS
    found = np.isin(values, fills)
    if np.count_nonzero(found) < _REPEATED or found.all() or values[~found].max() > _BYTE_VALUES:
        return ()
    return tuple(float(value) for value in np.unique(values[found]))


def unknown_codes(facts: RasterFacts, legend: Legend) -> tuple[float, ...]:
    """Return the codes met that the legend has for unknown, and its classes that stand for unknown in such files."""
    codes = [code for code in legend.unknown_codes if code in facts.codes]
    for rule in legend.unknown_where:
        if rule.beside in facts.codes or longest_match(rule.names, facts.name):
            codes.append(rule.code)
    return tuple(float(code) for code in dict.fromkeys(codes))


def _apart(values: np.ndarray) -> list[float]:
    """Return the lowest and the highest of the values where it is repeated and stands far from all others."""
    found = []
    for end in (values.min(), values.max()) if values.size else ():
        rest = values[values != end]
        if end == 0 or values.size - rest.size < _REPEATED or np.unique(rest).size < _MANY:
            continue
        gap = max(rest.min() - end, end - rest.max())
        if gap > _FAR * (rest.max() - rest.min()):
            found.append(float(end))
    return found


def confirmed(
    facts: RasterFacts,
    suspected: Iterable[float],
    encodings: Iterable[Encoding],
    dataset: RasterDataset,
    layer: ProductLayer | None,
) -> tuple[float, ...]:
    """Return those of the suspected stored values that can be no value in any of the encodings, or stand far apart."""
    suspected, entries = tuple(suspected), list(encodings)
    rest = facts.without(suspected).stored
    rest = rest[np.isfinite(rest)]
    certain = {*_byte_fills(facts, dataset), *_ndvi_fills(rest, facts, entries, dataset)}
    return tuple(value for value in suspected if value in certain or _is_unknown(value, rest, facts, entries, layer))


def _ndvi_fills(
    rest: np.ndarray, facts: RasterFacts, encodings: Iterable[Encoding], dataset: RasterDataset
) -> tuple[float, ...]:
    """Return the fills of NDVI in ten thousandths below all other values: water comes close to them."""
    if dataset.role not in _NDVI or not any(np.isclose(entry.scale * facts.scale, _NDVI_SCALE) for entry in encodings):
        return ()
    return tuple(value for value in _NDVI_FILLS if rest.size and value < rest.min())


def _is_unknown(
    value: float, rest: np.ndarray, facts: RasterFacts, encodings: list[Encoding], layer: ProductLayer | None
) -> bool:
    if layer is not None and value in layer.nodata:
        return True
    read = value * facts.scale + facts.offset
    if encodings and not any(entry.low <= read <= entry.high for entry in encodings):
        return True
    if rest.size == 0 or not (value in SENTINELS or value in _OF_PRODUCTS):
        return False
    low, high = float(rest.min()), float(rest.max())
    return value != 0 and (value < low - _GAP * (high - low) - 1 or value > high + _GAP * (high - low) + 1)


def outside(facts: RasterFacts, encodings: Iterable[Encoding]) -> tuple[float, ...]:
    """Return the stored values, without repetition, that are no value in any of the encodings."""
    stored = facts.stored[np.isfinite(facts.stored)]
    read = stored * facts.scale + facts.offset
    wrong = np.ones(read.shape, dtype=bool)
    for entry in encodings:
        wrong &= (read < entry.low) | (read > entry.high)
    return tuple(float(value) for value in np.unique(stored[wrong]))


def outside_of(facts: RasterFacts, kept: tuple[float, float]) -> tuple[float, ...]:
    """Return the stored values, without repetition, outside the range ``kept``."""
    stored = facts.stored[np.isfinite(facts.stored)]
    return tuple(float(value) for value in np.unique(stored[(stored < kept[0]) | (stored > kept[1])]))


def valid_range(facts: RasterFacts, encodings: Iterable[Encoding]) -> tuple[float, float]:
    """Return the stored values between which the encodings lie, and a rounding more."""
    entries = list(encodings)
    ends = [(end - facts.offset) / facts.scale for entry in entries for end in (entry.low, entry.high)]
    rounding = _ROUNDING * (max(ends) - min(ends))
    return min(ends) - rounding, max(ends) + rounding


def zero_as_unknown(facts: RasterFacts) -> bool:
    """Return whether 0 m stands beside high ground with nothing between: a filled gap, not the sea."""
    values = facts.values
    if values.size == 0 or facts.scaled:
        return False
    zero, others = np.mean(values == 0), values[values != 0]
    return bool(zero >= _LEAST_SHARE and others.size and others.min() >= _NO_COAST)


def told(values: tuple[float, ...]) -> Text:
    """Return the sentence about values taken as unknown."""
    if len(values) > 1:
        return text(
            "The values {values} are not declared as NoData, but are taken as unknown.",
            values=", ".join(number(value) for value in values),
        )
    return text(
        "The value {value} is not declared as NoData, but is taken as unknown.",
        value=number(values[0]),
    )


def told_range(facts: RasterFacts, found: tuple[float, ...], kept: tuple[float, float]) -> Text:
    """Return the sentence about values outside the valid range."""
    share = float(np.mean(np.isin(facts.stored[np.isfinite(facts.stored)], found)))
    return text(
        "{share} % of the values ({values}) lie outside {low} … {high}, where its values must lie, and are taken as "
        "unknown.",
        share=f"{100 * share:.2g}",
        values=", ".join(number(value) for value in found[:8]) + (" …" if len(found) > 8 else ""),
        low=number(kept[0]),
        high=number(kept[1]),
    )
