"""The works of a plan as a scenario needs them, from the tables as they are now: what was moved by hand counts."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import CostRange
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.measures.effect.effects import reach, without_figure
from dss_planner.measures.effect.shelter import sheltered
from dss_planner.measures.geometry.frame import polygons
from dss_planner.plan.budget.basis import prices_of, terms_of
from dss_planner.plan.budget.workcosts import counted_works, work_cost
from dss_planner.plan.drafting.wind import grid_direction
from dss_planner.plan.scenario.pieces import joined
from dss_planner.plan.store.document import PlanDocument

_NO_COST = CostRange(math.nan, math.nan, math.nan)


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


def _costs(document: PlanDocument, measures: dict[str, Measure]) -> dict[str, CostRange | None]:
    """Return work → what it costs as it is drawn now, in the plan's currency; None where a price cannot be used: its
    currency has no rate, or its unit no quantity."""
    terms, prices = terms_of(document), prices_of(document)
    measure_of = {str(row["uuid"]): measures[str(row["measure"])] for row in document.rows("works")}
    found: dict[str, CostRange | None] = {}
    for key, quantities in counted_works(document, measures).items():
        measure = measure_of[key]
        try:
            found[key] = work_cost(measure, quantities, prices.get(measure.id, ()), terms)
        except InputError:
            found[key] = None
    return found


def _site(
    document: PlanDocument,
    row: dict,
    measures: dict[str, Measure],
    wind_from: float,
    costs: dict[str, CostRange | None],
) -> PlannedSite:
    outline = row["geom"]
    centre = outline.Centroid()
    rows = [work for work in document.rows("works") if work["site"] == row["uuid"] and _counts(work)]
    own = [costs[str(work["uuid"])] or _NO_COST for work in rows]
    return PlannedSite(
        uuid=row["uuid"],
        name=row["name"],
        geometry=outline,
        rain=row.get("rain_mm"),
        wind_from=grid_direction(wind_from, centre.GetX(), centre.GetY(), document.crs),
        works=tuple(_work(document, work, measures[work["measure"]]) for work in rows),
        cost=(sum(one.low for one in own), sum(one.mode for one in own), sum(one.high for one in own)),
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
