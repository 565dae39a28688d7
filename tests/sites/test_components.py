"""Labels of runs against labels of cells: the same pieces, whichever is quicker."""

import numpy as np
import pytest
from scipy import ndimage

from dss_planner.raster.layout import Layout
from dss_planner.sites import components
from dss_planner.sites.closing import joined_runs
from dss_planner.sites.components import joined, open_sides, pieces_of


def land_of(seed):
    """Land of any grain and share, at times empty, full, one row or one column."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 40, 2)) if seed % 5 else [(1, 30), (30, 1), (1, 1), (9, 9)][seed // 5 % 4]
    surface = ndimage.gaussian_filter(rng.normal(size=shape), rng.uniform(0, 3))
    return surface >= np.quantile(surface, rng.choice([0.0, 0.2, 0.5, 0.8, 1.0])), rng


@pytest.mark.parametrize("seed", range(60))
def test_pieces_by_runs_are_those_by_cells(monkeypatch, seed):
    allowed, rng = land_of(seed)
    hectares = 1 + rng.random(allowed.shape)
    beyond = rng.random(4) < 0.5
    rows, columns = allowed.shape
    sides = np.repeat(beyond, (columns, columns, rows, rows))
    least, most = rng.choice([0.0, 4.5, 30.2]), rng.choice([np.inf, 60.7, 9.1])
    found = []
    for most_runs in (0.0, 1.0):
        monkeypatch.setattr(components, "_RUNS", most_runs)
        found.append(pieces_of(allowed.copy(), hectares, sides, least, most))
    (by_cells, cells), (by_runs, runs) = found
    np.testing.assert_array_equal(runs, cells)
    assert by_runs.kept == by_cells.kept == runs.sum()
    assert by_runs.inner == pytest.approx(by_cells.inner, rel=1e-12)
    assert by_runs.too_large == pytest.approx(by_cells.too_large, rel=1e-12)
    # numbers may differ; what lies along the sides may not
    np.testing.assert_array_equal(by_runs.edges > 0, by_cells.edges > 0)
    np.testing.assert_allclose(by_runs.areas[by_runs.edges], by_cells.areas[by_cells.edges], rtol=1e-12)
    pairs = {tuple(pair) for pair in zip(by_runs.edges.tolist(), by_cells.edges.tolist())}
    assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})


@pytest.mark.parametrize("seed", range(20))
def test_joined_runs_are_the_labels_of_the_cells(seed):
    allowed, _ = land_of(seed)
    labels, count = ndimage.label(allowed)
    if not count:
        return
    row, first = np.nonzero(allowed & ~np.pad(allowed, ((0, 0), (1, 0)))[:, :-1])
    last = np.nonzero(allowed & ~np.pad(allowed, ((0, 0), (0, 1)))[:, 1:])[1]
    found, piece = joined_runs(row, first, last)
    assert found == count
    assert len(set(zip(piece.tolist(), labels[row, first].tolist()))) == count


@pytest.mark.parametrize("side", [3, 6, 17, 64])
def test_areas_over_patches_are_those_of_whole_arrays(side):
    rng = np.random.default_rng(side)
    surface = ndimage.gaussian_filter(rng.normal(size=(50, 60)), 1)
    allowed, hectares = surface > 0.1, 1 + rng.random((50, 60))
    labels = ndimage.label(allowed)[0]
    areas = np.bincount(labels.ravel(), hectares.ravel())
    layout, found, parts = Layout(50, 60, side), {}, {}
    for patch in layout.all():
        window = layout.window(patch)
        place = slice(window.row, window.row + window.height), slice(window.column, window.column + window.width)
        parts[patch] = labels[place]
        found[patch], _ = pieces_of(allowed[place], hectares[place], open_sides(layout, patch))
    for patch, whole in joined(layout, found).items():
        edges = found[patch].edges
        along = components.edges_of(parts[patch])
        np.testing.assert_allclose(whole[edges[edges > 0]], areas[along[edges > 0]], rtol=1e-12)
