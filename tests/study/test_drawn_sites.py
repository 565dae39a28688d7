"""Sites drawn by hand are kept, read and removed."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.study.drawn_sites import add_drawn, drawn_sites, free_name, remove_drawn
from dss_planner.study.site_ways import DRAWN_FILE


def wkb(wkt):
    return bytes(ogr.CreateGeometryFromWkt(wkt).ExportToWkb())


DEGREES = wkb("POLYGON((105 44,105.1 44,105.1 44.1,105 44.1,105 44))")
METRES = wkb("POLYGON((500000 4880000,501000 4880000,501000 4881000,500000 4881000,500000 4880000))")


def test_polygons_are_kept_in_the_order_drawn_and_go_one_by_one(tmp_path):
    for name in ("First", "Second"):
        add_drawn(tmp_path, METRES, "EPSG:32648", name)
    # 1 km² on the map at the central meridian: scale 0.9996
    assert drawn_sites(tmp_path) == [
        ("First", pytest.approx(100 / 0.9996**2, rel=1e-5)),
        ("Second", pytest.approx(100 / 0.9996**2, rel=1e-5)),
    ]
    remove_drawn(tmp_path, 0)
    assert [name for name, _ in drawn_sites(tmp_path)] == ["Second"]
    remove_drawn(tmp_path, 0)
    assert not (tmp_path / DRAWN_FILE).exists()
    assert drawn_sites(tmp_path) == []


def test_a_map_in_degrees_gives_sites_in_the_crs_of_the_score(tmp_path, make_raster):
    score = make_raster("score.tif", np.ones((4, 4)))
    add_drawn(tmp_path, DEGREES, "EPSG:4326", "Here")
    add_drawn(tmp_path, METRES, "EPSG:32648", "There")
    dataset = gdal.OpenEx(str(tmp_path / DRAWN_FILE), gdal.OF_VECTOR)
    assert same_crs(dataset.GetLayer(0).GetSpatialRef().ExportToWkt(), Grid.read(score).crs)
    # 0.1° of latitude at 44° N are 11.11 km, of longitude 8.03 km
    assert drawn_sites(tmp_path)[0][1] == pytest.approx(1111.1 * 8.03, rel=2e-3)


def test_a_bow_tie_becomes_two_areas_and_a_line_is_refused(tmp_path):
    add_drawn(tmp_path, wkb("POLYGON((500000 0,501000 1000,501000 0,500000 1000,500000 0))"), "EPSG:32648", "Bow")
    assert drawn_sites(tmp_path)[0][1] == pytest.approx(50, rel=0.01)
    with pytest.raises(InputError, match="no area"):
        add_drawn(tmp_path, wkb("POLYGON((500000 0,501000 0,502000 0,500000 0))"), "EPSG:32648", "Line")


def test_names_are_not_given_twice():
    assert free_name(["Site 2"], "Site {number}") == "Site 3"
    assert free_name([], "Site {number}") == "Site 1"
