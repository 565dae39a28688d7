"""The plan and the example, run as algorithms."""

import pytest
from osgeo import gdal, ogr


@pytest.fixture
def project(qgis_app):
    from qgis.core import QgsProject

    made = QgsProject()
    yield made
    made.clear()


def test_a_plan_draws_works_inside_the_sites(run, inputs):
    done = run("draftplan", inputs["draftplan"]())
    assert done.good, done.log
    plan = gdal.OpenEx(done.outputs["PLAN"], gdal.OF_VECTOR)
    assert plan.GetLayerByName("sites").GetFeatureCount() == 2
    works = plan.GetLayerByName("zones").GetFeatureCount() + plan.GetLayerByName("lines").GetFeatureCount()
    assert works > 0
    outlines = ogr.Geometry(ogr.wkbGeometryCollection)
    for site in plan.GetLayerByName("sites"):
        outlines.AddGeometry(site.GetGeometryRef())
    around = outlines.Buffer(1.0)
    for zone in plan.GetLayerByName("zones"):
        assert around.Contains(zone.GetGeometryRef())
    assert "USD" in done.log


def test_the_layers_of_a_plan_are_loaded_with_their_styles(run, inputs, project):
    done = run("draftplan", inputs["draftplan"](), project=project)
    assert done.good, done.log
    names = [uri.split("|layername=")[1] for uri in done.layers]
    assert set(names) == {"points", "lines", "zones", "sites"}
    assert all(details.postProcessor() is not None for details in done.layers.values())
    assert run("draftplan", {**inputs["draftplan"](), "LOAD": False}, project=project).layers == {}


def test_measures_can_be_named(run, inputs):
    done = run("draftplan", {**inputs["draftplan"](), "MEASURES": "no_such_measure"})
    assert not done.good
    assert "no_such_measure" in done.log


def test_a_scenario_tells_what_the_works_avoid(run, inputs, read, tmp_path):
    parameters = {**inputs["scenario"](), "SITES": str(tmp_path / "effects.gpkg"), "LEAKAGE": 0.0}
    done = run("scenario", parameters)
    assert done.good, done.log
    assert done.outputs["AVOIDED"] > 0.0
    before, after, avoided = (read(done.outputs["OUTPUT"], band) for band in (1, 2, 3))
    assert (before - after) == pytest.approx(avoided, abs=0.01)
    effects = gdal.OpenEx(done.outputs["SITES"], gdal.OF_VECTOR)
    assert sum(site["avoided_mode_t_a"] for site in effects.GetLayerByName("site_effects")) == pytest.approx(
        done.outputs["AVOIDED"]
    )
    early = run("scenario", {**parameters, "YEAR": 1})
    assert early.outputs["AVOIDED"] == 0.0


def test_the_example_runs_the_whole_chain(run, inputs, project, tmp_path):
    done = run("runexample", {"FOLDER": str(tmp_path / "Говь 고비 a b")}, project=project)
    assert done.good, done.log
    score = gdal.Open(done.outputs["SCORE"])
    assert score.RasterCount >= 3
    sites = gdal.OpenEx(done.outputs["SITES"], gdal.OF_VECTOR)
    assert sites.GetLayerByName("sites").GetFeatureCount() >= 1
    plan = gdal.OpenEx(done.outputs["PLAN"], gdal.OF_VECTOR)
    assert plan.GetLayerByName("zones") is not None
    styles = {details.postProcessor() is not None for details in done.layers.values()}
    assert styles == {True}
    assert "not for siting decisions" in done.log
