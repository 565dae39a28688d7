"""How layers are called in sentences."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.series.steps import open_series


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("/data/dem.tif", "dem.tif"),
        ("/data/a.gpkg|layername=roads", "a.gpkg | roads"),
        ("/d/a.pbf|layername=lines|subset=highway IS NOT NULL", "a.pbf | highway"),
        ("/d/a.pbf|layername=multipolygons|subset=natural = 'water'", "a.pbf | natural=water"),
        ('/d/a.pbf|layername=lines|subset=other_tags LIKE \'%"railway"=>"%"%\'', "a.pbf | railway"),
        ('/d/a.gpkg|layername=soums|subset=name = "x"', "a.gpkg | soums"),
        ('NETCDF:"/data/era5_cds.nc":u10', "era5_cds.nc | u10"),
    ],
)
def test_a_layer_is_called_by_its_file_and_what_is_in_it(uri, name):
    assert short_name(uri) == name


def test_a_series_is_named_without_its_folders(make_raster):
    path = make_raster("temperature.tif", np.ones((2, 4, 6)))
    with pytest.raises(InputError, match=r"^“temperature\.tif” does not say when its bands were"):
        open_series((path,), {})
