"""Five hundred random layers: no silent shift, no NoData that became a value, no crash."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.area.studyarea import read_study_area
from dss_planner.raster import rasterise
from dss_planner.raster.reading import Window, open_raster, read_bands

_SPEC = importlib.util.spec_from_file_location("fuzzing", Path(__file__).parent / "fuzzing.py")
fuzzing = importlib.util.module_from_spec(_SPEC)
sys.modules["fuzzing"] = fuzzing  # dataclasses look their module up
_SPEC.loader.exec_module(fuzzing)

STUDIES, CELL = 105, 500.0


@pytest.mark.parametrize("seed", range(STUDIES))
def test_random_layers_keep_their_place_and_their_gaps(seed, tmp_path, make_vector):
    rng = np.random.default_rng(seed)
    half = fuzzing.HALF
    corners = [(-1, -1), (1, -0.9), (0.9, 1), (-0.95, 0.9), (-1, -1)]
    ring = ", ".join(f"{fuzzing.LONGITUDE + x * half} {fuzzing.LATITUDE + y * half}" for x, y in corners)
    area = make_vector("area/aoi.gpkg", [(f"POLYGON(({ring}))", {})], crs="EPSG:4326", layer="aoi")
    sources = {}
    for number in range(len(fuzzing.KINDS)):
        source = fuzzing.draw(rng, tmp_path, number)
        sources[source.case.kind.role] = source
    study = tmp_path / "study"
    result = align_layers(AlignRequest(area, CELL, tuple(s.case.path for s in sources.values()), str(study)))
    outline = read_study_area(area, result.grid.crs).geometry
    inside = rasterise.mask(result.grid, [outline])
    assert {entry.role for entry in result.entries} == set(sources)
    for entry in result.entries:
        source = sources[entry.role]
        dataset = open_raster(study / f"{entry.role}.tif")
        bands = tuple(range(1, dataset.RasterCount + 1))
        values = read_bands(dataset, bands, Window(0, 0, result.grid.width, result.grid.height)).astype(float)
        wrong = fuzzing.check(source, result.grid, values, entry.method, inside)
        assert not wrong, f"{wrong} {entry.method} {source.case} {source.geotransform}"


def test_the_check_sees_a_shift_and_a_filled_gap(tmp_path, make_vector):
    """The check itself must fail on results that are wrong by half a cell or a little more."""
    area = make_vector(
        "area/aoi.gpkg", [("POLYGON((104.86 43.86, 105.14 43.86, 105.14 44.14, 104.86 44.14, 104.86 43.86))", {})],
        crs="EPSG:4326", layer="aoi",
    )  # fmt: skip
    caught = set()
    for seed in range(8):
        folder = tmp_path / str(seed)
        folder.mkdir()
        source = fuzzing.draw(np.random.default_rng(seed), folder, 5 * seed + 1)
        study = folder / "study"
        result = align_layers(AlignRequest(area, CELL, (source.case.path,), str(study)))
        grid = result.grid
        values = read_bands(
            open_raster(study / "temperature.tif"), tuple(range(1, 13)), Window(0, 0, grid.width, grid.height)
        )
        inside = rasterise.mask(grid, [read_study_area(area, grid.crs).geometry])
        method = result.entries[0].method
        assert fuzzing.check(source, grid, values.astype(float), method, inside) == []
        for axis in (1, 2):
            if any("shift" in word for word in fuzzing.check(source, grid, np.roll(values, 1, axis), method, inside)):
                caught.add(("shift", axis))
        filled = np.where(np.isnan(values), -9999.0, values)
        if fuzzing.check(source, grid, filled, method, inside):
            caught.add("filled")
    assert caught == {("shift", 1), ("shift", 2), "filled"}
    assert ogr.GetUseExceptions()
