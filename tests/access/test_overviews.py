"""Zoomed out, “unreachable” stays what it is: it is never averaged with minutes."""

import numpy as np
from osgeo import gdal

from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time


def test_overviews_hold_minutes_or_the_marker(make_raster, make_vector, tmp_path):
    friction = np.full((40, 1100), 0.002)
    friction[:, 551] = 1e6
    path = make_raster("f.tif", friction)
    origins = make_vector("o.gpkg", [("POINT(500500 4899500)", {})])
    compute_travel_time(TravelTimeRequest(path, origins, str(tmp_path / "t.tif")))
    dataset = gdal.Open(str(tmp_path / "t.tif"))
    overview = dataset.GetRasterBand(1).GetOverview(0).ReadAsArray()
    assert (overview == UNREACHABLE).any()
    # 550 steps of 2 minutes, 39 of them diagonal
    assert overview[overview < UNREACHABLE].max() < 550 * 2.0 + 39 * 2.0 * 0.4143
