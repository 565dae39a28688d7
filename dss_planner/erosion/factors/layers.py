"""Which layers a request reads, by what they are, and how they are called."""

from __future__ import annotations

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.raster.blocks import Source
from dss_planner.text import Text, text

#: Ground layer → field of the raster, and field of the number that stands in for it ('' for none).
_GROUND = {
    "sand": ("sand", ""),
    "silt": ("silt", ""),
    "clay": ("clay", ""),
    "organic_matter": ("organic_matter", "assumed_organic_matter"),
    "carbonate": ("carbonate", "assumed_carbonate"),
    "gravel": ("gravel", ""),
    "trampling": ("trampling_map", "trampling"),
    "roughness": ("roughness_map", "roughness"),
    "random_roughness": ("random_roughness_map", "random_roughness"),
    "cover": ("cover", ""),
    "landcover": ("landcover", ""),
    "flat_cover": ("flat_cover", ""),
    "silhouette": ("silhouette", ""),
    "canopy": ("canopy", ""),
}
_COMPONENTS = ("flat_cover", "silhouette", "canopy")
_WEATHER = (
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


def ground_layers(request: WindErosionRequest) -> dict[str, str]:
    """Return the path of each ground layer that ``request`` reads, by what it is."""
    left_out = {"cover"} if request.cover_form == "components" else set(_COMPONENTS)
    paths = {role: getattr(request, raster) for role, (raster, _) in _GROUND.items() if role not in left_out}
    return {role: path for role, path in paths.items() if path}


def ground_numbers(request: WindErosionRequest) -> dict[str, float]:
    """Return the numbers that stand for ground layers which are not given."""
    return {
        role: float(getattr(request, number))
        for role, (raster, number) in _GROUND.items()
        if number and not getattr(request, raster)
    }


def weather_layers(request: WeatherFactorRequest) -> dict[str, str]:
    """Return the path of each layer of the weather that ``request`` reads, by field."""
    left_out = {"wind", "wind_sd"} if request.erosive_wind else set()
    if request.snow_probability:
        left_out.add("snow_depth")
    paths = {field: getattr(request, field) for field in _WEATHER if field not in left_out}
    return {field: path for field, path in paths.items() if path}


def source(role: str, path: str) -> Source:
    """Return a layer as an input of a pass."""
    name = str(title(role))
    if role in _WEATHER and role != "dem":
        return Source(name, path, bands=None, count=12, meaning=_MONTHLY)
    return Source(name, path, count=1, meaning=f"{name} [{unit(role)}]" if unit(role) else name)


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
