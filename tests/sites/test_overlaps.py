"""What sites have in common with other layers: areas counted once, names by size, core area."""

import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.sites.overlaps import OverlapLayer, OverlapsRequest, site_overlaps


def box(x, y, width, height):
    x, y = x + 500_000, y + 4_900_000
    return f"POLYGON(({x} {y},{x + width} {y},{x + width} {y + height},{x} {y + height},{x} {y}))"


def rows(path):
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    return [feature.items() for feature in dataset.GetLayer(0)]


@pytest.fixture
def sites(make_vector):
    return make_vector("s.gpkg", [(box(0, 0, 2000, 1000), {"name": "A"}), (box(9000, 0, 1000, 1000), {"name": "B"})])


def test_shared_land_counts_once_and_names_go_by_size(sites, make_vector, tmp_path):
    parks = make_vector(
        "parks.gpkg",
        [
            (box(0, 0, 500, 1000), {"n": "Small"}),
            (box(250, 0, 1000, 1000), {"n": "Large"}),
            (box(2000, 0, 500, 1000), {"n": "Neighbour"}),
            (box(100, 0, 10, 10), {"n": "Sliver"}),
        ],
    )
    output = str(tmp_path / "o.gpkg")
    site_overlaps(OverlapsRequest(sites, (OverlapLayer(parks, "park", "n"),), output, core_distance=100.0))
    first, second = rows(output)
    assert first["park_share"] == pytest.approx(1250 / 2000, rel=1e-6)
    assert first["park_ha"] == pytest.approx(125, rel=2e-3)
    assert first["park_names"] == "Large, Small"
    assert (second["park_ha"], second["park_share"], second["park_names"]) == (0.0, 0.0, "")
    assert first["core_ha"] == pytest.approx(1800 * 800 / 1e4, rel=2e-3)
    assert first["name"] == "A"


def test_points_and_lines_are_counted(sites, make_vector, tmp_path):
    camps = make_vector(
        "camps.gpkg",
        [("POINT(500100 4900100)", {"n": "b"}), ("POINT(500200 4900100)", {"n": "a"}), ("POINT(0 0)", {"n": "c"})],
    )
    output = str(tmp_path / "o.gpkg")
    site_overlaps(OverlapsRequest(sites, (OverlapLayer(camps, "camp", "n"),), output))
    first, second = rows(output)
    assert (first["camp_n"], first["camp_names"]) == (2, "a, b")
    assert second["camp_n"] == 0


def test_another_crs_and_a_missing_field(sites, make_vector, tmp_path):
    degrees = make_vector("d.gpkg", [("POLYGON((104 44,107 44,107 45,104 45,104 44))", {"n": "all"})], crs="EPSG:4326")
    output = str(tmp_path / "o.gpkg")
    site_overlaps(OverlapsRequest(sites, (OverlapLayer(degrees, "soum", "n"),), output))
    assert [row["soum_share"] for row in rows(output)] == pytest.approx([1.0, 1.0])
    with pytest.raises(InputError, match="no field"):
        site_overlaps(OverlapsRequest(sites, (OverlapLayer(degrees, "soum", "x"),), output))


def test_a_name_used_twice(sites, tmp_path):
    layers = (OverlapLayer(sites, "a"), OverlapLayer(sites, "a"))
    with pytest.raises(InputError, match="“a”"):
        site_overlaps(OverlapsRequest(sites, layers, str(tmp_path / "o.gpkg")))
