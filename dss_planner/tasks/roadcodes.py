"""The codes of a study's road layer, read in the background: a country has many roads."""

from __future__ import annotations

from dss_planner.running import CancelCheck, Progress
from dss_planner.study.folder import StudyFolder
from dss_planner.study.road_codes import RoadCodes, read_road_codes
from dss_planner.study.settings import StudySettings


def list_road_codes(
    question: tuple[str, StudySettings], progress: Progress, cancelled: CancelCheck
) -> RoadCodes | None:
    """Return the codes; question: folder and settings of the study. None for a study without roads.

    Raises `InputError` for a layer that cannot be read; `Cancelled`.
    """
    folder, settings = StudyFolder.at(question[0]), question[1]
    if "roads" not in folder.vector_roles():
        return None
    return read_road_codes(folder, settings, cancelled)
