"""Access of a study: friction and travel time."""

from __future__ import annotations

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.speeds import load_speeds
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import open_layer
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: Where a trip may start, in order of preference.
_ORIGIN_ROLES = ("soum_centers", "settlements")


def run_access(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Friction and travel time from the nearest origin."""
    roles = folder.vector_roles()
    origins = _origins(folder, settings)
    speeds = load_speeds(settings.season)
    friction = compute_friction(
        FrictionRequest(
            landcover=folder.require("landcover_classes", "landcover"),
            output=folder.raster("friction"),
            dem=folder.optional("elevation") if folder.has("slope") else None,
            roads=folder.vector("roads") if "roads" in roles else None,
            road_class_field=settings.road_class_field,
            speeds=speeds,
        ),
        portion(progress, 0.0, 0.4),
        cancelled,
    )
    travel = compute_travel_time(
        TravelTimeRequest(
            folder.raster("friction"),
            folder.vector(origins),
            folder.raster("travel_time"),
            within=folder.file("study_area.gpkg"),
        ),
        portion(progress, 0.4, 1.0),
        cancelled,
    )
    notes: list[Text] = [*getattr(friction, "notes", ()), *getattr(travel, "notes", ())]
    if origins != settings.origins:
        notes.append(
            text(
                "The study area holds none of this layer: {wanted}. Trips start here instead: {used}.",
                wanted=ROLES[settings.origins].title,
                used=ROLES[origins].title,
            )
        )
    if "roads" not in roles:
        notes.append(text("No roads were given: travel time is off-road everywhere."))
    return StepResult("access", access_outputs(folder), tuple(notes))


def _origins(folder: StudyFolder, settings: StudySettings) -> str:
    """Return the role of the places where trips start: the one chosen, or the first that the study area holds."""
    roles = folder.vector_roles()
    for role in dict.fromkeys((settings.origins, *_ORIGIN_ROLES)):
        if role in roles:
            opened = open_layer(folder.vector(role), role)
            xmin, ymin, xmax, ymax = Grid.read(folder.require("landcover_classes", "landcover")).bounds
            opened.layer.SetSpatialFilterRect(xmin, ymin, xmax, ymax)
            if opened.layer.GetFeatureCount() > 0:
                return role
    raise InputError(
        "The study area holds no place where a trip can start. Add a layer of soum centres or settlements that has "
        "some inside, or widen the study area to the nearest one, and align again."
    )


def access_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    return (
        Output(folder.raster("travel_time"), "travel_time", text("Travel time (h)"), visible=False),
        Output(folder.raster("friction"), "friction", text("Friction (min/m)"), visible=False),
    )
