"""Erosion risk of a study: soil loss, and where it is chosen or all that the data allow, an index in its place."""

from __future__ import annotations

from pathlib import Path

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import compute_wind_erosion
from dss_planner.erosion.susceptibility.climaticerosivity import ClimaticErosivityRequest, compute_climatic_erosivity
from dss_planner.erosion.susceptibility.ilswe import compute_susceptibility
from dss_planner.erosion.susceptibility.ilswerequest import SusceptibilityRequest
from dss_planner.erosion.susceptibility.sourceproxy import SourceProxyRequest, compute_source_proxy
from dss_planner.erosion.vegetation.seasonalcover import compute_seasonal_cover
from dss_planner.erosion.weather.weatherfactor import compute_weather_factor
from dss_planner.errors import InputError
from dss_planner.landcover import classes
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.erosion_inputs import (
    EVAPORATION_DATA,
    TRAMPLING,
    cover_request,
    erosion_request,
    missing_data,
    own_class_bounds,
    own_class_roughness,
    own_memberships,
    own_numbers,
    weather_request,
)
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import METHODS, StudySettings, read_settings
from dss_planner.study.wind_series import make_erosive_wind
from dss_planner.text import Text, text

#: File that each method makes.
RESULT_OF = {"rweq": "soil_loss", "ilswe": "susceptibility", "proxy": "source_proxy"}
#: Layers that may be there without being used: role → the setting that uses them.
_EXTREMES, _RADIATION = "temperature_minimum", "solar_radiation"
#: All months, for the proxy's mean of the year.
_YEAR = tuple(range(1, 13))


