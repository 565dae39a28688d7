"""The works of a plan as a scenario needs them, from the tables as they are now: what was moved by hand counts."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.measures.effect.effects import reach, without_figure
from dss_planner.measures.effect.shelter import sheltered
from dss_planner.measures.geometry.frame import polygons
from dss_planner.plan.budget.basis import prices_of, terms_of
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.budget.drawn import counted_works
from dss_planner.plan.budget.workcosts import work_cost
from dss_planner.plan.drafting.wind import grid_direction
from dss_planner.plan.scenario.pieces import joined
from dss_planner.plan.scenario.request import Triple
from dss_planner.plan.store.document import PlanDocument

_NOT_KNOWN: Triple = (math.nan, math.nan, math.nan)


@dataclass(frozen=True)
class PlannedWork:
    """A measure at a site. start: year of the plan when it is built; zones, lines: as drawn, in the plan's CRS.

    owner: site that it belongs to where that is another one, whose land it acts on, too; rain, wind_from: of that site.
    """

    uuid: str
    name: str
    measure: Measure
    start: int
    zones: tuple[ogr.Geometry, ...]
    lines: tuple[ogr.Geometry, ...]
    owner: str = ""
    rain: float | None = None
    wind_from: float | None = None

    def land(self, age: float, bound: str, wind_from: float) -> ogr.Geometry | None:
        """Return the land that it covers or shelters at an age [years]; wind_from: degrees from the map's north."""
        if "reach_heights" in self.measure.effect:
            own = wind_from if self.wind_from is None else self.wind_from
            return sheltered(self.lines, own, reach(self.measure, age, bound))
        return joined([part for zone in self.zones for part in polygons(zone)])

    @property
    def idle(self) -> bool:
        """Whether the catalogue has no figure for what it does."""
        return without_figure(self.measure) is not None


@dataclass(frozen=True)
class PlannedSite:
    """A site of the plan. rain [mm/a] or None; wind_from: degrees from the map's north at the site; cost: low, mode and
    high of its works over the plan's years, in ``currency``; NaN where a price has no rate or no quantity;
    cost_years: how many these are."""

    uuid: str
    name: str
    geometry: ogr.Geometry
    rain: float | None
    wind_from: float
    works: tuple[PlannedWork, ...]
    cost: tuple[float, float, float]
    cost_years: int
    currency: str


def planned_sites(document: PlanDocument) -> tuple[PlannedSite, ...]:
    """Return the sites of a plan with their works, in the order of the plan.

    Raises `InputError` when the plan has no wind direction or the record of a measure cannot be read.
    """
    wind_from = document.plan.get("wind_from")
    if wind_from is None:
        raise InputError(
            "The plan has no direction of the erosive wind (field wind_from of its table “plan”), which tells what its "
            "lines shelter. Draft the plan again, or fill the field in."
        )
    measures = {
        str(row["id"]): measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")
    }
    costs = _costs(document, measures)
    return tuple(_site(document, row, measures, float(wind_from), costs) for row in document.rows("sites"))


def _costs(document: PlanDocument, measures: dict[str, Measure]) -> dict[str, Triple]:
    """Return site → what its works cost over the plan's years as they are drawn now, renewals and upkeep with them:
    works that the scenario keeps up are paid for. In the plan's currency, without contingency; NaN where a price cannot
    be used: its currency has no rate, or its unit no quantity."""
    try:
        billed = bill(document)
    except InputError:
        return {}
    found: dict[str, Triple] = {}
    for site, sums in billed.sites.items():
        money = sums.build + sums.upkeep
        found[site] = (money.low, money.likely, money.high)
    unpaid = _unpaid(document, measures)
    return {site: _NOT_KNOWN if site in unpaid else cost for site, cost in found.items()}


def _unpaid(document: PlanDocument, measures: dict[str, Measure]) -> set[str]:
    """Return the sites with a work whose price has a unit that what is drawn has no quantity of."""
    terms, prices = terms_of(document), prices_of(document)
    works = {str(row["uuid"]): row for row in document.rows("works") if _counts(row)}
    found = set()
    for key, quantities in counted_works(document, measures).items():
        if key not in works:
            continue
        measure = measures[str(works[key]["measure"])]
        try:
            work_cost(measure, quantities, prices.get(measure.id, ()), terms)
        except InputError:
            found.add(str(works[key]["site"]))
    return found


def _site(
    document: PlanDocument,
    row: dict,
    measures: dict[str, Measure],
    wind_from: float,
    costs: dict[str, Triple],
) -> PlannedSite:
    outline = row["geom"]
    centre = outline.Centroid()
    rows = [work for work in document.rows("works") if work["site"] == row["uuid"] and _counts(work)]
    return PlannedSite(
        uuid=row["uuid"],
        name=row["name"],
        geometry=outline,
        rain=row.get("rain_mm"),
        wind_from=grid_direction(wind_from, centre.GetX(), centre.GetY(), document.crs),
        works=tuple(_work(document, work, measures[work["measure"]]) for work in rows),
        cost=costs.get(str(row["uuid"]), _NOT_KNOWN if rows else (0.0, 0.0, 0.0)),
        cost_years=int(document.plan.get("years") or 0),
        currency=str(document.plan["currency"]),
    )


def _counts(work: dict) -> bool:
    """Whether a work is chosen: those of other alternatives stand in the plan, too."""
    return work.get("chosen") is None or bool(work["chosen"])


def _work(document: PlanDocument, row: dict, measure: Measure) -> PlannedWork:
    zones, lines = (
        tuple(part["geom"] for part in document.rows(table) if part["work"] == row["uuid"] and part["geom"] is not None)
        for table in ("zones", "lines")
    )
    return PlannedWork(row["uuid"], row["name"], measure, int(row.get("start_year") or 1), zones, lines)
