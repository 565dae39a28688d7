"""Land around the study area: trips of every step may lead through it and start there; it is made once for all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster, read_whole
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import never, silent
from dss_planner.study import around, supply_steps
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings

WIDTH, HEIGHT, MARGIN = 6, 4, 3
#: Left of the study area, within the margin.
OUTSIDE = (-1.5, 1.5)
SETTINGS = StudySettings(margin_km=3.0)


@pytest.fixture
def ground(tmp_path, make_raster, make_vector):
    """A study of 6 × 4 cells, and the land around it with the only place, well and quarry."""
    bare = np.full((HEIGHT, WIDTH), 6.0)
    make_raster("landcover_classes.tif", bare)
    grid = Grid.read(tmp_path / "landcover_classes.tif")
    left, bottom, right, top = grid.bounds
    ring = f"(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    make_vector("study_area.gpkg", [(f"POLYGON{ring}", {})], layer="study_area")
    (tmp_path / "alignment.json").write_text(json.dumps({"layers": []}), encoding="utf-8")
    wide = tmp_path / around.FOLDER
    wide.mkdir()
    shifted = (left - 1000 * MARGIN, 1000.0, 0.0, top + 1000 * MARGIN, 0.0, -1000.0)
    shape = (HEIGHT + 2 * MARGIN, WIDTH + 2 * MARGIN)
    make_raster(f"{around.FOLDER}/landcover_classes.tif", np.full(shape, 6.0), geotransform=shifted)
    roles = ("soum_centers", "water_points", "material_sources")
    with GeoPackageWriter(wide / "vectors.gpkg") as writer:
        for role in roles:
            layer = writer.add_layer(role, grid.crs, ogr.wkbPoint, {"name": ogr.OFTString, "kind": ogr.OFTString})
            x, y = grid.xy(*OUTSIDE)
            point = ogr.CreateGeometryFromWkt(f"POINT({x} {y})")
            writer.add_feature(layer, point, {"name": "Bulgan", "kind": "gravel"})
    layers = [{"role": role, "kind": "vector"} for role in roles]
    (wide / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    return StudyFolder.at(tmp_path), StudyFolder.at(wide)


def test_drives_that_end_on_foot_start_in_the_margin(ground, monkeypatch):
    folder, wide = ground
    monkeypatch.setattr(supply_steps, "ground_of", lambda *_: wide)
    result = supply_steps.run_multimodal(folder, SETTINGS, silent, never)
    dataset = open_raster(folder.raster("multimodal"))
    assert Grid.of(dataset) == Grid.read(folder.raster("landcover_classes"))
    minutes = dataset.ReadAsArray()
    whole, walk, drive, kilometres = minutes
    assert whole.shape == (HEIGHT, WIDTH)
    # 20 km/h on bare ground: two cells of 1 km from the place to the nearest cell of the study
    assert whole[1, 0] == pytest.approx(drive[1, 0] + walk[1, 0])
    assert whole[1, 5] - whole[1, 0] == pytest.approx(5 / 2 * whole[1, 0], rel=1e-5)
    assert kilometres[1, 0] == 0.0
    assert any("3 km around" in str(note) for note in result.notes)
    assert not Path(wide.raster("multimodal")).exists()


def test_water_and_material_come_from_the_margin(ground, monkeypatch):
    folder, wide = ground
    monkeypatch.setattr(supply_steps, "ground_of", lambda *_: wide)
    result = supply_steps.run_supplies(folder, SETTINGS, silent, never)
    minutes = read_whole(folder.raster("supplies"), 1)
    distance = read_whole(folder.raster("supplies"), 2)
    assert minutes.shape == (HEIGHT, WIDTH)
    assert distance[1, 0] == pytest.approx(2.0)
    assert distance[1, 5] == pytest.approx(7.0)
    assert [str(output.title) for output in result.outputs] == [
        "Haul time (h): water",
        "Haul distance (km): water",
        "Haul time (h): gravel",
        "Haul distance (km): gravel",
        "Haul time (h): settlement, for want of sources",  # in place of nurseries
        "Haul distance (km): settlement, for want of sources",
    ]
    assert [output.band for output in result.outputs] == [1, 2, 4, 5, 7, 8]


def test_the_land_around_is_made_once_for_all_steps_and_again_when_the_layers_change(ground, monkeypatch):
    folder, _ = ground
    asked = []

    def align(request, progress, cancelled):
        asked.append(request)

    monkeypatch.setattr(around, "align_layers", align)
    monkeypatch.setattr(around, "run_landcover", lambda *_: None)
    for step in ("align", "landcover"):
        folder.remember(step, step, content="first")
    around.ground_of(folder, SETTINGS, silent, never)
    around.ground_of(folder, SETTINGS, silent, never)
    assert len(asked) == 1
    around.ground_of(folder, replace(SETTINGS, margin_km=5.0), silent, never)
    assert len(asked) == 2
    folder.remember("align", "align", content="second")
    around.ground_of(folder, replace(SETTINGS, margin_km=5.0), silent, never)
    assert len(asked) == 3
    assert around.ground_of(folder, replace(SETTINGS, margin_km=0.0), silent, never) is folder
    with pytest.raises(InputError, match="0 to 500 km"):
        around.ground_of(folder, replace(SETTINGS, margin_km=-1.0), silent, never)


def test_every_layer_that_a_step_of_access_reads_is_cut_out_of_the_land_around(ground, monkeypatch):
    folder, _ = ground
    asked = []
    monkeypatch.setattr(around, "align_layers", lambda request, *_: asked.append(request))
    monkeypatch.setattr(around, "run_landcover", lambda *_: None)
    roles = ("landcover", "elevation", "roads", "rivers", "openings", "soum_centers", "water_points", "ndvi_maximum")
    layers = [{"role": role, "kind": "vector", "source": f"of {role}"} for role in roles]
    Path(folder.file("alignment.json")).write_text(json.dumps({"layers": layers}), encoding="utf-8")
    around.ground_of(folder, SETTINGS, silent, never)
    assert asked[0].layers == tuple(f"of {role}" for role in roles[:-1])
