"""Sizes follow the geometry."""

import pytest
from osgeo import ogr

from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.recount import recounted


def test_sizes_are_those_of_the_geometry_now(small_plan):
    """On the central meridian of a UTM zone 100 m of map are 100/0.9996 m of land."""
    plan = recounted(small_plan)
    scale = 1 / 0.9996
    assert plan.rows("lines")[0]["length_m"] == pytest.approx(100 * scale, rel=1e-6)
    assert plan.rows("zones")[0]["area_ha"] == pytest.approx(0.25 * scale**2, rel=1e-6)
    assert plan.rows("sites")[0]["area_ha"] == pytest.approx(1.0 * scale**2, rel=1e-6)
    assert small_plan.rows("lines")[0]["length_m"] == 100.0
    assert plan.rows("works") is small_plan.rows("works")


def test_an_edit_by_hand_counts_and_the_rest_stays(small_plan):
    plan = recounted(small_plan)
    moved = ogr.CreateGeometryFromWkt("LINESTRING(500000 5000000,500000 5000050,500000 5000150)")
    edited = PlanDocument(plan.crs, {**plan.tables, "lines": [dict(plan.rows("lines")[0], geom=moved)]})
    again = recounted(edited)
    assert again.rows("lines")[0]["length_m"] == pytest.approx(150 / 0.9996, rel=1e-6)
    assert again.rows("zones")[0] is plan.rows("zones")[0]
    assert recounted(again).rows("lines")[0] is again.rows("lines")[0]


def test_a_row_without_geometry_keeps_its_size():
    plan = PlanDocument("EPSG:32648", {"lines": [{"uuid": "l", "length_m": 5.0, "geom": None}]})
    assert recounted(plan).rows("lines")[0]["length_m"] == 5.0
