"""Surfaces solved in patches with their values on disk: the same as whole, bit for bit."""

import errno
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dss_planner.access import patches
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.patches import Store
from dss_planner.access.solver import travel_minutes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import read_whole

CELL = (90.0, 140.0)


def _patched(folder, friction, origins, side, limit=None, cell_size=CELL, farthest=None):
    """Travel time [min] of the whole surface, solved in patches of ``side`` cells."""
    layout = Layout(*friction.shape, side)
    surface = ArraySurface(friction)
    folder.mkdir(exist_ok=True)
    store = Store(folder, folder / "out.tif", layout)
    solver = PatchSolver(surface, layout, store, survey(surface, layout), cell_size, limit)
    if farthest is not None:
        solver._limit = farthest
    usable = origins & (friction < BARRIER)
    sources = {}
    for patch in layout.all():
        cells = np.flatnonzero(_of(usable, layout, patch))
        if cells.size:
            sources[patch] = cells
    solver.solve(sources)
    minutes = np.empty(friction.shape, dtype=np.float32)
    for patch in layout.all():
        _of(minutes, layout, patch)[...] = solver.minutes(patch)
    return minutes


def _of(array, layout, patch):
    window = layout.window(patch)
    return array[window.row : window.row + window.height, window.column : window.column + window.width]


@pytest.mark.parametrize("side", [9, 31, 64, 500])
def test_patches_give_what_the_whole_gives(tmp_path, landscape, side):
    friction, origins = landscape
    whole = travel_minutes(friction, origins, CELL)
    np.testing.assert_array_equal(_patched(tmp_path, friction, origins, side), whole)


def test_a_limit_is_kept_across_patches(tmp_path, landscape):
    friction, origins = landscape
    whole = travel_minutes(friction, origins, CELL)
    limit = float(np.median(whole[np.nan_to_num(whole, nan=UNREACHABLE) < UNREACHABLE]))
    expected = travel_minutes(friction, origins, CELL, max_minutes=limit)
    np.testing.assert_array_equal(_patched(tmp_path, friction, origins, 23, limit), expected)


def test_a_way_out_of_a_patch_and_back_again_is_found(tmp_path):
    # a road in the lower patch joins both ends of the upper one, which a wall divides
    friction = np.full((8, 9), 0.05, dtype=np.float32)
    friction[:4, 4] = BARRIER
    friction[4] = 0.001
    origins = np.zeros(friction.shape, dtype=bool)
    origins[0, 0] = True
    minutes = _patched(tmp_path, friction, origins, 4, cell_size=(100.0, 100.0))
    np.testing.assert_array_equal(minutes, travel_minutes(friction, origins, (100.0, 100.0)))
    assert minutes[0, 8] < UNREACHABLE


def test_patches_that_only_touch_at_a_corner_are_joined(tmp_path):
    friction = np.full((4, 4), BARRIER, dtype=np.float32)
    for place in range(4):
        friction[place, place] = 0.01
    minutes = _patched(tmp_path, friction, np.eye(4, dtype=bool) & (np.arange(4) == 0), 2, cell_size=(300.0, 400.0))
    np.testing.assert_allclose(np.diag(minutes), [0, 5, 10, 15], rtol=1e-6)
    assert np.all(minutes[~np.eye(4, dtype=bool)] == UNREACHABLE)


def test_a_route_too_long_to_be_exact_is_refused_not_called_unreachable(tmp_path):
    friction = np.full((1, 40), 0.01, dtype=np.float32)
    with pytest.raises(InputError, match="longest route"):
        _patched(tmp_path, friction, np.arange(40)[np.newaxis] == 0, 16, farthest=1 << 26)


@pytest.fixture
def request_of(tmp_path, make_raster, make_vector, grid, road_landscape):
    """A request on friction of 700 × 600 cells with a wall, unknown land and an origin that reaches over patches."""
    friction = road_landscape(700, 600, 3)
    friction[100:140, 50:300] = BARRIER
    friction[:30, :40] = np.nan
    (x, y), (far_x, far_y) = grid.xy(300.5, 350.5), grid.xy(580.5, 20.5)
    origins = make_vector("origins.gpkg", [(f"LINESTRING ({x} {y}, {far_x} {far_y})", {})])
    return TravelTimeRequest(make_raster("friction.tif", friction), origins, str(tmp_path / "out" / "time.tif"))


def test_a_request_gives_the_same_values_on_disk_as_in_memory(tmp_path, request_of, leftovers):
    whole = compute_travel_time(request_of)
    expected = read_whole(request_of.output)
    other = replace(request_of, output=str(tmp_path / "disk" / "time.tif"))
    parts = compute_travel_time(other, cells_in_memory=0, patch_side=512)
    np.testing.assert_array_equal(read_whole(other.output), expected)
    assert replace(parts, output=whole.output) == whole
    assert np.isnan(expected).any()
    assert (expected == UNREACHABLE).any()
    assert leftovers() == []


def test_cancelling_leaves_no_file(request_of, cancel_after):
    for stop in (1, 3, 6):
        with pytest.raises(Cancelled):
            compute_travel_time(request_of, cancelled=cancel_after(stop), cells_in_memory=0, patch_side=512)
    assert list(Path(request_of.output).parent.iterdir()) == []


def test_a_full_disk_is_told_and_the_old_result_stays(request_of, monkeypatch):
    compute_travel_time(request_of)
    before = Path(request_of.output).read_bytes()

    def full(path, values):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(patches, "_write", full)
    with pytest.raises(OutputError, match="the disk is full"):
        compute_travel_time(request_of, cells_in_memory=0, patch_side=512)
    assert Path(request_of.output).read_bytes() == before


def test_progress_rises(request_of):
    seen = []
    compute_travel_time(request_of, progress=lambda share, text: seen.append(share), cells_in_memory=0, patch_side=512)
    assert seen == sorted(seen)
    assert seen[0] >= 0
    assert seen[-1] <= 1
