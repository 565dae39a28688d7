"""Requests read back from what was recorded beside a result."""

from __future__ import annotations

import shutil

import pytest

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from dss_planner.errors import InputError
from dss_planner.tasks.recorded import cover_request, erosion_request, weather_request


def test_a_request_comes_back_as_it_was(make_raster, tmp_path):
    path = make_raster("soil_loss.tif", [[1.0] * 6] * 4)
    made = WindErosionRequest(
        "w.tif", "s.tif", "i.tif", "c.tif", "v.tif", path,
        cover_coefficients={3: -0.1151}, compaction={3: 0.5}, calibration=Calibration(0.4, 0.9), bands=(1, 4),
    )  # fmt: skip
    provenance.record(path, "winderosion", {}, made)
    assert erosion_request(str(tmp_path)) == made
    assert weather_request(str(tmp_path)) is None
    assert cover_request(str(tmp_path)) is None


def test_a_study_that_moved_finds_its_own_files(make_raster, tmp_path):
    sand = make_raster("first/sand.tif", [[1.0] * 6] * 4)
    path = make_raster("first/soil_loss.tif", [[1.0] * 6] * 4)
    provenance.record(path, "winderosion", {}, WindErosionRequest("w.tif", sand, "i", "c", "v", path))
    shutil.move(tmp_path / "first", tmp_path / "second")
    found = erosion_request(str(tmp_path / "second"))
    assert found.sand == str(tmp_path / "second" / "sand.tif")
    assert found.weather_factor == "w.tif"


def test_without_a_record_the_step_to_run_is_named(tmp_path, make_raster):
    with pytest.raises(InputError, match="Run the step"):
        erosion_request(str(tmp_path))
    make_raster("soil_loss.tif", [[1.0] * 6] * 4)
    (tmp_path / "soil_loss.provenance.json").write_text("{damaged", encoding="utf-8")
    with pytest.raises(InputError):
        erosion_request(str(tmp_path))
