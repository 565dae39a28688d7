"""What the pages work out and what the algorithms work out of the same model file: the same to the last bit."""

import importlib.util
import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

ROOT = Path(__file__).resolve().parents[1]
#: Fields that tell when something was made, or where it lies in a file.
_OWN = {"fid"}


def part(path):
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def algorithm(qgis_app):
    """``algorithm(id, parameters) -> outputs`` as the toolbox runs it."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    from dss_planner.algorithms.provider import DssPlannerProvider

    provider, kept = DssPlannerProvider(), []
    assert QgsApplication.processingRegistry().addProvider(provider)

    def start(name, parameters):
        made = QgsApplication.processingRegistry().createAlgorithmById(f"dssplanner:{name}")
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        outputs, good = made.run(parameters, context, feedback)
        kept.extend((made, context, feedback))
        assert good, feedback.textLog()
        return outputs

    yield start
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example, worked out up to the travel time."""
    from dss_planner.study.chain import example_settings
    from dss_planner.study.settings import write_settings
    from dss_planner.study.steps import StepRequest, run_step

    folder = tmp_path_factory.mktemp("panel") / "example"
    folder.mkdir()
    settings = example_settings(folder)
    write_settings(folder, settings)
    for step in ("align", "landcover", "erosion", "access"):
        run_step(StepRequest(str(folder), step, settings))
    return folder


@pytest.fixture(params=["weighted_sum", "geometric", "owa"])
def study(request, example, tmp_path, qgis_app, wait_for):
    """Folder and settings of a study that a session, as the pages use it, scored, searched, drew and chose in."""
    from qgis.core import QgsProject

    from dss_planner.panels.map_layers import MapLayers
    from dss_planner.panels.session import StudySession

    folder = tmp_path / "study"
    shutil.copytree(example, folder)
    iface = part(ROOT / "panels" / "conftest.py").Window()
    session = StudySession(MapLayers(iface))
    assert session.open_folder(str(folder)) is not False
    desk = session.score_desk
    wait_for(lambda: desk.model is not None)
    if request.param != "weighted_sum":
        desk.edit("Another combination", replace(desk.model, combination=request.param, optimism=0.3))
    session.change(
        min_area=1000.0,
        robustness=replace(session.settings.robustness, draws=100, map_share=10.0),
        portfolio=replace(session.settings.portfolio, price=2.0, costs="hectare", budget=30000.0, curve=False),
    )
    for step in ("score", "sites", "robustness", "agreement", "portfolio"):
        assert session.run((step,))
        wait_for(lambda: not session.busy and not session.map_layers.showing)
        assert session.problems == {}
    settings = session.settings
    session.close()
    QgsProject.instance().clear()
    iface.window.deleteLater()
    return folder, settings


def bands(path):
    dataset = gdal.Open(str(path))
    return [dataset.GetRasterBand(band).ReadAsArray() for band in range(1, dataset.RasterCount + 1)]


def rows(path):
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    return [
        {**feature.items(), "shape": bytes(feature.GetGeometryRef().ExportToWkb())}
        for feature in dataset.GetLayerByName("sites")
    ]


def same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return one == other


def all_same(own, panel, names):
    assert len(own) == len(panel) > 0
    assert names
    for mine, theirs in zip(own, panel):
        for name in names:
            assert same(mine[name], theirs[name]), name


