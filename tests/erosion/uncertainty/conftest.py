"""A small study: weather, cover and soil loss computed from each other."""

import numpy as np
import pytest

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, compute_vegetation_cover
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor

COEFFICIENTS = {1: -0.1535, 3: -0.1151, 6: -0.0768, 7: -0.0658}


@pytest.fixture
def study(climate_files, soil_files, make_raster, tmp_path):
    """Weather, cover and soil loss computed as a study does; returns the three requests."""
    climate, _ = climate_files(wind=np.random.default_rng(3).uniform(3.0, 7.0, (12, 4, 6)))
    weather = WeatherFactorRequest(**climate, output=str(tmp_path / "weather.tif"))
    compute_weather_factor(weather)
    ndvi = np.random.default_rng(5).uniform(0.0, 0.5, (4, 6))
    cover = VegetationCoverRequest(make_raster("ndvi.tif", ndvi), output=str(tmp_path / "spring.tif"), retention=0.6)
    compute_vegetation_cover(cover)
    files, _ = soil_files()
    landcover = np.random.default_rng(6).choice([1, 3, 6, 7, 9], (4, 6))
    base = WindErosionRequest(
        **{**files, "weather_factor": weather.output, "cover": cover.output},
        output=str(tmp_path / "loss.tif"),
        landcover=make_raster("landcover.tif", landcover),
        cover_coefficients=COEFFICIENTS,
    )
    return base, weather, cover
