"""Weight profiles read from a file and written to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import shown_name
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.exchange import read_profiles, write_profiles
from dss_planner.scoring.weighing.profiles import Profile, with_profile

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import pyqtBoundSignal


def read_into(model: ScoreModel, path: str, message: pyqtBoundSignal) -> tuple[tuple[Profile, ...], int, int] | None:
    """Return the profiles of ``model`` with those of a file, how many were read, and how many replaced one.

    None for no path, and for a file that cannot be read, which ``message`` says.
    """
    if not path:
        return None
    try:
        read = read_profiles(path, _names(model))
    except PlannerError as error:
        message.emit("problem", show(error), "")
        return None
    profiles = model.profiles
    for profile in read:
        profiles = with_profile(profiles, profile)
    known = {item.name for item in model.profiles}
    return profiles, len(read), len({item.name for item in read} & known)


def write_all(model: ScoreModel, path: str, message: pyqtBoundSignal) -> None:
    """Write the profiles of ``model`` to a file; ``message`` says where that is not possible. Nothing for no path."""
    if not path:
        return
    try:
        write_profiles(model.profiles, _names(model), path)
    except PlannerError as error:
        message.emit("problem", show(error), "")


def _names(model: ScoreModel) -> dict[str, str]:
    return {item.id: shown_name(item) for item in model.criteria}
