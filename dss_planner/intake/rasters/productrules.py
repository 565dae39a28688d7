"""Which named product a raster is: words of its name, its variable, its bands and the metadata that name products."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.patterns import longest_match, matches_whole
from dss_planner.intake.known.products import NDVI, NDVI_SEASONS, Product, ProductLayer
from dss_planner.intake.known.rasters import Aside
from dss_planner.intake.rasters.evidence import RasterFacts

#: What the variable itself says goes before the file's name, and a name before a word for the variable in it.
_VARIABLE_NAMED, _NAMES, _VARIABLES = 4000, 2000, 1000
#: Variables shorter than this are not looked for inside a file name: they could be anything.
_SHORT = 2
_DATES = (
    re.compile(r"(?<!\d)(?:a|doy)?((?:19|20)\d\d)(\d{3})(?!\d)"),  # MODIS: year and day of the year
    re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d) (0[1-9]|1[0-2]) (0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"),
)


@dataclass(frozen=True)
class Match:
    """A layer of a product that a raster may be. word: what tells it."""

    product: Product
    layer: ProductLayer
    word: str
    score: int


def match_products(facts: RasterFacts, catalogue: Catalogue, steps: str = "") -> tuple[Match, ...]:
    """Return the layers of products whose name, variable or bands the raster has, best first."""
    found = []
    for product in catalogue.products:
        told = bool(longest_match(product.words, f"{facts.name} {facts.naming}"))
        for layer in product.layers:
            if (layer.steps and steps not in layer.steps) or (layer.types and facts.dtype not in layer.types):
                continue
            if longest_match(_foreign(layer, catalogue), facts.name):
                continue
            word = _by_name(facts, layer)
            score = _NAMES + len(word) if word else 0
            if facts.variable and matches_whole(layer.names, facts.variable):
                score = _VARIABLE_NAMED + len(facts.variable)
            if not word and told:
                word = _by_variable(facts, layer)
                score = _VARIABLES + len(word) if word else 0
            if word:
                found.append(Match(product, layer, word, score))
    # of two that fit as well, the one that the planner has no use for says more
    return tuple(sorted(found, key=lambda match: (-match.score, bool(match.layer.role))))


def _foreign(layer: ProductLayer, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words that say that a layer is not the role, whatever its product: wind at 50 m, days of rain."""
    if not layer.role:
        return ()
    roles = NDVI_SEASONS if layer.role == NDVI else (layer.role,)
    first, *others = (catalogue.raster(role).not_names for role in roles)
    return tuple(pattern for pattern in first if all(pattern in other for other in others))


def _by_name(facts: RasterFacts, layer: ProductLayer) -> str:
    if layer.whole:
        return facts.name if matches_whole(layer.names, facts.name) else ""
    return longest_match(layer.names, facts.name)


def _by_variable(facts: RasterFacts, layer: ProductLayer) -> str:
    """Return the variable that the layer goes by: of the file, of all its bands, or a word of the file's name."""
    if facts.variable:
        return facts.variable if matches_whole(layer.variables, facts.variable) else ""
    stems = {re.sub(r"(?<!\w)\d{1,8}(?!\w)", "", name).strip() for name in facts.band_names} - {""}
    for name in stems if len(stems) == 1 else ():
        if matches_whole(layer.variables, name):
            return name
    words = [
        found.group(0)
        for pattern in layer.variables
        for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", facts.name)
        if len(found.group(0)) >= _SHORT
    ]
    return max(words, key=len, default="")


def aside(facts: RasterFacts, catalogue: Catalogue) -> Aside | None:
    """Return the kind of layer that the planner leaves out which the name tells; None for all others."""
    name = facts.variable if '"' in facts.uri and facts.variable else facts.name
    for entry in catalogue.asides:
        if longest_match(entry.names, name) and not longest_match(entry.not_names, name):
            return entry
    return None


def date_of(facts: RasterFacts, product: Product | None) -> str:
    """Return when the data are from, ISO year, month or day: of the axis, the name, or the product; '' unknown.

    Of a span of years in the name the last one counts.
    """
    if facts.axis is not None and facts.axis.last:
        return facts.axis.last
    for kind, pattern in enumerate(_DATES):
        found = pattern.findall(facts.name)
        if not found:
            continue
        parts = found[-1]
        if kind == 0:
            return _of_day(int(parts[0]), int(parts[1]))
        return "-".join(parts) if isinstance(parts, tuple) else str(parts)
    return product.date if product is not None else ""


def _of_day(year: int, day: int) -> str:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    for month, length in enumerate(lengths, start=1):
        if day <= length:
            return f"{year}-{month:02d}-{day:02d}"
        day -= length
    return str(year)
