"""A GRIB file with several quantities: each is found, and each is aligned."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.opening import sublayers
from dss_planner.raster.reading import read_whole
from tests.intake.lookalikes_rasters import RAIN, TEMPERATURE, grib, write


@pytest.fixture
def reanalysis(tmp_path):
    """Twelve months of temperature and rain, month by month, in one file."""
    messages = [
        (category, number, height, f"2020-{month + 1:02d}-01T00:00:00Z", values[month])
        for month in range(12)
        for category, number, height, values in ((0, 0, 2, TEMPERATURE), (1, 8, 0, RAIN))
    ]
    return write(tmp_path, "reanalysis.grib2", grib(messages))


def test_each_quantity_is_a_layer(reanalysis):
    first, second = sublayers(reanalysis)
    assert first.endswith("?bands=1,3,5,7,9,11,13,15,17,19,21,23")
    assert second.endswith("?bands=2,4,6,8,10,12,14,16,18,20,22,24")
    assert sublayers(first) == (first,)


def test_each_quantity_is_aligned(reanalysis, study_area, tmp_path):
    folder = tmp_path / "study"
    result = align_layers(AlignRequest(study_area, 4000.0, (reanalysis,), str(folder)))
    assert [entry.role for entry in result.entries] == ["temperature", "precipitation"]
    # the study area covers the lower right part of the file, whose cells differ by a few percent
    july = [float(np.nanmean(read_whole(folder / f"{role}.tif", 7))) for role in ("temperature", "precipitation")]
    assert july[0] == pytest.approx(TEMPERATURE[6, 6:].mean(), abs=1)
    assert july[1] == pytest.approx(RAIN[6, 6:].mean(), rel=0.05)
