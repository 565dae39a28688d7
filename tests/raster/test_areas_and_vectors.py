"""Areas on the ellipsoid, slope, station interpolation, vectors in and out."""

import math

import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy.spatial import cKDTree

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster import areas, rasterise, stations, terrain, vectors
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import read_whole

WGS84 = "EPSG:4326"


def box(x0, y0, x1, y1):
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")


def test_area_of_a_degree_cell_agrees_with_the_closed_form():
    exact = areas.area_on_ellipsoid(105, 106, 44, 45) / 10_000
    assert areas.ellipsoidal_hectares(box(105, 44, 106, 45), WGS84) == pytest.approx(exact, rel=1e-9)
    # Earth's surface: 510 065 621.7 km² on WGS 84
    assert areas.area_on_ellipsoid(-180, 180, -90, 90) / 1e6 == pytest.approx(510_065_621.7, rel=1e-9)


def test_utm_area_differs_from_the_plane_by_the_scale():
    cell = box(500000, 4899000, 501000, 4900000)
    hectares = areas.ellipsoidal_hectares(cell, "EPSG:32648")
    assert hectares == pytest.approx(100 / 0.9996**2, rel=1e-6)


def test_area_agrees_with_qgis(qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsDistanceArea, QgsGeometry

    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext())
    measure.setEllipsoid("EPSG:7030")
    shape = ogr.CreateGeometryFromWkt("POLYGON((104 44,104.01 44,104.012 44.01,104 44.012,104 44))")
    theirs = measure.measureArea(QgsGeometry.fromWkt(shape.ExportToWkt())) / 10_000
    assert areas.ellipsoidal_hectares(shape, WGS84) == pytest.approx(theirs, rel=1e-5)


def test_cell_areas_sum_to_the_box(grid):
    rows, columns = np.indices((grid.height, grid.width))
    total = areas.cell_hectares(grid, rows, columns).sum()
    assert total == pytest.approx(areas.ellipsoidal_hectares(box(*grid.bounds), grid.crs), rel=1e-7)


def test_slope_of_a_plane_and_gdaldem(make_raster, tmp_path):
    plane = np.add.outer(np.zeros(5), np.arange(6) * 100.0)
    assert terrain.slope_degrees(plane, 1000, 1000)[2, 3] == pytest.approx(np.degrees(np.arctan(0.1)), rel=1e-6)
    rough = np.random.default_rng(3).normal(1000, 80, (300, 40))
    path = make_raster("dem.tif", rough)
    terrain.compute_slope(path, tmp_path / "slope.tif")
    theirs = gdal.DEMProcessing(str(tmp_path / "theirs.tif"), path, "slope", computeEdges=True)
    expected = theirs.ReadAsArray()
    np.testing.assert_allclose(read_whole(tmp_path / "slope.tif")[1:-1, 1:-1], expected[1:-1, 1:-1], rtol=1e-4)


def test_slope_needs_metres(make_raster, tmp_path):
    with pytest.raises(InputError, match="degrees"):
        terrain.compute_slope(make_raster("d.tif", np.ones((4, 6)), crs=WGS84), tmp_path / "s.tif")


def test_inverse_distance_by_hand():
    points = np.array([[0.0, 0.0], [3.0, 0.0]])
    estimate = stations.inverse_distance(
        cKDTree(points), np.array([[1.0], [4.0]]), np.array([[1.0, 0], [0, 0]]), 2, 2.0
    )
    assert estimate[:, 0] == pytest.approx([(1 / 1 * 1 + 1 / 4 * 4) / (1 + 1 / 4), 1.0])


@pytest.fixture
def station_layer(make_vector):
    points = [(500500, 4899500, 2.0), (505500, 4899500, 4.0), (503000, 4896200, None), (503000, 4896500, 3.0)]
    return make_vector(
        "st.gpkg", [(f"POINT({x} {y})", {"jan": v if v is not None else None, "n": 1.0}) for x, y, v in points]
    )


