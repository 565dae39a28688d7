"""The land of a site of a plan that is there already, as its works are drawn on it again."""

from __future__ import annotations

import json

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.core import worst_part
from dss_planner.measures.geometry.frame import largest, polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.drafting.contours import contours_of
from dss_planner.plan.drafting.facts import StudyLayers, land_facts, soil_loss_sampler
from dss_planner.plan.drafting.sheet import M2_PER_HECTARE, Land
from dss_planner.plan.drafting.surroundings import Surroundings, surroundings
from dss_planner.plan.drafting.wind import erosive_wind, grid_direction
from dss_planner.plan.store.document import PlanDocument, Row


def land_of_row(document: PlanDocument, site: Row, catalogue: Catalogue, study: StudyLayers | None) -> Land:
    """Return the land of a row of the table ``sites``.

    The core is the fenced land as it is now; where nothing is fenced, that which erodes most by the ``study``, else
    the windward part of the site. Raises `InputError` when the plan has no wind.
    """
    outline = largest(site["geom"])
    if outline is None:
        raise InputError("“{site}” has no area. Draw its outline first.", site=site["name"])
    middle = outline.Centroid()
    wind_from, lattice = _wind(document)
    direction = grid_direction(wind_from, middle.GetX(), middle.GetY(), document.crs)
    core = _core(document, site, outline, direction, catalogue, study)
    around = polygons(outline.Difference(core), SLIVER)
    slope, rain = site.get("slope_deg"), site.get("rain_mm")
    places, contours = Surroundings(), None
    if study is not None:
        conditions = land_facts(study, [core])[0].conditions
        slope, rain = conditions.slope, conditions.rain
        places = surroundings(study.folder, study.grid.crs).at(outline)
        contours = contours_of(study)
    return Land(
        site=outline,
        core=core,
        rest=around[0] if around else None,
        wind_from=direction,
        lattice=lattice,
        slope=slope,
        rain=rain,
        crs=document.crs,
        around=places,
        contours=contours,
    )


def _wind(document: PlanDocument) -> tuple[float, bool]:
    """Return the plan's wind and whether it comes from many sides, which only its wind table tells."""
    wind_from = document.plan.get("wind_from")
    if wind_from is None:
        raise InputError(
            "The plan has no direction of the erosive wind (field wind_from of its table “plan”), and works are laid "
            "across it. Fill the field in, or draft the plan again."
        )
    model = json.loads(document.plan.get("model") or "{}") or {}
    if not model.get("wind_rose"):
        return float(wind_from), False
    try:
        wind = erosive_wind(None, model["wind_rose"], model.get("wind_months"), model.get("wind_unit"))
    except InputError:  # moved or gone: the direction is in the plan
        return float(wind_from), False
    return float(wind_from), wind.lattice


def _core(
    document: PlanDocument,
    site: Row,
    outline: ogr.Geometry,
    direction: float,
    catalogue: Catalogue,
    study: StudyLayers | None,
) -> ogr.Geometry:
    fences = {measure.id for measure in catalogue.measures if measure.kind == "exclosure"}
    fenced = [
        part
        for row in document.rows("zones")
        if row["site"] == site["uuid"] and row["measure"] in fences and row["geom"] is not None
        for part in polygons(row["geom"].Intersection(outline), SLIVER)
    ]
    if fenced:
        return max(fenced, key=lambda one: one.GetArea())
    cap = catalogue.get("exclosure").number_of("area_cap") * M2_PER_HECTARE
    if study is not None:
        return worst_part(outline, direction, cap, soil_loss_sampler(study, outline), study.grid.crs)
    return layout.strip_of_area(outline, direction, 0.0, cap) or outline
