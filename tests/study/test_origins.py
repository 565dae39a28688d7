"""Where trips start when the places asked for lie elsewhere."""

from __future__ import annotations

import json

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.access.surface import UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import never, silent
from dss_planner.study.access_steps import run_access
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings

INSIDE, OUTSIDE = "POINT(502500 4898500)", "POINT(900000 4898500)"


@pytest.fixture
def study_of(tmp_path, make_raster, make_vector):
    """``study_of(role=wkt, …)``: a study of bare ground with one place for each role."""

    def make(**places):
        classes = make_raster("landcover_classes.tif", np.full((4, 6), 6.0))
        grid = Grid.read(classes)
        left, bottom, right, top = grid.bounds
        ring = f"(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
        make_vector("study_area.gpkg", [(f"POLYGON{ring}", {})], layer="study_area")
        with GeoPackageWriter(tmp_path / "vectors.gpkg") as writer:
            for role, wkt in places.items():
                layer = writer.add_layer(role, grid.crs, ogr.wkbPoint, {})
                writer.add_feature(layer, ogr.CreateGeometryFromWkt(wkt), {})
        layers = [{"role": role, "kind": "vector"} for role in places]
        (tmp_path / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
        return StudyFolder.at(tmp_path)

    return make


def notes_of(folder):
    return [str(note) for note in run_access(folder, StudySettings(), silent, never).notes]


def test_the_places_asked_for_are_taken_where_there_are_some(study_of):
    assert not any("instead" in note for note in notes_of(study_of(soum_centers=INSIDE, settlements=INSIDE)))


def test_settlements_stand_in_for_soum_centres_that_lie_elsewhere(study_of):
    found = notes_of(study_of(soum_centers=OUTSIDE, settlements=INSIDE))
    assert "The study area holds none of this layer: Soum centres. Trips start here instead: Settlements." in found


def test_without_any_place_inside_the_fix_is_named(study_of):
    with pytest.raises(InputError, match="widen the study area to the nearest one"):
        notes_of(study_of(soum_centers=OUTSIDE, settlements=OUTSIDE))


def test_a_place_on_a_river_starts_beside_it(study_of, make_vector, tmp_path):
    folder = study_of(soum_centers=INSIDE)
    with GeoPackageWriter(tmp_path / "vectors.gpkg") as writer:
        grid = Grid.read(tmp_path / "landcover_classes.tif")
        soums = writer.add_layer("soum_centers", grid.crs, ogr.wkbPoint, {"name": ogr.OFTString})
        writer.add_feature(soums, ogr.CreateGeometryFromWkt(INSIDE), {"name": "Bulgan"})
        rivers = writer.add_layer("rivers", grid.crs, ogr.wkbLineString, {})
        writer.add_feature(rivers, ogr.CreateGeometryFromWkt("LINESTRING(502500 4896100,502500 4899900)"), {})
    layers = [{"role": role, "kind": "vector"} for role in ("soum_centers", "rivers")]
    (tmp_path / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    result = run_access(folder, StudySettings(unknown_rivers="flowing"), silent, never)
    told = [str(note) for note in result.notes]
    assert any("used from the nearest passable cell: “Bulgan” (1000 m)" in note for note in told)
    minutes = read_whole(tmp_path / "travel_time.tif")
    assert minutes[1, 2] >= UNREACHABLE
    assert minutes[1, 1] == minutes[1, 3] == 0.0
    assert [output.style for output in result.outputs] == ["travel_time", "friction"]
