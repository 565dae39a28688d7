"""The window “Access” over a small study made by code: bare ground, steppe, a lake, a road, two places."""

from __future__ import annotations

import json

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings, write_settings


@pytest.fixture
def window(shown_window):
    """The window, docked and shown."""
    from dss_planner.panels.access.window import AccessWindow

    return shown_window(AccessWindow)


@pytest.fixture
def study(tmp_path, make_raster, make_vector):
    """A folder whose first two steps are done: 12 × 8 cells of 1 km, a poor earth track (code 2) along the top."""
    classes = np.full((8, 12), 3.0)
    classes[:, 6:] = 5.0
    path = make_raster("landcover_classes.tif", classes)
    grid = Grid.read(path)
    left, bottom, right, top = grid.bounds
    ring = f"(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    make_vector("study_area.gpkg", [(f"POLYGON{ring}", {"title": "all"})], layer="study_area")
    with GeoPackageWriter(tmp_path / "vectors.gpkg") as writer:
        soums = writer.add_layer("soum_centers", grid.crs, ogr.wkbPoint, {"name": ogr.OFTString})
        for name, column in (("Bulgan", 0.5), ("Khongor", 11.5)):
            x, y = grid.xy(column, 0.5)
            writer.add_feature(soums, ogr.CreateGeometryFromWkt(f"POINT({x} {y})"), {"name": name})
        roads = writer.add_layer("roads", grid.crs, ogr.wkbLineString, {"CODE": ogr.OFTReal})
        line = f"LINESTRING({left + 100} {top - 500},{right - 100} {top - 500})"
        writer.add_feature(roads, ogr.CreateGeometryFromWkt(line), {"CODE": 2.0})
    layers = [{"role": role, "kind": "vector"} for role in ("soum_centers", "roads")]
    (tmp_path / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    settings = StudySettings(sources=("made",), study_area="made")
    write_settings(tmp_path, settings)
    from dss_planner.study import steps

    folder = StudyFolder.at(tmp_path)
    for step in ("align", "landcover"):
        found = steps.step_of(step)
        folder.remember(step, steps._fingerprint(folder, found, settings), content=step)
    return str(tmp_path)
