"""A small study area in degrees with layers over it."""

from datetime import date

import numpy as np
import pytest

from dss_planner.intake.health.check import check_layers
from dss_planner.intake.request import AlignRequest

AREA = "POLYGON((104.2 44.2, 104.8 44.2, 104.8 44.6, 104.2 44.6, 104.2 44.2))"


@pytest.fixture
def study_area(make_vector):
    """A rectangle of about 48 × 44 km in longitude/latitude."""
    return make_vector("area/study.gpkg", [(AREA, {})], crs="EPSG:4326", layer="study_area")


@pytest.fixture
def degrees_raster(make_raster):
    """``degrees_raster(name, array)`` writes a raster over 104–105°E, 44–45°N in longitude/latitude."""

    def make(name, array, **options):
        array = np.asarray(array, dtype=float)
        rows, columns = array.shape[-2:]
        geotransform = (104.0, 1.0 / columns, 0.0, 45.0, 0.0, -1.0 / rows)
        return make_raster(name, array, crs="EPSG:4326", geotransform=geotransform, **options)

    return make


@pytest.fixture
def aligned_raster(make_raster):
    """``aligned_raster(name, array)`` writes cells of 1 km of the study's own grid that cover all of `study_area`."""

    def make(name, array, **options):
        return make_raster(name, array, **{"geotransform": (430000.0, 1000.0, 0.0, 4945000.0, 0.0, -1000.0), **options})

    return make


@pytest.fixture
def health(study_area, tmp_path):
    """``health(*layers, …)`` returns the rows about the layers by code; what the study lacks is not among them."""

    def look(*layers, choices=None, today=date(2026, 6, 1), area=study_area, cell_size=1000.0, all_rows=False):
        request = AlignRequest(area, cell_size, tuple(layers), str(tmp_path / "study"), choices=choices or {})
        report = check_layers(request, today=today)
        rows = [row for row in report.problems if all_rows or not row.code.startswith("missing_")]
        assert all(str(row.problem) and str(row.fix) and str(row.method) for row in rows)
        return report if all_rows else {row.code: row for row in rows}

    return look
