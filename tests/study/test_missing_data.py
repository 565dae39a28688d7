"""What a step says when the study lacks data for it."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.running import never, silent
from dss_planner.study.folder import StudyFolder, restored
from dss_planner.study.risk_steps import run_erosion
from dss_planner.study.settings import StudySettings


def test_all_data_that_a_step_lacks_is_named_at_once_as_people_call_it(tmp_path, make_raster):
    make_raster("elevation.tif", np.zeros((4, 6)))
    folder = StudyFolder.at(tmp_path)
    with pytest.raises(InputError, match=r"lacks data: Land cover\. Add these layers on the page “Area & data”"):
        folder.require("landcover", "align")
    missing = r"Monthly precipitation; Monthly mean wind speed.*; Clay.*; NDVI, maximum"
    with pytest.raises(InputError, match=missing) as told:
        run_erosion(folder, StudySettings(), silent, never)
    assert "Elevation" not in str(told.value)
    folder.remember("erosion", "mark", told.value.text)
    assert str(restored(folder.remembered("erosion")["problem"])) == str(told.value)
