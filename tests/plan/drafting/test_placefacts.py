"""Distances and overlaps of land, as far as the study's layers tell."""

import math

import pytest
from osgeo import gdal, ogr, osr

from dss_planner.plan.drafting.facts import land_facts, open_study
from dss_planner.plan.drafting.placefacts import Places, place_facts

X, Y = 500_000.0, 5_000_000.0


def square(x, y, side):
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x} {y},{x + side} {y},{x + side} {y - side},{x} {y - side},{x} {y}))")


def write(folder, **layers):
    """Write ``vectors.gpkg`` of a study: role → WKTs."""
    dataset = gdal.GetDriverByName("GPKG").Create(str(folder / "vectors.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32648)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    for role, shapes in layers.items():
        layer = dataset.CreateLayer(role, reference, ogr.wkbUnknown)
        for shape in shapes:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(shape) if isinstance(shape, str) else shape)
            layer.CreateFeature(feature)
        layer = None
    dataset = None


def test_distances_run_from_the_edge_to_the_nearest_place(tmp_path):
    write(
        tmp_path,
        water_points=[f"POINT({X + 13_000} {Y - 14_000})", f"POINT({X + 90_000} {Y})"],
        roads=[f"LINESTRING({X - 50_000} {Y - 5000},{X + 50_000} {Y - 5000})"],
        material_sources=[f"POINT({X + 5000} {Y + 2000})"],
    )
    facts = Places.open(tmp_path, "EPSG:32648").facts(square(X, Y, 10_000))
    assert facts.water_km == pytest.approx(5.0)  # 3 km across and 4 km along
    assert facts.road_km == 0.0
    assert facts.material_km == pytest.approx(2.0)
    assert (facts.nursery_km, facts.protected, facts.playa, facts.water_point) == (None, None, None, None)
    assert len(facts.reasons) == 3
    assert any("nurseries" in str(reason) for reason in facts.reasons)


def test_protected_land_counts_once_where_areas_overlap(tmp_path):
    write(tmp_path, protected_areas=[square(X, Y, 5000), square(X + 2500, Y, 5000), square(X + 60_000, Y, 5000)])
    places = Places.open(tmp_path, "EPSG:32648")
    inside, outside = place_facts(places, [square(X, Y, 10_000), square(X + 20_000, Y, 1000)])
    assert inside.protected == pytest.approx(7500 * 5000 / 1e8)
    assert outside.protected == 0.0


def test_what_stands_on_the_land_is_told_and_what_does_not_is_not_made_up(tmp_path):
    write(tmp_path, playas=[square(X + 100, Y - 100, 50)], water_points=[f"POINT({X + 500} {Y - 500})"])
    here, there = place_facts(Places.open(tmp_path, "EPSG:32648"), [square(X, Y, 1000), square(X + 5000, Y, 1000)])
    assert (here.playa, here.water_point, here.water_km) == (True, True, 0.0)
    assert (there.playa, there.water_point) == (False, None)


def test_nothing_is_known_without_layers_and_with_empty_ones(tmp_path):
    assert Places.open(tmp_path, "EPSG:32648").facts(square(X, Y, 1000)).water_km is None
    write(tmp_path, roads=[], protected_areas=[])
    facts = Places.open(tmp_path, "EPSG:32648").facts(square(X, Y, 1000))
    assert (facts.road_km, facts.protected) == (None, None)
    assert len(facts.reasons) == 6


def test_the_nearest_of_many_is_that_of_a_plain_search(tmp_path):
    points = [f"POINT({X + 997 * k % 80_000} {Y - 7919 * k % 90_000})" for k in range(200)]
    write(tmp_path, water_points=points)
    land = square(X + 30_000, Y - 20_000, 3000)
    found = Places.open(tmp_path, "EPSG:32648").facts(land).water_km
    assert found == pytest.approx(min(ogr.CreateGeometryFromWkt(one).Distance(land) for one in points) / 1000)


def test_facts_of_places_reach_the_verdicts(study, cell_square):
    write(study, playas=[cell_square(2, 2, 2)], water_points=[f"POINT({X + 100} {Y - 100})"])
    layers = open_study(study)
    dry, far = land_facts(layers, [cell_square(2, 2, 4), cell_square(80, 40, 4)])
    assert dry.conditions.playa is True
    assert far.conditions.playa is False
    assert dry.conditions.water_km == pytest.approx(math.hypot(900, 900) / 1000)
    assert far.conditions.protected is None
    assert any("protected" in str(reason) for reason in far.reasons)
