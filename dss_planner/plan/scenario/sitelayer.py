"""Sites with what the plan does to them, as a layer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from osgeo import ogr

from dss_planner.plan.scenario.request import SiteScenario
from dss_planner.plan.scenario.works import PlannedSite
from dss_planner.raster.vectors import GeoPackageWriter

LAYER = "site_effects"
_BOUNDS = ("low", "mode", "high")
_FIELDS = {
    "site_id": ogr.OFTString,
    "name": ogr.OFTString,
    "loss_t_a": ogr.OFTReal,
    "affected_ha": ogr.OFTReal,
    **{f"avoided_{bound}_t_a": ogr.OFTReal for bound in _BOUNDS},
    **{f"leaked_{bound}_t_a": ogr.OFTReal for bound in _BOUNDS},
    **{f"net_{bound}_t_a": ogr.OFTReal for bound in _BOUNDS},
    **{f"total_{bound}_t": ogr.OFTReal for bound in _BOUNDS},
    "cost_mode": ogr.OFTReal,
    "currency": ogr.OFTString,
    "t_per_cost": ogr.OFTReal,
    "unknown_share": ogr.OFTReal,
    "nothing": ogr.OFTString,
}


def write_sites(path: str, crs: str, year: int, planned: Sequence[PlannedSite], found: Sequence[SiteScenario]) -> None:
    """Write the polygons of sites with soil loss before, and avoided, leaked and net in a year of the plan."""
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(LAYER, crs, ogr.wkbPolygon, _FIELDS, f"Effect of the plan in its year {year}")
        for site, result in zip(planned, found):
            writer.add_feature(layer, site.geometry, _row(result, year))


def _row(result: SiteScenario, year: int) -> dict[str, object]:
    values: dict[str, object] = {
        "site_id": result.uuid,
        "name": result.name,
        "loss_t_a": result.before,
        "affected_ha": result.affected,
        "cost_mode": result.cost[1],
        "currency": result.currency,
        "t_per_cost": result.per_cost,
        "unknown_share": result.unknown,
        "nothing": " ".join(str(reason) for reason in result.idle) or None,
    }
    if result.years:
        effect = result.years[year - 1]
        for place, bound in enumerate(_BOUNDS):
            values[f"avoided_{bound}_t_a"] = effect.avoided[place]
            values[f"leaked_{bound}_t_a"] = effect.leaked[place]
            values[f"net_{bound}_t_a"] = effect.net[place]
            values[f"total_{bound}_t"] = result.total[place]
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in values.items()}
