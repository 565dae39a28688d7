"""The proposed analysis grid and the estimate of what a run takes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.intake.area import estimate as estimating
from dss_planner.intake.area.estimate import (
    SOURCE_CLASS_SECONDS,
    START_SECONDS,
    STREAMING_BYTES,
    estimate,
    require_room,
)
from dss_planner.intake.area.gridproposal import propose_grid, rounded_cell, too_fine
from dss_planner.intake.recognition import Recognition, recognise
from dss_planner.raster.grid import Grid, crs_label, spatial_reference


@pytest.mark.parametrize(
    ("size", "rounded"),
    [(27.8, 30), (30, 30), (9.3, 10), (231.7, 250), (463.3, 500), (926, 1000), (1113, 1000), (0.6, 0.5), (90, 100)],
)
def test_cell_sizes_are_round_numbers(size, rounded):
    assert rounded_cell(size) == pytest.approx(rounded)


def test_finest_detailed_layer_gives_the_cell_size(study_area, degrees_raster):
    coarse = recognise(degrees_raster("clay_fraction.tif", np.full((400, 400), 0.2)))
    fine = recognise(degrees_raster("elevation.tif", np.arange(40_000.0).reshape(200, 200) / 40))
    proposal = propose_grid(study_area, [coarse, fine])
    # 1°/200 is 556 m high and 397 m wide at 44.4°N: a square of 470 m, rounded to 500 m
    assert proposal.cell_size == 500
    assert "elevation.tif" in str(proposal.cell_reason)
    assert crs_label(proposal.crs) == "EPSG:32648"
    assert proposal.grid.cell_size == (500, 500)


def test_the_proposal_knows_its_finest_layer(study_area, degrees_raster):
    dem = degrees_raster("dem.tif", np.tile(np.linspace(900, 1500, 100), (100, 1)))
    clay = degrees_raster("clay.tif", np.full((400, 400), 20.0))
    proposal = propose_grid(study_area, [recognise(dem), recognise(clay)])
    assert proposal.finest_layer == "dem.tif"
    assert proposal.finest == pytest.approx(940, rel=0.1)
    assert propose_grid(study_area, [recognise(clay)]).finest == 0.0


def test_chosen_reference_system_is_kept(study_area, degrees_raster):
    fine = recognise(degrees_raster("elevation.tif", np.arange(40_000.0).reshape(200, 200) / 40))
    proposal = propose_grid(study_area, [fine], "EPSG:32649")
    assert crs_label(proposal.crs) == "EPSG:32649"
    assert "by hand" in str(proposal.crs_reason)


def test_country_of_fine_cells_gets_a_first_grid_that_runs(make_vector, make_raster):
    country = make_vector(
        "c/mongolia.gpkg", [("POLYGON((88 42, 119 42, 119 52, 88 52, 88 42))", {})], crs="EPSG:4326", layer="aoi"
    )
    tile = make_raster(
        "elevation.tif",
        np.arange(10_000.0).reshape(100, 100) / 10,
        crs="EPSG:4326",
        geotransform=(104.0, 1 / 3600, 0, 45.0, 0, -1 / 3600),
    )
    proposal = propose_grid(country, [recognise(tile)])
    assert proposal.grid.width * proposal.grid.height <= 26_000_000
    assert proposal.cell_size in (300, 500)
    assert "million cells" in str(proposal.cell_reason)


def test_small_area_under_coarse_layers_gets_an_outline(make_vector, degrees_raster):
    small = make_vector(
        "c/small.gpkg",
        [("POLYGON((104.4 44.4, 104.5 44.4, 104.5 44.5, 104.4 44.5, 104.4 44.4))", {})],
        crs="EPSG:4326",
        layer="aoi",
    )
    proposal = propose_grid(small, [recognise(degrees_raster("elevation.tif", np.ones((10, 10)) * 1000))])
    assert proposal.grid.width >= 40
    assert "adds no detail" in str(proposal.cell_reason)


def test_without_layers_a_default_is_proposed(study_area):
    proposal = propose_grid(study_area, [])
    assert proposal.cell_size == 500  # 1 km would give a grid of only 48 × 44
    assert "was recognised" in str(proposal.cell_reason)


def big_grid(side):
    wkt = spatial_reference("EPSG:32648").ExportToWkt()
    return Grid(wkt, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0), side, side)


def test_estimate_grows_with_cells_and_bands(tmp_path):
    layers = [Recognition("a", "elevation", "quantity"), Recognition("b", "landcover", "class")]
    small, large = estimate(big_grid(1000), layers, tmp_path), estimate(big_grid(2000), layers, tmp_path)
    assert (small.cells, large.cells) == (1_000_000, 4_000_000)
    assert large.disk_bytes == pytest.approx(4 * small.disk_bytes)
    assert large.seconds - START_SECONDS == pytest.approx(4 * (small.seconds - START_SECONDS))
    # (1 aligned + 28 result bands) · 4 bytes + (1 aligned + 1 result) · 1 byte, and overviews
    assert small.disk_bytes == int(1e6 * (29 * 4 + 2) * 4 / 3)
    monthly = estimate(big_grid(1000), [*layers, Recognition("t", "temperature", "quantity")], tmp_path)
    assert monthly.disk_bytes - small.disk_bytes == pytest.approx(12 * 4e6 * 4 / 3, rel=1e-6)


def test_fine_sources_take_time_however_coarse_the_grid(make_raster, tmp_path):
    metre = make_raster("landcover.tif", np.full((400, 400), 30.0), geotransform=(0, 10, 0, 0, 0, -10))
    grid = Grid(big_grid(1).crs, (0.0, 100.0, 0.0, 0.0, 0.0, -100.0), 1000, 1000)
    found = Recognition(metre, "landcover", "class", legend="esa_worldcover")
    fine, coarse = estimate(grid, [found], tmp_path), estimate(grid, [replace(found, uri="none")], tmp_path)
    # 1e6 cells of 100 m hold 1e8 cells of 10 m; WorldCover has eleven classes and so eleven bands of shares
    assert fine.seconds - coarse.seconds == pytest.approx(1e8 * SOURCE_CLASS_SECONDS, rel=0.02)
    assert fine.disk_bytes - coarse.disk_bytes == pytest.approx(11 * 4e6 * 4 / 3, rel=1e-6)


def test_memory_does_not_grow_with_the_grid_for_ever(tmp_path):
    small, large, country = (estimate(big_grid(side), [], tmp_path) for side in (1000, 7000, 45_000))
    assert large.memory_bytes - small.memory_bytes == 48_000_000 * 25
    # 5e7 cells of 25 bytes at most, and the rest of the steps
    assert country.memory_bytes == 50_000_000 * 25 + STREAMING_BYTES
    # travel time then keeps 8 bytes a cell on the disk
    assert country.disk_bytes == pytest.approx(2.025e9 * ((28 * 4 + 1) * 4 / 3 + 8), rel=1e-9)
    assert large.disk_bytes == pytest.approx(4.9e7 * (28 * 4 + 1) * 4 / 3, rel=1e-9)


def test_what_does_not_fit_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(estimating, "free_memory_bytes", lambda: 2_000_000_000)
    country = estimate(big_grid(45_000), [Recognition("a", "elevation", "quantity")], tmp_path / "not" / "yet")
    words = " ".join(str(warning) for warning in country.warnings)
    assert "1.95 GB of memory, most of it for travel time, but 2 GB are free" in words
    assert not estimate(big_grid(1000), [], tmp_path).warnings


def test_full_disk_is_foreseen(tmp_path, monkeypatch):
    monkeypatch.setattr(estimating, "free_disk_bytes", lambda folder: 50_000_000)
    (warning,) = estimate(big_grid(1000), [], tmp_path).warnings
    assert "151 MB on disk, but 50 MB are free" in str(warning)


@pytest.mark.parametrize(("count", "said"), [(53_200, "53.2 kB"), (999_900_000, "1 GB"), (0, "0 kB")])
def test_sizes_have_the_unit_that_suits_them(count, said):
    assert estimating._size(count) == said


def test_grid_that_no_disk_holds_is_refused_before_it_starts(tmp_path):
    require_room(estimate(big_grid(1000), [], tmp_path), tmp_path)
    with pytest.raises(InputError, match="larger cells"):
        require_room(estimate(big_grid(3_000_000), [], tmp_path), tmp_path)


def test_machine_tells_its_free_memory_and_disk(tmp_path):
    found = estimate(big_grid(10), [], tmp_path)
    assert found.free_disk_bytes > 0
    assert found.free_memory_bytes is None or found.free_memory_bytes > 10_000_000


def test_cells_finer_than_the_finest_layer_are_told():
    assert too_fine(500.0, 463.0, "ndvi.tif") is None
    assert too_fine(1000.0, 1113.0, "dem.tif") is None  # rounding
    assert too_fine(100.0, 0.0, "") is None  # nothing shows detail
    assert str(too_fine(100.0, 500.0, "ndvi.tif")) == (
        "Cells of 100 m are finer than those of the finest layer, ndvi.tif (500 m): the maps look sharper, but show no "
        "more detail, and take 25 times the cells."
    )