def test_the_algorithms_give_the_numbers_of_the_pages(study, algorithm, tmp_path):
    from dss_planner.study.folder import StudyFolder
    from dss_planner.study.siteranking import ranking_of

    folder, settings = study
    out = tmp_path / "out"
    out.mkdir()
    model = str(folder / "score_model.json")

    algorithm("score", {"MODEL": model, "OUTPUT": str(out / "score.tif")})
    for own, panel in zip(bands(out / "score.tif"), bands(folder / "score.tif")):
        np.testing.assert_array_equal(own, panel)

    panel_sites = rows(folder / "sites.gpkg")
    search = {"SCORE": str(out / "score.tif"), "COUNT": settings.count, "MIN_AREA": settings.min_area}
    search |= {"MAX_AREA": settings.max_area, "SPACING": settings.spacing, "COMPACTNESS": settings.compactness}
    search |= {"MIN_SCORE": settings.min_score, "OUTPUT": str(out / "found.gpkg"), "REPORT": str(out / "found.json")}
    algorithm("findsites", search)
    found = {row["site_id"]: row for row in rows(out / "found.gpkg")}
    by_id = {row["site_id"]: row for row in panel_sites}
    assert set(found) == set(by_id)
    assert [found[key]["shape"] == by_id[key]["shape"] for key in found] == [True] * len(found)

    rasters = [
        str(out / "score.tif"),
        *(str(folder / f"{name}.tif") for name in ("travel_time", "annual_precipitation")),
    ]
    algorithm(
        "sitefacts",
        {
            "SITES": str(out / "found.gpkg"),
            "RASTERS": rasters,
            "CATEGORICAL": [str(folder / "landcover_classes.tif")],
            "OUTPUT": str(out / "facts.gpkg"),
        },
    )
    facts = {row["site_id"]: row for row in rows(out / "facts.gpkg")}
    names = {"score_mean": "score_mean", "score_min": "score_min", "area_ha": "area_ha", "lon": "lon"}
    names |= {"travel_time_mean": "travel_time_mean", "annual_precipitation_mean": "rain_mean"}
    names |= {"compactness": "compactness", "position": "position", "landcover_classes_main": "landcover_main"}
    for key, row in facts.items():
        assert {name: row[name] for name in names} == {name: by_id[key][other] for name, other in names.items()}

    ranking = ranking_of(StudyFolder.at(folder))
    sites = f"{folder / 'sites.gpkg'}|layername=sites"
    algorithm("ranksites", {"SITES": sites, "FIELDS": ranking, "OUTPUT": str(out / "ranked.gpkg")})
    all_same(rows(out / "ranked.gpkg"), panel_sites, [name for name in panel_sites[0] if name not in _OWN])

    report = json.loads((folder / "robustness.json").read_text(encoding="utf-8"))
    asked, choices = report["asked"], settings.robustness
    draws = {"DRAWS": choices.draws, "SEED": choices.seed, "CONCENTRATION": choices.concentration}
    algorithm(
        "sensitivity",
        {
            "MODEL": model,
            "SITES": asked["sites"],
            "FIELDS": asked["criteria"],
            "METHOD": asked["method"],
            "ATTITUDE": asked["attitude"],
            "TOP": asked["top"],
            "TOP_SHARE": choices.map_share,
            "BY_CELLS": asked["method"] != "wlc",
            "OUTPUT": str(out / "agreement.tif"),
            "RANKED": str(out / "drawn.gpkg"),
            "REPORT": str(out / "drawn.json"),
            **draws,
        },
    )
    drawn = rows(out / "drawn.gpkg")
    all_same(drawn, rows(folder / "robustness.gpkg"), [name for name in drawn[0] if name not in _OWN])
    again = json.loads((out / "drawn.json").read_text(encoding="utf-8"))
    assert again["switching_weights"] == report["switching_weights"]
    assert again["sites"] == report["sites"]
    for own, panel in zip(bands(out / "agreement.tif"), bands(folder / "agreement.tif")):
        np.testing.assert_array_equal(own, panel)

    chosen = json.loads((folder / "portfolio.json").read_text(encoding="utf-8"))
    candidates = folder / "portfolio_candidates.gpkg"
    wanted = json.loads((folder / "portfolio.provenance.json").read_text(encoding="utf-8"))["parameters"]
    algorithm(
        "selectportfolio",
        {
            "SITES": f"{candidates}|layername=sites",
            "SCORE_FIELD": wanted["score_field"],
            "COST_FIELD": wanted["cost_field"],
            "AREA_FIELD": wanted["area_field"],
            "LOCKED_FIELD": wanted["locked_field"],
            "BUDGET": wanted["budget"],
            "SPACING": wanted["spacing"],
            "OUTPUT": str(out / "chosen.gpkg"),
            "REPORT": str(out / "chosen.json"),
        },
    )
    own = json.loads((out / "chosen.json").read_text(encoding="utf-8"))
    assert (own["benefit"], own["cost"]) == (chosen["benefit"], chosen["cost"])
    panel = {row["site_id"] for row in rows(folder / "portfolio.gpkg") if row["chosen"]}
    assert {row["site_id"] for row in rows(out / "chosen.gpkg")} == panel
    assert 0 < len(panel) < len(panel_sites), "the budget decides"
