"""Zonal facts: hand-computed shares, and agreement with exactextract on random polygons."""

import json

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster import zonal, zonecover, zonepasses
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


def awkward_zones(rng, grid):
    """Polygons of all the kinds that trip zonal code, in the grid's coordinates."""

    def ring(column, row, radius, corners):
        angles = (np.arange(corners) + rng.uniform(0, 0.8, corners)) * 2 * np.pi / corners
        radii = radius * rng.uniform(0.3, 1.0, corners)
        return [grid.xy(column + r * np.cos(a), row + r * np.sin(a)) for a, r in zip(angles, radii)]

    def wkt(points):
        return "(" + ",".join(f"{float(x)!r} {float(y)!r}" for x, y in [*points, points[0]]) + ")"

    def cells(c0, r0, c1, r1):
        return [grid.xy(c, r) for c, r in ((c0, r0), (c1, r0), (c1, r1), (c0, r1))]

    found = [polygon(f"POLYGON({wkt(ring(*rng.uniform(-3, 63, 2), rng.uniform(1, 25), 12))})") for _ in range(40)]
    # slivers, tiny ones inside a cell, and one thinner than a millimetre share
    found += [polygon(f"POLYGON({wkt(ring(*rng.uniform(5, 55, 2), 0.05, 5))})") for _ in range(10)]
    for _ in range(10):
        column, row, length = rng.uniform(2, 30), rng.uniform(2, 55), rng.uniform(5, 25)
        points = [(column, row), (column + length, row + 0.7), (column + length, row + 0.7001)]
        found.append(polygon(f"POLYGON({wkt([grid.xy(*point) for point in points])})"))
    # edges on grid lines, corners on grid points
    for _ in range(10):
        c0, r0 = rng.integers(-2, 50, 2)
        width, height = rng.integers(1, 20, 2)
        found.append(polygon(f"POLYGON({wkt(cells(c0, r0, c0 + width, r0 + height))})"))
    diamond = [grid.xy(c, r) for c, r in ((20, 10), (30, 20), (20, 30), (10, 20))]
    found.append(polygon(f"POLYGON({wkt(diamond)})"))
    # holes, several parts, the whole raster and far beyond it
    hole = wkt(cells(12.5, 12.25, 25, 31))
    found.append(polygon(f"POLYGON({wkt(cells(5.3, 6, 40, 44.7))},{hole},{wkt(cells(30, 40, 31, 41))})"))
    parts = [f"({wkt(cells(c, 3, c + 4.5, 50.5))})" for c in (1, 9.2, 33.7, 57)]
    found.append(polygon(f"MULTIPOLYGON({','.join(parts)})"))
    found.append(polygon(f"POLYGON({wkt(cells(0, 0, 60, 60))})"))
    found.append(polygon(f"POLYGON({wkt(cells(-500, -300, 70000, 4000))})"))
    assert all(zone.IsValid() for zone in found)
    return found


@pytest.fixture
def many(make_raster, rng):
    """Three bands on one grid of 60 × 60 cells: whole, with unknown cells, and classes; with awkward zones."""
    whole = rng.normal(1000, 30, (60, 60))
    holed = rng.normal(-5, 3, (60, 60))
    holed[rng.random((60, 60)) < 0.15] = np.nan
    holed[20:35, 10:50] = np.nan
    codes = rng.choice([3.0, 6.0, 7.0, 250.0], (60, 60))
    codes[:, 55:] = np.nan
    paths = [make_raster(f"{name}.tif", values) for name, values in zip("whc", (whole, holed, codes))]
    rasters = [zonal.ZonalRaster(path, 1, path == paths[2]) for path in paths]
    return rasters, awkward_zones(rng, Grid.read(paths[0]))


@pytest.fixture
def rng():
    return np.random.default_rng(29)


def exact(paths, zones, operations):
    exactextract = pytest.importorskip("exactextract")
    features = [
        {"type": "Feature", "geometry": json.loads(zone.ExportToJson(["COORDINATE_PRECISION=15"])), "id": number}
        for number, zone in enumerate(zones)
    ]
    for feature in features:
        feature["properties"] = {}
    found = [exactextract.exact_extract(path, features, operations) for path in paths]
    return [[feature["properties"] for feature in one] for one in found]


