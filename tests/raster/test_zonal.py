"""Zonal facts: hand-computed shares, and agreement with exactextract on random polygons."""

import json

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.raster import zonal, zonepasses
from dss_planner.raster.grid import Grid


def polygon(wkt):
    return ogr.CreateGeometryFromWkt(wkt)


def box(x0, y0, x1, y1):
    return polygon(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")


def test_shares_of_a_shifted_box(grid):
    covered = zonal.coverage(box(500250, 4898500, 502500, 4899750), grid)
    expected = np.array([[0.75 * 0.75, 0.75, 0.5 * 0.75], [0.75 * 0.5, 0.5, 0.25]])
    assert (covered.window.column, covered.window.row) == (0, 0)
    np.testing.assert_allclose(covered.share, expected, atol=1e-12)


def test_triangle_and_hole_by_hand(grid):
    triangle = polygon("POLYGON((500000 4900000,502000 4900000,500000 4898000,500000 4900000))")
    np.testing.assert_allclose(zonal.coverage(triangle, grid).share, [[1, 0.5], [0.5, 0]], atol=1e-12)
    ring = box(500000, 4896000, 504000, 4900000).Difference(box(501000, 4897000, 502500, 4899000))
    share = zonal.coverage(ring, grid).share
    np.testing.assert_allclose(share[1], [1, 0, 0.5, 1], atol=1e-12)
    assert share.sum() == pytest.approx(ring.GetArea() / 1e6)


def test_outside_left_and_above_does_not_leak(grid):
    covered = zonal.coverage(box(498000, 4899000, 500500, 4902000), grid)
    np.testing.assert_allclose(covered.share, [[0.5]], atol=1e-12)
    assert zonal.coverage(box(0, 0, 10, 10), grid) is None


def test_facts_count_unknown_and_outside_as_incomplete(grid, make_raster):
    values = np.arange(24, dtype=float).reshape(4, 6)
    values[0, 1] = np.nan
    path = make_raster("v.tif", values)
    facts = zonal.zonal_facts(path, 1, [box(499000, 4899000, 502500, 4900000)])[0]
    assert facts.mean == pytest.approx((0 * 1 + 2 * 0.5) / 1.5)
    assert (facts.minimum, facts.maximum) == (0, 2)
    assert facts.completeness == pytest.approx(1.5 / 3.5)
    nothing = zonal.zonal_facts(path, 1, [box(0, 0, 1000, 1000)])[0]
    assert np.isnan(nothing.mean)
    assert nothing.completeness == 0


def test_class_shares_are_of_the_known_part(grid, make_raster):
    values = np.full((4, 6), 3.0)
    values[0, 0], values[0, 1] = 7, np.nan
    facts = zonal.zonal_facts(make_raster("c.tif", values), 1, [box(500500, 4899000, 503000, 4900000)], classes=True)[0]
    assert facts.class_shares == {3: pytest.approx(1 / 1.5), 7: pytest.approx(0.5 / 1.5)}


def test_strips_do_not_change_the_facts(grid, make_raster, monkeypatch):
    path = make_raster("v.tif", np.arange(24, dtype=float).reshape(4, 6))
    zone = polygon("POLYGON((500100 4899900,505700 4898000,503000 4896100,500100 4899900))")
    whole = zonal.zonal_facts(path, 1, [zone])[0]
    monkeypatch.setattr(zonepasses, "_READ_CELLS", 12)
    monkeypatch.setattr(zonepasses, "_SUM_CELLS", 3)
    strips = zonal.zonal_facts(path, 1, [zone])[0]
    assert strips.mean == pytest.approx(whole.mean, rel=1e-12)
    assert strips.completeness == pytest.approx(1.0)


def test_missing_band_is_named(grid, make_raster):
    with pytest.raises(InputError, match="not a band 2"):
        zonal.zonal_facts(make_raster("v.tif", np.zeros((4, 6))), 2, [box(500000, 4899000, 501000, 4900000)])


def test_agrees_with_exactextract(tmp_path, make_raster):
    exactextract = pytest.importorskip("exactextract")
    rng = np.random.default_rng(7)
    values = rng.normal(10, 3, (60, 80))
    values[rng.random((60, 80)) < 0.1] = np.nan
    path = make_raster("r.tif", values)
    big = Grid.read(path)
    zones, wkts = [], []
    for _ in range(40):
        angles = np.sort(rng.uniform(0, 2 * np.pi, 9))
        centre, radius = rng.uniform((5, 5), (75, 55)), rng.uniform(0.3, 12)
        ring = [big.xy(centre[0] + radius * np.cos(a), centre[1] + radius * np.sin(a)) for a in [*angles, angles[0]]]
        wkts.append("POLYGON((" + ",".join(f"{x} {y}" for x, y in ring) + "))")
        zones.append(polygon(wkts[-1]).Buffer(0))
    features = [
        {"type": "Feature", "geometry": json.loads(zone.ExportToJson()), "id": i, "properties": {}}
        for i, zone in enumerate(zones)
    ]
    theirs = exactextract.exact_extract(path, features, ["mean", "min", "max", "count"])
    ours = zonal.zonal_facts(path, 1, zones)
    for mine, their in zip(ours, (feature["properties"] for feature in theirs)):
        if not their["count"]:
            assert np.isnan(mine.mean)
            continue
        assert mine.mean == pytest.approx(their["mean"], rel=1e-6)
        assert (mine.minimum, mine.maximum) == pytest.approx((their["min"], their["max"]))
        assert mine.completeness * mine.cells == pytest.approx(their["count"], rel=1e-6)
    gdal.Unlink(path)
