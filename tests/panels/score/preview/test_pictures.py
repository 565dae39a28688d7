"""Land of the study without a value is grey: the score of the last run, which lies below, is none of the preview."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.panels.score.preview.pictures import (
    DISAGREEMENT,
    NEAR_MISSES,
    NO_VALUE,
    SCORE,
    argb,
    change_picture,
    picture_of,
)

STUDY = np.array([[True, True, False]])


@pytest.mark.parametrize("kind", [SCORE, DISAGREEMENT])
def test_land_without_a_value_is_grey_within_the_study_alone(kind):
    picture = picture_of(np.array([[50.0, np.nan, np.nan]], dtype=np.float32), kind, STUDY)
    assert picture.grey
    assert picture.colours[1] == argb(NO_VALUE)
    assert list(picture.colours[2:]) == [0, 0]
    assert picture.colours[0] not in (0, argb(NO_VALUE))


def test_nothing_is_grey_without_a_study_area_where_all_is_known_or_where_nothing_is():
    values = np.array([[50.0, np.nan, np.nan]], dtype=np.float32)
    assert not picture_of(values, SCORE).grey
    assert not picture_of(np.array([[50.0, 60.0, np.nan]], dtype=np.float32), SCORE, STUDY).grey
    nothing = picture_of(np.full((1, 3), np.nan, dtype=np.float32), SCORE, STUDY)
    assert nothing.empty
    assert not nothing.grey
    assert not picture_of(np.array([[1, 0, 0]], dtype=np.int16), NEAR_MISSES, STUDY).grey


def test_a_change_that_is_not_known_is_grey():
    picture = change_picture(np.array([[12.0, np.nan, np.nan]]), STUDY)
    assert picture.grey
    assert list(picture.colours[1:]) == [argb(NO_VALUE), 0, 0]
    assert not change_picture(np.array([[12.0, np.nan, np.nan]])).grey
