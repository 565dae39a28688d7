"""A small study area in degrees with layers over it."""

import numpy as np
import pytest

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
