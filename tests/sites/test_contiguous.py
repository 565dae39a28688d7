"""Contiguous land taken whole, chunk by chunk, against labels of whole arrays."""

import numpy as np
import pytest
from scipy import ndimage

from dss_planner.errors import Cancelled
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.sites import contiguous as module
from dss_planner.sites.contiguous import contiguous
from dss_planner.sites.growth import Ground
from dss_planner.sites.regions import FindSitesRequest, find_sites
from tests.sites.test_growth import snake
from tests.sites.whole_array_search import WholeSearch, best_seed, components, far_enough


def ground_of(usable, seed=0):
    rng = np.random.default_rng(seed)
    score, hectares = rng.random(usable.shape).astype(np.float32), 1 + rng.random(usable.shape)
    return Ground.of_arrays(score, usable, hectares), score, hectares


@pytest.mark.parametrize("side", [3, 7, 16, 512])
@pytest.mark.parametrize("share", [0.4, 0.6, 0.8])
def test_the_land_joined_to_a_cell_is_that_of_labels(monkeypatch, side, share):
    monkeypatch.setattr(module, "_SIDE", side)
    monkeypatch.setattr(module, "_HELD", 3)  # labels are dropped and made again
    rng = np.random.default_rng(int(100 * share) + side)
    usable = rng.random((41, 57)) < share
    labels, _ = ndimage.label(usable)
    ground, score, hectares = ground_of(usable)
    for seed in rng.permutation(np.argwhere(usable))[:5].tolist():
        region = contiguous(ground, tuple(seed))
        inside = labels == labels[tuple(seed)]
        assert sorted(map(tuple, region.cells.tolist())) == [tuple(cell) for cell in np.argwhere(inside).tolist()]
        assert region.scores.tolist() == score[tuple(region.cells.T)].tolist()
        assert region.hectares == pytest.approx(hectares[inside].sum(), rel=1e-12)


@pytest.mark.parametrize("side", [3, 8, 13])
def test_a_snake_is_followed_to_both_ends_from_anywhere(monkeypatch, side):
    monkeypatch.setattr(module, "_SIDE", side)
    path = snake(33)
    ground, _, _ = ground_of(path)
    for seed in ((0, 0), (32, 32), (16, 9)):
        assert len(contiguous(ground, seed).cells) == path.sum()


def test_following_can_be_cancelled(monkeypatch, cancel_after):
    monkeypatch.setattr(module, "_SIDE", 4)
    ground, _, _ = ground_of(np.ones((40, 40), dtype=bool))
    with pytest.raises(Cancelled):
        contiguous(ground, (20, 20), cancel_after(5))


def whole_threshold(score, hectares, cell_size, count, least, most, spacing, min_score):
    """Sites by labels of whole arrays: the land with the best surroundings first, what is too large never."""
    search = WholeSearch(score, hectares, cell_size)
    margin = 1e-5
    good = np.where(np.isfinite(score), score, -1.0) >= min_score
    labels, areas = components(good, hectares)
    good &= (areas <= most * (1 - margin))[labels]
    while len(search.regions) < count:
        usable = good & ~search.taken
        if search.distance is not None:
            usable &= far_enough(search.distance, spacing, cell_size)
        labels, areas = components(usable, hectares)
        usable = (areas >= least * (1 + margin))[labels] & usable
        if not usable.any():
            break
        seed = best_seed(score, usable, most * (1 - margin) / hectares.mean())
        search.take(type("Found", (), {"mask": lambda self, shape, own=labels == labels[seed]: own})())
    return [region.mask(score.shape) for region in search.regions]


@pytest.mark.parametrize("side", [5, 16, 0])
@pytest.mark.parametrize("seed", range(3))
def test_threshold_sites_are_those_of_whole_arrays(make_raster, tmp_path, side, seed):
    rng = np.random.default_rng(seed)
    surface = ndimage.gaussian_filter(rng.normal(size=(60, 70)), 2)
    surface = (100 * (surface - surface.min()) / np.ptp(surface)).astype(np.float32)
    path = make_raster("score.tif", surface)
    asked = {"count": 30, "min_area": 300, "max_area": 9000, "spacing": 3, "min_score": 55.0}
    request = FindSitesRequest(path, str(tmp_path / "s.gpkg"), method="threshold", **asked)
    result = find_sites(request, patch_side=side)
    hectares = CellAreas(Grid.read(path)).hectares()
    found = whole_threshold(surface, hectares, (1000.0, 1000.0), 30, 300, 9000, 3000.0, 55.0)
    assert len(found) > 3
    expected = sorted(float(hectares[inside].sum()) for inside in found)
    assert sorted(site.area_ha for site in result.sites) == pytest.approx(expected, rel=1e-5)
    means = sorted(float(surface[inside].astype(float).mean()) for inside in found)
    assert sorted(site.score_mean for site in result.sites) == pytest.approx(means, rel=1e-12)
