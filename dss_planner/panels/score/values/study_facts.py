"""What is read of the study in the background: the score of the last run, the function that a criterion begins with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.panels.score.values.score_histogram import SHADES
from dss_planner.running import CancelCheck, Progress
from dss_planner.scoring.functions.distribution import read_distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import study_criterion

_FULL = 100.0


@dataclass(frozen=True)
class DefaultQuestion:
    """folder: of the study. setting: of the criterion; method: of the erosion risk. layer, band: that it reads now."""

    folder: str
    setting: CriterionSetting
    method: str
    layer: str
    band: int


def default_function(question: DefaultQuestion, progress: Progress, cancelled: CancelCheck) -> ValueFunction | None:
    """Return the function that the study begins with on a layer; None when the criterion reads another layer now."""
    folder = StudyFolder.at(question.folder)
    try:
        found = study_criterion(folder, question.setting, question.method, cancelled)
    except InputError:
        return None
    same = (found.layer, found.band) == (question.layer, question.band)
    return found.value_function if same else None


def read_score(path: str, progress: Progress, cancelled: CancelCheck) -> np.ndarray:
    """Return the shares of the land in each half point of a written score, float64 (200)."""
    found = read_distribution(path, bins=SHADES, progress=progress, cancelled=cancelled)
    return np.histogram(found.quantiles, bins=SHADES, range=(0.0, _FULL))[0].astype(np.float64)
