"""The kernel: wedges that carry their share of the wind, thinned by distance only."""

import numpy as np
import pytest

from dss_planner.erosion.exposure.ranks import histogram, percent_below
from dss_planner.erosion.exposure.reach import reach_kernel, strip_share
from dss_planner.errors import Cancelled

WEDGE = 2 * np.pi / 16


def shares_from(**sectors):
    names = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"]
    found = np.zeros(16)
    for name, share in sectors.items():
        found[names.index(name)] = share
    return found


def middle(kernel):
    return kernel.shape[0] // 2


def test_wind_from_the_west_reaches_only_the_east():
    kernel = reach_kernel(shares_from(W=1.0), 1.0, 50.0, 60.0)
    n = middle(kernel)
    east = np.arctan2(*np.meshgrid(np.arange(n, -n - 1, -1), np.arange(-n, n + 1), indexing="ij"))
    clear = np.hypot(*np.meshgrid(np.arange(-n, n + 1), np.arange(-n, n + 1))) > 3
    assert (kernel[clear & (np.abs(east) > WEDGE / 2 + 0.3)] == 0).all()
    assert kernel[n, n + 40] > 0
    assert kernel[:, : n - 1].sum() == 0


def test_weight_by_hand_and_one_e_at_the_decay_length():
    kernel = reach_kernel(shares_from(W=0.4, N=0.6), 1.0, 50.0, 80.0)
    n = middle(kernel)
    # 0.4 of the wind, front of 1 km, arc of Δθ·50 km, 1/e left
    assert kernel[n, n + 50] == pytest.approx(0.4 * 1.0 / (WEDGE * 50.0) * np.exp(-1.0), rel=1e-2)
    assert kernel[n + 50, n] == pytest.approx(0.6 * 1.0 / (WEDGE * 50.0) * np.exp(-1.0), rel=1e-2)
    still = reach_kernel(shares_from(W=0.4, N=0.6), 1.0, np.inf, 80.0)
    assert kernel[n, n + 50] / still[n, n + 50] == pytest.approx(np.exp(-1.0), rel=1e-3)


@pytest.mark.parametrize("cell", [0.5, 1.0, 3.0])
def test_before_decay_each_wedge_carries_its_share_of_the_wind(cell):
    # within b/2π a strip of 1 km takes in all directions: half of that length is missing
    carried = 60.0 - 0.25 / np.pi
    whole = reach_kernel(np.full(16, 1 / 16), cell, np.inf, 60.0)
    assert whole.sum() * cell**2 == pytest.approx(carried, rel=2e-4)
    for sector in (0, 3, 12):
        share = np.zeros(16)
        share[sector] = 0.25
        assert reach_kernel(share, cell, np.inf, 60.0).sum() * cell**2 == pytest.approx(0.25 * carried, rel=2e-4)


def test_decay_takes_what_it_says():
    # ∫ exp(−d/L) over the reach, in place of the reach itself
    kernel = reach_kernel(np.full(16, 1 / 16), 0.5, 20.0, 60.0)
    assert kernel.sum() * 0.25 == pytest.approx(20.0 * (1 - np.exp(-3.0)) - 0.25 / np.pi, rel=2e-3)


def test_the_same_distance_weighs_the_same_on_any_cell_size():
    fine, coarse = (reach_kernel(shares_from(SW=1.0), cell, 50.0, 60.0) for cell in (1.0, 2.0))
    assert fine[middle(fine) - 20, middle(fine) + 20] == pytest.approx(
        coarse[middle(coarse) - 10, middle(coarse) + 10], rel=5e-3
    )


@pytest.mark.parametrize(("reach", "cell"), [(600.0, 3.0), (60.0, 0.3), (30.0, 0.1), (20.0, 25.0)])
def test_nobody_counts_more_than_once(reach, cell):
    for shares in (shares_from(W=1.0), shares_from(W=0.5, WNW=0.5), np.full(16, 1 / 16)):
        kernel = reach_kernel(shares, cell, np.inf, reach)
        assert 0 < kernel.max() <= 1.0 + 1e-12
        assert kernel.min() >= 0.0


