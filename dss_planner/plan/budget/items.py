"""What a work takes, item by item, from its quantities and from the norms of its measure.

Norms are layout values of the catalogue: ``labour`` [d/ha, d/km, d/m, d/plant or d/point], ``straw`` [kg/m],
``water`` [l/plant, for each of the ``waterings``] and ``survival`` [% of plants]. For labour, straw and water no source
was found, so that nothing is assumed: until people enter them, these items are unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.measures.fit.suitability import GRIDS
from dss_planner.plan.budget.basis import SiteFacts
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
_METRES_PER_KM, _KG_PER_T, _LITRES_PER_M3 = 1000.0, 1000.0, 1000.0
#: Measures whose material is hauled from its sources, and those whose plants come from a nursery.
_HAULED = GRIDS | {"sand_fence", "gravel"}
_PLANTED = frozenset({"tree_belt", "shrub_belt", "haloxylon"})


@dataclass(frozen=True)
class Item:
    """An amount of something. low, likely, high: of ``unit``, None unknown; tag, source: of the norm behind it;
    note: why it is unknown, or how it was worked out."""

    id: str
    unit: str
    low: float | None
    likely: float | None
    high: float | None
    tag: str = "D"
    source: str = ""
    note: Text | None = None


def length_item(measure: Measure) -> str:
    """Return the item that the length of a measure is."""
    return _LENGTHS.get(measure.kind, "line")


def items_of(measure: Measure, found: Quantities, site: SiteFacts) -> Iterator[Item]:
    """Return all that a work takes; ``found``: its quantities."""
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
    yield from _haul(measure, site)


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
    norm = measure.layout.get("straw")
    if norm is None or norm.unit != "kg/m":
        return _unknown(
            "straw",
            "t",
            text(
                "How much straw a metre of barrier takes is not known: enter the layout value “straw” [kg/m] of "
                "“{measure}” in the catalogue.",
                measure=measure.name,
            ),
        )
    return _normed("straw", "t", norm, (found.length or 0.0) / _KG_PER_T)


def _water(measure: Measure, found: Quantities) -> Item:
    norm = measure.layout.get("water")
    if norm is None or norm.unit != "l/plant":
        return _unknown(
            "water",
            "m³",
            text(
                "How much water a plant of “{measure}” gets is not known: enter the layout value “water” [l/plant] of "
                "the measure in the catalogue.",
                measure=measure.name,
            ),
        )
    times = measure.layout.get("waterings")
    rounds = (1.0, 1.0, 1.0) if times is None else (times.pair[0], times.number, times.pair[1])
    each = (norm.pair[0], norm.number, norm.pair[1])
    amounts = [(found.plants or 0) * one * round_ / _LITRES_PER_M3 for one, round_ in zip(each, rounds)]
    return Item("water", "m³", amounts[0], amounts[1], amounts[2], norm.tag, norm.source)


def _labour(measure: Measure, found: Quantities) -> Item:
    norm = measure.layout.get("labour")
    amount = None if norm is None else _amounts(found).get(norm.unit.partition("/")[2])
    if norm is None or not norm.unit.startswith("d/") or amount is None:
        return _unknown(
            "labour",
            "d",
            text(
                "How many days of labour “{measure}” takes is not known: enter the layout value “labour” [d/ha, d/km, "
                "d/m, d/plant or d/point] of the measure in the catalogue.",
                measure=measure.name,
            ),
        )
    return _normed("labour", "d", norm, amount)


def _amounts(found: Quantities) -> dict[str, float | None]:
    return {
        "ha": found.area,
        "km": None if found.length is None else found.length / _METRES_PER_KM,
        "m": found.length,
        "plant": found.plants,
        "point": found.units,
    }


def _haul(measure: Measure, site: SiteFacts) -> Iterator[Item]:
    """How far material or plants come, straight over the map from the nearest known place to the edge of the site."""
    note = text("Straight over the map from the nearest one to the edge of the site; roads are longer.")
    if measure.kind in _HAULED:
        missing = text("The plan does not say how far material is hauled to the site.")
        distance = site.material_km
    elif measure.kind in _PLANTED:
        missing = text("The plan does not say how far plants are brought to the site.")
        distance = site.nursery_km
    else:
        return
    if distance is None:
        yield _unknown("haul", "km", missing)
    else:
        yield Item("haul", "km", distance, distance, distance, note=note)


def _normed(item: str, unit: str, norm: Value, amount: float) -> Item:
    low, high = norm.pair
    return Item(item, unit, amount * low, amount * norm.number, amount * high, norm.tag, norm.source)


def _unknown(item: str, unit: str, why: Text) -> Item:
    return Item(item, unit, None, None, None, tag="", note=why)
