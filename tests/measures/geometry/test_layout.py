"""Geometry with answers worked out by hand; oblique winds are checked against turned squares."""

import math

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.core import worst_part
from dss_planner.measures.geometry.frame import WindFrame, vertices
from dss_planner.measures.geometry.layout import LineRule

CRS = "EPSG:32648"


def polygon(*points):
    ring = ", ".join(f"{x} {y}" for x, y in (*points, points[0]))
    return ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))")


def rectangle(x0, y0, x1, y1):
    return polygon((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def turned_square(side, wind_from, x=500_000.0, y=5_000_000.0):
    """A square with one side facing the wind."""
    a = math.radians(wind_from)
    across, upwind = (math.cos(a), -math.sin(a)), (math.sin(a), math.cos(a))
    h = side / 2
    corners = ((-h, -h), (h, -h), (h, h), (-h, h))
    return polygon(*((x + u * across[0] + v * upwind[0], y + u * across[1] + v * upwind[1]) for u, v in corners))


def azimuth(line):
    (x0, y0), (x1, y1) = vertices(line)[[0, -1]]
    return math.degrees(math.atan2(x1 - x0, y1 - y0)) % 180


def outside(part, land):
    """Length or area of ``part`` outside ``land``."""
    rest = part.Difference(land.Buffer(1e-6))
    return rest.Length() if part.GetDimension() == 1 else rest.GetArea()


@pytest.mark.parametrize("wind", [0, 30, 90, 135, 225, 315, 359])
def test_the_frame_turns_the_wind_upright_and_back(wind):
    square = turned_square(1000, wind)
    frame = WindFrame.over(square, wind)
    assert np.allclose(frame.enter(square).GetEnvelope(), (-500, 500, -500, 500), atol=1e-6)
    assert frame.leave(frame.enter(square)).SymDifference(square).GetArea() < 1e-3


def test_north_is_up_and_east_is_right_in_a_north_wind():
    u, v = WindFrame(0).to_uv(np.array([3.0]), np.array([4.0]))
    assert (u[0], v[0]) == (3, 4)
    u, v = WindFrame(90).to_uv(np.array([1.0]), np.array([0.0]))  # east is upwind of an east wind
    assert v[0] == pytest.approx(1)


@pytest.mark.parametrize("wind", [0, 45, 200, 315])
def test_lines_stand_across_the_wind_at_their_spacing(wind):
    land = turned_square(1000, wind)
    rows = layout.lines_across(land, wind, LineRule(spacing=100, first=50))
    assert [row.number for row in rows] == list(range(1, 11))
    frame = WindFrame.over(land, wind)
    for row in rows:
        turn = (azimuth(row.line) - wind) % 180
        assert turn == pytest.approx(90, abs=1e-6)
        assert row.line.Length() == pytest.approx(1000, abs=1e-6)
        assert outside(row.line, land) == 0
        _, v = frame.to_uv(*vertices(row.line).T)
        assert v == pytest.approx(450 - 100 * (row.number - 1), abs=1e-6)


def test_rows_count_from_the_windward_edge():
    first = layout.lines_across(rectangle(0, 0, 100, 100), 0, LineRule(spacing=20, first=10, rows=3))
    assert [vertices(row.line)[0, 1] for row in first] == pytest.approx([90, 70, 50])
    south = layout.lines_across(rectangle(0, 0, 100, 100), 180, LineRule(spacing=20, first=10, rows=3))
    assert [vertices(row.line)[0, 1] for row in south] == pytest.approx([10, 30, 50])


def test_lines_follow_bays_and_holes():
    notch = polygon((0, 0), (100, 0), (100, 100), (60, 100), (60, 40), (40, 40), (40, 100), (0, 100))
    rows = layout.lines_across(notch, 0, LineRule(spacing=50, first=25))
    assert [(row.number, round(row.line.Length())) for row in rows] == [(1, 40), (1, 40), (2, 100)]
    holed = ogr.CreateGeometryFromWkt("POLYGON((0 0,100 0,100 100,0 100,0 0),(30 30,30 70,70 70,70 30,30 30))")
    rows = layout.lines_across(holed, 0, LineRule(spacing=100, first=50, least=20))
    assert [round(row.line.Length()) for row in rows] == [30, 30]


def test_gaps_are_centred_and_staggered():
    land = rectangle(0, 0, 1000, 100)
    rows = layout.lines_across(land, 0, LineRule(spacing=40, first=10, rows=2, gap_every=400, gap_width=10))
    spans = [(row.number, *(round(x, 3) for x in vertices(row.line)[:, 0])) for row in rows]
    # row 1: gaps at 200, 600 (and 1000, the end); row 2: gaps at 400, 800
    assert spans == [(1, 0, 195), (1, 205, 595), (1, 605, 1000), (2, 0, 395), (2, 405, 795), (2, 805, 1000)]


def test_a_lattice_adds_rows_along_the_wind():
    land = rectangle(0, 0, 1000, 1000)
    rule = LineRule(spacing=20, first=10, rows=3, least=20)
    plain = layout.fence_lines(land, 0, rule)
    lattice = layout.fence_lines(land, 0, rule, lattice=True)
    extra = lattice[len(plain) :]
    assert len(plain) == 3
    assert [azimuth(row.line) for row in extra] == pytest.approx([0] * len(extra), abs=1e-6)
    # belt of 40 m depth, a row each 60 m over 1,000 m from 20 m on
    assert len(extra) == 17
    assert {round(row.line.Length(), 6) for row in extra} == {40}


@pytest.mark.parametrize("wind", [0, 70, 315])
def test_a_strip_has_the_area_asked_for(wind):
    land = turned_square(1000, wind)
    zone = layout.strip_of_area(land, wind, 60, 27_0000)
    assert zone.GetArea() == pytest.approx(270_000, rel=1e-6)
    assert zone.GetArea() <= 270_000
    _, _, bottom, top = WindFrame.over(land, wind).enter(zone).GetEnvelope()
    assert (top, bottom) == (pytest.approx(440), pytest.approx(440 - 270, abs=1e-3))
    assert outside(zone, land) < 1e-3


def test_a_strip_larger_than_the_land_is_the_land():
    land = rectangle(0, 0, 100, 100)
    assert layout.strip_of_area(land, 0, 40, 1e9).GetArea() == pytest.approx(6000)
    assert layout.strip_of_area(land, 0, 100, 1e9) is None


def test_windward_strip():
    strip = layout.windward_strip(rectangle(0, 0, 200, 100), 90, 10, 30)
    assert strip.GetEnvelope() == pytest.approx((160, 190, 0, 100))
    assert layout.windward_strip(rectangle(0, 0, 200, 100), 90, 300, 30) is None


def test_planting_rows():
    rows = layout.planting_rows(rectangle(0, 0, 400, 100), 0, 4)
    assert len(rows) == 25
    assert sum(row.line.Length() for row in rows) == pytest.approx(10_000)


def test_exclosure_fence_and_gates():
    zone = rectangle(0, 0, 2000, 1000)
    works = layout.exclosure(zone, 0, gate_every=1500, gate_width=8)
    assert len(works.gates) == 4
    assert len(works.fence) == 4
    assert sum(piece.Length() for piece in works.fence) == pytest.approx(6000 - 4 * 8)
    # the first gate in the middle of the lee (south) side, the next 1,500 m along the fence
    assert vertices(works.gates[0])[0] == pytest.approx([1000, 0])
    for gate in works.gates:
        assert gate.Distance(zone.Boundary()) < 1e-9
        assert min(gate.Distance(piece) for piece in works.fence) == pytest.approx(4)


def test_an_exclosure_has_two_gates_at_least():
    assert len(layout.exclosure(rectangle(0, 0, 100, 100), 0, 5000, 8).gates) == 2


def test_paddocks_have_equal_areas_and_fill_the_land():
    land = polygon((0, 0), (4000, 0), (3000, 1000), (0, 1500))
    paddocks = layout.rotation_paddocks(land, 5)
    assert len(paddocks) == 5
    for paddock in paddocks:
        assert sum(part.GetArea() for part in paddock) == pytest.approx(land.GetArea() / 5, rel=1e-6)
        assert all(part.IsValid() and part.GetGeometryType() == ogr.wkbPolygon for part in paddock)
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for paddock in paddocks:
        for part in paddock:
            together.AddGeometry(part)
    assert together.UnionCascaded().SymDifference(land).GetArea() < 1e-3


def test_paddocks_are_cut_across_the_longer_side():
    tall = layout.rotation_paddocks(rectangle(0, 0, 100, 400), 4)
    assert [part.GetEnvelope()[2:] for (part,) in tall] == [
        pytest.approx((i * 100, i * 100 + 100), abs=1e-3) for i in range(4)
    ]


def test_a_paddock_round_a_bay_has_single_parts():
    arch = polygon((0, 0), (10, 0), (10, 90), (90, 90), (90, 0), (100, 0), (100, 99), (0, 99))
    paddocks = layout.rotation_paddocks(arch.Clone(), 2)
    assert sum(len(paddock) for paddock in paddocks) == 2
    wide = polygon((0, 0), (400, 0), (400, 10), (10, 10), (10, 90), (400, 90), (400, 100), (0, 100))
    counts = [len(paddock) for paddock in layout.rotation_paddocks(wide, 2)]
    assert counts == [1, 2]


def hot_spot(x0, y0, radius):
    return lambda x, y: np.where(np.hypot(x - x0, y - y0) < radius, 100.0, 1.0)


def test_the_core_lies_where_it_erodes_most():
    site = rectangle(0, 0, 6000, 6000)
    core = worst_part(site, 315, 1_000_000, hot_spot(4500, 1500, 400), CRS)
    assert core.GetArea() == pytest.approx(1_000_000, rel=1e-6)
    assert core.Contains(ogr.CreateGeometryFromWkt("POINT(4500 1500)"))
    assert outside(core, site) < 1e-3
    # its sides stand along and across the wind
    sides = np.diff(vertices(core.GetGeometryRef(0)), axis=0)
    angles = np.degrees(np.arctan2(sides[:, 0], sides[:, 1])) % 90
    assert angles == pytest.approx([45] * 4, abs=1e-6)


def test_the_core_is_windward_where_all_erodes_alike():
    core = worst_part(rectangle(0, 0, 6000, 6000), 0, 1_000_000, lambda x, y: np.ones_like(x), CRS)
    assert core.GetEnvelope()[3] == pytest.approx(6000)


def test_the_core_stays_on_the_site_where_nothing_is_known():
    site = rectangle(0, 0, 3000, 3000)
    core = worst_part(site, 20, 1_000_000, lambda x, y: np.full_like(x, np.nan), CRS)
    assert core.GetArea() > 950_000
    assert outside(core, site) < 1e-3


def test_a_small_site_is_all_core():
    site = rectangle(0, 0, 500, 500)
    assert worst_part(site, 20, 1_000_000, hot_spot(0, 0, 1), CRS).Equals(site)


def test_a_core_in_a_forked_site_is_one_part():
    fork = polygon((0, 0), (3000, 0), (3000, 3000), (2000, 3000), (2000, 500), (1000, 500), (1000, 3000), (0, 3000))
    core = worst_part(fork, 0, 4_000_000, hot_spot(1500, 2000, 1500), CRS)
    assert core.GetGeometryType() == ogr.wkbPolygon
    assert core.IsValid()
    assert outside(core, fork) < 1e-3
