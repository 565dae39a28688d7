"""What the row of a shape begins with that people draw on the map of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from osgeo import ogr

from dss_planner.measures.amounts.counting import UNIT
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres


def new_row(document: PlanDocument, table: str, given: Mapping, shape: ogr.Geometry, work: str = "") -> Row | None:
    """Return the values that a new row of the table lacks, or has wrong; None where it belongs to no work.

    given: its values so far. work: key of the one that is looked at. The site is the one that holds most of the shape;
    the work is the one given or looked at, where it is at that site, else the one there that has shapes of the table,
    else any there. Plots and the like that say their kind need no work.
    """
    sites = {str(row["uuid"]): row for row in document.rows("sites")}
    works = {str(row["uuid"]): row for row in document.rows("works")}
    site = _site_at(sites, shape)
    chosen = next((works[key] for key in (str(given.get("work") or ""), work) if key in works), None)
    if table == "points" and given.get("kind") not in (None, "", UNIT) and given.get("site") in sites:
        return {"name": given.get("name") or sites[given["site"]]["name"]}
    if site and (chosen is None or chosen["site"] != site):
        chosen = _work_at(document, table, site, works) or chosen
    if chosen is None:
        return None
    own = [row for row in document.rows(table) if row.get("work") == chosen["uuid"]]
    found: Row = {"site": chosen["site"], "work": chosen["uuid"], "measure": chosen["measure"]}
    if not given.get("name"):
        found["name"] = f"{chosen['name']} {len(own) + 1}"
    if table == "points" and not given.get("kind"):
        found["kind"] = UNIT
    if table != "points" and given.get("number") is None:
        found["number"] = 1 + max((int(row["number"]) for row in own if row.get("number") is not None), default=0)
    if table == "zones" and given.get("area_ha") is None:
        found["area_ha"] = ellipsoidal_hectares(shape, document.crs)
    if table == "lines" and given.get("length_m") is None:
        found["length_m"] = ellipsoidal_metres(shape, document.crs)
    if given.get("locked") is None:
        found["locked"] = True
    return found


def _site_at(sites: Mapping[str, Row], shape: ogr.Geometry) -> str:
    """Return the key of the site that holds most of a shape; '' where none holds any."""
    best, most = "", 0.0
    for key, row in sites.items():
        land = row.get("geom")
        if land is None or not land.Intersects(shape):
            continue
        common = land.Intersection(shape)
        size = {0: 1.0, 1: common.Length() if common else 0.0}.get(shape.GetDimension())
        size = common.GetArea() if size is None else size
        if size > most or not best:
            best, most = key, size
    return best


def _work_at(document: PlanDocument, table: str, site: str, works: Mapping[str, Row]) -> Row | None:
    """Return the work of a site that new shapes of a table go to."""
    there = [row for row in works.values() if row["site"] == site and (row.get("chosen") is None or row["chosen"])]
    drawn = [str(row["work"]) for row in document.rows(table) if row.get("site") == site and row.get("work")]
    with_shapes = [row for row in there if row["uuid"] in drawn]
    return next(iter(with_shapes or there), None)
