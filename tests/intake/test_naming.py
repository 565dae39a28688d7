"""How layers are called in sentences."""

from __future__ import annotations

import pytest

from dss_planner.intake.naming import short_name


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("/data/dem.tif", "dem.tif"),
        ("/data/a.gpkg|layername=roads", "a.gpkg | roads"),
        ('NETCDF:"/data/era5_cds.nc":u10', "era5_cds.nc | u10"),
    ],
)
def test_a_layer_is_called_by_its_file_and_what_is_in_it(uri, name):
    assert short_name(uri) == name
