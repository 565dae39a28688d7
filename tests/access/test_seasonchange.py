"""Travel time of one season minus that of another, with land out of reach told apart."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.access.seasonchange import GAINED, LOST, NEITHER, SeasonChangeRequest, compute_season_change
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole

BEFORE = [[10.0, 60.0, 1e6, 1e6, np.nan, 30.0]] * 4
AFTER = [[70.0, 20.0, 45.0, 1e6, 5.0, 1e6]] * 4


@pytest.fixture
def request_of(make_raster, tmp_path):
    def make(before=BEFORE, after=AFTER, **more):
        files = make_raster("before.tif", before), make_raster("after.tif", after, **more)
        return SeasonChangeRequest(*files, str(tmp_path / "change.tif"))

    return make


def test_the_difference_is_after_minus_before_and_land_out_of_reach_is_told_apart(request_of):
    result = compute_season_change(request_of())
    row = read_whole(result.output)[0]
    np.testing.assert_array_equal(row, np.float32([60.0, -40.0, GAINED, NEITHER, np.nan, LOST]))
    shares = (result.later_share, result.sooner_share, result.gained_share, result.neither_share, result.lost_share)
    assert shares == (pytest.approx(1 / 6),) * 5
    assert result.unknown_share == pytest.approx(1 / 6)
    assert result.same_share == 0.0
    assert result.mean == pytest.approx((60 - 40) / 2)


def test_the_same_twice_is_no_change(request_of):
    result = compute_season_change(request_of([[5.0] * 6] * 4, [[5.5] * 6] * 4))
    assert result.same_share == 1.0
    assert result.mean == pytest.approx(0.5)


def test_another_grid_is_refused_with_both_names(request_of, grid):
    left, size, _, top, _, _ = grid.geotransform
    moved = (left + 500.0, size, 0.0, top, 0.0, -size)
    with pytest.raises(InputError, match=r"(?s)Travel time before.*Travel time after"):
        compute_season_change(request_of(geotransform=moved))


def test_a_cancel_leaves_no_file(request_of, cancel_after, leftovers, tmp_path):
    with pytest.raises(Cancelled):
        compute_season_change(request_of(), cancelled=cancel_after(2))
    assert not (tmp_path / "change.tif").exists()
    assert leftovers() == []


def test_it_does_not_overwrite_what_it_is_made_of(request_of):
    request = request_of()
    with pytest.raises(InputError, match="overwrite"):
        compute_season_change(SeasonChangeRequest(request.before, request.after, request.after))
