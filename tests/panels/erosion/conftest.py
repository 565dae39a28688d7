"""The window on erosion risk over a small study made by code."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import WindErosionRequest


@pytest.fixture
def window(shown_window):
    """The window, docked and shown."""
    from dss_planner.panels.erosion.window import ErosionWindow

    return shown_window(ErosionWindow)


@pytest.fixture
def study(tmp_path, make_raster, make_vector, grid):
    """A folder with an erosion map of seven bands: soil loss 100, 1000 and 3000 t/km²·a in pairs of columns."""
    loss = np.repeat([[100.0, 100.0, 1000.0, 1000.0, 3000.0, 3000.0]], 4, axis=0)
    grade = np.repeat([[1.0, 1.0, 2.0, 2.0, 3.0, 3.0]], 4, axis=0)
    bands = np.stack([loss, loss / 20, loss * 1.1, grade, loss * 3, loss * 2, np.zeros_like(loss)])
    path = make_raster("soil_loss.tif", bands)
    request = WindErosionRequest("wf.tif", "sand.tif", "silt.tif", "clay.tif", "cover.tif", path, field_length=80.0)
    provenance.record(path, "winderosion", {}, request)
    x, y = grid.xy(0, 0)
    square = f"POLYGON(({x} {y},{x + 6000} {y},{x + 6000} {y - 4000},{x} {y - 4000},{x} {y}))"
    make_vector("study_area.gpkg", [(square, {"title": "all"})], layer="study_area")
    return str(tmp_path)
