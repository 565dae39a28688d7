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


def test_measures_are_judged_cell_by_cell_with_a_legend_of_reasons(qgis_app, run, inputs, read):
    from qgis.core import QgsRasterLayer

    from dss_planner.layers.loading import load_raster
    from dss_planner.layers.measure_maps import measure_map_outputs

    parameters = inputs["measuresuitability"]()
    done = run("measuresuitability", parameters)
    assert done.good, done.log
    assert "Tree shelterbelt: suitable 0 ha" in done.log
    codes = read(done.outputs["OUTPUT"], 2)
    assert set(codes[codes > 0].astype(int) // 10_000) <= {1, 2, 3, 4}
    layers = [
        load_raster(one.path, one.style, str(one.title), one.band)
        for one in measure_map_outputs(done.outputs["OUTPUT"])
    ]
    assert [layer.name() for layer in layers] == [
        "Where it fits: Straw checkerboard",
        "Where it fits: Tree shelterbelt",
    ]
    assert all(isinstance(layer, QgsRasterLayer) for layer in layers)
    labels = [item.label for item in layers[1].renderer().classes()]
    assert any("rain below 300 mm and no groundwater data" in label for label in labels), labels
    wrong = run("measuresuitability", {**parameters, "MEASURES": "wall"})
    assert not wrong.good
    assert "no measure “wall”" in wrong.log


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


def test_a_budget_is_told_with_its_range(run, inputs):
    parameters = inputs["planbudget"]()
    done = run("planbudget", parameters)
    assert done.good, done.log
    assert 0.0 < done.outputs["P10"] < done.outputs["P50"] < done.outputs["P90"]
    assert "Confirm every unit cost locally" in done.log
    rates = '{"MNT": {"per_usd": 2, "date": "2026-01-02", "source": "made up"}}'
    other = run("planbudget", {**parameters, "CURRENCY": "MNT", "RATES": rates, "CONTINGENCY": 0.5})
    assert other.outputs["P50"] == pytest.approx(2 * 1.5 * done.outputs["P50"])
