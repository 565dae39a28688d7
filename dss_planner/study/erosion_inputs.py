"""What the erosion of a study is computed from: the requests that its layers and settings make."""

from __future__ import annotations

from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.memberships import Membership, membership_from_dict
from dss_planner.erosion.vegetation.seasonalcover import SeasonalCoverRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.landcover import classes
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings

#: What wind erosion cannot do without; all that is missing is named at once.
EROSION_DATA = ("elevation", "temperature", "precipitation", "wind", "sand", "silt", "clay")
#: What the susceptibility index and the proxy of dust sources cannot do without.
INDEX_DATA = ("temperature", "precipitation", "wind", "sand", "silt", "clay")
PROXY_DATA = ("temperature", "silt", "clay")
#: All bands of wind erosion.
BANDS = (1, 2, 3, 4, 5, 6, 7)
#: Layers that are worked out in a study: share of the crust that is trampled, erosive wind of a series.
TRAMPLING, EROSIVE_WIND = "trampling", "erosive_wind"
#: Numbers of the susceptibility index among the settings: bounds of its classes, and its roughness by land cover code.
CLASS_BOUND, CLASS_CODE = "class_bound_", "class_"
#: What each form of evaporation needs beside the temperature.
EVAPORATION_DATA = {
    "hargreaves_range": ("temperature_minimum", "temperature_maximum"),
    "radiation": ("solar_radiation",),
    "radiation_rweq": ("solar_radiation",),
}


def missing_data(folder: StudyFolder, settings: StudySettings, method: str = "") -> tuple[str, ...]:
    """Return the roles that the method (of the settings, when empty) needs and the study has no raster of."""
    method = method or settings.method
    roles = {"ilswe": INDEX_DATA, "proxy": PROXY_DATA}.get(method, EROSION_DATA)
    if method == "rweq":
        roles = (*roles, *EVAPORATION_DATA.get(settings.evaporation, ()))
    elif method == "proxy" and not folder.has("soil_moisture"):
        roles = (*roles, "precipitation")
    wanted = (*roles, ndvi_role(folder))
    return tuple(role for role in wanted if not folder.has(role))


def ndvi_role(folder: StudyFolder) -> str:
    """Return the layer that the cover of the growing season comes from."""
    return "ndvi" if folder.has("ndvi") else "ndvi_maximum"


def cover_request(folder: StudyFolder, settings: StudySettings) -> SeasonalCoverRequest:
    """Return what the cover of both seasons is computed from."""
    return SeasonalCoverRequest(
        ndvi=folder.require(ndvi_role(folder), "align"),
        summer_output=folder.raster("vegetation_cover"),
        spring_output=folder.raster("spring_cover"),
        spring_ndvi=folder.optional("ndvi_spring"),
        end_members=settings.end_members,
        soil_ndvi=settings.soil_ndvi,
        full_ndvi=settings.full_ndvi,
        retention=settings.retention,
    )


def spring_cover_request(folder: StudyFolder, settings: StudySettings) -> VegetationCoverRequest:
    """Return what the cover of the dust season alone is computed from, as its uncertainty and explanation need it."""
    spring = folder.optional("ndvi_spring")
    return VegetationCoverRequest(
        spring or folder.raster(ndvi_role(folder)),
        settings.soil_ndvi,
        settings.full_ndvi,
        folder.raster("spring_cover"),
        retention=1.0 if spring else settings.retention,
        end_members=settings.end_members,
        ndvi_season="spring" if spring else "summer",
    )


