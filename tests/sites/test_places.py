"""A site's place in words."""

import pytest

from dss_planner.errors import InputError
from dss_planner.raster.vectors import open_layer
from dss_planner.sites.places import DescribePlacesRequest, describe_places, direction


def square(x, y):
    return f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y + 1000},{x} {y + 1000},{x} {y}))"


@pytest.mark.parametrize(
    ("east", "north", "name"), [(0, 1, "N"), (1, 1, "NE"), (1, 0, "E"), (0, -1, "S"), (-1, -0.1, "W"), (-1, 1.1, "NW")]
)
def test_directions(east, north, name):
    assert direction(east, north) == name


def test_nearest_place_and_region(make_vector, tmp_path):
    sites = make_vector(
        "s.gpkg", [(square(510000, 4899500), {"name": "Site 1"}), (square(400000, 4899500), {"name": "b"})]
    )
    places = make_vector(
        "p.gpkg", [("POINT(500500 4890000)", {"n": "Сайншанд"}), ("POINT(400400 4900000)", {"n": "Б"})]
    )
    regions = make_vector(
        "r.gpkg", [("POLYGON((505000 4800000,600000 4800000,600000 5000000,505000 4800000))", {"a": "Dornogovi"})]
    )
    describe_places(DescribePlacesRequest(sites, str(tmp_path / "o.gpkg"), places, "n", regions, "a"))
    opened = open_layer(str(tmp_path / "o.gpkg"), "sites")
    rows = [feature.items() for feature in opened.layer]
    # 10 km east and 10 km north: 14.1 km north-east
    assert (rows[0]["place"], rows[0]["region"], rows[0]["name"]) == ("14 km NE of Сайншанд", None, "Site 1")
    assert (rows[1]["place"], rows[1]["region"]) == ("Б", None)


def test_region_holds_the_centroid(make_vector, tmp_path):
    sites = make_vector("s.gpkg", [(square(510000, 4899500), {"name": "Site 1"})])
    regions = make_vector("r.gpkg", [(square(510200, 4899700), {"a": "Dornogovi"})])
    describe_places(DescribePlacesRequest(sites, str(tmp_path / "o.gpkg"), regions=regions, region_name="a"))
    opened = open_layer(str(tmp_path / "o.gpkg"), "sites")
    assert [(f.GetField("place"), f.GetField("region")) for f in opened.layer] == [(None, "Dornogovi")]


def test_missing_field_and_degrees(make_vector, tmp_path):
    sites = make_vector("s.gpkg", [(square(510000, 4899500), {"name": "a"})])
    with pytest.raises(InputError, match="no field “name_en”"):
        describe_places(DescribePlacesRequest(sites, str(tmp_path / "o.gpkg"), sites, "name_en"))
    degrees = make_vector("d.gpkg", [("POLYGON((104 44,105 44,105 45,104 44))", {})], crs="EPSG:4326")
    with pytest.raises(InputError, match="degrees"):
        describe_places(DescribePlacesRequest(degrees, str(tmp_path / "o.gpkg")))
    assert not (tmp_path / "o.gpkg").exists()
