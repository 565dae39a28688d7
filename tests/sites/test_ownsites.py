"""Sites that the user brings."""

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError
from dss_planner.sites.ownsites import OwnSitesRequest, own_sites


@pytest.fixture
def grid_file(make_raster):
    return make_raster("score.tif", np.full((20, 20), 50.0))


@pytest.fixture
def place(grid_file):
    dataset = gdal.Open(grid_file)
    x, _, _, y, _, _ = dataset.GetGeoTransform()
    return lambda column, row: (x + column * 1000, y - row * 1000)


def rows(path):
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    return [(feature.GetGeometryRef().Clone(), feature.items()) for feature in dataset.GetLayerByName("sites")]


def square(place, column, row, size=1000):
    x, y = place(column, row)
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y - size},{x} {y - size},{x} {y}))"


def test_polygons_keep_their_shape_and_names_are_told_apart(grid_file, place, make_vector, tmp_path):
    source = make_vector(
        "own.gpkg",
        [
            (square(place, 1, 1), {"n": "Ovoot"}),
            (square(place, 5, 5), {"n": "Ovoot"}),
            (square(place, 99, 5), {"n": "far"}),
        ],
    )
    result = own_sites(OwnSitesRequest(source, grid_file, str(tmp_path / "o.gpkg"), "n"))
    found = rows(result.output)
    assert [fields["name"] for _, fields in found] == ["Ovoot", "Ovoot (2)"]
    assert [shape.GetArea() for shape, _ in found] == pytest.approx([1e6, 1e6])
    assert len({fields["site_id"] for _, fields in found}) == 2
    assert result.outside == 1
    assert "1 features" in str(result.notes[0])


def test_points_become_disks_of_the_area(grid_file, place, make_vector, tmp_path):
    x, y = place(10, 10)
    source = make_vector("p.gpkg", [(f"POINT({x} {y})", {"a": 1.0})])
    result = own_sites(OwnSitesRequest(source, grid_file, str(tmp_path / "o.gpkg"), point_hectares=250.0))
    ((shape, fields),) = rows(result.output)
    assert shape.GetArea() == pytest.approx(2.5e6, rel=1e-9)
    assert fields["name"] == "Site 1"
    assert shape.Centroid().GetX() == pytest.approx(x)


@pytest.mark.parametrize(
    ("wkt", "more", "words"),
    [
        ("LINESTRING(0 0,1 1)", {}, "polygons or points"),
        ("POINT(0 0)", {}, "lies on the score"),
        ("POINT(0 0)", {"name_field": "x"}, "no field"),
        ("POINT(0 0)", {"point_hectares": 0.0}, "more than 0"),
    ],
)
def test_wrong_layers_say_the_fix(grid_file, make_vector, tmp_path, wkt, more, words):
    source = make_vector("w.gpkg", [(wkt, {"a": 1.0})])
    with pytest.raises(InputError, match=words):
        own_sites(OwnSitesRequest(source, grid_file, str(tmp_path / "o.gpkg"), **more))


def test_cancelling_leaves_nothing(grid_file, place, make_vector, tmp_path):
    source = make_vector("own.gpkg", [(square(place, 1, 1), {"n": "a"})])
    output = tmp_path / "o.gpkg"
    with pytest.raises(Cancelled):
        own_sites(OwnSitesRequest(source, grid_file, str(output)), cancelled=lambda: True)
    assert not output.exists()
