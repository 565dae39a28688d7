"""What a scenario asks and answers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dss_planner.text import Text

#: Low, mode, high.
Triple = tuple[float, float, float]
#: Years of the plan that are worked out when nothing else is asked.
YEARS = 5
#: Share of the grazing that a fence keeps out which goes on around it; no figure was found [A].
LEAKAGE = 0.5
#: Width of the land around a fence on which it does [m] [A].
LEAKAGE_WIDTH = 2000.0


@dataclass(frozen=True)
class ScenarioRequest:
    """plan: GeoPackage of `draftplan`; study: its folder; output: GeoTIFF to write.

    year: of the plan, from 1, that the map shows; years: worked out for the table (the map's year at least).
    sites: GeoPackage of sites with their effects to write, None for none.
    kept_up: barriers are maintained and renewed; else they decay to nothing by the end of their life.
    leakage: share (0–1) of the grazing kept out by exclosures that moves to the land within leakage_width [m] around.
    store: the figures of all sites and years are written into the plan's table ``scenario``.
    """

    plan: str
    study: str
    output: str
    year: int = YEARS
    years: int = YEARS
    kept_up: bool = True
    leakage: float = LEAKAGE
    leakage_width: float = LEAKAGE_WIDTH
    sites: str | None = None
    store: bool = False


@dataclass(frozen=True)
class YearEffect:
    """A year of the plan at a site, each figure as (low, mode, high): the weakest to the strongest effect that the
    catalogue's ranges allow; wind and soil are those of the study, without their own uncertainty.

    avoided: soil loss avoided on the land that works act on [t/a]. leaked: soil loss that leaking grazing adds around
    fences [t/a, ≥ 0]. emission: share of the site's dust emission that is left (NaN without dust source potential).
    """

    year: int
    avoided: Triple
    leaked: Triple
    emission: Triple

    @property
    def net(self) -> tuple[float, float, float]:
        """Avoided less leaked [t/a], see `net_of`."""
        return net_of(self.avoided, self.leaked)


def summed(rows: Iterable[Triple]) -> Triple:
    """Return the sums of ranges, end by end: sites and years are taken to be weak or strong together."""
    low, mode, high = 0.0, 0.0, 0.0
    for row in rows:
        low, mode, high = low + row[0], mode + row[1], high + row[2]
    return low, mode, high


def net_of(avoided: Triple, leaked: Triple) -> Triple:
    """Return the range of what is avoided less what leaks: each end of the effect with the leak that belongs to it.

    Both come from the same gain of cover behind the fence: fodder that is saved inside is what livestock eats around it
    (`sitescenario._leaks`), so that a weak gain goes with a weak leak. A weak effect with a strong leak is no state of
    the model. What leaks may outgrow what is avoided: the range then runs over all three.
    """
    ends = [one - other for one, other in zip(avoided, leaked)]
    return min(ends), ends[1], max(ends)


@dataclass(frozen=True)
class SiteScenario:
    """A site. before: soil loss of its area [t/a]. affected: land that works cover or shelter in the map's year [ha].
    total, leaked: avoided and leaked over all years [t] (low, mode, high). cost: (low, mode, high) over the plan's
    years, in currency.
    per_cost: tonnes avoided, less leaked, for each unit of currency, both over the plan's years (middles; NaN
    without a cost, or where fewer years are worked out).
    idle: works that do nothing here, each with the reason. unknown: share (0–1) of the site's land that is not known,
    where nothing is counted. shared: share (0–1) of the affected land that works of other sites act on, too: what is
    avoided there is parted equally among the sites [A], so that it counts once. cost_years: that the cost is for.
    meets: whether livestock of other sites goes to the same land around fences.
    """

    uuid: str
    name: str
    before: float
    affected: float
    years: tuple[YearEffect, ...]
    total: Triple
    leaked: Triple
    cost: Triple
    currency: str
    per_cost: float
    idle: tuple[Text, ...]
    unknown: float = math.nan
    shared: float = 0.0
    cost_years: int = 0
    meets: bool = False

    @property
    def per_tonne(self) -> Triple:
        """What a tonne costs that is avoided, less what leaks, in the years of the cost: low (least cost, strongest
        effect), mode, high; infinite where nothing is avoided, NaN where cost or effect is not known."""
        if not (0 < self.cost_years <= len(self.years) and self.cost[1] > 0.0):
            return math.nan, math.nan, math.nan
        paid = self.years[: self.cost_years]
        weak, mode, strong = net_of(summed(year.avoided for year in paid), summed(year.leaked for year in paid))
        low, likely, high = self.cost
        return _per(low, strong), _per(likely, mode), _per(high, weak)


def _per(cost: float, tonnes: float) -> float:
    return cost / tonnes if tonnes > 0.0 else math.inf


@dataclass(frozen=True)
class ScenarioResult:
    """output: GeoTIFF with bands 1 soil loss without the plan, 2 with it, 3 avoided [t/km²·a], all of the map's year
    and the middle of the ranges; 4, 5 dust source potential without and with it (0–100) where the study has one.
    report: JSON beside it with all sites and years. avoided, leaked: of the map's year, all sites [t/a]; total,
    total_leaked: of all years [t]. unknown: share (0–1) of the land of all sites that is not known; stored: whether
    the plan keeps the figures.
    """

    output: str
    report: str
    year: int
    sites: tuple[SiteScenario, ...]
    avoided: Triple
    leaked: Triple
    total: Triple
    total_leaked: Triple
    notes: tuple[Text, ...]
    unknown: float = math.nan
    stored: bool = False