def test_a_strip_across_neighbouring_wedges_counts_both():
    # on the way of the wind between two sectors that share it, 1 km off: α = 0.5 rad covers them wholly
    both = shares_from(W=0.5, WNW=0.5)
    assert strip_share(np.array([13.0]), np.array([1.0]), both) == pytest.approx(1.0)
    # the same wind in one sector, seen from its edge: half of the strip lies in it, and all of the wedge
    assert strip_share(np.array([13.0]), np.array([1.0]), shares_from(W=1.0)) == pytest.approx(1.0)
    # 10 km off the strip takes in 0.1 rad of 0.39
    assert strip_share(np.array([12.5]), np.array([10.0]), both) == pytest.approx(0.5 * 0.1 / WEDGE)
    # across north, and all around
    assert strip_share(np.array([0.0]), np.array([10.0]), shares_from(N=0.2, NNW=0.8)) == pytest.approx(0.05 / WEDGE)
    assert strip_share(np.array([7.3]), np.array([0.1]), both) == pytest.approx(1.0)


@pytest.mark.parametrize("distance", [0.2, 0.5, 1.0, 2.5, 40.0])
def test_every_circle_is_passed_by_a_strip_of_one_kilometre(distance):
    around = (np.arange(16000) + 0.5) / 1000.0
    shares = np.random.default_rng(3).dirichlet(np.ones(16))
    passed = strip_share(around, np.full(around.shape, distance), shares)
    assert passed.mean() * 2 * np.pi * distance == pytest.approx(1.0, rel=1e-6)
    assert passed.max() <= 1.0 + 1e-12


def test_turning_the_wind_turns_the_kernel():
    rng = np.random.default_rng(2)
    shares = rng.dirichlet(np.ones(16))
    kernel = reach_kernel(shares, 1.0, 50.0, 30.0)
    assert reach_kernel(np.roll(shares, 4), 1.0, 50.0, 30.0) == pytest.approx(np.rot90(kernel, -1), rel=1e-6, abs=1e-9)
    # grid north that points to true east: what lies grid-north of a source lies east of it
    assert reach_kernel(np.roll(shares, 4), 1.0, 50.0, 30.0, turn=90.0) == pytest.approx(kernel, rel=1e-6, abs=1e-9)


def test_slower_decay_never_reaches_fewer():
    kernels = [reach_kernel(np.full(16, 1 / 16), 2.0, decay, 60.0) for decay in (10.0, 30.0, 100.0)]
    assert (kernels[0] <= kernels[1]).all()
    assert (kernels[1] <= kernels[2]).all()


def test_cancel():
    with pytest.raises(Cancelled):
        reach_kernel(np.full(16, 1 / 16), 1.0, cancelled=lambda: True)


def test_ranks_rise_with_values_and_keep_unknown():
    rng = np.random.default_rng(1)
    values = rng.lognormal(0, 3, 5000).astype(np.float32)
    values[:1000] = 0.0
    values[-500:] = np.nan
    counts = histogram(values[:2500]) + histogram(values[2500:])
    rank = percent_below(values, counts)
    assert counts.sum() == 4500
    assert (rank[:1000] == 0).all()
    assert np.isnan(rank[-500:]).all()
    known = values[1000:-500]
    below = np.array([(values < value).sum() for value in known]) / 4500 * 100
    assert rank[1000:-500] == pytest.approx(below, abs=0.15)
    order = np.argsort(known)
    assert (np.diff(rank[1000:-500][order]) >= 0).all()
    assert rank[1000:-500].max() <= 100.0


def test_equal_values_share_the_middle_rank():
    counts = histogram(np.array([2.0, 2.0, 2.0, 8.0]))
    assert percent_below(np.array([2.0, 8.0]), counts) == pytest.approx([37.5, 87.5])
