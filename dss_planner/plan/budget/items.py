"""What a work takes, item by item, from its quantities and from the norms of its measure.

Norms are layout values of the catalogue: ``labour`` [d/ha, d/km, d/m, d/plant or d/point], ``straw`` [kg/m],
``water`` [l/plant, for each of the ``waterings``] and ``survival`` [% of plants]. For labour, straw and water no source
was found, so that nothing is assumed: until people enter them, these items are unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dss_planner.measures.amounts.norms import Amount, labour_days, straw_tonnes, water_cubic_metres
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.measures.fit.suitability import GRIDS
from dss_planner.plan.budget.basis import SiteFacts
from dss_planner.plan.budget.hauling import NO_ROUTE, NURSERY, PLANTED, SETTLEMENT, STRAIGHT, SURFACE, Haul, hauls
from dss_planner.text import Text, text

#: Items in the order in which bills show them.
ITEMS: dict[str, Text] = {
    "area": text("Area"),
    "fence": text("Fence"),
    "belt": text("Belts"),
    "barrier": text("Barriers of the grid"),
    "rows": text("Rows"),
    "track": text("Track"),
    "line": text("Lines"),
    "units": text("Places"),
    "posts": text("Posts"),
    "gates": text("Gates"),
    "passages": text("Wildlife passages"),
    "plants": text("Plants"),
    "seedlings": text("Seedlings with losses"),
    "seed": text("Seed"),
    "straw": text("Straw"),
    "water": text("Water"),
    "labour": text("Labour"),
    "haul": text("Haul distance"),
}
#: Kind of measure → the item that its length is.
_LENGTHS = {
    "sand_fence": "fence",
    "exclosure": "fence",
    "tree_belt": "belt",
    "shrub_belt": "rows",
    "haloxylon": "rows",
    "track_merge": "track",
    **dict.fromkeys(GRIDS, "barrier"),
}
_METRES_PER_KM = 1000.0
#: Kind of supply of the access surface → what material or plants come from, in words.
_SOURCES = {
    NURSERY: text("nursery"),
    SETTLEMENT: text("settlement (no layer tells the sources [A])"),
    "material": text("source of material"),
}


@dataclass(frozen=True)
class Item:
    """An amount of something. low, likely, high: of ``unit``, None unknown; tag, source: of the norm behind it;
    note: why it is unknown, or how it was worked out; basis: of a haul distance, one of `hauling`'s."""

    id: str
    unit: str
    low: float | None
    likely: float | None
    high: float | None
    tag: str = "D"
    source: str = ""
    note: Text | None = None
    basis: str = ""


def length_item(measure: Measure) -> str:
    """Return the item that the length of a measure is."""
    return _LENGTHS.get(measure.kind, "line")


def items_of(measure: Measure, found: Quantities, site: SiteFacts, haul: Haul | None = None) -> Iterator[Item]:
    """Return all that a work takes; ``found``: its quantities; haul: to it along the access surface."""
    metres = found.length
    yield from _known("area", "ha", found.area)
    yield from _known(length_item(measure), "km", None if metres is None else metres / _METRES_PER_KM)
    yield from _known("units", "1", found.units)
    yield from _known("posts", "1", found.posts)
    yield from _known("gates", "1", found.gates)
    yield from _known("passages", "1", found.passages)
    if found.plants is not None:
        yield from _known("plants", "1", found.plants)
        yield _seedlings(measure, found.plants)
    if found.seed is not None:
        yield _seed(measure, found)
    if measure.kind == "checkerboard":
        yield _straw(measure, found)
    if found.plants is not None:
        yield _water(measure, found)
    yield _labour(measure, found)
    yield from _haul(measure, site, haul)


def _known(item: str, unit: str, amount: float | None) -> Iterator[Item]:
    if amount is not None:
        yield Item(item, unit, amount, amount, amount)


