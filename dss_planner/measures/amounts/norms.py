"""What a work takes by the norms that people enter in the catalogue: labour, straw and water.

Norms are layout values: ``labour`` [d/ha, d/km, d/m, d/plant or d/point], ``straw`` [kg/m], ``water`` [l/plant, for
each of the ``waterings``]. No norm with a source was found (SCIENCE.md 7 prices labour by the metre, not in days), so
that none is built in: without one the amount is unknown.
"""

from __future__ import annotations

from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure

#: Low, likely, high.
Amount = tuple[float, float, float]
_METRES_PER_KM, _KG_PER_T, _LITRES_PER_M3 = 1000.0, 1000.0, 1000.0
#: Units of prices that norms give the amount of → the item.
NORMED = {"d": "labour", "t": "straw", "m³": "water"}


def labour_days(measure: Measure, found: Quantities) -> Amount | None:
    """Return the days of labour that a work takes; None where no norm tells."""
    norm = measure.layout.get("labour")
    amounts = {
        "ha": found.area,
        "km": None if found.length is None else found.length / _METRES_PER_KM,
        "m": found.length,
        "plant": found.plants,
        "point": found.units,
    }
    amount = None if norm is None or not norm.unit.startswith("d/") else amounts.get(norm.unit[2:])
    if norm is None or amount is None:
        return None
    return amount * norm.pair[0], amount * norm.number, amount * norm.pair[1]


def straw_tonnes(measure: Measure, found: Quantities) -> Amount | None:
    """Return the straw that the barriers of a work take [t]; None where no norm tells."""
    norm = measure.layout.get("straw")
    if norm is None or norm.unit != "kg/m":
        return None
    amount = (found.length or 0.0) / _KG_PER_T
    return amount * norm.pair[0], amount * norm.number, amount * norm.pair[1]


def water_cubic_metres(measure: Measure, found: Quantities) -> Amount | None:
    """Return the water that the plants of a work get [m³]; None where no norm tells."""
    norm = measure.layout.get("water")
    if norm is None or norm.unit != "l/plant":
        return None
    times = measure.layout.get("waterings")
    rounds = (1.0, 1.0, 1.0) if times is None else (times.pair[0], times.number, times.pair[1])
    low, likely, high = (
        (found.plants or 0) * each * often / _LITRES_PER_M3
        for each, often in zip((norm.pair[0], norm.number, norm.pair[1]), rounds)
    )
    return low, likely, high


def normed_amount(measure: Measure, found: Quantities, unit: str) -> float | None:
    """Return the likely amount that a price for ``unit`` (of `NORMED`) is paid for; None where no norm tells."""
    of = {"d": labour_days, "t": straw_tonnes, "m³": water_cubic_metres}
    amount = of[unit](measure, found)
    return None if amount is None else amount[1]