def test_stations_to_grid_reports_missing_and_extrapolated(station_layer, make_raster, tmp_path):
    raster = make_raster("g.tif", np.ones((4, 6)))
    request = stations.StationsToGridRequest(station_layer, ("jan",), raster, str(tmp_path / "o.tif"), unit="m/s")
    result = stations.stations_to_grid(request)
    values = read_whole(request.output)
    assert (result.stations, result.left_out) == (3, 1)
    assert values[0, 0] == 2.0
    assert values[0, 5] == 4.0
    assert values.min() >= 2.0
    assert values.max() <= 4.0
    assert 0.2 < result.extrapolated < 0.9
    assert (tmp_path / "o.provenance.json").exists()


def test_stations_errors(station_layer, make_raster, make_vector, tmp_path, cancel_after, leftovers):
    raster = make_raster("g.tif", np.ones((4, 6)))

    def request(**changes):
        values = {"stations": station_layer, "fields": ("jan",), "grid": raster, "output": str(tmp_path / "o.tif")}
        return stations.StationsToGridRequest(**{**values, **changes})

    with pytest.raises(InputError, match="no numeric field “feb”"):
        stations.stations_to_grid(request(fields=("feb",)))
    with pytest.raises(InputError, match="“kriging” is unknown"):
        stations.stations_to_grid(request(method="kriging"))
    with pytest.raises(InputError, match="has no feature"):
        stations.stations_to_grid(request(stations=make_vector("e.gpkg", [])))
    with pytest.raises(InputError, match="degrees"):
        stations.stations_to_grid(request(grid=make_raster("d.tif", np.ones((4, 6)), crs=WGS84)))
    with pytest.raises(Cancelled):
        stations.stations_to_grid(request(), cancelled=cancel_after(1))
    assert not (tmp_path / "o.tif").exists()
    assert leftovers() == []


def test_geometries_are_reprojected_and_mended(make_vector):
    bow = "POLYGON((104 44,104.1 44.1,104.1 44,104 44.1,104 44))"
    uri = make_vector("b.gpkg", [(bow, {"a": 1.0}), ("POLYGON EMPTY", {"a": 2.0})], crs=WGS84)
    ((shape, value),) = vectors.geometries_with(uri, "bow", "EPSG:32648", "a")
    assert shape.IsValid()
    assert value == 1.0
    assert 4.8e6 < shape.GetEnvelope()[2] < 4.9e6


def test_missing_layer_names_the_ones_there(make_vector):
    uri = make_vector("b.gpkg", [("POINT(1 2)", {})])
    with pytest.raises(InputError, match="it has layer"):
        vectors.open_layer(f"{uri}|layername=roads", "Roads")
    with pytest.raises(InputError, match="does not exist"):
        vectors.open_layer("/nowhere/x.gpkg", "Roads")


def test_geopackage_is_atomic(tmp_path, leftovers):
    target = tmp_path / "талбай 1.gpkg"
    with vectors.GeoPackageWriter(target) as writer:
        layer = writer.add_layer("sites", "EPSG:32648", ogr.wkbPolygon, {"name": ogr.OFTString, "v": ogr.OFTReal})
        writer.add_feature(layer, box(0, 0, 1, 1), {"name": "Цогт", "v": None})
    opened = vectors.open_layer(str(target), "s")
    feature = next(iter(opened.layer))
    assert feature.GetField("name") == "Цогт"
    assert feature.GetField("v") is None
    before = target.read_bytes()

    def stopped():
        with vectors.GeoPackageWriter(target) as writer:
            writer.add_layer("other", "EPSG:32648", ogr.wkbPoint, {})
            raise Cancelled

    with pytest.raises(Cancelled):
        stopped()
    assert target.read_bytes() == before
    assert leftovers() == []


def test_burn_keeps_lines_connected(grid):
    line = ogr.CreateGeometryFromWkt("LINESTRING(500100 4899900,505900 4896100)")
    touched = rasterise.mask(grid, [line], all_touched=True)
    from scipy.ndimage import label

    assert label(touched)[1] == 1
    part = rasterise.window_grid(grid, rasterise.Window(2, 1, 3, 2))
    np.testing.assert_array_equal(rasterise.mask(part, [line], True), touched[1:3, 2:5])
    assert isinstance(part, Grid)


