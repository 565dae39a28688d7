"""Agreement with evidence against scipy and against averages worked out by hand."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from dss_planner.erosion.susceptibility import evidence as module
from dss_planner.erosion.susceptibility.evidence import compare_evidence, rank_agreement, require_evidence
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.grid import Grid

FINE = (500000.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0)
COARSE = (500000.0, 10000.0, 0.0, 4900000.0, 0.0, -10000.0)


def test_rank_correlation_is_scipys_and_overlap_counts_the_top_tenth():
    random = np.random.default_rng(1)
    first = random.integers(0, 40, 1000).astype(float)
    second = first + random.normal(0, 15, 1000)
    assert rank_agreement(first, second)[0] == pytest.approx(spearmanr(first, second).statistic, abs=1e-12)
    order = np.arange(100.0)
    assert rank_agreement(order, order**3) == (pytest.approx(1.0), 1.0)
    assert rank_agreement(order, -order) == (pytest.approx(-1.0), 0.0)
    # the top ten of one side are 90…99, of the other 95…99 and 0…4
    shifted = order.copy()
    shifted[:5] += 200
    assert rank_agreement(order, shifted)[1] == 0.5


def test_ties_that_widen_a_top_tenth_do_not_lower_the_overlap():
    order = np.arange(100.0)
    tied = np.where(order >= 70, 1.0, 0.0)
    assert rank_agreement(order, tied)[1] == rank_agreement(tied, order)[1] == 1.0


def test_too_few_or_equal_values_are_not_compared():
    assert np.isnan(rank_agreement(np.arange(9.0), np.arange(9.0))).all()
    assert np.isnan(rank_agreement(np.arange(50.0), np.ones(50))).all()


def test_the_map_is_averaged_over_the_cells_of_coarse_evidence(make_raster):
    random = np.random.default_rng(4)
    fine = random.uniform(0, 100, (60, 80))
    fine[:10, :10] = np.nan
    fine[10:20, :6] = np.nan  # 60 % of that cell is unknown: not enough
    means = np.nanmean(np.where(np.isnan(fine), 0, fine).reshape(6, 10, 8, 10), axis=(1, 3))
    dust = np.arange(48.0).reshape(6, 8) ** 0.5
    dust[5, 7] = np.nan
    good = np.isfinite(dust)
    good[0, 0] = good[1, 0] = False
    found = compare_evidence(
        make_raster("map.tif", fine, geotransform=FINE),
        {"dust days": make_raster("dust.tif", dust, geotransform=COARSE)},
    )[0]
    assert (found.name, found.cells, found.cell_size) == ("dust days", 45, 1)
    assert found.spearman == pytest.approx(spearmanr(means[good], dust[good]).statistic, abs=1e-6)


def test_fine_evidence_is_put_together_to_larger_cells(make_raster, monkeypatch):
    random = np.random.default_rng(4)
    values = random.uniform(0, 100, (60, 80))
    other = values + random.normal(0, 20, (60, 80))
    monkeypatch.setattr(module, "MOST_CELLS", 1200)
    paths = [make_raster(f"{n}.tif", a, geotransform=FINE) for n, a in (("map", values), ("other", other))]
    found = compare_evidence(paths[0], {"other": paths[1]})[0]
    assert (found.cells, found.cell_size) == (1200, 2)
    halves = [a.reshape(30, 2, 40, 2).mean(axis=(1, 3)).ravel() for a in (values, other)]
    assert found.spearman == pytest.approx(spearmanr(*halves).statistic, abs=1e-6)


def test_evidence_in_degrees_and_round_the_earth(make_raster):
    # a plane that rises to the east agrees with evidence that does, in any CRS and with any seam
    columns = np.tile(np.arange(300.0), (300, 1))
    path = make_raster("map.tif", columns, geotransform=(300000.0, 1000.0, 0, 5000000.0, 0, -1000.0))
    degrees = np.tile(np.arange(40.0), (30, 1))
    local = make_raster("local.tif", degrees, crs="EPSG:4326", geotransform=(101.0, 0.125, 0, 46.0, 0, -0.125))
    globe = np.tile(np.arange(360.0), (180, 1))
    world = make_raster("world.tif", globe, crs="EPSG:4326", geotransform=(-180.0, 1.0, 0, 90.0, 0, -1.0))
    pacific = make_raster("pacific.tif", globe, crs="EPSG:4326", geotransform=(104.0, 1.0, 0, 90.0, 0, -1.0))
    east, everywhere, seam = compare_evidence(path, {"local": local, "world": world, "pacific": pacific})
    assert east.spearman > 0.99
    assert everywhere.spearman > 0.97
    assert seam.cells >= 10
    assert seam.spearman < 0.5  # its values jump from 359 to 0 within the map


def test_threads_do_not_change_it(make_raster):
    random = np.random.default_rng(9)
    fine = make_raster("map.tif", random.uniform(0, 100, (60, 80)), geotransform=FINE)
    dust = make_raster("dust.tif", random.uniform(0, 9, (6, 8)), geotransform=COARSE)
    assert compare_evidence(fine, {"d": dust}, threads=1) == compare_evidence(fine, {"d": dust}, threads=4)


def test_evidence_elsewhere_missing_or_without_place_is_refused(make_raster):
    fine = make_raster("map.tif", np.ones((60, 80)), geotransform=FINE)
    far = make_raster("far.tif", np.ones((6, 8)), geotransform=(9.0e5, 1000.0, 0, 1.0e6, 0, -1000.0))
    nowhere = make_raster("nowhere.tif", np.ones((6, 8)), crs="")
    grid = Grid.read(fine)
    for path, words in ((far, "lies elsewhere"), (nowhere, "no coordinate reference"), ("gone.tif", "does not exist")):
        with pytest.raises(InputError, match=words):
            require_evidence(grid, {"AOD": path})
    with pytest.raises(Cancelled):
        compare_evidence(fine, {"AOD": fine}, cancelled=lambda: True)
    assert np.isnan(compare_evidence(fine, {"AOD": fine})[0].spearman)