def weather_request(folder: StudyFolder, settings: StudySettings) -> WeatherFactorRequest:
    """Return what the weather factor is computed from; erosive wind of a series goes before monthly means."""
    erosive = folder.optional(EROSIVE_WIND)
    extremes = settings.evaporation == "hargreaves_range"
    return WeatherFactorRequest(
        wind=None if erosive else folder.require("wind", "align"),
        erosive_wind=erosive,
        temperature=folder.require("temperature", "align"),
        precipitation=folder.require("precipitation", "align"),
        dem=folder.require("elevation", "align"),
        output=folder.raster("weather_factor"),
        weibull_k=None if erosive else settings.weibull_k,
        rainy_days=folder.optional("rainy_days"),
        snow_probability=folder.optional("snow_probability"),
        snow_depth=None if folder.has("snow_probability") else folder.optional("snow_depth"),
        height_rule=settings.height_rule,
        density_form=settings.density_form,
        threshold=settings.threshold,
        frozen_below=settings.frozen_below,
        evaporation=settings.evaporation,
        temperature_minimum=folder.optional("temperature_minimum") if extremes else None,
        temperature_maximum=folder.optional("temperature_maximum") if extremes else None,
        solar_radiation=folder.optional("solar_radiation") if settings.evaporation.startswith("radiation") else None,
        irrigation=folder.optional("irrigation"),
    )


def erosion_request(folder: StudyFolder, settings: StudySettings) -> WindErosionRequest:
    """Return what the soil loss is computed from."""
    spring = folder.raster("spring_cover")
    trampled = settings.trampling_full is not None and folder.has(TRAMPLING)
    return WindErosionRequest(
        weather_factor=folder.raster("weather_factor"),
        sand=folder.require("sand", "align"),
        silt=folder.require("silt", "align"),
        clay=folder.require("clay", "align"),
        cover=spring,
        output=folder.raster("soil_loss"),
        organic_matter=folder.optional("organic_matter"),
        carbonate=folder.optional("carbonate"),
        landcover=folder.require("landcover_classes", "landcover"),
        cover_coefficients=classes.cover_coefficients(),
        non_erodible=classes.non_erodible_codes(),
        roughness=settings.roughness,
        field_length=settings.field_length,
        periods=settings.periods,
        bands=BANDS,
        gravel=folder.optional("gravel"),
        trampling=0.0 if trampled else settings.trampling,
        trampling_map=folder.raster(TRAMPLING) if trampled else None,
        random_roughness=settings.random_roughness,
        cover_form=settings.cover_form,
        flat_cover=spring if settings.cover_form == "components" else None,
        compaction=dict(settings.compaction),
        calibration=Calibration(settings.calibration_factor, settings.calibration_exponent),
    )


def own_numbers(settings: StudySettings, section: str) -> dict[str, float]:
    """Return the single numbers that the user set for ``section`` ('ilswe', 'proxy', 'dust'), class bounds apart."""
    return {name: value for name, value in settings.index_numbers.get(section, {}).items() if not _of_class(name)}


def own_class_bounds(settings: StudySettings) -> tuple[float, ...]:
    """Return the four bounds of the classes of the susceptibility index; () for the defaults."""
    own = settings.index_numbers.get("ilswe", {})
    names = [name for name in defaults("ilswe").numbers if name.startswith(CLASS_BOUND)]
    if not any(name in own for name in names):
        return ()
    return tuple(own.get(name, defaults("ilswe").numbers[name].value) for name in names)


def own_class_roughness(settings: StudySettings) -> dict[int, float]:
    """Return class code → roughness membership that the user set for the susceptibility index."""
    own = settings.index_numbers.get("ilswe", {})
    return {int(name[len(CLASS_CODE) :]): value for name, value in own.items() if _of_class(name)}


def _of_class(name: str) -> bool:
    return name.startswith(CLASS_CODE) and name[len(CLASS_CODE) :].isdigit()


def own_memberships(settings: StudySettings, section: str) -> dict[str, Membership]:
    """Return the memberships that the user set for ``section`` ('ilswe', 'proxy', 'dust') in place of the defaults."""
    where = f"study.json, breakpoints of {section}"
    entries = settings.breakpoints.get(section, {})
    return {name: membership_from_dict(entry, name, where) for name, entry in entries.items()}