def test_coordinates_that_do_not_fit_the_crs_are_named():
    with pytest.raises(InputError, match=r"EPSG:4326.*do not fit"):
        areas.ellipsoidal_hectares(box(500000, 4899000, 501000, 4900000), WGS84)


def vincenty(start, end):
    """Metres between (longitude, latitude) pairs on WGS 84 along the geodesic: T. Vincenty, Survey Review 23 (1975)."""
    a, f = 6378137.0, 1 / 298.257223563
    b = a * (1 - f)
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(point[1]))) for point in (start, end))
    turn = math.radians(end[0] - start[0])
    lam = turn
    for _ in range(100):
        x = math.cos(u2) * math.sin(lam)
        y = math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam)
        sin_s = math.hypot(x, y)
        cos_s = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        s = math.atan2(sin_s, cos_s)
        sin_a = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_s
        cos2 = 1 - sin_a**2
        cos_m = cos_s - 2 * math.sin(u1) * math.sin(u2) / cos2
        c = f / 16 * cos2 * (4 + f * (4 - 3 * cos2))
        before = lam
        lam = turn + (1 - c) * f * sin_a * (s + c * sin_s * (cos_m + c * cos_s * (2 * cos_m**2 - 1)))
        if abs(lam - before) < 1e-14:
            break
    g = cos2 * (a * a - b * b) / (b * b)
    big_a = 1 + g / 16384 * (4096 + g * (-768 + g * (320 - 175 * g)))
    big_b = g / 1024 * (256 + g * (-128 + g * (74 - 47 * g)))
    mid = cos_s * (2 * cos_m**2 - 1) - big_b / 6 * cos_m * (4 * sin_s**2 - 3) * (4 * cos_m**2 - 3)
    return b * big_a * (s - big_b * sin_s * (cos_m + big_b / 4 * mid))


@pytest.mark.parametrize("end", [(105.01, 44.0), (105.0, 44.01), (105.008, 44.006), (104.99, 43.995)])
def test_lengths_on_the_ellipsoid_are_those_of_the_geodesic(end):
    line = ogr.CreateGeometryFromWkt(f"LINESTRING(105 44,{end[0]} {end[1]})")
    assert areas.ellipsoidal_metres(line, "EPSG:4326") == pytest.approx(vincenty((105, 44), end), rel=1e-7)
    line.AssignSpatialReference(spatial_reference("EPSG:4326"))
    line.TransformTo(spatial_reference("EPSG:32648"))
    assert areas.ellipsoidal_metres(line, "EPSG:32648") == pytest.approx(vincenty((105, 44), end), rel=1e-7)


def test_a_degree_of_the_equator_and_of_a_meridian():
    """2πa/360; and the arc from the pole to the equator, 10,001,965.729 m (Moritz 1980, GRS 80: 10,001,965.7293)."""
    equator = ogr.CreateGeometryFromWkt("LINESTRING(100 0,101 0)")
    assert areas.ellipsoidal_metres(equator, "EPSG:4326") == pytest.approx(math.pi * 6378137.0 / 180, rel=1e-9)
    quarter = ogr.CreateGeometryFromWkt("LINESTRING(100 0,100 89.999999)")
    assert areas.ellipsoidal_metres(quarter, "EPSG:4326") == pytest.approx(10_001_965.729, rel=1e-7)


def test_length_of_parts_rings_and_points():
    ring = ogr.CreateGeometryFromWkt(
        "POLYGON((500000 5000000,500100 5000000,500100 5000100,500000 5000100,500000 5000000))"
    )
    lines = ogr.CreateGeometryFromWkt(
        "MULTILINESTRING((500000 5000000,500000 5000100),(500000 5000200,500000 5000300))"  # two pieces of 100 m
    )
    assert areas.ellipsoidal_metres(ring, "EPSG:32648") == pytest.approx(400 / 0.9996, rel=1e-6)
    assert areas.ellipsoidal_metres(lines, "EPSG:32648") == pytest.approx(200 / 0.9996, rel=1e-6)
    assert areas.ellipsoidal_metres(ogr.CreateGeometryFromWkt("POINT(500000 5000000)"), "EPSG:32648") == 0.0
