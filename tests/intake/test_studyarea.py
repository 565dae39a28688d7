"""The study area, the reference system proposed for it, and the grid over it."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.intake.area.studyarea import propose_crs, read_study_area, study_grid
from dss_planner.raster.grid import crs_label, spatial_reference
from dss_planner.raster.vectors import transformation

SAMPLE_AREA = f"{paths.resource('sample', 'sample.gpkg')}|layername=study_area"


def box(west, south, east, north):
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def propose(make_vector, *bounds, crs="EPSG:4326"):
    return propose_crs(make_vector("area.gpkg", [(box(*bounds), {})], crs=crs))


def test_small_area_gets_its_utm_zone(make_vector):
    assert crs_label(propose(make_vector, 104, 44, 105, 45).crs) == "EPSG:32648"
    assert crs_label(propose(make_vector, 109, 44, 111, 45).crs) == "EPSG:32649"
    assert crs_label(propose(make_vector, 101.6, 44, 108.4, 45).crs) == "EPSG:32648"
    assert crs_label(propose(make_vector, 18, -30, 20, -28).crs) == "EPSG:32734"


def test_wide_area_gets_an_equal_area_system_around_its_centre():
    proposal = propose_crs(SAMPLE_AREA)
    reference = spatial_reference(proposal.crs)
    assert reference.IsProjected()
    assert reference.GetLinearUnits() == 1.0
    assert "Lambert azimuthal equal-area" in reference.GetName()
    assert "wider than a UTM zone" in str(proposal.reason)
    area = read_study_area(SAMPLE_AREA, proposal.crs)
    # equal-area: the plane area is the ellipsoidal one
    assert area.geometry.GetArea() / 10_000 == pytest.approx(area.hectares, rel=1e-4)
    xmin, ymin, xmax, ymax = area.bounds
    assert abs(xmin + xmax) < 0.06 * (xmax - xmin)
    assert abs(ymin + ymax) < 0.10 * (ymax - ymin)


def test_straight_edges_in_degrees_become_curves():
    proposal = propose_crs(SAMPLE_AREA)
    area = read_study_area(SAMPLE_AREA, proposal.crs)
    # the southern edge runs along 43°N and sags on the map: a straight line between its ends would cut this place off
    place = ogr.CreateGeometryFromWkt("POINT(107 43.01)")
    place.Transform(transformation("EPSG:4326", proposal.crs))
    assert area.geometry.Contains(place)
    beyond = ogr.CreateGeometryFromWkt("POINT(107 42.99)")
    beyond.Transform(transformation("EPSG:4326", proposal.crs))
    assert not area.geometry.Contains(beyond)


def test_area_in_another_projection_is_located(make_vector):
    assert crs_label(propose(make_vector, 500000, 4900000, 560000, 4950000, crs="EPSG:32648").crs) == "EPSG:32648"


def test_parts_are_joined_and_mended(make_vector):
    bow_tie = "POLYGON((104 44,105 45,105 44,104 45,104 44))"
    path = make_vector("area.gpkg", [(bow_tie, {}), (box(104.9, 44, 105.5, 45), {})], crs="EPSG:4326")
    area = read_study_area(path, "EPSG:32648")
    assert area.geometry.IsValid()
    assert area.geometry.GetGeometryCount() == 2


def test_area_without_polygons_is_refused(make_vector):
    path = make_vector("area.gpkg", [("POINT(104 44)", {})], crs="EPSG:4326")
    with pytest.raises(InputError, match=r"holds no polygon"):
        propose_crs(path)


def test_empty_layer_and_missing_file_are_refused(tmp_path, make_vector):
    with pytest.raises(InputError, match=r"“Study area”.*no feature"):
        propose_crs(make_vector("area.gpkg", [], crs="EPSG:4326"))
    with pytest.raises(InputError, match=r"“Study area”.*does not exist"):
        propose_crs(str(tmp_path / "none.gpkg"))


def test_area_without_crs_is_refused(tmp_path):
    path = tmp_path / "area.shp"
    dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = dataset.CreateLayer("area", None, ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(box(0, 0, 1, 1)))
    layer.CreateFeature(feature)
    layer = dataset = None
    with pytest.raises(InputError, match="no coordinate reference system"):
        propose_crs(str(path))


def test_grid_covers_the_area_and_its_size_is_checked(make_vector):
    area = read_study_area(make_vector("a.gpkg", [(box(500100, 4900200, 505900, 4903900), {})]), "EPSG:32648")
    grid = study_grid(area, 1000.0)
    assert grid.bounds == (500000.0, 4900000.0, 506000.0, 4904000.0)
    for cell_size, message in ((0.0, "more than 0"), (-5.0, "more than 0"), (7000.0, "larger than the study area")):
        with pytest.raises(InputError, match=message):
            study_grid(area, cell_size)
    with pytest.raises(InputError, match="million cells"):
        study_grid(area, 0.005)


def test_grid_needs_metres(make_vector):
    area = read_study_area(make_vector("a.gpkg", [(box(104, 44, 105, 45), {})], crs="EPSG:4326"), "EPSG:4326")
    with pytest.raises(InputError, match="degrees"):
        study_grid(area, 0.01)
