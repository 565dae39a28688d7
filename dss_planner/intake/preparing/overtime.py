"""Several dates made one layer, on their own grid, before it is brought to the study's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import unknown_values
from dss_planner.intake.preparing.series import in_own_units, own_range
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import ROLES
from dss_planner.intake.sentences import stored
from dss_planner.intake.series.overtime import OverTimeRequest, over_time
from dss_planner.running import CancelCheck, Progress

FILE = "overtime.tif"


def prepare_over_time(
    found: Recognition, choice: LayerChoice, folder: Path, progress: Progress, cancelled: CancelCheck
) -> dict[str, object]:
    """Write `FILE` with one band in the unit of the role into ``folder`` and return the notes."""
    role = ROLES[found.role]
    request = OverTimeRequest(
        found.over_time,
        (found.uri,),
        str(folder / FILE),
        str(role.title),
        role.unit,
        found.scale,
        found.offset,
        nodata=tuple(in_own_units(found, unknown_values(found, choice))),
        valid=own_range(found),
        real=found.real,
    )
    return {"warnings": [stored(note) for note in over_time(request, progress, cancelled).notes]}


def of_one(found: Recognition, path: Path) -> Recognition:
    """Return what is known of the layer for the file with its one band."""
    return replace(
        found,
        uri=str(path),
        scale=1.0,
        offset=0.0,
        bands=(1,),
        nodatas=(),
        valid_range=None,
        steps="",
        over_time="",
        zero_is_value=False,
    )