def _seedlings(measure: Measure, plants: int) -> Item:
    survival = measure.layout.get("survival")
    if survival is None or survival.pair[0] <= 0.0:
        return _unknown(
            "seedlings",
            "1",
            text(
                "How many plants of “{measure}” survive is not known: enter the layout value “survival” [%] of the "
                "measure in the catalogue.",
                measure=measure.name,
            ),
        )
    worst, best = (share / 100.0 for share in survival.pair)
    return Item(
        "seedlings",
        "1",
        plants / best,
        plants / (survival.number / 100.0),
        plants / worst,
        survival.tag,
        survival.source,
        text(
            "So many that all places are filled once losses are replaced: plants over the share that survives, "
            "{worst}–{best} %.",
            worst=f"{survival.pair[0]:g}",
            best=f"{survival.pair[1]:g}",
        ),
    )


def _seed(measure: Measure, found: Quantities) -> Item:
    rate, area = measure.layout["seed"], found.area or 0.0
    low, high = rate.pair
    return Item("seed", "kg", area * low, found.seed, area * high, rate.tag, rate.source)


def _straw(measure: Measure, found: Quantities) -> Item:
    amount = straw_tonnes(measure, found)
    if amount is None:
        return _unknown(
            "straw",
            "t",
            text(
                "Unknown, because no norm with a source was found for the straw of a metre of barrier: enter your own "
                "in the catalogue, as layout value “straw” [kg/m] of “{measure}”.",
                measure=measure.name,
            ),
        )
    return _normed("straw", "t", measure.layout["straw"], amount)


def _water(measure: Measure, found: Quantities) -> Item:
    amount = water_cubic_metres(measure, found)
    if amount is None:
        return _unknown(
            "water",
            "m³",
            text(
                "Unknown, because no norm with a source was found for the water of a plant of “{measure}”: enter your "
                "own in the catalogue, as layout value “water” [l/plant].",
                measure=measure.name,
            ),
        )
    return _normed("water", "m³", measure.layout["water"], amount)


def _labour(measure: Measure, found: Quantities) -> Item:
    amount = labour_days(measure, found)
    if amount is None:
        return _unknown(
            "labour",
            "d",
            text(
                "Unknown, because no norm with a source was found for the labour of “{measure}”: enter your own in the "
                "catalogue, as layout value “labour” [d/ha, d/km, d/m, d/plant or d/point].",
                measure=measure.name,
            ),
        )
    return _normed("labour", "d", measure.layout["labour"], amount)


def _haul(measure: Measure, site: SiteFacts, haul: Haul | None) -> Iterator[Item]:
    """How far material or plants come: along the access surface, else straight over the map."""
    if not hauls(measure):
        return
    straight = site.nursery_km if measure.kind in PLANTED else site.material_km
    if haul is not None and haul.km is not None:
        note = text(
            "Along the access surface: the length of a truck's quickest way from the nearest {source}.",
            source=_SOURCES.get(haul.of, haul.of),
        )
        yield Item("haul", "km", haul.km, haul.km, haul.km, note=note, basis=SURFACE)
    elif haul is not None:
        why = text(
            "Along the access surface no way of a truck leads here from any {source}. Look at roads, barriers and the "
            "margin around the study area.",
            source=_SOURCES.get(haul.of, haul.of),
        )
        yield replace(_unknown("haul", "km", why), basis=NO_ROUTE)
    elif straight is not None:
        note = text(
            "Straight over the map from the nearest one to the edge of the site, because the study has no access "
            "surface with haul distances; roads are longer."
        )
        yield Item("haul", "km", straight, straight, straight, note=note, basis=STRAIGHT)
    elif measure.kind in PLANTED:
        yield _unknown("haul", "km", text("The plan does not say how far plants are brought to the site."))
    else:
        yield _unknown("haul", "km", text("The plan does not say how far material is hauled to the site."))


def _normed(item: str, unit: str, norm: Value, amount: Amount) -> Item:
    return Item(item, unit, *amount, norm.tag, norm.source)


def _unknown(item: str, unit: str, why: Text) -> Item:
    return Item(item, unit, None, None, None, tag="", note=why)
