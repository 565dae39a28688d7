"""What the steps hand to the map: which layers are switched on."""

from __future__ import annotations

from dss_planner.study import data_steps, risk_steps
from dss_planner.study.folder import StudyFolder


def test_nothing_shines_through_where_the_score_leaves_land_out(tmp_path):
    folder = StudyFolder(tmp_path)
    below = (
        *data_steps.landcover_outputs(folder),
        *risk_steps.erosion_outputs(folder),
        *risk_steps.access_outputs(folder),
    )
    assert [output.style for output in below if output.visible] == []
