"""A NetCDF whose axes are degrees needs no word about its reference system, though it names none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.io import netcdf_file

from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.health.check import check_layers
from dss_planner.raster.reading import read_whole


@pytest.fixture
def era5(tmp_path):
    """Twelve monthly means of temperature in kelvin, south-up, longitudes from 100° to 110°, without a CRS."""
    path = tmp_path / "era5_t2m_monthly.nc"
    with netcdf_file(str(path), "w") as file:
        for name, size in (("time", 12), ("latitude", 21), ("longitude", 41)):
            file.createDimension(name, size)
        for name, values, units in (
            ("latitude", np.linspace(42, 47, 21), "degrees_north"),
            ("longitude", np.linspace(100, 110, 41), "degrees_east"),
            ("time", np.array([(n * 730.5) for n in range(12)]) + 350 + 24 * 36525, "hours since 1900-01-01 00:00:00"),
        ):
            axis = file.createVariable(name, "d", (name,))
            axis[:] = values
            axis.units = units
        variable = file.createVariable("t2m", "f", ("time", "latitude", "longitude"))
        # warmer to the east by 1 K a degree, and by 2 K a month until June
        months = np.minimum(np.arange(12), 11 - np.arange(12))[:, None, None] * 2.0
        variable[:] = 263.15 + months + np.linspace(0, 10, 41)[None, None, :] + np.zeros((1, 21, 1))
        variable.units = "K"
        variable.long_name = "2 metre temperature"
    return str(path)


def test_degrees_axes_mean_wgs_84(era5, study_area, tmp_path):
    request = AlignRequest(study_area, 2000.0, (era5,), str(tmp_path / "study"))
    assert "crs_missing" not in {problem.code for problem in check_layers(request).problems}
    result = align_layers(request)
    (entry,) = result.entries
    assert (entry.role, entry.unit_found) == ("temperature", "K")
    january = read_whole(tmp_path / "study" / "temperature.tif", 1)
    left, right = np.nanmean(january[:, 1:4]), np.nanmean(january[:, -4:-1])
    # the study area reaches from 104.2° to 104.8°E: −10 °C + 4.2 … 4.8 K
    assert left == pytest.approx(-5.8, abs=0.1)
    assert right == pytest.approx(-5.2, abs=0.1)