def test_awkward_zones_agree_with_exactextract(many):
    rasters, zones = many
    operations = ["mean", "min", "max", "count", "stdev", "unique", "frac"]
    theirs = exact([raster.path for raster in rasters], zones, operations)
    ours = zonal.zonal_facts_many(rasters, zones)
    compared = 0
    for raster, mine, other in zip(rasters, ours, theirs):
        for facts, their in zip(mine, other):
            if not their["count"]:
                assert np.isnan(facts.mean)
                assert facts.completeness == 0
                continue
            compared += 1
            assert facts.completeness * facts.cells == pytest.approx(their["count"], rel=1e-6, abs=1e-8)
            assert facts.mean == pytest.approx(their["mean"], rel=6e-7)
            assert (facts.minimum, facts.maximum) == (their["min"], their["max"])
            assert facts.deviation == pytest.approx(their["stdev"], rel=1e-5, abs=1e-6)
            if raster.classes:
                shares = dict(zip((int(code) for code in their["unique"]), their["frac"]))
                assert facts.class_shares == pytest.approx(shares, abs=1e-6)
            else:
                assert facts.class_shares == {}
    assert compared > 200


def test_windows_threads_and_company_do_not_change_the_facts(many, monkeypatch):
    rasters, zones = many
    together = zonal.zonal_facts_many(rasters, zones, threads=1)
    assert repr(zonal.zonal_facts_many(rasters, zones, threads=3)) == repr(together)
    for raster, facts in zip(rasters, together):
        assert repr(zonal.zonal_facts(raster.path, 1, zones, raster.classes)) == repr(facts)
    monkeypatch.setattr(zonepasses, "_READ_CELLS", 60 * 7)
    monkeypatch.setattr(zonepasses, "_SUM_CELLS", 60 * 3)
    monkeypatch.setattr(zonepasses, "_GAP", 0)
    for mine, others in zip(zonal.zonal_facts_many(rasters, zones, threads=2), together):
        for facts, other in zip(mine, others):
            np.testing.assert_allclose(
                np.array([*facts[:5], facts.deviation]), np.array([*other[:5], other.deviation]), rtol=1e-8, atol=1e-9
            )
            assert facts.class_shares == pytest.approx(other.class_shares, abs=1e-8)


def test_coverage_of_awkward_zones_adds_up_to_their_area(rng):
    grid = Grid("", (500000.0, 30.0, 0.0, 4900000.0, 0.0, -30.0), 60, 60)
    frame = box(*grid.bounds)
    for zone in awkward_zones(rng, grid):
        inside = zone.Intersection(frame).Area() / 900
        covered = zonal.coverage(zone, grid)
        share = 0.0 if covered is None else covered.share.sum()
        assert share == pytest.approx(inside, rel=1e-9, abs=1e-7)
        if covered is not None:
            part = zonal.Window(covered.window.column + 1, covered.window.row, 3, covered.window.height)
            again = zonal.coverage(zone, grid, part)
            np.testing.assert_allclose(again.share[:, : covered.window.width - 1], covered.share[:, 1:4], atol=1e-9)


def test_long_runs_and_short_ones_agree(many, monkeypatch):
    rasters, zones = many
    mixed = zonal.zonal_facts_many(rasters, zones)
    for shortest in (2, 1000):
        monkeypatch.setattr(zonecover, "SHORTEST_RUN", shortest)
        for mine, others in zip(zonal.zonal_facts_many(rasters, zones), mixed):
            for facts, other in zip(mine, others):
                np.testing.assert_allclose(facts[:5], other[:5], rtol=1e-11)


def test_values_at_or_above_a_limit_are_unknown(make_raster):
    values = np.arange(24, dtype=float).reshape(4, 6)
    path = make_raster("v.tif", values)
    zone = box(500000, 4899000, 506000, 4900000)
    facts = zonal.zonal_facts_many([zonal.ZonalRaster(path, below=3.0), zonal.ZonalRaster(path)], [zone])
    assert facts[0][0][:5] == (1.0, 0.0, 2.0, 6.0, 0.5)
    assert facts[1][0][:3] == (2.5, 0.0, 5.0)


