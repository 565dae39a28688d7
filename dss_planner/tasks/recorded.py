"""The requests that results of a study were made with, read from what was recorded beside them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.errors import InputError
from dss_planner.provenance import sidecar

Request = TypeVar("Request", WindErosionRequest, WeatherFactorRequest, VegetationCoverRequest)


def erosion_request(folder: str) -> WindErosionRequest:
    """Return what the erosion map of the study in ``folder`` was made with. Raises `InputError` without one."""
    found = _recorded(WindErosionRequest, folder, "soil_loss")
    if found is None:
        raise InputError(
            "The study in {folder} has no erosion map with a record of how it was made. Run the step “Compute wind "
            "erosion” first.",
            folder=folder,
        )
    return found


def weather_request(folder: str) -> WeatherFactorRequest | None:
    """Return what the weather factor was made with; None where that is not recorded."""
    return _recorded(WeatherFactorRequest, folder, "weather_factor")


def cover_request(folder: str) -> VegetationCoverRequest | None:
    """Return what the cover of the dust season was made with; None where that is not recorded."""
    return _recorded(VegetationCoverRequest, folder, "spring_cover")


def _recorded(kind: type[Request], folder: str, name: str) -> Request | None:
    raster = Path(folder, f"{name}.tif")
    note = sidecar(raster)
    if not raster.exists() or not note.exists():
        return None
    try:
        content = json.loads(note.read_text(encoding="utf-8"))["parameters"]
        names = {field.name for field in dataclasses.fields(kind)}
        return kind(**{key: _value(key, value, folder) for key, value in content.items() if key in names})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _value(key: str, value: Any, folder: str) -> Any:
    """Return a number, a mapping or a path as the request holds it; a study that moved finds its own files."""
    if key == "calibration" and isinstance(value, Mapping):
        return Calibration(**value)
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, Mapping):
        return {int(code) if str(code).isdigit() else code: item for code, item in value.items()}
    if isinstance(value, str) and value.endswith(".tif"):
        here = Path(folder, Path(value).name)
        return str(here) if here.exists() else value
    return value
