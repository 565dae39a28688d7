"""What is asked about a place of a study: its own files, its study area, and the step to run when there is no map."""

from __future__ import annotations

import shutil

import pytest

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.errors import InputError
from dss_planner.tasks.explaining import PlaceQuestion, request_of


@pytest.fixture
def study(make_raster, make_vector, tmp_path):
    sand = make_raster("first/sand.tif", [[1.0] * 6] * 4)
    path = make_raster("first/soil_loss.tif", [[1.0] * 6] * 4)
    made = WindErosionRequest("w.tif", sand, "i", "c", "v", path, compaction={3: 0.5})
    provenance.record(path, "winderosion", {}, made)
    make_vector("first/study_area.gpkg", [("POLYGON((0 0,1 0,1 1,0 0))", {"a": 1.0})], layer="study_area")
    return tmp_path / "first"


def ask(folder):
    return request_of(PlaceQuestion(str(folder), 105.0, 44.0, "EPSG:4326"))


def test_the_percentiles_are_those_of_the_study_area(study):
    assert ask(study).within == f"{study / 'study_area.gpkg'}|layername=study_area"
    (study / "study_area.gpkg").unlink()
    assert ask(study).within == ""


def test_a_study_that_moved_finds_its_own_files(study, tmp_path):
    shutil.move(study, tmp_path / "second")
    base = ask(tmp_path / "second").base
    assert base.sand == str(tmp_path / "second" / "sand.tif")
    assert base.compaction == {3: 0.5}


def test_without_a_map_the_step_to_run_is_named(study):
    (study / "soil_loss.provenance.json").write_text("{damaged", encoding="utf-8")
    with pytest.raises(InputError, match="Nothing is recorded"):
        ask(study)
    (study / "soil_loss.tif").unlink()
    with pytest.raises(InputError, match="Run the step"):
        ask(study)
