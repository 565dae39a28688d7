"""What the steps hand to the map: which layers are switched on."""

from __future__ import annotations

from dss_planner.study import access_steps, data_steps, evidence_steps, risk_steps
from dss_planner.study.folder import StudyFolder


def test_nothing_shines_through_where_the_score_leaves_land_out(tmp_path):
    folder = StudyFolder(tmp_path)
    below = (
        *data_steps.landcover_outputs(folder),
        *risk_steps.erosion_outputs(folder),
        *access_steps.access_outputs(folder),
        *evidence_steps.dust_outputs(folder),
        *evidence_steps.exposure_outputs(folder),
        *evidence_steps.trend_outputs(folder),
        *evidence_steps.uncertainty_outputs(folder),
    )
    assert [output.style for output in below if output.visible] == []
