"""A small study with a drafted and scheduled plan and its effect, names in other scripts, places that sites overlap."""

from __future__ import annotations

import json
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.scenario.request import ScenarioRequest
from dss_planner.plan.scenario.scenario import compute_scenario
from dss_planner.plan.scheduling.planned import scheduled
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.raster.grid import spatial_reference
from tests.plan.conftest import CRS, LEFT, TOP, rectangle, square, write_erosion, write_land, write_sites

#: Names of the three sites: Mongolian, Chinese, and one that a spreadsheet would take for a formula.
NAMES = ("Өмнөговь – Ханбогд", "草方格 试点", "=Site 3 & Co")


def make_planned_study(folder: Path) -> Path:
    """Write study and plan into ``folder`` and return the plan's path."""
    folder.mkdir(parents=True, exist_ok=True)
    write_land(folder)
    write_erosion(folder)
    _places(folder)
    sites = _sites(folder)
    (folder / "study.json").write_text(
        json.dumps({"version": 2, "title": "Говь", "data_note": "Made up for tests."}), encoding="utf-8"
    )
    (folder / "score_model.json").write_text(json.dumps(_MODEL), encoding="utf-8")
    (folder / "alignment.json").write_text(json.dumps(_ALIGNMENT), encoding="utf-8")
    path = folder / "plan.gpkg"
    draft_plan(
        DraftPlanRequest(sites=sites, study=str(folder), output=str(path), wind_from=315.0, title="Говийн төлөвлөгөө")
    )
    document = read_plan(path)
    document = applied(document, scheduled(document).changes)
    document = applied(document, Changes(put={"partners": [_PARTNER]}))
    save_plan(document, path, document.stamp)
    compute_scenario(ScenarioRequest(str(path), str(folder), str(folder / "scenario.tif")))
    return path


def _sites(folder: Path) -> str:
    shapes = [rectangle(square(column, 14, 12)) for column in (6, 54, 96)]
    uri = write_sites(folder / "sites.gpkg", shapes)
    dataset = gdal.OpenEx(str(folder / "sites.gpkg"), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("sites")
    added = {"points_erosion_mean": 42.5, "soil_loss_mean": 1234.5, "soil_loss_known": 0.75}
    layer.CreateField(ogr.FieldDefn("place", ogr.OFTString))
    for name in added:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    for feature, name in zip(list(layer), NAMES):
        feature["name"] = name
        feature["place"] = "12 km N of Ханбогд"
        for field, value in added.items():
            feature[field] = value
        layer.SetFeature(feature)
    del layer, dataset
    return uri


def _places(folder: Path) -> None:
    """Protected land over the left half of site 1; a camp in site 2; a road across site 2; aimags with two names."""
    dataset = gdal.GetDriverByName("GPKG").Create(str(folder / "vectors.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    half = LEFT + 6 * 500.0, TOP - 26 * 500.0, LEFT + 12 * 500.0, TOP - 14 * 500.0
    camp, road = f"POINT ({LEFT + 60 * 500} {TOP - 20 * 500})", TOP - 22 * 500
    layers = {
        "protected_areas": [(rectangle(half).ExportToWkt(), {"name": "Small Gobi"})],
        "camps": [(camp, {"name": "Баатар"})],
        "roads": [(f"LINESTRING ({LEFT} {road}, {LEFT + 120 * 500} {road})", {"name": ""})],
        "admin1": [(rectangle(square(0, 0, 120)).ExportToWkt(), {"name": "Ömnögovi", "name_mn": "Өмнөговь"})],
    }
    for name, rows in layers.items():
        layer = dataset.CreateLayer(name, spatial_reference(CRS), ogr.wkbUnknown)
        for field in rows[0][1]:
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        for wkt, values in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in values.items():
                feature[field] = value
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)


_PARTNER = {
    "uuid": "11111111-1111-4111-8111-111111111111",
    "name": "Ханбогд сум",
    "role": "land",
    "country": "Mongolia",
}
_MODEL = {
    "version": 2,
    "combination": "weighted_sum",
    "criteria": [{"id": "erosion", "name": "Soil loss", "layer": "soil_loss.tif", "weight": 1.0, "unit": "t/km²·a"}],
    "exclusions": [{"id": "water", "name": "Water", "layer": "landcover_classes.tif", "keep": {"not_in": [9]}}],
}
_ALIGNMENT = {
    "layers": [
        {"role": "landcover", "source": "/data/lc.tif", "licence": "CC BY 4.0", "date": "2019", "known": 1.0},
        {"role": "sand", "source": "/data/sand.tif", "licence": None, "date": "", "known": 0.9},
    ]
}