def test_rasters_of_different_grids_keep_their_order(make_raster):
    fine = make_raster("f.tif", np.full((8, 12), 5.0), geotransform=(500000.0, 500.0, 0.0, 4900000.0, 0.0, -500.0))
    coarse = make_raster("c.tif", np.full((4, 6), 3.0))
    zone = box(500000, 4899000, 506000, 4900000)
    found = zonal.zonal_facts_many([zonal.ZonalRaster(path) for path in (fine, coarse, fine)], [zone, zone])
    assert [facts.mean for one in found for facts in one] == [5, 5, 3, 3, 5, 5]
    assert [one[0].cells for one in found] == [24, 6, 24]


def test_points_lines_and_nothing_are_empty_zones(make_raster):
    path = make_raster("v.tif", np.ones((4, 6)))
    zones = [polygon("POINT(500500 4899500)"), polygon("LINESTRING(500500 4899500,503000 4897000)")]
    zones += [
        polygon("POLYGON EMPTY"),
        polygon(
            "GEOMETRYCOLLECTION(POINT(0 0),POLYGON((500000 4899000,501000 4899000,501000 4900000,500000 4899000)))"
        ),
    ]
    found = zonal.zonal_facts(path, 1, zones)
    assert [facts.cells for facts in found] == [0, 0, 0, 0.5]
    assert [facts.completeness for facts in found] == [0, 0, 0, 1]
    assert zonal.zonal_facts(path, 1, []) == []


def test_curves_and_heights_count_by_their_outline(make_raster):
    path = make_raster("v.tif", np.ones((4, 6)))
    curve = polygon(
        "CURVEPOLYGON(CIRCULARSTRING(501000 4898000,502000 4899000,503000 4898000,502000 4897000,501000 4898000))"
    )
    high = polygon("POLYGON Z((500000 4899000 7,501000 4899000 7,501000 4900000 7,500000 4900000 7,500000 4899000 7))")
    facts = zonal.zonal_facts(path, 1, [curve, high])
    assert facts[0].cells == pytest.approx(np.pi, rel=1e-3)
    assert facts[1].cells == 1


def test_cancel_and_progress(many, cancel_after):
    rasters, zones = many
    for calls in (1, 2):
        with pytest.raises(Cancelled):
            zonal.zonal_facts_many(rasters, zones, cancelled=cancel_after(calls))
    seen = []
    zonal.zonal_facts_many(rasters, zones, progress=lambda fraction, _: seen.append(fraction))
    assert seen[-1] == 1
    assert seen == sorted(seen)


def test_only_cells_near_zones_are_read(make_raster, monkeypatch):
    side = 900
    path = make_raster("v.tif", np.ones((side, side)), geotransform=(0.0, 1.0, 0.0, 900.0, 0.0, -1.0))
    zones = [box(10, 10, 20, 20), box(700, 12, 705, 22), box(400, 800, 410, 810)]
    read = []
    plain = zonepasses.read_bands
    monkeypatch.setattr(
        zonepasses,
        "read_bands",
        lambda data, bands, window, out: read.append(window) or plain(data, bands, window, out),
    )
    found = zonal.zonal_facts(path, 1, zones)
    assert [facts.cells for facts in found] == [100, 50, 100]
    assert sum(window.width * window.height for window in read) < 1000


def test_windows_beside_and_inside_a_polygon(grid):
    zone = box(502000, 4897000, 504000, 4899000)
    for beside in (zonal.Window(0, 0, 6, 1), zonal.Window(0, 1, 2, 2), zonal.Window(4, 1, 2, 2)):
        assert zonal.coverage(zone, grid, beside).share.sum() == 0
    assert (zonal.coverage(zone, grid, zonal.Window(2, 1, 2, 2)).share == 1).all()
    assert (zonal.coverage(zone, grid, zonal.Window(3, 2, 1, 1)).share == 1).all()
