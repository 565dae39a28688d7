"""Aligning again: what came out the same leaves the later steps up to date; what changed makes them stale."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled
from dss_planner.intake.choices import LayerChoice
from dss_planner.raster.reading import read_whole
from dss_planner.study import data_steps, steps
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.study.steps import StepRequest, run_step, step_status

AREA = "POLYGON((104.2 44.2, 104.8 44.2, 104.8 44.6, 104.2 44.6, 104.2 44.2))"


@pytest.fixture
def study(make_raster, make_vector, tmp_path):
    """Land cover and elevation, aligned and classified: folder and settings."""
    place = {"crs": "EPSG:4326", "geotransform": (104.0, 0.1, 0.0, 45.0, 0.0, -0.1)}
    codes = np.where(np.indices((10, 10)).sum(axis=0) % 5 == 0, 16.0, 10.0)
    cover = make_raster("in/landcover_igbp.tif", codes, nodata=None, dtype=gdal.GDT_Byte, **place)
    height = make_raster("in/elevation.tif", np.full((10, 10), 1200.0), **place)
    area = make_vector("in/area.gpkg", [(AREA, {})], crs="EPSG:4326", layer="study_area")
    settings = StudySettings(sources=(cover, height), study_area=area, cell_size=2000.0, legend="igbp")
    folder = tmp_path / "study"
    for step in ("align", "landcover"):
        run_step(StepRequest(str(folder), step, settings))
    return folder, settings


def states(folder, settings):
    return [step_status(folder, step, settings).state for step in ("align", "landcover")]


def test_nothing_changed(study):
    folder, settings = study
    assert states(folder, settings) == ["done", "done"]
    result = run_step(StepRequest(str(folder), "align", settings))
    assert any("2 of 2 layers were taken from the cache" in str(note) for note in result.notes)
    assert states(folder, settings) == ["done", "done"]


def test_a_touched_source_and_another_order_of_the_layers(study):
    folder, settings = study
    os.utime(settings.sources[0], (1, 1))
    assert states(folder, settings) == ["stale", "stale"]
    turned = replace(settings, sources=settings.sources[::-1])
    run_step(StepRequest(str(folder), "align", turned))
    assert states(folder, turned) == ["done", "done"]


def test_a_changed_source(study):
    folder, settings = study
    dataset = gdal.Open(settings.sources[0], gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(np.full((10, 10), 7, dtype=np.uint8))
    dataset = None
    assert states(folder, settings) == ["stale", "stale"]
    run_step(StepRequest(str(folder), "align", settings))
    assert states(folder, settings) == ["done", "stale"]


@pytest.fixture
def with_stations(study, make_vector):
    """The study with wind stations."""
    folder, settings = study
    values = {f"wind_{month:02d}": 3.5 for month in range(1, 13)}
    points = ["POINT(104.3 44.3)", "POINT(104.5 44.5)", "POINT(104.3 44.5)"]
    stations = make_vector("in/met.gpkg", [(wkt, values) for wkt in points], crs="EPSG:4326", layer="wind_stations")
    choices = {stations: LayerChoice(role="wind_stations")}
    settings = replace(settings, sources=(*settings.sources, stations), choices=choices)
    run_step(StepRequest(str(folder), "align", settings))
    return folder, settings


def test_what_is_made_of_the_aligned_layers_is_made_once(with_stations, monkeypatch):
    folder, settings = with_stations
    before = (folder / "wind.tif").stat().st_mtime_ns
    monkeypatch.setattr(data_steps, "stations_to_grid", None)
    run_step(StepRequest(str(folder), "align", settings))
    assert (folder / "wind.tif").stat().st_mtime_ns == before
    monkeypatch.undo()
    (folder / "wind.tif").write_bytes(b"damaged")
    run_step(StepRequest(str(folder), "align", settings))
    assert read_whole(folder / "wind.tif").shape
    run_step(StepRequest(str(folder), "align", replace(settings, sources=settings.sources[:2])))
    assert not (folder / "wind.tif").exists()


def test_a_step_that_ran_on_an_unfinished_alignment_is_not_taken_for_done(study, monkeypatch):
    folder, settings = study

    def cancel(*_arguments):
        raise Cancelled

    whole = steps.STEPS
    monkeypatch.setattr(steps, "STEPS", tuple(replace(s, run=cancel) if s.id == "align" else s for s in whole))
    with pytest.raises(Cancelled):
        run_step(StepRequest(str(folder), "align", settings))
    run_step(StepRequest(str(folder), "landcover", settings))
    monkeypatch.setattr(steps, "STEPS", whole)
    run_step(StepRequest(str(folder), "align", settings))
    assert states(folder, settings) == ["done", "stale"]


def test_a_changed_member_of_a_virtual_raster_is_seen(study, make_raster):
    folder, settings = study
    cover, height = settings.sources
    virtual = str(Path(height).with_name("elevation_all.vrt"))
    gdal.BuildVRT(virtual, [height]).FlushCache()
    settings = replace(settings, sources=(cover, virtual))
    run_step(StepRequest(str(folder), "align", settings))
    assert states(folder, settings)[0] == "done"
    files = StudyFolder.at(folder).remembered("align")["files"][virtual]
    assert [Path(item[0]).name for item in files[1:]] == ["elevation_all.vrt", "elevation.tif"]
    make_raster("in/elevation.tif", np.full((10, 10), 1300.0), crs="EPSG:4326", geotransform=(104, 0.1, 0, 45, 0, -0.1))
    assert states(folder, settings)[0] == "stale"
    Path(height).unlink()
    assert states(folder, settings)[0] == "stale"


def test_a_source_in_a_sub_dataset_is_watched(tmp_path, grid):
    path = tmp_path / "c.nc"
    driver = gdal.GetDriverByName("netCDF")
    if driver is None:
        pytest.skip("this GDAL has no NetCDF")
    driver.Create(str(path), 4, 4, 1, gdal.GDT_Float32).FlushCache()
    settings = StudySettings(sources=(f'NETCDF:"{path}":Band1',), study_area=str(path))
    align = steps.step_of("align")
    members = steps._members(align, settings)
    assert members[settings.sources[0]] == (str(path),)
    before = steps._stamps(StudyFolder.at(tmp_path), align, settings, members)
    os.utime(path, (1, 1))
    assert steps._stamps(StudyFolder.at(tmp_path), align, settings, members) != before
