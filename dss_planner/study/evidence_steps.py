"""What stands beside the erosion of a study, as its data allow: dust, exposure, trend, uncertainty, calibration."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from dss_planner.erosion.calibration.calibrate import calibrate_erosion
from dss_planner.erosion.calibration.calibrationrequest import CalibrationRequest
from dss_planner.erosion.exposure.downwind import DownwindExposureRequest, compute_downwind_exposure
from dss_planner.erosion.exposure.sourcescale import DUST_SCORE, LINEAR
from dss_planner.erosion.susceptibility.dustrequest import DustSourceRequest
from dss_planner.erosion.susceptibility.dustsource import compute_dust_source
from dss_planner.erosion.uncertainty.montecarlo import compute_erosion_uncertainty
from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.erosion.uncertainty.spreads import default_spreads
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.vegetation.trend import VegetationTrendRequest, compute_vegetation_trend
from dss_planner.erosion.vegetation.yearstack import named_years
from dss_planner.erosion.wind.seasons import DUST_SEASON, season_name
from dss_planner.errors import InputError
from dss_planner.landcover import classes
from dss_planner.running import CancelCheck, Progress
from dss_planner.study.erosion_inputs import (
    TRAMPLING,
    erosion_request,
    missing_data,
    own_memberships,
    own_numbers,
    spring_cover_request,
    weather_request,
)
from dss_planner.study.folder import StudyFolder
from dss_planner.study.people import population_of
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: Layers of observed or modelled dust that the potential is compared with.
_EVIDENCE = ("dust_frequency", "dust_emission", "dust_optical_depth")
REPORT = "calibration.json"


def dust_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why dust sources cannot be worked out; None when they can."""
    if all(folder.has(name) for name in ("sand", "silt", "clay")):
        return None
    return text("It needs sand, silt and clay of the topsoil. Add them on the page “Area & data” and align again.")


