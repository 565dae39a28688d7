"""GDAL's own check finds nothing to say about the files that are written."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter


@pytest.mark.parametrize(
    ("bands", "dtype", "classes"), [(1, "float32", False), (3, "float32", False), (1, "uint8", True)]
)
def test_files_are_cloud_optimised_by_gdals_own_rules(tmp_path, bands, dtype, classes):
    rules = pytest.importorskip("osgeo_utils.samples.validate_cloud_optimized_geotiff")
    grid = Grid(spatial_reference("EPSG:32648").ExportToWkt(), (0.0, 30.0, 0.0, 0.0, 0.0, -30.0), 1500, 1300)
    values = np.random.default_rng(7).uniform(0, 200, (bands, 1300, 1500))
    values[:, 300:700, 200:900] = np.nan
    output = tmp_path / "үр дүн.tif"
    names = tuple(Band(f"band {number}") for number in range(bands))
    with RasterWriter(output, grid, names, dtype=dtype, classes=classes) as writer:
        writer.write(values, 0)
    warnings, errors, _ = rules.validate(str(output), full_check=True)
    assert (warnings, errors) == ([], [])
