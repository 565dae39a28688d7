"""Which layers a request reads, by what they are, and how they are called."""

from __future__ import annotations

from dss_planner.erosion.loss.winderosion import WindErosionRequest, erosion_sources
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.raster.blocks import Source
from dss_planner.text import Text, text

#: Ground layers for which a number stands when there is no raster: field of the raster, field of the number.
_NUMBERS = {
    "organic_matter": ("organic_matter", "assumed_organic_matter"),
    "carbonate": ("carbonate", "assumed_carbonate"),
    "trampling": ("trampling_map", "trampling"),
    "roughness": ("roughness_map", "roughness"),
    "random_roughness": ("random_roughness_map", "random_roughness"),
}
#: Layers of the weather, by field.
WEATHER = (
    "wind",
    "erosive_wind",
    "wind_sd",
    "temperature",
    "temperature_minimum",
    "temperature_maximum",
    "precipitation",
    "rainy_days",
    "irrigation",
    "irrigation_days",
    "solar_radiation",
    "snow_probability",
    "snow_depth",
    "dem",
)
_MONTHLY = "one for each month, January to December"


def loss_source(request: WindErosionRequest) -> Source:
    """Return the weather factor of ``request`` as an input of a pass: the year, or twelve months."""
    return erosion_sources(request)[0][0]


def ground_sources(request: WindErosionRequest) -> dict[str, Source]:
    """Return the ground layers that ``request`` reads as inputs of a pass, by what they are."""
    sources, roles = erosion_sources(request)
    return {role: source for role, source in zip(roles, sources) if role != "weather"}


def ground_numbers(request: WindErosionRequest) -> dict[str, float]:
    """Return the numbers that stand for ground layers which are not given."""
    return {
        role: float(getattr(request, number))
        for role, (raster, number) in _NUMBERS.items()
        if not getattr(request, raster)
    }


def weather_sources(request: WeatherFactorRequest) -> dict[str, Source]:
    """Return the layers of the weather that ``request`` reads as inputs of a pass, by field."""
    left_out = {"wind", "wind_sd"} if request.erosive_wind else set()
    if request.snow_probability:
        left_out.add("snow_depth")
    paths = {field: getattr(request, field) for field in WEATHER if field not in left_out}
    return {field: _weather_source(field, path) for field, path in paths.items() if path}


def _weather_source(field: str, path: str) -> Source:
    name = str(title(field))
    if field == "dem":
        return Source(name, path, count=1, meaning="elevation in metres")
    return Source(name, path, bands=None, count=12, meaning=_MONTHLY)


def ndvi_source(path: str) -> Source:
    """Return the NDVI that cover was made from as an input of a pass."""
    return Source(str(title("ndvi")), path, count=1, meaning="NDVI of one date or season")


def title(role: str) -> Text:
    """Return how people call an input."""
    return {
        "sand": text("Sand"),
        "silt": text("Silt"),
        "clay": text("Clay"),
        "organic_matter": text("Organic matter"),
        "carbonate": text("Calcium carbonate"),
        "gravel": text("Gravel cover"),
        "trampling": text("Crust broken by trampling"),
        "roughness": text("Ridge roughness"),
        "random_roughness": text("Random roughness"),
        "cover": text("Vegetation cover"),
        "landcover": text("Land cover"),
        "flat_cover": text("Flat residue"),
        "silhouette": text("Standing residue"),
        "canopy": text("Canopy"),
        "ndvi": text("NDVI"),
        "wind": text("Wind speed"),
        "erosive_wind": text("Erosive wind"),
        "wind_sd": text("Standard deviation of wind speed"),
        "temperature": text("Temperature"),
        "temperature_minimum": text("Minimum temperature"),
        "temperature_maximum": text("Maximum temperature"),
        "precipitation": text("Precipitation"),
        "rainy_days": text("Days with rain"),
        "irrigation": text("Irrigation"),
        "irrigation_days": text("Days with irrigation"),
        "solar_radiation": text("Solar radiation"),
        "snow_probability": text("Days with snow cover"),
        "snow_depth": text("Snow depth"),
        "dem": text("Elevation"),
        "weather_factor": text("Weather factor"),
    }[role]


#: Units of the inputs as they are read; of the monthly ones, of each month.
_UNITS = {
    "gravel": "%",
    "trampling": "0–1",
    "roughness": "cm",
    "random_roughness": "cm",
    "landcover": "",
    "silhouette": "cm²/m²",
    "canopy": "0–1",
    "ndvi": "",
    "wind": "m/s",
    "erosive_wind": "m³/s³",
    "wind_sd": "m/s",
    "temperature": "°C",
    "temperature_minimum": "°C",
    "temperature_maximum": "°C",
    "precipitation": "mm",
    "rainy_days": "d",
    "irrigation": "mm",
    "irrigation_days": "d",
    "solar_radiation": "MJ/(m²·d)",
    "snow_probability": "0–1",
    "snow_depth": "m",
    "dem": "m",
    "weather_factor": "kg/m",
}


def unit(role: str) -> str:
    """Return the unit of an input, '' for none; shares of soil and cover are in percent."""
    return _UNITS.get(role, "%")
