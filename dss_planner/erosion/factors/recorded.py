"""The requests that a soil loss was made with, read from what was recorded beside it and beside its inputs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.errors import InputError
from dss_planner.provenance import sidecar

_Request = TypeVar("_Request", WindErosionRequest, WeatherFactorRequest, VegetationCoverRequest)
#: Fields that map codes to numbers: JSON has only text for keys.
_BY_CODE = ("cover_coefficients", "compaction")


@dataclass(frozen=True)
class Recorded:
    """What a soil loss was made with; weather, cover: what its weather factor and its cover were, None if unknown."""

    base: WindErosionRequest
    weather: WeatherFactorRequest | None
    cover: VegetationCoverRequest | None


def recorded(soil_loss: str) -> Recorded:
    """Return the requests behind a result of “Wind erosion”; files that moved with it are found beside it.

    Raises `InputError` when nothing is recorded beside it.
    """
    base = _request(WindErosionRequest, soil_loss, "winderosion")
    if base is None:
        raise InputError(
            "Nothing is recorded beside “{layer}” about how it was computed ({expected} is missing or of another "
            "step). Choose a result of “Wind erosion” with its file of origin.",
            layer=soil_loss,
            expected=sidecar(soil_loss).name,
        )
    weather = _request(WeatherFactorRequest, base.weather_factor, "weatherfactor")
    cover = None
    if base.cover_form != "components":
        cover = _request(VegetationCoverRequest, base.cover, "vegetationcover")
    return Recorded(base, _if_there(weather, "temperature"), _if_there(cover, "ndvi"))


def _if_there(request: Any, field: str) -> Any:
    """Return the request when its layers are still there."""
    return request if request is not None and Path(getattr(request, field)).exists() else None


def _request(kind: type[_Request], output: str, step: str) -> _Request | None:
    if not output:
        return None
    note = sidecar(output)
    try:
        content = json.loads(note.read_text(encoding="utf-8"))
        if content["step"] != step:
            return None
        fields = {field.name for field in dataclasses.fields(kind)}
        values = {name: value for name, value in content["parameters"].items() if name in fields}
        return kind(**{name: _value(name, value, note.parent) for name, value in values.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _value(name: str, value: Any, folder: Path) -> Any:
    if name == "calibration" and isinstance(value, Mapping):
        return Calibration(float(value["factor"]), float(value["exponent"]))
    if name in _BY_CODE and isinstance(value, Mapping):
        return {int(code): float(number) for code, number in value.items()}
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str) and not Path(value).exists() and (folder / Path(value).name).exists():
        return str(folder / Path(value).name)
    return value