def run_dust(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Dust source potential, sand hazard and surface type."""
    weather = next((folder.raster(n) for n in ("weather_factor", "climatic_erosivity") if folder.has(n)), None)
    roles = folder.vector_roles()
    trampled = settings.trampling_full is not None and folder.has(TRAMPLING)
    result = compute_dust_source(
        DustSourceRequest(
            silt=folder.raster("silt"),
            clay=folder.raster("clay"),
            sand=folder.raster("sand"),
            cover=folder.require("spring_cover", "erosion"),
            output=folder.raster("dust_source"),
            weather=weather,
            months=DUST_SEASON if weather else (),
            landcover=folder.require("landcover_classes", "landcover"),
            non_erodible=classes.non_erodible_codes(),
            elevation=folder.optional("elevation") if folder.has("slope") else None,
            propose=settings.propose_landforms,
            playas=folder.vector("playas") if "playas" in roles else None,
            gravel=folder.optional("gravel"),
            disturbance=folder.raster(TRAMPLING) if trampled else None,
            tracks=folder.vector("roads") if "roads" in roles else None,
            evidence={name: folder.raster(name) for name in _EVIDENCE if folder.has(name)},
            memberships=own_memberships(settings, "dust"),
            numbers=own_numbers(settings, "dust"),
        ),
        progress,
        cancelled,
    )
    notes = list(result.notes)
    if weather:
        notes.append(
            text(
                "Wind and drought count in {season}, the dust season, not over the year.",
                season=season_name(DUST_SEASON),
            )
        )
    if "roads" in roles:
        notes.append(text("The ground that the study's roads and tracks break counts as disturbed."))
    if settings.propose_landforms and "playas" not in roles and not folder.has("slope"):
        notes.append(
            text(
                "Lake beds and fans were not proposed: the elevation is too coarse for the grid. Add polygons of "
                "playas, or a finer elevation."
            )
        )
    return StepResult("dust", dust_outputs(folder), tuple(notes))


def dust_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("dust_source")
    return (
        Output(path, "dust_source", text("Dust source potential (0–100)"), visible=False),
        Output(path, "sand_hazard", text("Sand hazard (0–100)"), band=2, visible=False),
        Output(path, "surface_type", text("Surface type"), band=3, visible=False),
    )


def exposure_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why exposure cannot be worked out; None when it can."""
    if not settings.wind_rose:
        return text(
            "It needs a wind table (direction × speed) or an hourly wind record with directions. Choose the file for "
            "the erosive wind."
        )
    if not folder.has("population") and "settlements" not in folder.vector_roles():
        return text("It needs a population raster, or settlements. Add one on the page “Area & data” and align again.")
    source = dust_missing if settings.exposure_source == "dust" else uncertainty_missing
    return source(folder, settings)


def exposure_before(settings: StudySettings) -> tuple[str, ...]:
    """Return the step whose map says what leaves a cell."""
    return ("dust",) if settings.exposure_source == "dust" else ()


def run_exposure(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """How much of what leaves a cell heads for people."""
    if settings.exposure_source not in ("dust", "soil_loss"):
        raise InputError(
            "What leaves a cell is “{found}”; dust or soil_loss is expected. Choose one of these.",
            found=settings.exposure_source,
        )
    dust = settings.exposure_source == "dust"
    source = folder.require("dust_source", "dust") if dust else folder.require("soil_loss", "erosion")
    population, about_people = population_of(folder)
    result = compute_downwind_exposure(
        DownwindExposureRequest(
            source=source,
            wind_table=settings.wind_rose,
            output=folder.raster("exposure"),
            scale=DUST_SCORE if dust else LINEAR,
            population=population,
            settlements=None if population else folder.vector("settlements"),
            population_field="" if population else settings.population_field,
            months=settings.wind_months,
            wind_unit=settings.wind_unit or None,
            decay_km=settings.decay_km,
            max_km=settings.max_km,
        ),
        progress,
        cancelled,
    )
    return StepResult("exposure", exposure_outputs(folder), (*result.notes, *about_people))


def exposure_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("exposure")
    return (
        Output(path, "exposure", text("People reached by what leaves a place (person-equivalents)"), visible=False),
        Output(path, "exposure_rank", text("Source × people reached (0–100)"), band=2, visible=False),
    )


def trend_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why no trend can be worked out; None when it can."""
    if folder.has("ndvi_years"):
        return None
    return text("It needs NDVI of eight years or more. Add a file for each year, or one with the years as bands.")


def run_trend(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Trend of the vegetation, and what rain explains of it."""
    ndvi, rain = folder.raster("ndvi_years"), folder.optional("precipitation_years")
    notes: list[Text] = []
    if rain and named_years((ndvi,)) != named_years((rain,)):
        notes.append(
            text(
                "The rain year by year was left out: its years ({rain}) are not those of the NDVI ({ndvi}). Bring the "
                "same years.",
                rain=_span(rain),
                ndvi=_span(ndvi),
            )
        )
        rain = None
    result = compute_vegetation_trend(
        VegetationTrendRequest(
            stack=(ndvi,),
            output=folder.raster("trend"),
            precipitation=(rain,) if rain else (),
            correction=settings.trend_correction,
            fdr=settings.trend_fdr,
        ),
        progress,
        cancelled,
    )
    return StepResult("trend", trend_outputs(folder), (*notes, *result.notes))


def _span(path: str) -> str:
    years = named_years((path,)) or ()
    return f"{years[0]}–{years[-1]}" if years else "?"


def trend_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("trend")
    return (
        Output(path, "vegetation_trend", text("Trend of vegetation (per year)"), visible=False),
        Output(path, "trend_class", text("Trend class of vegetation"), band=8, visible=False),
    )


def uncertainty_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why no uncertainty can be worked out; None when it can."""
    if folder.has("soil_loss") or not missing_data(folder, settings, "rweq"):
        return None
    return text("It needs the soil loss by RWEQ, whose data are not complete.")


def run_uncertainty(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """P10, P50 and P90 of the soil loss, and the probability of the top class."""
    base, weather = erosion_request(folder, settings), weather_request(folder, settings)
    cover = spring_cover_request(folder, settings)
    result = compute_erosion_uncertainty(
        ErosionUncertaintyRequest(
            base,
            folder.raster("uncertainty"),
            weather,
            cover,
            {**default_spreads(base, weather, cover), **own_spreads(settings)},
            settings.uncertainty_draws,
            settings.uncertainty_seed,
            settings.top_class,
            settings.top_share,
            f"{folder.file('study_area.gpkg')}|layername=study_area",
        ),
        progress,
        cancelled,
    )
    return StepResult("uncertainty", uncertainty_outputs(folder), tuple(result.notes))


def own_spreads(settings: StudySettings) -> dict[str, Spread]:
    """Return the spreads that the user set, by input. Raises `InputError` for one that is none."""
    known = {item.name for item in fields(Spread)}
    found = {}
    for name, entry in settings.uncertainties.items():
        if "kind" not in entry or not set(entry) <= known:
            raise InputError(
                "The uncertainty of “{input}” in study.json has {found}; kind and some of {expected} are expected. "
                "Correct it, or remove it to use the default.",
                input=name,
                found=", ".join(map(str, entry)) or "nothing",
                expected=", ".join(sorted(known)),
            )
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
        found[name] = Spread(**values)  # type: ignore[arg-type]
    return found


def uncertainty_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("uncertainty")
    return (
        Output(path, "uncertainty_p10", text("Soil loss, low estimate P10 (t/km²·a)"), band=4, visible=False),
        Output(path, "uncertainty_p50", text("Soil loss, middle estimate P50 (t/km²·a)"), band=5, visible=False),
        Output(path, "uncertainty_p90", text("Soil loss, high estimate P90 (t/km²·a)"), band=6, visible=False),
        Output(path, "probability", text("Probability of the top erosion classes"), band=7, visible=False),
        Output(path, "probability", text("Probability of the top of the study area"), band=8, visible=False),
        Output(path, "relative_spread", text("Relative spread of the ranking index"), band=9, visible=False),
    )


def calibration_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why the soil loss cannot be compared with measurements; None when it can."""
    if "erosion_measurements" not in folder.vector_roles():
        return text("It needs points with measured soil loss or transport. Add them on the page “Area & data”.")
    if not settings.calibration_field:
        return text("Choose the field with the measured values, and its unit.")
    return uncertainty_missing(folder, settings)


def run_calibration(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Compare the soil loss with measurements; the correction is offered, not applied."""
    result = calibrate_erosion(
        CalibrationRequest(
            points=folder.vector("erosion_measurements"),
            field=settings.calibration_field,
            unit=settings.calibration_unit,
            modelled=folder.raster("soil_loss"),
            report=folder.file(REPORT),
            density=settings.calibration_density,
            method_field=settings.calibration_method_field,
            efficiency=settings.calibration_efficiency,
            loss_is_negative=settings.calibration_loss_is_negative,
        ),
        progress,
        cancelled,
    )
    return StepResult("calibration", calibration_outputs(folder), tuple(result.notes))


def calibration_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made for the map: the measured points; the report is a file beside it."""
    if not Path(folder.file(REPORT)).exists():
        return ()
    vectors = folder.file("vectors.gpkg")
    return (
        Output(
            vectors, "erosion_measurements", text("Measured soil loss or transport"), layer_name="erosion_measurements"
        ),
    )
