"""When each work is prepared, built, kept up and expected to show effect, in years of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import PLANTINGS

#: Plantings follow the fences and grids that shelter them by a year [A].
_PLANTING_YEAR = 2
PREPARE, BUILD, UPKEEP, RENEW, EFFECT = "prepare", "build", "upkeep", "renew", "effect"


@dataclass(frozen=True)
class Entry:
    """year: of the plan, from 1; stage: 'prepare', 'build', 'upkeep', 'renew' or 'effect'; activity: what is done."""

    year: int
    stage: str
    activity: str


def start_year(measure: Measure) -> int:
    """Return the year of the plan in which the measure is built: plantings a year after the works that shelter them."""
    return _PLANTING_YEAR if measure.id in PLANTINGS else 1


def entries(measure: Measure, years: int) -> list[Entry]:
    """Return the entries of a work over a plan of ``years``; effect after the plan ends has no entry."""
    start = start_year(measure)
    found = [
        Entry(max(1, start - 1), PREPARE, f"{measure.name}: agree on the land, survey, order material"),
        Entry(start, BUILD, f"{measure.name}: build"),
    ]
    life = max(1, int(measure.lifespan.pair[0]))
    for year in range(start + 1, years + 1):
        renewed = life > 1 and (year - start) % life == 0
        upkeep = f"{measure.name}: {measure.maintenance.value}"
        found.append(Entry(year, RENEW, f"{measure.name}: renew") if renewed else Entry(year, UPKEEP, upkeep))
    effect = start + int(-(-measure.time_to_effect.pair[1] // 1))
    if effect <= years:
        found.append(Entry(effect, EFFECT, f"{measure.name}: effect expected by now"))
    return found