def run_erosion(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Vegetation cover, then the risk by the method of the settings.

    The soil loss is worked out with every method where its data are there: the plan rests on it.
    """
    if settings.method not in METHODS:
        raise InputError(
            "“{found}” is no method of the erosion risk. Choose one of {expected}.",
            found=settings.method,
            expected=", ".join(METHODS),
        )
    folder.require_data(missing_data(folder, settings))
    cover = compute_seasonal_cover(cover_request(folder, settings), portion(progress, 0.0, 0.15), cancelled)
    notes: list[Text] = [*cover.notes]
    rweq = not missing_data(folder, settings, "rweq")
    if rweq:
        end = 1.0 if settings.method == "rweq" else 0.7
        notes += _soil_loss(folder, settings, portion(progress, 0.15, end), cancelled)
    if settings.method != "rweq":
        index = _susceptibility if settings.method == "ilswe" else _proxy
        notes += index(folder, settings, portion(progress, 0.7 if rweq else 0.15, 1.0), cancelled)
        notes.append(_beside(rweq))
    if not rweq:  # an older one would pass for the soil loss of these data
        for name in ("soil_loss", "weather_factor"):
            Path(folder.raster(name)).unlink(missing_ok=True)
            provenance.sidecar(folder.raster(name)).unlink(missing_ok=True)
    notes += _unused(folder, settings)
    return StepResult("erosion", erosion_outputs(folder), tuple(n for i, n in enumerate(notes) if n not in notes[:i]))


def _soil_loss(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> list[Text]:
    """Weather factor and soil loss by RWEQ."""
    notes = list(make_erosive_wind(folder, settings, portion(progress, 0.0, 0.3), cancelled))
    weather = compute_weather_factor(weather_request(folder, settings), portion(progress, 0.3, 0.65), cancelled)
    notes += weather.notes
    notes += _trampling(folder, settings, cancelled)
    erosion = compute_wind_erosion(erosion_request(folder, settings), portion(progress, 0.65, 1.0), cancelled)
    if settings.cover_form == "components":
        notes.append(
            text(
                "The cover of the dust season counts as flat residue: no layers of standing plants and canopy are part "
                "of a study. “Wind erosion” in the toolbox takes them."
            )
        )
    return [*notes, *erosion.notes]


def _trampling(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> list[Text]:
    """Write the share of the crust that livestock breaks [0–1], where that is asked for and livestock is known."""
    full = settings.trampling_full
    if full is None or not folder.has("livestock"):
        return []
    if not full > 0.0:
        raise InputError(
            "The livestock that breaks all of the crust is {found} head/km²; a number above 0 is expected. Correct it.",
            found=full,
        )
    source, output = folder.raster("livestock"), folder.raster(TRAMPLING)
    map_blocks(
        lambda heads: (heads / full).clip(0.0, 1.0),
        [Source("Livestock", source, count=1, meaning="livestock [head/km²]")],
        output,
        (Band("Share of the crust that is trampled", "0–1"),),
        text("Trampling"),
        pure=True,
        cancelled=cancelled,
    )
    provenance.record(output, TRAMPLING, {"livestock": source}, {"trampling_full": full})
    return [
        text(
            "Livestock breaks the crust: all of it from {full} head/km² on, in proportion below. That number is an "
            "assumption.",
            full=f"{full:g}",
        )
    ]


def _susceptibility(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> list[Text]:
    """FAO climatic erosivity and the susceptibility index."""
    climate = compute_climatic_erosivity(
        ClimaticErosivityRequest(
            folder.raster("wind"),
            folder.raster("precipitation"),
            folder.raster("climatic_erosivity"),
            folder.raster("temperature"),
            height_rule=settings.height_rule,
        ),
        portion(progress, 0.0, 0.4),
        cancelled,
    )
    index = compute_susceptibility(
        SusceptibilityRequest(
            climate=folder.raster("climatic_erosivity"),
            cover=folder.raster("spring_cover"),
            output=folder.raster("susceptibility"),
            sand=folder.optional("sand"),
            silt=folder.optional("silt"),
            clay=folder.optional("clay"),
            organic_matter=folder.optional("organic_matter"),
            carbonate=folder.optional("carbonate"),
            landcover=folder.require("landcover_classes", "landcover"),
            non_erodible=classes.non_erodible_codes(),
            combination=settings.combination,
            breakpoints=own_memberships(settings, "ilswe"),
            class_bounds=own_class_bounds(settings),
            roughness_by_class=own_class_roughness(settings),
        ),
        portion(progress, 0.4, 1.0),
        cancelled,
    )
    return [*climate.notes, *index.notes]


def _proxy(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> list[Text]:
    """The proxy of dust sources, all twelve months and their mean."""
    moisture = folder.optional("soil_moisture")
    proxy = compute_source_proxy(
        SourceProxyRequest(
            silt=folder.raster("silt"),
            clay=folder.raster("clay"),
            cover=folder.raster("spring_cover"),
            temperature=folder.raster("temperature"),
            output=folder.raster("source_proxy"),
            months=_YEAR,
            soil_moisture=moisture,
            precipitation=None if moisture else folder.raster("precipitation"),
            landcover=folder.require("landcover_classes", "landcover"),
            non_erodible=classes.non_erodible_codes(),
            memberships=own_memberships(settings, "proxy"),
            numbers=own_numbers(settings, "proxy"),
        ),
        progress,
        cancelled,
    )
    return list(proxy.notes)


def _beside(rweq: bool) -> Text:
    if rweq:
        return text("Soil loss was worked out as well, because its data are there: the plan of works rests on it.")
    return text(
        "Soil loss was not worked out: its data are not complete. The index ranks land, but a plan of works needs soil "
        "loss."
    )


def _unused(folder: StudyFolder, settings: StudySettings) -> list[Text]:
    """Return what was brought and does not count with these settings."""
    notes = []
    for forms, role in ((("hargreaves_range",), _EXTREMES), (("radiation", "radiation_rweq"), _RADIATION)):
        if all(folder.has(name) for name in EVAPORATION_DATA[forms[0]]) and settings.evaporation not in forms:
            notes.append(
                text(
                    "The study has {layer}, but the evaporation is worked out from the mean temperature alone. Choose "
                    "another form of evaporation to use it.",
                    layer=_TITLES[role],
                )
            )
    if folder.has("livestock") and settings.trampling_full is None:
        notes.append(text("The study has livestock, but no number of animals that breaks the crust is set: not used."))
    if folder.has("snow_depth") and folder.has("snow_probability"):
        notes.append(text("Of the two layers of snow, the probability counts; the depth does not."))
    return notes


_TITLES = {_EXTREMES: text("the daily temperature range"), _RADIATION: text("solar radiation")}


def erosion_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    method = read_settings(folder.path).method
    found = [
        # off: under the score it would lend its colours to the land that is left out
        Output(folder.raster("soil_loss"), "soil_loss", text("Soil loss by wind (t/km²·a)"), visible=False),
        Output(folder.raster("soil_loss"), "sl190", text("Erosion class (SL190-2007)"), band=4, visible=False),
        Output(
            folder.raster("weather_factor"), "weather_factor", text("Weather factor (kg/m)"), band=13, visible=False
        ),
    ]
    if method == "ilswe":
        index, climate = folder.raster("susceptibility"), folder.raster("climatic_erosivity")
        found += [
            Output(index, "susceptibility", text("Susceptibility to wind erosion (0–1)"), visible=False),
            Output(index, "susceptibility_class", text("Susceptibility class"), band=2, visible=False),
            Output(climate, "climatic_erosivity", text("Climatic erosivity (FAO)"), band=13, visible=False),
        ]
    if method == "proxy":
        proxy = folder.raster("source_proxy")
        found.append(
            Output(proxy, "source_proxy", text("Dust source proxy, not G-SDS-SBM (0–1)"), band=13, visible=False)
        )
    found += [
        Output(folder.raster("spring_cover"), "vegetation_cover", text("Cover in the dust season (%)"), visible=False),
        Output(folder.raster("vegetation_cover"), "vegetation_cover", text("Cover in summer (%)"), visible=False),
    ]
    return tuple(output for output in found if Path(output.path).exists())
