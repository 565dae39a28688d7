"""Erosion risk and access of a study."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.speeds import load_speeds
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.erosion.loss.winderosion import WindErosionRequest, compute_wind_erosion
from dss_planner.erosion.vegetation.vegetationcover import (
    VegetationCoverRequest,
    VegetationCoverResult,
    compute_vegetation_cover,
)
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.landcover import classes
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import open_layer
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: Where a trip may start, in order of preference.
_ORIGIN_ROLES = ("soum_centers", "settlements")

#: What wind erosion cannot do without; all that is missing is named at once.
_EROSION_DATA = ("elevation", "temperature", "precipitation", "wind", "sand", "silt", "clay")


def run_erosion(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Vegetation cover, weather factor and wind erosion."""
    ndvi = () if folder.has("ndvi") else ("ndvi_maximum",)
    folder.require_data((*_EROSION_DATA, *ndvi))
    cover = _covers(folder, settings, portion(progress, 0.0, 0.15), cancelled)
    weather = compute_weather_factor(
        WeatherFactorRequest(
            wind=folder.require("wind", "align"),
            temperature=folder.require("temperature", "align"),
            precipitation=folder.require("precipitation", "align"),
            dem=folder.require("elevation", "align"),
            output=folder.raster("weather_factor"),
            weibull_k=settings.weibull_k,
            rainy_days=folder.optional("rainy_days"),
            snow_probability=folder.optional("snow_probability"),
            height_rule=settings.height_rule,
            threshold=settings.threshold,
        ),
        portion(progress, 0.15, 0.7),
        cancelled,
    )
    erosion = compute_wind_erosion(
        WindErosionRequest(
            weather_factor=folder.raster("weather_factor"),
            sand=folder.require("sand", "align"),
            silt=folder.require("silt", "align"),
            clay=folder.require("clay", "align"),
            cover=folder.raster("spring_cover"),
            output=folder.raster("soil_loss"),
            organic_matter=folder.optional("organic_matter"),
            carbonate=folder.optional("carbonate"),
            landcover=folder.require("landcover_classes", "landcover"),
            cover_coefficients=classes.cover_coefficients(),
            non_erodible=classes.non_erodible_codes(),
            roughness=settings.roughness,
            field_length=settings.field_length,
            periods=settings.periods,
        ),
        portion(progress, 0.7, 1.0),
        cancelled,
    )
    notes: list[Text] = [*cover.notes, *weather.notes, *erosion.notes]
    return StepResult("erosion", erosion_outputs(folder), tuple(notes))


def _covers(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> VegetationCoverResult:
    """Write the summer's cover, which limits what can grow, and the dust season's, which decides the risk."""
    ndvi = folder.require("ndvi" if folder.has("ndvi") else "ndvi_maximum", "align")
    summer = VegetationCoverRequest(ndvi, settings.soil_ndvi, settings.full_ndvi, folder.raster("vegetation_cover"))
    spring = replace(summer, output=folder.raster("spring_cover"), retention=settings.retention)
    compute_vegetation_cover(summer, portion(progress, 0.0, 0.5), cancelled)
    return compute_vegetation_cover(spring, portion(progress, 0.5, 1.0), cancelled)


def erosion_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    return (
        # off: under the score it would lend its colours to the land that is left out
        Output(folder.raster("soil_loss"), "soil_loss", text("Soil loss by wind (t/km²·a)"), visible=False),
        Output(folder.raster("soil_loss"), "sl190", text("Erosion class (SL190-2007)"), band=4, visible=False),
        Output(
            folder.raster("weather_factor"), "weather_factor", text("Weather factor (kg/m)"), band=13, visible=False
        ),
        Output(folder.raster("spring_cover"), "vegetation_cover", text("Cover in the dust season (%)"), visible=False),
        Output(folder.raster("vegetation_cover"), "vegetation_cover", text("Cover in summer (%)"), visible=False),
    )


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
