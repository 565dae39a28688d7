"""Lengths of tracks in cells against lengths worked out by hand and against polygons cut by GEOS."""

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.erosion.susceptibility.dustrequest import DustSourceRequest
from dss_planner.erosion.susceptibility.dustsource import compute_dust_source
from dss_planner.erosion.susceptibility.tracks import TrackLengths, lengths_in_cells
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, read_whole


def test_straight_and_slanting_lines_by_hand():
    found = lengths_in_cells(np.array([[0.5, 0.5, 2.5, 0.5], [0.0, 0.0, 2.0, 2.0]]), (2, 3), (100.0, 100.0))
    slant = np.hypot(100, 100)
    np.testing.assert_allclose(found, [[50 + slant, 100, 50], [0, slant, 0]], atol=1e-9)
    outside = lengths_in_cells(np.array([[-5.0, -1.0, 9.0, -1.0], [-2.0, 0.5, 1.0, 0.5]]), (2, 3), (100.0, 50.0))
    np.testing.assert_allclose(outside, [[100, 0, 0], [0, 0, 0]])
    assert lengths_in_cells(np.zeros((0, 4)), (2, 3), (100.0, 100.0)).sum() == 0


def test_random_lines_are_cut_as_geos_cuts_them(grid):
    random = np.random.default_rng(12)
    lines = []
    for _ in range(12):
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in zip(random.uniform(499000, 507000, 5), random.uniform(4895000, 4901000, 5)):
            line.AddPoint_2D(x, y)
        lines.append(line)
    found = TrackLengths(lines, grid)(Window(0, 0, 6, 4))
    expected = np.zeros((4, 6))
    for row in range(4):
        for column in range(6):
            left, top = grid.xy(column, row)
            right, low = left + 1000, top - 1000
            box = ogr.CreateGeometryFromWkt(
                f"POLYGON(({left} {low},{right} {low},{right} {top},{left} {top},{left} {low}))"
            )
            expected[row, column] = sum(line.Intersection(box).Length() for line in lines)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-6)
    part = TrackLengths(lines, grid)(Window(2, 1, 3, 2))
    np.testing.assert_allclose(part, found[1:3, 2:5], rtol=1e-9, atol=1e-6)


def test_tracks_break_their_strip_of_a_cell(make_raster, make_vector, tmp_path):
    plain = {"silt": 40.0, "clay": 15.0, "sand": 45.0, "cover": 0.0}
    files = {name: make_raster(f"{name}.tif", np.full((4, 6), value)) for name, value in plain.items()}
    tracks = make_vector(
        "tracks.gpkg",
        [
            ("LINESTRING(500000 4899500,506000 4899500)", {"kind": "earth"}),
            ("MULTILINESTRING((500100 4897500,500900 4897500),(500100 4897400,500300 4897400))", {"kind": "earth"}),
        ],
    )
    output = str(tmp_path / "dust.tif")
    calm = read_whole(compute_dust_source(DustSourceRequest(output=output, **files)).output)
    request = DustSourceRequest(output=output, tracks=tracks, numbers={"track_width": 200.0}, **files)
    result = compute_dust_source(request)
    broken = read_whole(result.output)
    # 1 km of 200 m in 1 km²: a fifth; 0.8 + 0.2 km likewise
    same = DustSourceRequest(output=output, disturbance=make_raster("d.tif", np.full((4, 6), 0.2)), **files)
    fifth = read_whole(compute_dust_source(same).output)
    np.testing.assert_allclose(broken[0], fifth[0], atol=1e-4)
    assert broken[2, 0] == pytest.approx(fifth[2, 0], abs=1e-4)
    np.testing.assert_array_equal(broken[1], calm[1])
    assert (fifth > calm).all()
    assert any("strips of 200 m" in str(note) for note in result.notes)
    assert Grid.read(result.output).width == 6
