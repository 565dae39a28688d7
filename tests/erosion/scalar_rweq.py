"""RWEQ a second time, for the tests only: one cell after the other, `math` alone, from the printed equations.

Nothing here comes from the plugin; a quantity that is not known is None.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

#: SL falls again where (z/s)² exceeds this.
TURNING = 1.7422 / 0.7422
GRADES = (200, 2500, 5000, 8000, 15000)


@dataclass
class Options:
    """Numbers that hold for all cells; a quantity of `erode`'s cell goes before the number."""

    coefficients: dict = field(default_factory=dict)
    coefficient: float = -0.1151
    barren: tuple = (9, 10, 11)
    ridge: float = 1.0
    random: float = 0.0
    trampling: float = 0.0
    organic: float = 0.0
    carbonate: float = 0.0
    components: bool = False
    distance: float = 50.0
    compaction: dict = field(default_factory=dict)
    factor: float = 1.0
    exponent: float = 1.0


@dataclass
class Answer:
    """The bands, and what rounding depends on: 100·EF before clipping, ln C, Kr and the largest and smallest P."""

    loss: float | None = None
    transport: float | None = None
    ranking: float | None = None
    grade: int | None = None
    potential: float | None = None
    prevented: float | None = None
    flags: int | None = None
    percent: float = 100.0
    exponent: float = 0.0
    ridge: float = 0.0
    products: tuple = ()


def erode(cell, months, options):
    """Return the bands of a cell. cell: sand, silt, clay, cover, … by name; months: weather factors to add up."""
    answer = Answer()
    code = cell.get("landcover")
    if code in options.barren:
        return answer if None in months else Answer(0.0, 0.0, 0.0, 1, 0.0, 0.0, 0)
    soil = [cell[name] for name in ("sand", "silt", "clay")]
    if None not in soil and abs(sum(soil) - 100.0) > 10.0:
        answer.flags = 4 | _surface_flags(cell, options)
        return answer
    if "landcover" in cell and code is None:
        return answer
    ground = _ground(cell, options, answer)
    if ground is None or None in months:
        return answer
    flags = _surface_flags(cell, options) | (2 if _beyond_regression(cell) else 0)
    bare = [_yearly(period * ground, options.distance) for period in months]
    left = options.compaction.get(code, 1.0)
    answer.potential = options.factor * (left * sum(one[0] for one in bare)) ** options.exponent
    vegetation = _vegetation(cell, options)
    if vegetation is None:
        return answer
    answer.exponent = math.log(vegetation)
    products = [period * ground * vegetation for period in months]
    answer.products = tuple(products)
    found = [_yearly(product, options.distance) for product in products]
    answer.loss = options.factor * (left * sum(one[0] for one in found)) ** options.exponent
    answer.transport = left * sum(one[1] for one in found)
    answer.ranking = left * sum(one[2] for one in found)
    answer.grade = 1 + sum(answer.loss >= bound for bound in GRADES)
    answer.prevented = answer.potential - answer.loss
    flags |= 1 if any(one[3] for one in found) else 0
    flags |= 64 if any(one[3] for one in bare) else 0
    answer.flags = flags
    return answer


def _surface_flags(cell, options):
    flags = 0
    if (cell.get("roughness") or 0.0) > 18.0 or (cell.get("random_roughness") or 0.0) > 18.0:
        flags |= 8
    if (cell.get("gravel") or 0.0) > 0.0:
        flags |= 16
    if options.compaction.get(cell.get("landcover"), 1.0) < 1.0 or (options.factor, options.exponent) != (1.0, 1.0):
        flags |= 32
    return flags


def _beyond_regression(cell):
    sand, silt, clay = cell["sand"], cell["silt"], cell["clay"]
    organic, carbonate = cell.get("organic_matter", 1.0), cell.get("carbonate", 1.0)
    within = (
        5.5 <= sand <= 93.6
        and 0.5 <= silt <= 69.5
        and 5.0 <= clay <= 39.3
        and 1.2 <= sand / clay <= 53.0
        and 0.18 <= organic <= 4.79
        and 0.0 <= carbonate <= 25.2
    )
    return not within


def _ground(cell, options, answer):
    """EF·SCF·K', None where a needed quantity is not known."""
    values = [cell[name] for name in ("sand", "silt", "clay")]
    values += [cell.get("organic_matter", options.organic), cell.get("carbonate", options.carbonate)]
    values += [cell.get("roughness", options.ridge), cell.get("random_roughness", options.random)]
    values += [cell.get("trampling", options.trampling), cell.get("gravel", 0.0)]
    if None in values:
        return None
    sand, silt, clay, organic, carbonate, ridge, random, trampling, gravel = values
    percent = 29.09 + 0.31 * sand + 0.17 * silt + 0.33 * (sand / max(clay, 5.0)) - 2.59 * organic - 0.95 * carbonate
    crust = 1 / (1 + 0.0066 * clay * clay + 0.021 * organic * organic)
    crust = (1 - trampling) * crust + trampling
    ridge, random = min(ridge, 18.0), min(random, 18.0)
    answer.percent, answer.ridge = percent, ridge
    rough = math.exp(1.86 * ridge - 2.41 * ridge**0.934 - 0.127 * random)
    armour = min(max(1 - gravel / 40.0, 0.0), 1.0)
    return min(max(percent / 100, 0.0), 1.0) * armour * crust * rough


def _vegetation(cell, options):
    """C by land cover, or SLRf·SLRs·SLRc; None where a needed quantity is not known."""
    if not options.components:
        if cell["cover"] is None:
            return None
        return math.exp(options.coefficients.get(cell.get("landcover"), options.coefficient) * cell["cover"])
    product = 1.0
    for name, ratio in (
        ("flat_cover", lambda percent: math.exp(-0.0438 * percent)),
        ("silhouette", lambda area: math.exp(-0.0344 * area**0.6413)),
        ("canopy", lambda fraction: math.exp(-5.614 * fraction**0.7366)),
    ):
        if name in cell:
            if cell[name] is None:
                return None
            product *= ratio(cell[name])
    return product


def _yearly(product, z):
    """Soil loss [t/km²], Qmax [kg/m], largest soil loss along the field [t/km²], whether s was limited."""
    if product == 0.0:
        return 0.0, 0.0, 0.0, False
    transport = 109.8 * product
    length = 150.71 * product**-0.3711
    turned = (z / length) ** 2 > TURNING
    kept = z / math.sqrt(TURNING) if turned else length
    loss = 2 * z / kept**2 * transport * math.exp(-((z / kept) ** 2))  # kg/m²
    middle = length / math.sqrt(2.0)  # where 2x/s²·exp(−(x/s)²) is largest
    largest = 2 * middle / length**2 * transport * math.exp(-((middle / length) ** 2))
    return 1000.0 * loss, transport, 1000.0 * largest, turned
